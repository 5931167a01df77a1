import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly tone: 'ok' | 'bad' | 'info'
  readonly text: string
  readonly detail?: string
}

let toasts: readonly Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function set(list: readonly Toast[]): void {
  toasts = list
  for (const listener of listeners) listener()
}

/** Tells the reader something: success goes by itself after 4 s, a failure stays for 12 s or until it is closed. */
export function tell(toast: Omit<Toast, 'id'>): void {
  const id = next++
  set([...toasts.filter((t) => t.text !== toast.text).slice(-2), { ...toast, id }])
  setTimeout(() => closeToast(id), toast.tone === 'bad' ? 12_000 : 4000)
}

export function closeToast(id: number): void {
  set(toasts.filter((t) => t.id !== id))
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, () => toasts)
}

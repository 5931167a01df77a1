import { useSyncExternalStore } from 'react'

export type Mode = 'light' | 'dark'

const listeners = new Set<() => void>()
const system = matchMedia('(prefers-color-scheme: dark)')
system.addEventListener('change', () => { for (const l of listeners) l() })

function now(): Mode {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'dark' || chosen === 'light' ? chosen : system.matches ? 'dark' : 'light'
}

function set(mode: Mode): void {
  document.documentElement.dataset.theme = mode
  try {
    localStorage.setItem('landfall.theme', mode)
  } catch {
    // Kept for this visit only.
  }
  for (const l of listeners) l()
}

/** Light or dark: the reader's choice, else the system's. */
export function useTheme(): { mode: Mode; set(mode: Mode): void } {
  const mode = useSyncExternalStore((l) => { listeners.add(l); return () => listeners.delete(l) }, now)
  return { mode, set }
}

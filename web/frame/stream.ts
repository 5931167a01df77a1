import { useEffect, useSyncExternalStore } from 'react'
import { refreshReads } from '../api/queries.ts'

let running: readonly string[] = []
const listeners = new Set<() => void>()

function setRunning(ids: readonly string[]): void {
  running = ids
  for (const l of listeners) l()
}

/** Shows a job in the tray, for pages that have just started one. */
export function watchJob(id: string): void {
  if (!running.includes(id)) setRunning([...running, id].slice(-5))
}

export function forgetJob(id: string): void {
  setRunning(running.filter((j) => j !== id))
}

/** Listens to the server's news: what changed is read again, a job that runs shows in the tray. Gives the jobs to show. */
export function useStream(): readonly string[] {
  useEffect(() => openStream(), [])
  return useSyncExternalStore((l) => { listeners.add(l); return () => listeners.delete(l) }, () => running)
}

function onNews(type: string, data: string): void {
  if (type === 'job') {
    const job = parsed(data)
    const id = job?.jobId ?? job?.id
    if (typeof id === 'string' && job?.mine !== false) watchJob(id)
  }
  refreshReads()
}

function parsed(data: string): Record<string, unknown> | null {
  try {
    return JSON.parse(data) as Record<string, unknown>
  } catch {
    return null
  }
}

/** One stream for all tabs of the browser where it has SharedWorker, else one of this tab. The browser reconnects by itself with Last-Event-ID. */
function openStream(): () => void {
  if (typeof SharedWorker !== 'undefined') {
    try {
      const worker = new SharedWorker(new URL('./stream-worker.ts', import.meta.url), { type: 'module', name: 'landfall-stream' })
      worker.port.onmessage = (event: MessageEvent<{ type: string; data: string }>) => onNews(event.data.type, event.data.data)
      worker.port.start()
      return () => worker.port.close()
    } catch {
      // A private window may forbid it.
    }
  }
  const source = new EventSource('/api/v1/stream')
  for (const type of ['event', 'job', 'notification']) source.addEventListener(type, (event) => onNews(type, (event as MessageEvent<string>).data))
  return () => source.close()
}

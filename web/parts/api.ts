import { useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { v4 } from 'uuid'
import { ProblemError, request, type SendMethod, withQuery } from '../api/client.ts'
import { queries, refreshReads } from '../api/queries.ts'
import { useCurrentId } from '../frame/current.ts'
import { tell } from '../frame/toasts.ts'
import { useLocale } from './language.ts'

export { ProblemError }
export type Read<T> = { data: T | undefined; error: ProblemError | null; isLoading: boolean; refetch(): void }

/** `/items/risks` stands below the implementation; `/api/…` as it is. */
function absolute(implementationId: string | null, path: string): string {
  if (path.startsWith('/api/')) return path
  if (!implementationId) throw new Error(`${path} needs an implementation`)
  return `/api/v1/implementations/${implementationId}${path}`
}

/** Reads from the server; `null` reads nothing. Old rows stay while newer ones are fetched; news from the server fetches again. */
export function useRead<T>(path: string | null, query?: Record<string, string | number | undefined>): Read<T> {
  const id = useCurrentId()
  const locale = useLocale()
  const base = path === null ? null : absolute(id, path)
  const url = base === null ? null : withQuery(base, query)
  const result = useQuery<T>({
    queryKey: ['read', base, url, locale],
    queryFn: ({ signal }) => request<T>('GET', url!, undefined, {}, signal),
    enabled: url !== null,
    placeholderData: (previous, before) => (before?.queryKey[1] === base ? previous : undefined),
  })
  return { data: result.data, error: (result.error as ProblemError | null) ?? null, isLoading: result.isLoading, refetch: () => void result.refetch() }
}

export type Send = <T>(method: SendMethod, path: string, body?: unknown, options?: { ifMatch?: number }) => Promise<T>

/** Sends a change. A POST carries an Idempotency-Key, so that a repeated click or a lost answer makes one thing only. Throws ProblemError. */
export function useSend(): Send {
  const id = useCurrentId()
  return useCallback(
    <T,>(method: SendMethod, path: string, body?: unknown, options?: { ifMatch?: number }) =>
      request<T>(method, absolute(id, path), body ?? (method === 'POST' || method === 'PUT' || method === 'PATCH' ? {} : undefined), {
        ...(method === 'POST' ? { 'idempotency-key': v4() } : {}),
        ...(options?.ifMatch === undefined ? {} : { 'if-match': String(options.ifMatch) }),
      }),
    [id],
  )
}

export interface ActionOptions {
  /** Told when it succeeded. */
  readonly done?: string
  /** Takes the server's sentence of a failure, to show it where the input is; without it the failure is told as a toast. */
  readonly onProblem?: (title: string) => void
}

/** Runs work for a button: busy while it lasts, a failure shown with its next step, success as a short toast, and all reads refreshed. */
export function useAction(): { busy: boolean; run<T>(work: () => Promise<T>, options?: ActionOptions): Promise<T | undefined> } {
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const run = useCallback(async <T,>(work: () => Promise<T>, options?: ActionOptions): Promise<T | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    try {
      const result = await work()
      if (options?.done) tell({ tone: 'ok', text: options.done })
      return result
    } catch (error) {
      if (options?.onProblem && error instanceof ProblemError) options.onProblem(error.problem.title)
      else tellProblem(error)
      return undefined
    } finally {
      running.current = false
      setBusy(false)
      refreshReads()
    }
  }, [])
  return { busy, run }
}

/** Shows a failure as the server worded it. */
export function tellProblem(error: unknown): void {
  if (error instanceof ProblemError) {
    const fields = error.problem.fields?.map((f) => `${f.path}: ${f.message}`).join(' · ')
    tell({ tone: 'bad', text: error.problem.title, ...(fields ? { detail: fields } : {}) })
    return
  }
  throw error
}

/** Where a file below the implementation is downloaded: `/documents/srs.docx`. */
export function useUrlOf(): (path: string) => string {
  const id = useCurrentId()
  return useCallback((path) => absolute(id, path), [id])
}

/** The same outside of a component, for the implementation on screen. */
export function urlOf(path: string): string {
  return absolute(shown, path)
}

let shown: string | null = null
/** Set by the frame when an implementation is opened. */
export function showImplementation(id: string | null): void {
  shown = id
}

/** Uploads a file with fields beside it; below the implementation on screen unless the path starts with `/api/`. */
export async function uploadFile<T>(path: string, file: File, fields: Record<string, string> = {}): Promise<T> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('file', file, file.name)
  const answer = await request<T>('POST', absolute(shown, path), form, { 'idempotency-key': v4() })
  void queries.invalidateQueries()
  return answer
}

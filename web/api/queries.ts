import { keepPreviousData, QueryClient } from '@tanstack/react-query'
import { ProblemError } from './client.ts'

/** Reads are kept while the page is open and asked again when the server tells of a change. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => failures < 2 && error instanceof ProblemError && (error.problem.status === 0 || error.problem.status === 503),
      retryDelay: (attempt) => 500 * 2 ** attempt,
      placeholderData: keepPreviousData,
    },
  },
})

let _due: ReturnType<typeof setTimeout> | undefined

/** Asks again for what is on screen, at most four times a second, and marks the rest as old. */
export function refreshReads(): void {
  _due ??= setTimeout(() => {
    _due = undefined
    void queries.invalidateQueries()
  }, 250)
}

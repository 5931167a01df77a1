import { useRouter, useRouterState } from '@tanstack/react-router'
import { useCallback } from 'react'

/** One value of the address (`?name=`): read it, set it, remove it with null. Deep links come from this. */
export function useAddress(name: string, options: { replace?: boolean } = {}): [string | null, (value: string | null) => void] {
  const router = useRouter()
  const value = useRouterState({ select: (s) => new URLSearchParams(s.location.searchStr).get(name) })
  const replace = options.replace ?? false
  const set = useCallback(
    (wanted: string | null) => {
      const { pathname, search } = router.history.location
      const query = new URLSearchParams(search)
      if ((query.get(name) ?? null) === wanted) return
      if (wanted === null || wanted === '') query.delete(name)
      else query.set(name, wanted)
      const rest = query.toString()
      const to = `${pathname}${rest ? `?${rest}` : ''}`
      if (replace) router.history.replace(to)
      else router.history.push(to)
    },
    [router, name, replace],
  )
  return [value, set]
}

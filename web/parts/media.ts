import { useSyncExternalStore } from 'react'

/** Does the media query hold now? */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}

/** The layout for phones: drawer, list, bottom sheet. */
export const usePhone = () => useMedia('(max-width: 760px)')

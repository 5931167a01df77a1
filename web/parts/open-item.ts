import { useCallback } from 'react'
import { useAddress } from './address.ts'

/** Opens an item's panel beside the page (`?item=CODE`); the list stays. `null` closes it. */
export function useOpenItem(): (code: string | null) => void {
  const [, set] = useAddress('item')
  return useCallback((code) => set(code), [set])
}

export function useOpenedItem(): string | null {
  return useAddress('item')[0]
}

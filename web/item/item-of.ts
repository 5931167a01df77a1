import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import { useCurrent } from '../frame/current.ts'
import { useRead } from '../parts/api.ts'

/** The kind that a code such as `REQ-087` belongs to. */
export function useKindOfCode(code: string): KindInfo | null {
  const prefix = code.slice(0, code.lastIndexOf('-')).toUpperCase()
  return useCurrent().kinds.find((k) => k.prefix === prefix) ?? null
}

export function useItem(code: string) {
  const kind = useKindOfCode(code)
  const read = useRead<ItemRow>(kind ? `/items/${kind.path}/${encodeURIComponent(code)}` : null)
  return { kind, ...read }
}

import type { ItemRow, Page as Rows } from '../../../platform/wire.ts'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { useImplementation } from '../../../web/parts/implementation.ts'

/** The mappings of the chosen phase in load order, and the one in the address (`?object=`); the first when it names none. */
export function useObject(): { mappings: ItemRow[] | undefined; chosen: ItemRow | null; choose: (object: string) => void } {
  const { phaseId } = useImplementation()
  const { data } = useRead<Rows<ItemRow>>('/items/mappings', { phase: phaseId ?? undefined })
  const [object, setObject] = useAddress('object', { replace: true })
  const mappings = data?.rows.toSorted((a, b) => Number(a.loadOrder ?? 0) - Number(b.loadOrder ?? 0))
  return { mappings, chosen: mappings?.find((m) => m.object === object || m.code === object) ?? mappings?.find((m) => m.pipelineVersion !== null) ?? mappings?.[0] ?? null, choose: setObject }
}

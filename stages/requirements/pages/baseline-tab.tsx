import type { ItemRow } from '../../../platform/wire.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { BaselineView } from '../contract.ts'
import { BaselineDifference } from './baseline-difference.tsx'

/** The difference of a baseline to now, in its panel. */
export default function BaselineTab({ item }: { item: ItemRow }) {
  const { data } = useRead<BaselineView>(`/requirements-baselines/${item.id}/view`)
  return data ? <BaselineDifference baseline={data} /> : <Skeleton rows={6} />
}

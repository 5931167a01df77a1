import type { ItemRow } from '../../../platform/wire.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import type { FlowView } from '../contract.ts'
import { words as w } from '../texts.ts'
import { FlowPicture } from './flow-picture.tsx'

/** The flow in the panel of its item. */
export default function FlowTab({ item }: { item: ItemRow }) {
  const text = useText()
  const { href } = useImplementation()
  const { data } = useRead<FlowView>(`/configuration/flows/${item.code}`)
  if (!data) return null
  return (
    <>
      {data.picture ? <FlowPicture picture={data.picture} label={data.title} /> : <Empty title={text(w.noVersions)} text={text(w.flowsEmptyText)} />}
      <p><Link to={href('configuration', 'flow', { flow: item.code })}>{text(w.openDesigner)}</Link></p>
    </>
  )
}

import { useAddress } from '../../../web/parts/address.ts'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Register } from '../../../web/parts/register.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { texts as t } from '../texts.ts'
import './requirements.css'

/** Processes and the regulations that go with them. */
export default function ProcessesPage() {
  const text = useText()
  const [shown, show] = useAddress('kind')
  const kind = shown === 'regulation' ? 'regulation' : 'processMap'
  return (
    <Page title={text(t.processRoom)} lead={text(t.processLead)} gate="requirements">
      <div className="rq-switch"><Segmented label={text(t.processRoom)} value={kind} onChange={(v) => show(v === 'processMap' ? null : v)} options={[{ value: 'processMap', label: text(t.processes) }, { value: 'regulation', label: text(t.regulations) }]} /></div>
      {kind === 'processMap'
        ? <Register key="p" kind="processMap" columns={['code', 'title', 'ownerId', 'regulations', 'handOffsRemoved', 'minutesRemoved', 'state']} empty={{ title: text(t.processEmpty), text: text(t.processEmptyText) }} />
        : <Register key="r" kind="regulation" columns={['code', 'title', 'number', 'ownerId', 'processes', 'effectiveOn', 'state']} empty={{ title: text(t.regulationEmpty), text: text(t.regulationEmptyText) }} />}
    </Page>
  )
}

import { useAddress } from '../../../web/parts/address.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Register } from '../../../web/parts/register.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Tabs } from '../../../web/parts/tabs.tsx'
import type { ItemRow, Page as RowsPage } from '../../../platform/wire.ts'
import type { BaselineView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { BaselineDetail } from './baseline-detail.tsx'
import { SpecificationDocument } from './documents.tsx'
import './requirements.css'

/** The baselines of the phases with their signatures and difference to now, and the change requests. */
export default function BaselinesPage() {
  const text = useText()
  const [tab, setTab] = useAddress('tab')
  return (
    <Page title={text(t.baselineRoom)} lead={text(t.baselineLead)} gate="requirements" actions={<><SpecificationDocument /><Freeze /></>}>
      <Tabs
        label={text(t.baselineRoom)} value={tab === 'changes' ? 'changes' : 'baselines'} onChange={(key) => setTab(key === 'baselines' ? null : key)}
        tabs={[
          { key: 'baselines', label: text(t.baselines), content: () => <Baselines /> },
          { key: 'changes', label: text(t.changeRequests), content: () => <Register kind="changeRequest" columns={['code', 'title', 'requirements', 'days', 'configurationItems', 'decidedById', 'state']} empty={{ title: text(t.changeEmpty), text: text(t.changeEmptyText) }} /> },
        ]}
      />
    </Page>
  )
}

function Freeze() {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const { phase, can } = useImplementation()
  const [, show] = useAddress('baseline')
  if (!can('manage', 'requirements')) return null
  if (!phase) return <span className="lf-meta">{text(t.choosePhase)}</span>
  const freeze = async () => {
    const made = await run(() => send<BaselineView>('POST', '/requirements-baselines', { phaseId: phase.id }), { done: text(t.frozen) })
    if (made) show(made.code)
  }
  return <ConfirmButton type="primary" question={text(t.freezeQuestion, { phase: phase.name })} onConfirm={freeze}>{text(t.freeze)}</ConfirmButton>
}

function Baselines() {
  const text = useText()
  const { number, instant } = useFormat()
  const { phaseId, phaseName } = useImplementation()
  const { data } = useRead<RowsPage<ItemRow>>('/items/requirements-baselines', { phase: phaseId ?? undefined })
  const [chosen, choose] = useAddress('baseline')
  const rows = data ? [...data.rows].reverse() : undefined
  const shown = rows?.find((r) => r.code === chosen) ?? rows?.[0]
  const columns: Column<ItemRow>[] = [
    { key: 'code', title: text(t.code), width: 84, mono: true },
    { key: 'phase', title: text(t.phase), text: (r) => phaseName(r.phaseId), render: (r) => phaseName(r.phaseId), phone: 'title' },
    { key: 'baselineVersion', title: text(t.version), width: 84, phone: 'sub' },
    { key: 'frozenAt', title: text(t.frozenAt), width: 150, render: (r) => instant(String(r.frozenAt)), phone: 'sub' },
    { key: 'requirementCount', title: text(t.requirementCount), width: 108, align: 'right', render: (r) => number(r.requirementCount as number), phone: 'sub' },
    { key: 'changedSince', title: text(t.changedSince), width: 104, align: 'right', render: (r) => (r.changedSince === 0 ? <span className="lf-none">0</span> : <b className={r.state === 'superseded' ? '' : 'bad'}>{number(r.changedSince as number)}</b>), phone: 'none' },
    { key: 'state', title: text(t.state), width: 120, render: (r) => <StateOf kind="requirementsBaseline" state={r.state} />, phone: 'status' },
  ]
  return (
    <>
      <DataTable rows={rows} columns={columns} selected={shown?.id} onOpen={(r) => choose(r.code)} label={text(t.baselines)} empty={{ title: text(t.noBaselines), text: text(t.noBaselinesText) }} />
      {shown && <div className="rq-below"><BaselineDetail key={shown.id} code={shown.code} /></div>}
    </>
  )
}

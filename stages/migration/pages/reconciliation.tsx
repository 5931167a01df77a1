import type { ItemRow, Page as Rows } from '../../../platform/wire.ts'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import { texts as t } from '../texts.ts'
import { Ladder } from './ladder.tsx'
import './migration.css'

/** The reconciliations of the phase, newest first; the chosen one as a ladder to be signed. */
export default function ReconciliationPage() {
  const text = useText()
  const { phaseId, kind } = useImplementation()
  const { data } = useRead<Rows<ItemRow>>('/items/reconciliations', { phase: phaseId ?? undefined })
  const [chosen, choose] = useAddress('rec', { replace: true })
  const rows = data?.rows.toSorted((a, b) => b.code.localeCompare(a.code, 'en', { numeric: true }))
  const shown = rows?.find((r) => r.code === chosen) ?? rows?.find((r) => r.state === 'open') ?? rows?.[0] ?? null
  const modes = kind('reconciliation').fields.mode?.options ?? []
  const columns: Column<ItemRow>[] = [
    { key: 'code', title: text(t.code), width: 92, mono: true, render: (r) => <ItemLink code={r.code} />, phone: 'sub' },
    { key: 'title', title: text(t.object), phone: 'title' },
    { key: 'mode', title: text(t.mode), width: 104, text: (r) => { const m = modes.find((o) => o.value === r.mode); return m ? text(m.label) : '' }, sort: true },
    { key: 'runCode', title: text(t.run), width: 92, mono: true, phone: 'none' },
    { key: 'owner', title: text(t.owner), width: 96, render: (r) => <PersonName id={r.ownerId} /> },
    { key: 'unbalanced', title: text(t.balance), width: 104, render: (r) => (Number(r.unbalanced) === 0 ? <Status tone="ok">{text(t.balanced)}</Status> : <Status tone="bad">{text(t.unbalanced, { n: Number(r.unbalanced) })}</Status>), phone: 'figure' },
    { key: 'state', title: text(t.state), width: 132, render: (r) => <StateOf kind="reconciliation" state={r.state} />, phone: 'status' },
  ]
  return (
    <Page title={text(t.reconciliationRoom)} lead={text(t.reconciliationLead)}>
      <DataTable rows={rows} columns={columns} rowKey={(r) => r.code} selected={shown?.code} onOpen={(r) => choose(r.code)} label={text(t.reconciliationRoom)} xlsx="/items/reconciliations.xlsx" empty={{ title: text(t.reconciliationEmpty), text: text(t.reconciliationEmptyText) }} />
      {shown && <Ladder key={shown.id} id={shown.id} />}
    </Page>
  )
}

import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { GoNoGoLine } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { DecisionDetail } from './decision-detail.tsx'
import './cutover.css'

/** Go/no-go meetings; one opens on one screen for the sponsor. */
export default function DecisionsPage() {
  const text = useText()
  const format = useFormat()
  const { phaseId, can } = useImplementation()
  const [open, setOpen] = useAddress('open')
  const [isCreating, setCreating] = useState(false)
  const { data } = useRead<GoNoGoLine[]>('/cutover/decisions', { phase: phaseId ?? undefined })
  if (open) return <DecisionDetail code={open} onBack={() => setOpen(null)} />
  const create = can('create', 'cutover') && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setCreating(true)}>{text(t.planDecision)}</Button>
  const columns: Column<GoNoGoLine>[] = [
    { key: 'code', title: text(t.code), width: 92, mono: true, phone: 'sub' },
    { key: 'title', title: text(t.meeting) },
    { key: 'wave', title: text(t.wave), width: 280, phone: 'sub' },
    { key: 'meetingOn', title: text(t.meetingOn), width: 116, sort: true, render: (d) => format.day(d.meetingOn), phone: 'sub' },
    { key: 'votes', title: text(t.votes), width: 110, align: 'right', render: (d) => <>{d.votes} / {d.voters}{d.dissents > 0 && <small className="lf-meta"> · {text(t.dissents, { count: d.dissents })}</small>}</>, phone: 'figure' },
    { key: 'state', title: text(t.decision), width: 120, render: (d) => (d.decision ? <Status tone={d.decision === 'noGo' ? 'bad' : d.decision === 'conditional' ? 'warn' : 'ok'}>{text({ go: t.go, conditional: t.conditional, noGo: t.noGo }[d.decision as 'go'])}</Status> : <StateOf kind="goNoGo" state={d.state} />), text: (d) => d.decision ?? d.state, phone: 'status' },
  ]
  return (
    <Page title={text(t.roomDecisions)} lead={text(t.decisionsLead)} actions={create}>
      <DataTable rows={data} columns={columns} rowKey={(d) => d.code} onOpen={(d) => setOpen(d.code)} label={text(t.roomDecisions)} xlsx="/items/go-no-go.xlsx" empty={{ title: text(t.decisionsEmpty), text: text(t.decisionsEmptyText), action: create }} />
      {isCreating && <KindForm kind="goNoGo" drawer onDone={(row) => { setCreating(false); if (row) setOpen(row.code) }} />}
    </Page>
  )
}

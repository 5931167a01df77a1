import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { Requisition } from '../contract.ts'
import { words as w } from '../texts.ts'
import { ApprovalDetail } from './approval-detail.tsx'
import { statusOf } from './approval-words.ts'
import { RequisitionForm } from './requisition-form.tsx'

/** Purchase requisitions whose approval runs here. */
export default function RequisitionsPage() {
  const text = useText()
  const { money, instant } = useFormat()
  const { data } = useRead<Requisition[]>('/requisitions')
  const [open, setOpen] = useAddress('requisition')
  const [editing, setEditing] = useState<Requisition | 'new' | null>(null)
  const shown = data?.find((r) => r.code === open)
  const columns: Column<Requisition>[] = [
    { key: 'code', title: text(w.document), width: 84, mono: true },
    { key: 'title', title: text(w.title) },
    { key: 'department', title: text(w.department), width: 108, sort: true, phone: 'none' },
    { key: 'requester', title: text(w.requester), width: 84, sort: true, phone: 'sub' },
    { key: 'amount', title: text(w.amount), width: 116, align: 'right', sort: true, render: (r) => money(r.amount, r.currency), phone: 'figure' },
    { key: 'createdAt', title: text(w.when), width: 136, sort: true, render: (r) => instant(r.createdAt), phone: 'none' },
    { key: 'status', title: text(w.state), width: 148, render: (r) => <Status tone={statusOf[r.status].tone}>{r.waitingFor ? `${text(statusOf[r.status].word)} · ${r.waitingFor}` : text(statusOf[r.status].word)}</Status>, text: (r) => text(statusOf[r.status].word), phone: 'status' },
  ]
  const views = (['running', 'returned', 'rejected'] as const).map((key) => ({ key, label: text(statusOf[key].word), test: (r: Requisition) => r.status === key }))
  return (
    <Page title={text(w.requisitionsRoom)} lead={text(w.requisitionsLead)} actions={<Button type="primary" onClick={() => setEditing('new')}>{text(w.newRequisition)}</Button>}>
      <DataTable rows={data} columns={columns} rowKey={(r) => r.code} selected={open} onOpen={(r) => setOpen(r.code)} search views={views} empty={<Empty title={text(w.requisitionsEmpty)} text={text(w.requisitionsEmptyText)} icon="approval" />} xlsx={{ name: text(w.requisitionsRoom) }} label={text(w.requisitionsRoom)} />
      <Drawer title={shown ? `${shown.code} ${shown.title}` : ''} open={open !== null && editing === null} onClose={() => setOpen(null)} width={560}>
        {shown && <ApprovalDetail requisitionId={shown.id} instanceId={shown.instanceId} onCorrect={setEditing} />}
      </Drawer>
      <Drawer title={text(editing === 'new' || editing === null ? w.newRequisition : w.resubmit)} open={editing !== null} onClose={() => setEditing(null)} width={640}>
        {editing && <RequisitionForm key={editing === 'new' ? 'new' : editing.id} requisition={editing === 'new' ? null : editing} onDone={(code) => { setEditing(null); setOpen(code) }} />}
      </Drawer>
    </Page>
  )
}

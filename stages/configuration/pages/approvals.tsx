import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { Inbox, InboxEntry } from '../contract.ts'
import { words as w } from '../texts.ts'
import { ApprovalActions } from './approval-actions.tsx'
import { ApprovalDetail } from './approval-detail.tsx'
import { actionWord, statusOf, toneOf } from './approval-words.ts'
import { RequisitionLines } from './requisition-lines.tsx'
import './configuration.css'

/** What waits for me, to be decided in ten seconds on a phone. */
export default function ApprovalsPage() {
  const text = useText()
  const { data } = useRead<Inbox>('/approvals/inbox')
  const [open, setOpen] = useAddress('approval')
  return (
    <Page title={text(w.approvalsRoom)} lead={data && data.waiting.length > 0 ? text(w.waitingCount, { n: data.waiting.length }) : text(w.approvalsLead)}>
      {data?.waiting.length === 0 && <Empty title={text(w.nothingWaits)} text={text(w.nothingWaitsText)} icon="check" />}
      <div className="cf-inbox">{data?.waiting.map((entry) => <InboxCard key={`${entry.instanceId} ${entry.taskKey}`} entry={entry} onOpen={() => setOpen(entry.instanceId)} />)}</div>
      {data && data.done.length > 0 && <Section title={text(w.decided)}><Decided rows={data.done} onOpen={setOpen} /></Section>}
      <Drawer title={text(w.details)} open={open !== null} onClose={() => setOpen(null)} width={560}>{open && <ApprovalDetail requisitionId={null} instanceId={open} />}</Drawer>
    </Page>
  )
}

function InboxCard({ entry, onOpen }: { entry: InboxEntry; onOpen: () => void }) {
  const text = useText()
  const { money, day, relative } = useFormat()
  const { requisition: r, history } = entry
  return (
    <article className="cf-inbox-card" aria-label={`${r.code} ${r.title}`}>
      <header>
        <div><h2>{r.title}</h2><p className="lf-meta">{[r.requester, r.department, r.neededOn ? text(w.neededOn, { day: day(r.neededOn, 'short') }) : ''].filter(Boolean).join(' · ')}</p></div>
        <b className="cf-amount">{money(r.amount, r.currency)}</b>
      </header>
      <p className="cf-why"><b>{entry.nodeName}</b> {entry.why} <span className="lf-meta">{text(w.waitingSince, { when: relative(entry.since) })}</span></p>
      {r.reason && <p className="cf-reason">{r.reason}</p>}
      <RequisitionLines lines={r.lines} most={3} />
      {r.lines.length > 3 && <p className="lf-meta">{text(w.moreLines, { n: r.lines.length - 3 })}</p>}
      <p className="cf-trail">{history.map((h) => <span key={h.seq}><Status tone={toneOf(h.action)}>{h.by ? `${h.by} ${text(actionWord(h.action))}` : text(actionWord(h.action))}</Status>{h.note && <q>{h.note}</q>}</span>)}</p>
      <footer>
        <ApprovalActions instanceId={entry.instanceId} taskKey={entry.taskKey} code={r.code} canReturnToPrevious={history.some((h) => h.action === 'approved')} />
        <button type="button" className="lf-quiet" onClick={onOpen}>{text(w.details)} <span className="lf-code">{r.code}</span></button>
      </footer>
    </article>
  )
}

function Decided({ rows, onOpen }: { rows: Inbox['done']; onOpen: (id: string) => void }) {
  const text = useText()
  const { money, instant } = useFormat()
  const columns: Column<Inbox['done'][number]>[] = [
    { key: 'document', title: text(w.document), width: 92, mono: true },
    { key: 'title', title: text(w.title) },
    { key: 'amount', title: text(w.amount), width: 120, align: 'right', render: (d) => money(d.amount), phone: 'figure' },
    { key: 'action', title: text(w.myAction), width: 92, render: (d) => text(actionWord(d.action)), text: (d) => text(actionWord(d.action)), phone: 'sub' },
    { key: 'at', title: text(w.when), width: 140, render: (d) => instant(d.at), phone: 'sub' },
    { key: 'status', title: text(w.state), width: 92, render: (d) => <Status tone={statusOf[d.status].tone}>{text(statusOf[d.status].word)}</Status>, text: (d) => text(statusOf[d.status].word), phone: 'status' },
  ]
  return <DataTable rows={rows} columns={columns} rowKey={(d) => `${d.instanceId} ${d.at}`} onOpen={(d) => onOpen(d.instanceId)} empty={null} label={text(w.decided)} />
}

import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import type { MeetingRow } from '../contract.ts'
import { MeetingDetail } from './meeting-detail.tsx'
import { NewMeeting } from './new-meeting.tsx'
import './planning.css'
import { texts as t } from './texts.ts'
import { WeeklyReportView } from './weekly.tsx'

export const typeText = { weekly: t.typeWeekly, executive: t.typeExecutive, kickOff: t.typeKickOff, other: t.typeOther } as const

/** The weekly report first, then the meetings; a meeting opens on the same page. */
export default function MeetingsPage() {
  const text = useText()
  const { can } = useImplementation()
  const [meeting, setMeeting] = useAddress('meeting')
  const [tab, setTab] = useAddress('tab', { replace: true })
  const [isNew, setNew] = useState(false)
  const shown = tab === 'list' ? 'list' : 'weekly'
  if (meeting) return <MeetingDetail code={meeting} onBack={() => setMeeting(null)} />
  const choice = <Segmented label={text(t.meetings)} value={shown} onChange={(v) => setTab(v === 'weekly' ? null : v)} options={[{ value: 'weekly', label: text(t.weekly) }, { value: 'list', label: text(t.meetingList) }]} />
  if (shown === 'weekly') return <WeeklyReportView choice={choice} />
  return (
    <Page title={text(t.meetings)} lead={text(t.meetingsLead)} actions={can('create', 'planning') && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setNew(true)}>{text(t.newMeeting)}</Button>}>
      <div className="pl-choice">{choice}</div>
      <MeetingTable onOpen={setMeeting} onNew={can('create', 'planning') ? () => setNew(true) : undefined} />
      {isNew && <NewMeeting onClose={() => setNew(false)} onMade={(code) => { setNew(false); setMeeting(code) }} />}
    </Page>
  )
}

export function MeetingTable({ type, rows: given, onOpen, onNew }: { type?: string; rows?: readonly MeetingRow[] | undefined; onOpen: (code: string) => void; onNew?: (() => void) | undefined }) {
  const text = useText()
  const { day } = useFormat()
  const { person, phaseName } = useImplementation()
  const { data } = useRead<MeetingRow[]>(given ? null : '/planning/meetings', { type })
  const columns: Column<MeetingRow>[] = [
    { key: 'code', title: text(t.code), width: 88, mono: true },
    { key: 'title', title: text(t.meetingTitle), text: (m) => m.title },
    { key: 'type', title: text(t.meetingType), width: 120, text: (m) => text(typeText[m.meetingType as keyof typeof typeText] ?? t.typeOther), phone: 'none' },
    { key: 'heldOn', title: text(t.heldOn), width: 104, render: (m) => day(m.heldOn), text: (m) => m.heldOn, sort: true },
    { key: 'chair', title: text(t.chair), width: 76, text: (m) => person(m.chairId), phone: 'none' },
    { key: 'present', title: text(t.present), width: 72, align: 'right', text: (m) => (m.state === 'planned' ? m.invited : text(t.presentOf, { n: m.present, of: m.invited })), phone: 'none' },
    { key: 'results', title: text(t.results), width: 104, align: 'right', text: (m) => `${m.decisions} / ${m.actionsTotal}`, phone: 'none' },
    { key: 'state', title: text(t.minutesState), width: 112, render: (m) => <StateOf kind="meeting" state={m.state} />, text: (m) => m.state, phone: 'status' },
  ]
  return (
    <DataTable
      rows={given ?? data} columns={columns} rowKey={(m) => m.code} onOpen={(m) => onOpen(m.code)} search label={text(t.meetingList)} xlsx={{ name: text(t.meetingList) }}
      {...(type || given ? {} : { filters: [{ key: 'type', label: text(t.meetingType), options: Object.entries(typeText).map(([value, label]) => ({ value, label: text(label) })), of: (m: MeetingRow) => m.meetingType }, { key: 'phase', label: text(t.phase), options: [...new Set((data ?? []).map((m) => m.phaseId).filter((p) => p !== null))].map((p) => ({ value: p, label: phaseName(p) })), of: (m: MeetingRow) => m.phaseId }] })}
      empty={<Empty icon="meeting" title={text(t.meetingsEmpty)} text={text(t.meetingsEmptyText)} action={onNew ? <Button type="primary" onClick={onNew}>{text(t.newMeeting)}</Button> : undefined} />}
    />
  )
}

import { useRead } from '../../../web/parts/api.ts'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useOpenedItem, useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { MilestoneView } from '../contract.ts'
import { MilestoneLine } from './milestone-line.tsx'
import './planning.css'
import { texts as t } from './texts.ts'

/** Baseline, forecast and variance of every milestone, as a line of time and as rows. */
export default function MilestonesPage() {
  const text = useText()
  const { day } = useFormat()
  const { phaseId, summary } = useImplementation()
  const { data } = useRead<MilestoneView[]>('/planning/milestones', { phase: phaseId ?? undefined })
  const openItem = useOpenItem()
  const opened = useOpenedItem()
  const isLate = (m: MilestoneView): boolean => !m.isDone && (m.varianceDays ?? 0) > 0
  const columns: Column<MilestoneView>[] = [
    { key: 'code', title: text(t.code), width: 88, mono: true },
    { key: 'title', title: text(t.milestone) },
    { key: 'phase', title: text(t.phase), width: 56, mono: true, text: (m) => summary.phases.find((p) => p.id === m.phaseId)?.code, phone: 'none' },
    { key: 'owner', title: text(t.owner), width: 84, render: (m) => <PersonName id={m.ownerId} />, phone: 'none' },
    { key: 'plannedOn', title: text(t.baseline), width: 104, align: 'right', render: (m) => day(m.plannedOn), text: (m) => m.plannedOn, sort: true },
    { key: 'forecastOn', title: text(t.finish), width: 104, align: 'right', render: (m) => day(m.forecastOn), text: (m) => m.forecastOn, sort: true, phone: 'figure' },
    { key: 'varianceDays', title: text(t.variance), width: 72, align: 'right', render: (m) => (m.varianceDays === null ? '—' : <span className={m.varianceDays > 0 ? 'pl-bad' : undefined}>{m.varianceDays > 0 ? `+${m.varianceDays}` : m.varianceDays}</span>), text: (m) => m.varianceDays, sort: true, phone: 'none' },
    { key: 'state', title: text(t.state), width: 104, render: (m) => <Status tone={m.isDone ? 'ok' : isLate(m) ? 'warn' : 'idle'}>{text(m.isDone ? t.reached : isLate(m) ? t.late : t.ahead)}</Status>, phone: 'status' },
  ]
  return (
    <Page title={text(t.milestones)} lead={text(t.milestonesLead)}>
      {data && data.length > 0 && <MilestoneLine milestones={data} />}
      <DataTable rows={data} columns={columns} rowKey={(m) => m.code} selected={opened} onOpen={(m) => openItem(m.code)} empty={<Empty icon="milestone" title={text(t.milestonesEmpty)} text={text(t.milestonesEmptyText)} />} views={[{ key: 'ahead', label: text(t.ahead), test: (m) => !m.isDone }, { key: 'late', label: text(t.late), test: isLate }]} xlsx={{ name: text(t.milestones) }} label={text(t.milestones)} />
    </Page>
  )
}

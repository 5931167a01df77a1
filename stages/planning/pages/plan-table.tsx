import { useMemo } from 'react'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useOpenedItem, useOpenItem } from '../../../web/parts/open-item.ts'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { PlanTaskView, PlanView } from '../contract.ts'
import { texts as t } from './texts.ts'

type Row = PlanTaskView & { depth: number }

/** The same plan as rows in outline order. */
export function PlanTable({ plan, tasks }: { plan: PlanView; tasks: readonly PlanTaskView[] | undefined }) {
  const text = useText()
  const { day } = useFormat()
  const { person } = useImplementation()
  const openItem = useOpenItem()
  const opened = useOpenedItem()
  const rows = useMemo(() => (tasks ? outlined(tasks) : undefined), [tasks])
  const critical = useMemo(() => new Set(plan.criticalPath), [plan])
  const columns: Column<Row>[] = [
    { key: 'code', title: text(t.code), width: 84, mono: true },
    { key: 'title', title: text(t.task), render: (x) => <span className={x.isSummary ? 'pl-sum' : undefined} style={{ paddingInlineStart: x.depth * 16 }}>{x.title}{critical.has(x.id) && <span className="pl-crit">{text(t.legendCritical)}</span>}</span>, text: (x) => x.title },
    { key: 'ownerId', title: text(t.owner), width: 76, text: (x) => person(x.ownerId), sort: true },
    { key: 'durationDays', title: text(t.duration), width: 60, align: 'right', sort: true, phone: 'none' },
    { key: 'start', title: text(t.start), width: 84, render: (x) => day(x.start, 'short'), text: (x) => x.start, sort: true, phone: 'none' },
    { key: 'finish', title: text(t.finish), width: 84, render: (x) => day(x.finish, 'short'), text: (x) => x.finish, sort: true },
    { key: 'varianceDays', title: text(t.variance), width: 64, align: 'right', render: (x) => (x.varianceDays ? <span className={x.varianceDays > 0 ? 'pl-bad' : undefined}>{x.varianceDays > 0 ? `+${x.varianceDays}` : x.varianceDays}</span> : x.varianceDays === 0 ? '0' : ''), text: (x) => x.varianceDays, sort: true, phone: 'none' },
    { key: 'totalFloat', title: text(t.float), width: 64, align: 'right', text: (x) => (x.state === 'done' ? '' : x.totalFloat), sort: true, phone: 'none' },
    { key: 'percentComplete', title: text(t.percent), width: 64, align: 'right', render: (x) => `${Math.round(x.percentComplete)}%`, text: (x) => Math.round(x.percentComplete), sort: true, phone: 'figure' },
    { key: 'state', title: text(t.state), width: 116, render: (x) => (x.daysLate > 0 && !x.blocked ? <Status tone="bad">{text(t.overdueBy, { n: x.daysLate })}</Status> : <StateOf kind="task" state={x.state} />), text: (x) => x.state, phone: 'status' },
  ]
  return <DataTable rows={rows} columns={columns} rowKey={(x) => x.code} selected={opened} onOpen={(x) => openItem(x.code)} empty={{ title: text(t.planEmpty) }} search xlsx={`/planning/plan.xlsx${plan.phaseId ? `?phase=${plan.phaseId}` : ''}`} label={text(t.plan)} />
}

function outlined(tasks: readonly PlanTaskView[]): Row[] {
  const ids = new Set(tasks.map((x) => x.id))
  const children = Map.groupBy(tasks, (x) => (x.parentId && ids.has(x.parentId) ? x.parentId : null))
  const listed = (parent: string | null, depth: number): Row[] => (children.get(parent) ?? []).flatMap((x) => [{ ...x, depth }, ...listed(x.id, depth + 1)])
  return listed(null, 0)
}

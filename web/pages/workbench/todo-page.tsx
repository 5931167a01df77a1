import { useMemo } from 'react'
import type { TodoEntry } from '../../../platform/wire.ts'
import { daysBetween, today } from '../../frame/days.ts'
import { useRead } from '../../parts/api.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { useText } from '../../parts/language.ts'
import { Link, useGo } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Due } from './due.tsx'
import { workbenchTexts as t } from './texts.ts'

/** 我的待办: over all implementations. */
export default function TodoPage() {
  const text = useText()
  const go = useGo()
  const { data } = useRead<TodoEntry[]>('/api/v1/todo')
  const columns = useMemo<Column<TodoEntry>[]>(() => [
    { key: 'title', title: text(t.what), sort: true, phone: 'title', text: (e) => `${e.code ?? ''} ${e.title}`, render: (e) => <Link to={e.href} className="lf-item">{e.code && <span className="lf-code">{e.code}</span>}<span className="lf-cell-title">{e.title}</span></Link> },
    { key: 'why', title: text(t.why), width: 220, text: (e) => text(e.why), sort: true, phone: 'sub' },
    { key: 'implementationName', title: text(t.where), width: 220, sort: true, phone: 'sub' },
    { key: 'due', title: text(t.due), width: 120, sort: (a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'), text: (e) => e.due, render: (e) => <Due day={e.due} />, phone: 'status' },
  ], [text])
  const rows = useMemo(() => data && [...data].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999')), [data])
  const left = (e: TodoEntry) => (e.due ? daysBetween(today(), e.due) : null)
  return (
    <Page title={text(t.todoTitle)} lead={text(t.todoLead)}>
      <DataTable
        rows={rows} columns={columns} search label={text(t.todoTitle)} xlsx={{ name: text(t.todoTitle) }} onOpen={(e) => go(e.href)}
        views={[{ key: 'late', label: text(t.overdue), test: (e) => (left(e) ?? 0) < 0 }, { key: 'week', label: text(t.thisWeek), test: (e) => { const d = left(e); return d !== null && d >= 0 && d <= 7 } }]}
        filters={[{ key: 'implementation', label: text(t.where), options: [...new Map(data?.map((e) => [e.implementationId, e.implementationName])).entries()].map(([value, label]) => ({ value, label })), of: (e) => e.implementationId }]}
        empty={{ title: text(t.nextNone), text: text(t.nextNoneText) }}
      />
    </Page>
  )
}

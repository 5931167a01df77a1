import { useState } from 'react'
import type { ItemRow, Page as Rows } from '../../../platform/wire.ts'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import type { IncidentFigures, Spread } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { Duration } from './duration.tsx'
import { IncidentDetail } from './incident-detail.tsx'
import { IncidentForm } from './incident-form.tsx'
import { useShortMoment } from './instants.ts'
import './cutover.css'

/** Incidents with their figures: open ones, times with the number of cases, targets kept, causes. Anyone reports one. */
export default function IncidentsPage() {
  const shortMoment = useShortMoment()
  const text = useText()
  const format = useFormat()
  const { phaseId, department } = useImplementation()
  const [open, setOpen] = useAddress('open')
  const [isReporting, setReporting] = useState(false)
  const { data } = useRead<Rows<ItemRow>>('/items/incidents', { phase: phaseId ?? undefined, sort: '-occurredAt' })
  const { data: figures } = useRead<IncidentFigures>('/cutover/incident-figures', { phase: phaseId ?? undefined })
  if (open) return <IncidentDetail code={open} onBack={() => setOpen(null)} />
  const report = <Button type="primary" icon={<Icon name="plus" />} onClick={() => setReporting(true)}>{text(t.report)}</Button>
  const minutesOf = (r: ItemRow) => (r.restoredAt && r.occurredAt ? Math.round((Date.parse(String(r.restoredAt)) - Date.parse(String(r.occurredAt))) / 60_000) : null)
  const columns: Column<ItemRow>[] = [
    { key: 'code', title: text(t.code), width: 84, mono: true, phone: 'sub' },
    { key: 'severity', title: text(t.severity), width: 70, sort: true, render: (r) => <span className={`cu-sev ${r.severity}`}>{String(r.severity)}</span>, text: (r) => String(r.severity), phone: 'sub' },
    { key: 'title', title: text(t.incident) },
    { key: 'departmentId', title: text(t.department), width: 110, render: (r) => department(r.departmentId), text: (r) => department(r.departmentId), phone: 'none' },
    { key: 'ownerId', title: text(t.owner), width: 80, render: (r) => <PersonName id={r.ownerId} />, phone: 'sub' },
    { key: 'occurredAt', title: text(t.occurred), width: 116, sort: true, render: (r) => shortMoment(String(r.occurredAt)), phone: 'none' },
    { key: 'restore', title: text(t.restoredIn), width: 110, align: 'right', sort: (a, b) => (minutesOf(a) ?? 1e9) - (minutesOf(b) ?? 1e9), render: (r) => <Duration minutes={minutesOf(r)} />, text: (r) => minutesOf(r), phone: 'figure' },
    { key: 'state', title: text(t.state), width: 92, render: (r) => <StateOf kind="incident" state={r.state} />, text: (r) => r.state, phone: 'status' },
  ]
  return (
    <Page title={text(t.roomIncidents)} lead={text(t.incidentsLead)} actions={report}>
      {figures && figures.total > 0 && (
        <FigureRow>
          <Figure label={text(t.openNow)} value={figures.open} note={text(t.ofTotal, { count: figures.total })} tone={figures.openP1 > 0 ? 'bad' : figures.open > 0 ? 'warn' : 'idle'} />
          <SpreadFigure label={text(t.toAcknowledge)} spread={figures.acknowledge} formula={text(t.acknowledgeFormula)} />
          <SpreadFigure label={text(t.toRestore)} spread={figures.restore} formula={text(t.restoreFormula)} />
          <Figure label={text(t.inTime)} value={format.percent(share(figures), 0)} note={figures.bySeverity.filter((s) => s.total > 0).map((s) => `${s.severity} ${s.inTime}/${s.restored}`).join(' · ')} formula={text(t.inTimeFormula)} tone={(share(figures) ?? 1) < 0.9 ? 'warn' : 'idle'} />
        </FigureRow>
      )}
      <DataTable
        rows={data?.rows} columns={columns} rowKey={(r) => r.code} onOpen={(r) => setOpen(r.code)} search label={text(t.roomIncidents)} xlsx="/items/incidents.xlsx"
        views={[{ key: 'open', label: text(t.viewOpen), test: (r) => r.state === 'open' || r.state === 'acknowledged' }]}
        filters={[{ key: 'severity', label: text(t.severity), options: ['P1', 'P2', 'P3', 'P4'].map((s) => ({ value: s, label: s })), of: (r) => String(r.severity) }]}
        empty={{ title: text(t.incidentsEmpty), text: text(t.incidentsEmptyText), action: report }}
      />
      {figures && figures.byCause.length > 0 && <Section title={text(t.byCause)} lead={text(t.byCauseLead)}><Causes figures={figures} /></Section>}
      {isReporting && <IncidentForm onDone={(code) => { setReporting(false); if (code) setOpen(code) }} />}
    </Page>
  )
}

function share(figures: IncidentFigures): number | null {
  const restored = figures.bySeverity.reduce((sum, s) => sum + s.restored, 0)
  return restored === 0 ? null : figures.bySeverity.reduce((sum, s) => sum + s.inTime, 0) / restored
}

function SpreadFigure({ label, spread, formula }: { label: string; spread: Spread | null; formula: string }) {
  const text = useText()
  const whole = (n: number) => Math.round(n)
  return <Figure label={label} value={<Duration minutes={spread ? whole(spread.median) : null} />} note={spread ? <>{text(t.spreadNote, { n: spread.n })} <Duration minutes={whole(spread.mean)} /> / <Duration minutes={whole(spread.p90)} /></> : undefined} formula={formula} />
}

function Causes({ figures }: { figures: IncidentFigures }) {
  const text = useText()
  const words: Record<string, typeof t.causeLesson> = { configurationItem: t.causeConfiguration, mapping: t.causeMapping, lesson: t.causeLesson, requirement: t.causeRequirement, unknown: t.causeUnknown }
  const most = Math.max(...figures.byCause.map((c) => c.count))
  return <ul className="cu-lines">{figures.byCause.map((c) => <li key={c.kind}><span>{text(words[c.kind] ?? t.causeUnknown)}</span><span className="cu-line" style={{ width: 240, background: 'none', height: 12 }}><em style={{ insetInlineStart: 0, inlineSize: `${(c.count / most) * 100}%`, top: 2 }} /></span><b>{c.count}</b></li>)}</ul>
}

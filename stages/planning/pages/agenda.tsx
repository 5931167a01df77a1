import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import type { AgendaLine, AgendaSectionId, MeetingAgenda } from '../contract.ts'
import { texts as t } from './texts.ts'

const heads: Record<AgendaSectionId, (typeof t)[keyof typeof t]> = {
  issues: t.sectionIssues, late: t.sectionLate, blocked: t.sectionBlocked, toDecide: t.sectionToDecide, actions: t.sectionActions, risks: t.sectionRisks, next: t.sectionNext, schedule: t.sectionSchedule, gates: t.sectionGates,
}
const linked = new Set(['task', 'projectIssue', 'actionItem', 'decision', 'risk'])

/** What is to be talked about, who answers for it, and by how many days it is late. */
export function Agenda({ agenda }: { agenda: MeetingAgenda }) {
  const text = useText()
  if (agenda.sections.length === 0) return <p className="lf-meta">{text(t.agendaEmpty)}</p>
  return (
    <ol className="pl-agenda">
      {agenda.sections.map((s) => (
        <li key={s.id}>
          <h3>{text(heads[s.id])} <small>{s.lines.length}</small></h3>
          <ul>{s.lines.map((l) => <Line key={`${l.code}${l.title}`} line={l} />)}</ul>
        </li>
      ))}
    </ol>
  )
}

function Line({ line }: { line: AgendaLine }) {
  const text = useText()
  const { day } = useFormat()
  return (
    <li>
      <span className="pl-agenda-title">{linked.has(line.kind) ? <ItemLink code={line.code} title={line.title} /> : <><span className="lf-code">{line.code}</span> {line.title}</>}</span>
      <span className="pl-agenda-who">{line.person}{line.department && <span className="lf-meta"> {line.department}</span>}</span>
      <span className="pl-agenda-days">{line.days ? <b className={line.days > 0 ? 'pl-bad' : undefined}>{text(t.days, { n: Math.abs(line.days) })}</b> : line.due ? <span className="lf-meta">{day(line.due, 'short')}</span> : null}</span>
      {line.note && line.kind !== 'task' && <span className="lf-meta pl-agenda-note">{line.note}</span>}
      {line.note && line.kind === 'task' && line.days !== null && !/^\d{4}-/.test(line.note) && <span className="lf-meta pl-agenda-note">{line.note}</span>}
    </li>
  )
}

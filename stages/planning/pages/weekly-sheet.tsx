import type { ReactNode } from 'react'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import type { WeeklyView } from '../contract.ts'
import { Lights } from './lights.tsx'
import { Slip } from './plan-figures.tsx'
import { Stuck } from './stuck.tsx'
import { texts as t } from './texts.ts'

/** The page itself, laid out as one A4 sheet: judgement and names first, then what was done, what comes, what the leaders decide. */
export function WeeklySheet({ view, judgement }: { view: WeeklyView; judgement: ReactNode }) {
  const text = useText()
  const { day, percent } = useFormat()
  const { summary } = useImplementation()
  const r = view.report
  return (
    <article className="pl-sheet" aria-label={text(t.weekly)}>
      <header className="pl-sheet-head">
        <h2>{summary.name} {text(t.weekly)}</h2>
        <p>{text(t.weekOf, { n: r.weekNumber })} · {text(t.weekRange, { from: day(r.weekOf), to: day(r.weekEnd) })}</p>
      </header>
      <section className="pl-sheet-lead"><h3>{text(t.judgement)}</h3>{judgement}</section>
      <section className="pl-sheet-phases">
        {r.phases.map((p) => (
          <div key={p.code}>
            <p><b>{p.name}</b>{p.forecastGoLive && <> <span>{text(t.forecast)} {day(p.forecastGoLive, 'short')}</span> <span className={p.slipDays !== null && p.slipDays > 0 ? 'pl-bad' : 'lf-meta'}><Slip forecast={{ plannedOn: p.plannedGoLive, slipDays: p.slipDays }} /></span></>}</p>
            <Lights lights={p.lights} phaseCode={p.code} />
          </div>
        ))}
      </section>
      <Block title={text(t.stuck)} wide><Stuck people={r.stuck} most={7} /></Block>
      <Block title={text(t.doneWeek)} count={r.doneTotal}>{r.done.length === 0 ? <None /> : <ol>{r.done.map((d) => <li key={d.code}><ItemLink code={d.code} title={d.title} /><span className="lf-meta">{d.person} {day(d.on, 'short')}</span></li>)}</ol>}</Block>
      <Block title={text(t.nextWeekDue)} count={r.nextTotal}>{r.next.length === 0 ? <None /> : <ol>{r.next.map((d) => <li key={d.code}><ItemLink code={d.code} title={d.title} /><span className="lf-meta">{d.person} {day(d.on, 'short')}</span></li>)}</ol>}</Block>
      <Block title={text(t.toDecide)} count={r.toDecide.length}>{r.toDecide.length === 0 ? <None /> : <ol>{r.toDecide.map((d) => <li key={d.code}><ItemLink code={d.code} title={d.title} /><span className="lf-meta">{d.person}{d.decideBy && ` ${text(t.byDay, { day: day(d.decideBy, 'short') })}`}{d.daysLate > 0 && <b className="pl-bad"> {text(t.pastBy, { n: d.daysLate })}</b>}</span>{d.recommendation && <span className="lf-meta pl-line2">{text(t.recommendation)} {d.recommendation}</span>}</li>)}</ol>}</Block>
      <Block title={text(t.decidedWeek)} count={r.decided.length}>{r.decided.length === 0 ? <None /> : <ol>{r.decided.map((d) => <li key={d.code}><ItemLink code={d.code} title={d.title} /><span className="lf-meta pl-line2">{d.outcome}</span></li>)}</ol>}</Block>
      <Block title={text(t.issues)} note={text(t.issueCounts, { opened: r.issues.opened, closed: r.issues.closed, open: r.issues.open, overdue: r.issues.overdue })}>{r.issues.top.length === 0 ? <None /> : <ol>{r.issues.top.map((i) => <li key={i.code}><ItemLink code={i.code} title={i.title} /><span className="lf-meta">{i.person} {i.daysLate > 0 ? <b className="pl-bad">{text(t.overdueBy, { n: i.daysLate })}</b> : text(t.openFor, { n: i.daysOpen })}</span></li>)}</ol>}</Block>
      <Block title={text(t.topRisks)}>{r.risks.length === 0 ? <None /> : <ol>{r.risks.map((k) => <li key={k.code}><ItemLink code={k.code} title={k.title} /><span className="lf-meta">{k.person} {text(t.points, { n: k.score })}{k.isFired && <b className="pl-bad"> {text(t.fired)}</b>}</span>{k.reading && <span className="lf-meta pl-line2">{k.reading}</span>}</li>)}</ol>}</Block>
      <Block title={text(t.milestones)}>{r.milestones.length === 0 ? <None /> : <ol>{r.milestones.map((m) => <li key={m.code}><ItemLink code={m.code} title={m.title} /><span className="lf-meta">{m.isDone ? `${text(t.reached)} ` : ''}{day(m.forecastOn, 'short')}{m.varianceDays ? <b className={m.varianceDays > 0 ? 'pl-bad' : undefined}> {m.varianceDays > 0 ? `+${m.varianceDays}` : m.varianceDays}</b> : null}</span></li>)}</ol>}</Block>
      {r.coverage.length > 0 && <Block title={text(t.coverageTitle)}><ul className="pl-cover">{r.coverage.map((c) => <li key={c.label}><span>{c.label}</span><ShareBar value={c.value} threshold={c.threshold} /><span className="num">{percent(c.value, 0)}{c.numerator && <small className="lf-meta"> {c.numerator}/{c.denominator}</small>}</span></li>)}</ul></Block>}
    </article>
  )
}

function Block({ title, count, note, wide, children }: { title: string; count?: number; note?: string; wide?: boolean; children: ReactNode }) {
  return <section className={wide ? 'pl-block-sheet wide' : 'pl-block-sheet'}><h3>{title}{count !== undefined && <small>{count}</small>}{note && <small>{note}</small>}</h3>{children}</section>
}

function None() {
  const text = useText()
  return <p className="lf-meta">{text(t.none)}</p>
}

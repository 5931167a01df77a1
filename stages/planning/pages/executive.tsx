import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { ExecutiveView } from '../contract.ts'
import { Lights } from './lights.tsx'
import { MeetingDetail } from './meeting-detail.tsx'
import { DecideDialog } from './meeting-results.tsx'
import { MeetingTable } from './meetings.tsx'
import { NewMeeting } from './new-meeting.tsx'
import { Slip } from './plan-figures.tsx'
import './planning.css'
import { RiskLine } from './risks.tsx'
import { Stuck } from './stuck.tsx'
import { texts as t } from './texts.ts'

/** One page for the leaders: where each phase stands, what they must decide, what is high, what is stuck. */
export default function ExecutivePage() {
  const text = useText()
  const { day } = useFormat()
  const { phaseId, can, summary } = useImplementation()
  const [meeting, setMeeting] = useAddress('meeting')
  const { data } = useRead<ExecutiveView>(meeting ? null : '/planning/executive', { phase: phaseId ?? undefined })
  const [drawer, setDrawer] = useState<'decision' | 'meeting' | null>(null)
  const [deciding, setDeciding] = useState<ExecutiveView['toDecide'][number] | null>(null)
  if (meeting) return <MeetingDetail code={meeting} onBack={() => setMeeting(null)} />
  return (
    <Page
      title={text(t.executive)} lead={text(t.executiveLead)}
      actions={
        <>
          <Button onClick={() => print()} icon={<Icon name="print" />}>{text(t.print)}</Button>
          {can('create', 'planning') && <Button onClick={() => setDrawer('decision')} icon={<Icon name="plus" />}>{text(t.newDecision)}</Button>}
          {can('create', 'planning') && <Button type="primary" onClick={() => setDrawer('meeting')} icon={<Icon name="meeting" />}>{text(t.planReview)}</Button>}
        </>
      }
    >
      {!data ? <Skeleton rows={10} /> : (
        <>
          <ul className="pl-phases">{data.phases.map((p) => <Phase key={p.id} phase={p} onOpen={setMeeting} />)}</ul>
          <Section title={text(t.toDecide)} extra={<span>{data.toDecide.length}</span>}>
            {data.toDecide.length === 0 && <p className="lf-meta">{text(t.nothingToDecide)}</p>}
            <ul className="pl-decide">
              {data.toDecide.map((d) => (
                <li key={d.id}>
                  <div>
                    <p className="pl-decide-title"><ItemLink code={d.code} title={d.title} /></p>
                    {d.options && <p className="lf-meta">{text(t.options)}：{d.options}</p>}
                    {d.recommendation && <p>{text(t.recommendation)}：{d.recommendation}</p>}
                  </div>
                  <div className="pl-decide-side">
                    <PersonName id={d.ownerId} />
                    {d.daysLate > 0 ? <Status tone="bad">{text(t.pastBy, { n: d.daysLate })}</Status> : d.decideBy ? <span className="lf-meta">{text(t.byDay, { day: day(d.decideBy, 'short') })}</span> : <span className="lf-meta">{text(t.waits, { n: d.daysWaiting })}</span>}
                    {(can('update', 'planning') || d.ownerId === summary.personId) && <Button size="small" onClick={() => setDeciding(d)}>{text(t.decide)}</Button>}
                  </div>
                </li>
              ))}
            </ul>
          </Section>
          <div className="pl-halves">
            <Section title={text(t.stuck)}><Stuck people={data.stuck} most={6} /></Section>
            <Section title={text(t.topRisks)}>{data.risks.length === 0 ? <p className="lf-meta">{text(t.none)}</p> : <ul className="pl-risk-list">{data.risks.slice(0, 6).map((r) => <RiskLine key={r.id} risk={r} />)}</ul>}</Section>
          </div>
          <div className="pl-halves">
            <Section title={text(t.upcoming)}>
              <ul className="pl-plain pl-upcoming">{data.milestones.map((m) => <li key={m.id}><span className="num">{day(m.forecastOn, 'short')}</span><ItemLink code={m.code} title={m.title} />{m.isDone ? <Status tone="ok">{text(t.reached)}</Status> : m.varianceDays ? <b className={m.varianceDays > 0 ? 'pl-bad' : undefined}>{m.varianceDays > 0 ? `+${m.varianceDays}` : m.varianceDays}</b> : null}</li>)}</ul>
            </Section>
            <Section title={text(t.decidedRecently)}>
              {data.decided.length === 0 ? <p className="lf-meta">{text(t.none)}</p> : <ul className="pl-plain">{data.decided.map((d) => <li key={d.code} className="pl-decided"><span><ItemLink code={d.code} title={d.title} /> <span className="lf-meta"><PersonName id={d.ownerId} /> {day(d.decidedOn, 'short')}</span></span><span className="pl-outcome">{d.outcome}</span></li>)}</ul>}
            </Section>
          </div>
          <Section title={text(t.reviews)}><MeetingTable rows={data.meetings} onOpen={setMeeting} /></Section>
        </>
      )}
      {drawer === 'decision' && <KindForm kind="decision" drawer onDone={() => setDrawer(null)} />}
      {drawer === 'meeting' && <NewMeeting type="executive" onClose={() => setDrawer(null)} onMade={(code) => { setDrawer(null); setMeeting(code) }} />}
      {deciding && <DecideDialog decision={deciding} onClose={() => setDeciding(null)} />}
    </Page>
  )
}

function Phase({ phase: p, onOpen }: { phase: ExecutiveView['phases'][number]; onOpen: (code: string) => void }) {
  const text = useText()
  const { day } = useFormat()
  const f = p.forecast
  return (
    <li>
      <header><b>{p.name}</b>{f?.forecastOn && <span className={(f.slipDays ?? 0) > 0 && !f.isLive ? 'pl-bad' : undefined}>{text(f.isLive ? t.wentLive : t.forecast)} {day(f.forecastOn)}</span>}</header>
      <p className="lf-meta">{f?.forecastOn && <Slip forecast={f} />}</p>
      <Lights lights={p.lights} phaseCode={p.code} />
      <div className="pl-phase-foot"><ShareBar value={p.tasksTotal === 0 ? '0' : String(p.tasksDone / p.tasksTotal)} /><span className="lf-meta">{text(t.tasksDone, { done: p.tasksDone, total: p.tasksTotal })}</span></div>
      <p className="lf-meta">{p.latest ? <>{text(t.lastReview)} <button type="button" className="lf-quiet" onClick={() => onOpen(p.latest!.code)}>{day(p.latest.heldOn)}</button> <StateOf kind="meeting" state={p.latest.state} /></> : text(t.noReview)}</p>
    </li>
  )
}

import type { SteeringView } from '../../../platform/wire.ts'
import { useRead } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { Figure } from '../../parts/figure.tsx'
import { FigureRow } from '../../parts/figure-row.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { ItemLink } from '../../parts/item-link.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { PersonName } from '../../parts/person-name.tsx'
import { Section } from '../../parts/section.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateOf } from '../../parts/state-of.tsx'
import { Status } from '../../parts/status.tsx'
import { GateMatrix } from './gate-matrix.tsx'
import { Guards } from './guards.tsx'
import { Kpis } from './kpis.tsx'
import { PhaseDates } from './phase-dates.tsx'
import { steeringTexts as t } from './texts.ts'

/** 掌舵视图: one page for the sponsor. */
export default function SteeringPage() {
  const text = useText()
  const { relative } = useFormat()
  const { data, error } = useRead<SteeringView>('/steering')
  return (
    <Page title={text(t.title)} lead={text(t.lead)} actions={<Button icon={<Icon name="print" />} onClick={() => print()}>{text(t.print)}</Button>} footer={data && <><span className="lf-toolbar-gap" /><span>{text(t.computed, { ago: relative(data.computedAt) })}</span></>}>
      {error && !data ? <p className="lf-error">{error.problem.title}</p> : !data ? <Skeleton rows={12} /> : (
        <>
          <div className="lf-columns"><div><GateMatrix view={data} /></div><div><PhaseDates view={data} /></div></div>
          {data.coverage.length > 0 && <Coverage view={data} />}
          {data.kpis.length > 0 && <Kpis view={data} />}
          <div className="lf-columns"><div><Stuck view={data} /></div><div><Risks view={data} /></div></div>
          <Guards view={data} />
        </>
      )}
    </Page>
  )
}

function Coverage({ view }: { view: SteeringView }) {
  const text = useText()
  const { percent, number } = useFormat()
  const { href } = useImplementation()
  return (
    <Section title={text(t.coverage)}>
      <FigureRow>
        {view.coverage.map((c) => {
          const isLow = c.value !== null && c.threshold !== null && Number(c.value) < Number(c.threshold)
          return <Figure key={c.id} label={text(c.label)} value={percent(c.value)} unit={c.threshold === null ? undefined : `≥ ${percent(c.threshold, 0)}`} formula={text(c.formula)} tone={isLow ? 'bad' : 'idle'} note={c.denominator === null ? undefined : `${number(c.numerator)} / ${number(c.denominator)}`} {...(c.href ? { href: c.href.startsWith('/i/') ? c.href : href(c.href.replace(/^\//, '')) } : {})} />
        })}
      </FigureRow>
    </Section>
  )
}

function Stuck({ view }: { view: SteeringView }) {
  const text = useText()
  return (
    <Section title={text(t.stuck)} lead={text(t.stuckLead)}>
      {view.late.length === 0 ? <p className="lf-meta">{text(t.nothingStuck)}</p> : (
        <ul className="lf-lines lf-lines-tight">
          {view.late.map((i) => <li key={i.id}><span className="lf-line"><b className="lf-who-holds">{i.ownerId ? <PersonName id={i.ownerId} /> : text(t.nobody)}</b><span className="lf-line-main"><ItemLink code={i.code} title={i.title} /></span><Status tone="bad">{text(t.late, { days: i.daysLate })}</Status></span></li>)}
        </ul>
      )}
    </Section>
  )
}

function Risks({ view }: { view: SteeringView }) {
  const text = useText()
  const { number } = useFormat()
  return (
    <Section title={text(t.risks)}>
      {view.risks.length === 0 ? <p className="lf-meta">{text(t.noRisks)}</p> : (
        <ul className="lf-lines lf-lines-tight">
          {view.risks.map((r) => <li key={r.code}><span className="lf-line">{r.score !== null && <b className="lf-score" title={text(t.score)}>{number(r.score)}</b>}<span className="lf-line-main"><ItemLink code={r.code} title={r.title} /><span className="lf-meta"><PersonName id={r.ownerId} /></span></span><StateOf kind={r.kind} state={r.state} /></span></li>)}
        </ul>
      )}
    </Section>
  )
}

import type { CSSProperties } from 'react'
import type { CriterionView, GateView, StageName } from '../../platform/wire.ts'
import { useCurrent } from '../frame/current.ts'
import { gateTexts as t } from '../pages/gate/texts.ts'
import { useRead } from './api.ts'
import { criterionLight, thresholdText, valueText } from './criterion-value.ts'
import { GateLight } from './gate-light.tsx'
import { useImplementation } from './implementation.ts'
import { ItemLink } from './item-link.tsx'
import { useFormat, useText } from './language.ts'
import { Link } from './link.tsx'
import { Popover } from './popover.tsx'
import { Sparkline } from './sparkline.tsx'

/** The gate of a stage as a strip of computed figures for the chosen phase; with 全部, for the phase that stands in this stage. */
export function GateStrip({ stage }: { stage: StageName }) {
  const text = useText()
  const { relative } = useFormat()
  const { href, can } = useImplementation()
  const phaseId = useGatePhase(stage)
  const { data: gate } = useRead<GateView>(phaseId ? `/gates/${phaseId}/${stage}` : null)
  if (!phaseId) return null
  if (!gate) return <div className="lf-gate lf-gate-ghost" aria-hidden="true" />
  const to = href(stage, 'gate', { phase: gate.phase.code })
  const signed = gate.requiredRoles.filter((r) => r.signed).length
  const broken = gate.signatures.some((s) => s.broken.length > 0)
  return (
    <section className="lf-gate" aria-label={text(t.gateOf, { stage: text(t[`stage_${stage}`]), phase: gate.phase.name })}>
      <header>
        <GateLight light={gate.light} />
        <h2>{text(t.gateName, { stage: text(t[`stage_${stage}`]) })}</h2>
        <span className="lf-gate-note">{gate.phase.name} · {text(t.computed, { count: gate.criteria.length, ago: relative(gate.computedAt) })}</span>
        <span className="lf-gate-buttons">
          <Link className="lf-button" to={to}>{text(t.evidence)}</Link>
          {can('sign', 'gate') && <Link className="lf-button" to={`${to}&sign=1`}>{text(t.sign)}</Link>}
        </span>
      </header>
      <div className="lf-gate-cells" style={{ '--columns': columnsFor(gate.criteria.length + 1) } as CSSProperties}>
        {gate.criteria.map((c) => <Cell key={c.id} criterion={c} to={to} />)}
        <Link className={broken ? 'lf-cell fail' : 'lf-cell'} to={`${to}#signatures`}>
          <span className="lf-cell-name"><GateLight light={broken ? 'fail' : signed === gate.requiredRoles.length ? 'pass' : signed > 0 ? 'half' : 'open'} size={14} /><span>{text(t.signatures)}</span></span>
          <span className="lf-cell-value"><b>{signed}</b><small>/ {gate.requiredRoles.length}{broken ? ` · ${text(t.broken)}` : ''}</small></span>
        </Link>
      </div>
    </section>
  )
}

/** The phase whose gate is shown: the chosen one, else the one that gives the stage its light, else the first that is not live yet. */
export function useGatePhase(stage: StageName): string | null {
  const { phaseId, summary } = useImplementation()
  const { journey } = useCurrent()
  return phaseId ?? journey?.stages.find((s) => s.stage === stage)?.phaseId ?? (summary.phases.find((p) => !p.goLiveOn) ?? summary.phases.at(-1))?.id ?? null
}

/** Up to six cells in a row; more stand in two rows of the same length. */
function columnsFor(cells: number): number {
  return cells <= 6 ? cells : Math.ceil(cells / 2)
}

function Cell({ criterion: c, to }: { criterion: CriterionView; to: string }) {
  const text = useText()
  const format = useFormat()
  const words = { yes: text(t.yes), no: text(t.no) }
  const light = criterionLight(c)
  const body = (
    <>
      <span className="lf-cell-name" title={text(c.label)}><GateLight light={light} size={14} /><span>{text(c.label)}</span></span>
      <span className="lf-cell-value">
        <b>{valueText(c, c.value, format, words)}</b>
        <small>{thresholdText(c, format, words)}</small>
        <Sparkline points={c.trend.map((p) => p.value)} tone={light} />
      </span>
      {c.forecast?.day && c.met !== true && <span className="lf-cell-note">{text(c.forecast.note)}</span>}
    </>
  )
  if (c.blockerCount === 0) return <Link className={`lf-cell ${light}`} to={`${to}#${c.id}`}>{body}</Link>
  return (
    <Popover label={text(t.blockersOf, { name: text(c.label) })} width={340} trigger={(p) => <button type="button" className={`lf-cell ${light}`} {...p}>{body}</button>}>
      {(close) => (
        <div className="lf-blockers">
          <p className="lf-blockers-head"><b>{text(t.blockersOf, { name: text(c.label) })}</b><span>{format.number(c.blockerCount)}</span></p>
          <p className="lf-meta">{text(c.formula)}</p>
          <ul onClick={(e) => { if ((e.target as Element).closest('a')) close() }}>
            {c.blockers.slice(0, 12).map((b, i) => <li key={b.id ?? i}>{b.code ? <ItemLink code={b.code} title={b.text} /> : <span>{b.text}</span>}</li>)}
          </ul>
          <Link className="lf-more" to={`${to}#${c.id}`} onClick={close}>{text(t.allBlockers)}</Link>
        </div>
      )}
    </Popover>
  )
}

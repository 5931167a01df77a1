import { useParams, useRouterState } from '@tanstack/react-router'
import type { Journey, StageName } from '../../platform/wire.ts'
import { GateLight } from '../parts/gate-light.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useFormat, useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { useCurrent } from './current.ts'
import { useManifests } from './manifests.ts'
import { frameTexts as t } from './texts.ts'

/** The seven stages as a rail with the light of each gate; the open stage unfolds its rooms. */
export function JourneyRail() {
  const text = useText()
  const { number } = useFormat()
  const { stages } = useManifests()
  const { href } = useImplementation()
  const { journey, summary, phaseId, phase, setPhase } = useCurrent()
  const open = useOpenStage()
  const path = useRouterState({ select: (s) => s.location.pathname })
  const of = (stage: StageName): Journey['stages'][number] | undefined => journey?.stages.find((s) => s.stage === stage)
  const passed = journey?.stages.filter((s) => s.light === 'pass' || s.light === 'exception').length ?? 0
  return (
    <nav className="lf-journey" aria-label={text(t.stages)}>
      <div className="lf-journey-head"><h2>{text(t.journey)}</h2><span className="lf-count">{passed} / {stages.length}</span></div>
      {summary.phases.length > 1 && (
        <div className="lf-phases" role="group" aria-label={text(t.choosePhase)}>
          <button type="button" aria-pressed={phaseId === null} onClick={() => setPhase(null)}>{text(t.allPhases)}</button>
          {summary.phases.map((p) => <button key={p.id} type="button" aria-pressed={phaseId === p.id} title={p.name} onClick={() => setPhase(p.id)}>{p.code}</button>)}
        </div>
      )}
      {phase && <div className="lf-phase-line">{phase.name}</div>}
      <ol className="lf-rail">
        {stages.map((m) => {
          const state = of(m.stage)
          const isOpen = open === m.stage
          const rooms = m.rooms.filter((r) => !r.hidden)
          return (
            <li key={m.stage} className={`${isOpen ? 'open' : ''} ${state?.light === 'pass' ? 'done' : ''}`}>
              <Link to={href(m.stage)} aria-expanded={isOpen}>
                <GateLight light={state?.light ?? 'open'} />
                <span>{text(m.label)}</span>
                {state && (state.light === 'half' || state.light === 'fail') && <em className="lf-count">{state.met}/{state.criteria}</em>}
              </Link>
              {isOpen && (
                <ul className="lf-rooms">
                  <li><Link to={href(m.stage)} aria-current={path === href(m.stage) ? 'page' : undefined}><span>{text(t.overview)}</span></Link></li>
                  {rooms.map((r) => {
                    const count = r.countKey === undefined ? (r.register ? state?.counts[r.register.kind] : undefined) : state?.counts[r.countKey]
                    const to = href(m.stage, r.path)
                    return <li key={r.path}><Link to={to} aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}><span>{text(r.label)}</span>{count !== undefined && count > 0 && <em className="lf-count">{number(count)}</em>}</Link></li>
                  })}
                  <li><Link to={href(m.stage, 'gate')} aria-current={path.includes(`/${m.stage}/gate`) ? 'page' : undefined}><span>{text(t.gate)}</span></Link></li>
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** The stage whose page is on screen (or whose item page). */
export function useOpenStage(): string | null {
  const params = useParams({ strict: false }) as { stage?: string; item?: string }
  const { kinds } = useCurrent()
  if (params.stage) return params.stage
  if (!params.item) return null
  const prefix = params.item.slice(0, params.item.lastIndexOf('-')).toUpperCase()
  return kinds.find((k) => k.prefix === prefix)?.stage ?? null
}

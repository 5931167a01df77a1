import type { SteeringView } from '../../../platform/wire.ts'
import { useManifests } from '../../frame/manifests.ts'
import { GateLight } from '../../parts/gate-light.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { Section } from '../../parts/section.tsx'
import { steeringTexts as t } from './texts.ts'

/** Stages down, phases across, a light in each. */
export function GateMatrix({ view }: { view: SteeringView }) {
  const text = useText()
  const { stages } = useManifests()
  const { summary, href } = useImplementation()
  return (
    <Section title={text(t.gates)}>
      <table className="lf-matrix">
        <thead><tr><th scope="col"><span className="vh">{text(t.stage)}</span></th>{summary.phases.map((p) => <th key={p.id} scope="col" title={p.name}>{p.name}</th>)}</tr></thead>
        <tbody>
          {stages.map((m) => (
            <tr key={m.stage}>
              <th scope="row">{text(m.label)}</th>
              {summary.phases.map((p) => {
                const g = view.gates.find((x) => x.stage === m.stage && x.phaseId === p.id)
                return <td key={p.id} className={g?.light === 'fail' ? 'fail' : undefined}>{g && <Link to={href(m.stage, 'gate', { phase: p.code })}><GateLight light={g.light} /><span>{g.criteria > 0 ? text(t.criteriaOf, { met: g.met, criteria: g.criteria }) : '—'}</span></Link>}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

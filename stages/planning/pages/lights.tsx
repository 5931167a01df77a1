import type { Light, StageName } from '../../../platform/wire.ts'
import { GateLight } from '../../../web/parts/gate-light.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { texts as t } from './texts.ts'

/** The seven lights of a phase in a row. */
export function Lights({ lights, phaseCode }: { lights: readonly { stage: StageName; light: Light; met: number; criteria: number }[]; phaseCode: string }) {
  const text = useText()
  const { href } = useImplementation()
  return (
    <ul className="pl-lights">
      {lights.map((l) => (
        <li key={l.stage}>
          <Link to={href(l.stage, 'gate', { phase: phaseCode })} title={l.criteria > 0 ? `${l.met} / ${l.criteria}` : undefined}><GateLight light={l.light} size={14} />{text(t[`stage_${l.stage}`])}</Link>
        </li>
      ))}
    </ul>
  )
}

import type { Light } from '../../platform/wire.ts'
import { frameTexts as t } from '../frame/texts.ts'
import { useText } from './language.ts'

/** The light of a gate: tick, cross, half, dashed ring, or diamond (passed with exception). Named for screen readers unless `label` is false. */
export function GateLight({ light, size = 16, label = true }: { light: Light; size?: number; label?: boolean }) {
  const text = useText()
  const name = text(t[`light_${light}`])
  return (
    <svg className={`lf-light lf-light-${light}`} width={size} height={size} viewBox="0 0 16 16" {...(label ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}>
      {label && <title>{name}</title>}
      {light === 'pass' && <><circle cx="8" cy="8" r="7" className="fill" /><path d="m4.800 8.300 2.200 2.200 4.200-4.700" className="cut" /></>}
      {light === 'fail' && <><circle cx="8" cy="8" r="7" className="fill" /><path d="m5.600 5.600 4.800 4.800m0-4.800-4.800 4.800" className="cut" /></>}
      {light === 'half' && <><circle cx="8" cy="8" r="6.200" className="ring" /><path d="M8 4.200a3.800 3.800 0 0 1 0 7.600z" className="fill" /></>}
      {light === 'open' && <circle cx="8" cy="8" r="6.200" className="ring" strokeDasharray="2.600 2.300" />}
      {light === 'exception' && <><path d="M8 1.400 14.600 8 8 14.600 1.400 8z" className="ring" /><path d="M8 4.900v3.600M8 10.600v.3" className="ring" /></>}
    </svg>
  )
}

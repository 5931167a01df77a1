import type { SteeringView } from '../../../platform/wire.ts'
import { ItemLink } from '../../parts/item-link.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Section } from '../../parts/section.tsx'
import { Sparkline } from '../../parts/sparkline.tsx'
import { Status } from '../../parts/status.tsx'
import { steeringTexts as t } from './texts.ts'

/** Each figure before, now and wanted, with its line. */
export function Kpis({ view }: { view: SteeringView }) {
  const text = useText()
  const { number } = useFormat()
  return (
    <Section title={text(t.kpis)}>
      <ul className="lf-kpis">
        {view.kpis.map((k) => (
          <li key={k.code}>
            <div className="lf-kpi-head"><ItemLink code={k.code} title={k.title} />{k.verdict && <Status tone={k.verdict.tone}>{text(k.verdict.label)}</Status>}</div>
            <div className="lf-kpi-figure"><b>{number(k.latest)}</b><small>{k.unit}</small><Sparkline points={k.points} width={120} label={k.title} /></div>
            <dl><div><dt>{text(t.baseline)}</dt><dd>{number(k.baseline)} {k.baseline !== null && k.unit}</dd></div><div><dt>{text(t.target)}</dt><dd>{number(k.target)} {k.target !== null && k.unit}</dd></div></dl>
            {k.painPoint && <p className="lf-meta">{text(t.painPoint)} <ItemLink code={k.painPoint.code} title={k.painPoint.title} /></p>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

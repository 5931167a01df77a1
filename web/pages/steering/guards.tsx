import type { SteeringView } from '../../../platform/wire.ts'
import { Figure } from '../../parts/figure.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Section } from '../../parts/section.tsx'
import { ShareBar } from '../../parts/share-bar.tsx'
import { steeringTexts as t } from './texts.ts'

/** Management, not only technology; users take part; not everything at once. */
export function Guards({ view }: { view: SteeringView }) {
  const text = useText()
  const { number, percent } = useFormat()
  return (
    <Section title={text(t.guards)}>
      <div className="lf-guards">
        {view.guards.map((g) => (
          <section key={g.id} className="lf-guard">
            <h3>{text(g.label)}</h3>
            <p className="lf-meta">{text(g.lead)}</p>
            {g.figures.map((f) => (
              <div key={f.id} className="lf-guard-figure">
                <Figure label={text(f.label)} value={f.unit === 'ratio' ? percent(f.value, 0) : number(f.value)} unit={f.denominator === null ? undefined : `${number(f.numerator)} / ${number(f.denominator)}`} formula={text(f.formula)} tone={f.tone} />
                {f.parts.length > 0 && (
                  <details>
                    <summary>{text(t.parts)}</summary>
                    <ul>{f.parts.map((p) => <li key={p.label}><span>{p.label}</span>{f.unit === 'ratio' ? <ShareBar value={p.value} label={p.label} decimals={0} /> : <b className="num">{number(p.value)}</b>}</li>)}</ul>
                  </details>
                )}
              </div>
            ))}
          </section>
        ))}
      </div>
    </Section>
  )
}

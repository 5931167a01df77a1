import { Empty } from '../../../web/parts/empty.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { MappingView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** The segments of the new code, and codes that the last run gave. */
export function CodeRuleView({ view }: { view: MappingView }) {
  const text = useText()
  const code = view.pipeline?.code
  if (!code) return <Empty title={text(t.codeRule)} text={text(t.codeRuleNone)} />
  const label = (name: string) => view.columns.find((c) => c.name === name)?.label ?? name
  return (
    <>
      <ul className="mg-segments">
        {code.segments.map((s, i) => {
          if ('literal' in s) return <li key={i}><b>{s.literal}</b><span>{text(t.segment_literal)}</span></li>
          if ('serial' in s) return <li key={i}><b>{'0'.repeat(s.serial)}</b><span>{text(t.segment_serial, { n: s.serial })}</span></li>
          if ('check' in s) return <li key={i}><b>✓</b><span>{text(t.segment_check)} {s.check}</span></li>
          return <li key={i}><b>{'□'.repeat(s.length ?? 2)}</b><span>{text(t.segment_column)} {label(s.column)}</span></li>
        })}
      </ul>
      {view.codeExamples.length > 0 && <p>{text(t.examples)}：{view.codeExamples.map((c) => <span key={c} className="lf-code"> {c} </span>)}</p>}
      <p className="mg-quiet">{text(t.codeRuleText)}</p>
    </>
  )
}

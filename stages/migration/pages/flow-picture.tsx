import type { RunView } from '../contract.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { texts as t } from '../texts.ts'

export type FlowPart = 'in' | 'mapped' | 'merged' | 'rejected' | 'changes' | 'warnings'
type Counts = NonNullable<RunView['counts']>

/** Rows in = mapped + merged + rejected, drawn; each number opens its rows. */
export function FlowPicture({ counts, inputs, previous, chosen, onChoose }: { counts: Counts; inputs: RunView['inputs']; previous: Counts | null; chosen: FlowPart; onChoose: (part: FlowPart) => void }) {
  const text = useText()
  const format = useFormat()
  const conserved = counts.in === counts.mapped + counts.merged + counts.rejected
  const before = (n: number | undefined, now: number) => (n === undefined || n === now ? '' : `${now > n ? '+' : '−'}${format.number(Math.abs(now - n))}`)
  const parts: { part: FlowPart; label: string; value: number; note: string; bad?: boolean }[] = [
    { part: 'mapped', label: text(t.mapped), value: counts.mapped, note: before(previous?.mapped, counts.mapped) },
    { part: 'merged', label: text(t.mergedRows), value: counts.merged, note: before(previous?.merged, counts.merged) },
    { part: 'rejected', label: text(t.rejected), value: counts.rejected, note: [before(previous?.rejected, counts.rejected), counts.outOfScope > 0 ? `${text(t.outOfScope)} ${format.number(counts.outOfScope)}` : ''].filter(Boolean).join(' · '), bad: counts.rejected > counts.outOfScope },
  ]
  const width = (n: number): number => Math.max(1.2, Math.min(16, (n / Math.max(1, counts.in)) * 16))
  return (
    <>
      <div className="mg-flow">
        <button type="button" className="mg-flow-box" aria-pressed={chosen === 'in'} onClick={() => onChoose('in')}>
          <span>{text(t.in)}</span><b>{format.number(counts.in)}</b>
          <small>{[...new Set(inputs.map((i) => i.path))].join('、')}</small>
          <small>{text(conserved ? t.conserved : t.notConserved)}</small>
        </button>
        <svg className="mg-flow-lines" viewBox="0 0 72 150" preserveAspectRatio="none" aria-hidden="true">
          {parts.map((p, i) => <path key={p.part} className={p.bad ? 'bad' : undefined} strokeWidth={width(p.value)} d={`M0 75 C36 75 36 ${25 + i * 50} 72 ${25 + i * 50}`} opacity="0.55" />)}
        </svg>
        <div className="mg-flow-out">
          {parts.map((p) => (
            <button key={p.part} type="button" className={p.bad ? 'mg-flow-box bad' : 'mg-flow-box'} aria-pressed={chosen === p.part} onClick={() => onChoose(p.part)}>
              <span>{p.label}</span><b>{format.number(p.value)}</b>
              <i style={{ '--share': `${counts.in === 0 ? 0 : Math.max(p.value > 0 ? 1 : 0, (p.value / counts.in) * 100)}%` } as never} />
              <small>{format.percent(counts.in === 0 ? '0' : (p.value / counts.in).toFixed(4), 1)}{p.note ? ` · ${p.note}` : ''}</small>
            </button>
          ))}
        </div>
      </div>
      <div className="mg-bar">
        <button type="button" className="lf-quiet" aria-pressed={chosen === 'changes'} onClick={() => onChoose('changes')}>{text(t.table_changes)} {format.number(counts.changes)}</button>
        <button type="button" className="lf-quiet" aria-pressed={chosen === 'warnings'} onClick={() => onChoose('warnings')}>{text(t.table_warnings)} {format.number(counts.warnings)}</button>
      </div>
    </>
  )
}

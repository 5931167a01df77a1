import { useRead } from '../../../web/parts/api.ts'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import type { CompareView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** Rejected rows per object over the batches, with the difference to the one before, and the reasons behind them. */
export function Comparison({ phaseId }: { phaseId: string }) {
  const text = useText()
  const format = useFormat()
  const { href } = useImplementation()
  const { data } = useRead<CompareView>('/migration/compare', { phase: phaseId })
  if (!data || data.batches.length === 0) return null
  const difference = (now: number, before: number | undefined) => (before === undefined || now === before ? null : <small className="mg-quiet"> {now > before ? '+' : '−'}{format.number(Math.abs(now - before))}</small>)
  return (
    <div className="mg-scroll" tabIndex={0} role="region" aria-label={text(t.compare)}>
      <table className="mg-grid">
        <thead>
          <tr><th>{text(t.object)}</th>{data.batches.map((b) => <th key={b.id} className="num">{text(t.batchTitle, { n: b.number, mode: text(t[`mode_${b.mode as 'rehearsal'}`]) })} · {format.day(b.at)}</th>)}</tr>
        </thead>
        <tbody>
          {data.objects.map((o) => [
            <tr key={o.object}>
              <td>{o.title} · {text(t.rejected)}</td>
              {o.cells.map((cell, i) => <td key={data.batches[i]!.id} className="num">{cell ? <><Link to={href('migration', 'run', { run: cell.code })}>{format.number(cell.rejected)}</Link>{difference(cell.rejected, o.cells[i - 1]?.rejected)} <span className="mg-quiet">/ {format.number(cell.in)}</span></> : '—'}</td>)}
            </tr>,
            ...data.reasons.filter((r) => r.object === o.object).map((r) => (
              <tr key={o.object + r.rule + text(r.message)}>
                <td className="empty">　{text(r.message)}</td>
                {r.rows.map((n, i) => <td key={data.batches[i]!.id} className="num empty">{n === null ? '—' : format.number(n)}</td>)}
              </tr>
            )),
          ])}
          <tr><td>{text(t.duration)}</td>{data.batches.map((b) => <td key={b.id} className="num">{text(t.seconds, { n: format.number((b.durationMs / 1000).toFixed(1)) })}</td>)}</tr>
        </tbody>
      </table>
    </div>
  )
}

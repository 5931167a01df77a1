import { useFormat, useText } from '../../../web/parts/language.ts'
import type { ColumnView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** One column at a glance: what it is, how full, its most frequent values, how they are written, and what is wrong. */
export function ColumnTile({ column, onValue }: { column: ColumnView; onValue: (value: string) => void }) {
  const text = useText()
  const format = useFormat()
  const filled = column.rows === 0 ? 0 : 1 - (column.nulls + column.empties) / column.rows
  const quality = Number(column.quality)
  const most = column.top[0]?.rows ?? 1
  const [group, ...rest] = column.column.split('/').reverse()
  return (
    <section className={column.findings.length > 0 ? 'mg-tile has-finding' : 'mg-tile'} aria-label={column.column}>
      <div>
        <div className="mg-tile-head">
          <b>{group}</b>
          <span className={`mg-tile-quality${quality < 0.9 ? ' bad' : quality < 0.98 ? ' warn' : ''}`}>{format.percent(column.quality, 1)}</span>
        </div>
        <div className="mg-tile-meta">
          <span>{text(t[`type_${column.semanticType}`])}</span>
          <span>{text(t.distinct, { n: format.number(column.distinct) })}</span>
          <span>{text(t.filled, { share: format.percent(filled.toFixed(4), 1) })}</span>
          {column.isKeyCandidate && <span>{text(t.keyCandidate)}</span>}
          {rest.length > 0 && <span>{rest.reverse().join('/')}</span>}
        </div>
      </div>
      <div className="mg-fill" role="img" aria-label={text(t.filled, { share: format.percent(filled.toFixed(4), 1) })}><i style={{ inlineSize: `${filled * 100}%` }} /></div>
      {column.findings.length > 0 && (
        <ul className="mg-findings">
          {column.findings.map((f) => <li key={f.kind + f.rows} title={f.example ?? undefined}><span aria-hidden="true">▲</span><span>{text(f.text)}</span><small>{format.number(f.rows)}</small></li>)}
        </ul>
      )}
      {column.top.length > 0 && (
        <div>
          <h3>{text(t.topValues)}</h3>
          <ul className="mg-bars">
            {column.top.slice(0, 5).map((v) => (
              <li key={v.value}>
                <button type="button" onClick={() => onValue(v.value)} title={v.value}><i style={{ inlineSize: `${Math.max(2, (v.rows / most) * 100)}%` }} /><span>{v.value || text(t.emptyValue)}</span><small>{format.number(v.rows)}</small></button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {column.masks.length > 0 && (
        <div>
          <h3>{text(t.masks)}</h3>
          <div className="mg-masks">{column.masks.slice(0, 4).map((m) => <span key={m.mask} className="mg-mask" title={m.mask}>{m.mask || text(t.emptyValue)}<small>{format.number(m.rows)}</small></span>)}</div>
        </div>
      )}
    </section>
  )
}

import type { ReactNode } from 'react'
import { type Column, textOf } from './table-column.ts'

/** Rows on a phone: what it is at the left, its state and figure at the right. */
export function RowList<Row>({ rows, columns, keyOf, selected, onOpen }: { rows: readonly Row[]; columns: readonly Column<Row>[]; keyOf: (row: Row) => string; selected: string | null; onOpen?: ((row: Row) => void) | undefined }) {
  const places = placesOf(columns)
  return (
    <ul className="lf-list">
      {rows.map((row) => {
        const key = keyOf(row)
        const cell = (c: Column<Row> | undefined): ReactNode => (c ? (c.render ? c.render(row) : textOf(c, row)) : null)
        const body = (
          <>
            <span className="lf-list-main">
              <span className={places.title?.mono ? 'lf-list-title mono' : 'lf-list-title'}>{cell(places.title)}</span>
              <span className="lf-list-end">{cell(places.status)}</span>
            </span>
            <span className="lf-list-sub">
              <span className="lf-list-subs">{places.sub.map((c) => { const content = cell(c); return content === '' || content === null ? null : <span key={c.key} className={c.mono ? 'mono' : undefined}>{content}</span> })}</span>
              {places.figure && <span className="lf-list-end">{cell(places.figure)}</span>}
            </span>
          </>
        )
        return (
          <li key={key} className={key === selected ? 'selected' : undefined}>
            {onOpen ? <div role="button" tabIndex={0} onClick={(e) => { if (!(e.target as Element).closest('a, button')) onOpen(row) }} onKeyDown={(e) => { if (e.key === 'Enter' && e.target === e.currentTarget) onOpen(row) }}>{body}</div> : <div>{body}</div>}
          </li>
        )
      })}
    </ul>
  )
}

function placesOf<Row>(columns: readonly Column<Row>[]) {
  const left = columns.filter((c) => c.phone !== 'none')
  const take = (place: string, otherwise: (c: Column<Row>) => boolean) => {
    const found = left.find((c) => c.phone === place) ?? left.find((c) => !c.phone && otherwise(c))
    if (found) left.splice(left.indexOf(found), 1)
    return found
  }
  const title = take('title', (c) => c.key === 'title' || c === columns[Math.min(1, columns.length - 1)])
  const status = take('status', (c) => c.key === 'state' || c === columns.at(-1))
  const figure = take('figure', (c) => c.align === 'right')
  return { title, status, figure, sub: left.slice(0, 3) }
}

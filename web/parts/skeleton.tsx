/** Grey lines in the final row height, shown after 200 ms. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  return <div className="lf-skeleton" aria-hidden="true">{Array.from({ length: rows }, (_, i) => <i key={i} style={{ width: `${92 - ((i * 17) % 40)}%` }} />)}</div>
}

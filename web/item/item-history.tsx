import type { HistoryEntry } from '../../platform/wire.ts'
import { useRead } from '../parts/api.ts'
import { Empty } from '../parts/empty.tsx'
import { useFormat, useText } from '../parts/language.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { ChangeLine } from './change-line.tsx'
import { itemTexts as t } from './texts.ts'

/** What happened to an item, newest first, from the event log. */
export function ItemHistory({ code }: { code: string }) {
  const text = useText()
  const { instant, relative } = useFormat()
  const { data } = useRead<HistoryEntry[]>(`/history/${encodeURIComponent(code)}`)
  if (!data) return <Skeleton rows={4} />
  if (data.length === 0) return <Empty title={text(t.noHistory)} />
  return (
    <ol className="lf-history">
      {data.map((h) => (
        <li key={h.seq}>
          <div className="lf-history-head"><b>{text(h.label)}</b><span>{h.by}</span><time dateTime={h.at} title={instant(h.at)}>{relative(h.at)}</time></div>
          {h.changes.length > 0 && <ul>{h.changes.map((c) => <ChangeLine key={c.field} change={c} />)}</ul>}
        </li>
      ))}
    </ol>
  )
}

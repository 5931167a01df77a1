import type { HistoryEntry } from '../../platform/wire.ts'
import { useText } from '../parts/language.ts'
import { itemTexts as t } from './texts.ts'

/** One field's old and new text. */
export function ChangeLine({ change: c }: { change: HistoryEntry['changes'][number] }) {
  const text = useText()
  return (
    <li className="lf-change">
      <span className="lf-change-field">{text(c.label)}</span>
      {c.old === null && c.new === null ? <span className="lf-meta">{text(t.withheld)}</span> : <>{c.old !== null && <del>{c.old || text(t.empty)}</del>}{c.new !== null && <ins>{c.new || text(t.empty)}</ins>}</>}
    </li>
  )
}

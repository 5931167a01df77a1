import { useFormat, useText } from '../../../web/parts/language.ts'
import { Status } from '../../../web/parts/status.tsx'
import type { ApprovalHistoryEntry } from '../contract.ts'
import { actionWord, toneOf } from './approval-words.ts'

/** Who did what, in order, with what they said. */
export function ApprovalHistory({ history }: { history: readonly ApprovalHistoryEntry[] }) {
  const text = useText()
  const { instant } = useFormat()
  return (
    <ol className="cf-history">
      {history.map((h) => (
        <li key={h.seq}>
          <Status tone={toneOf(h.action)}>{text(actionWord(h.action))}</Status>
          <span className="cf-history-who">{h.by}{h.nodeName && <small>{h.nodeName}</small>}{h.to && <small>→ {h.to}</small>}</span>
          <time className="lf-meta" dateTime={h.at}>{instant(h.at)}</time>
          {h.note && <q>{h.note}</q>}
        </li>
      ))}
    </ol>
  )
}

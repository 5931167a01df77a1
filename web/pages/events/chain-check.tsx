import { useState } from 'react'
import type { ChainReport } from '../../../platform/wire.ts'
import { useRead } from '../../parts/api.ts'
import { GateLight } from '../../parts/gate-light.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { eventTexts as t } from './texts.ts'

/** Whether the hash chain holds, recomputed by the server when the page is opened. */
export function ChainCheck() {
  const text = useText()
  const { instant, number } = useFormat()
  const [shown, setShown] = useState(false)
  const { data: report } = useRead<ChainReport>('/events/verify')
  if (!report) return <div className="lf-chain" aria-busy="true" />
  return (
    <div className={report.isWhole ? 'lf-chain' : 'lf-chain broken'}>
      <GateLight light={report.isWhole ? 'pass' : 'fail'} label={false} />
      <b>{report.isWhole ? text(t.whole, { events: number(report.events) }) : text(t.broken, { at: report.brokenAt ?? 0, reason: report.reason ? text(report.reason) : '' })}</b>
      <span className="lf-meta">{text(t.took, { ms: report.tookMs })}{report.signedHead && ` · ${text(t.signedHead, { seq: report.signedHead.seq, at: instant(report.signedHead.at) })}`}</span>
      {report.head && <button type="button" className="lf-quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>{text(t.head)}</button>}
      {shown && report.head && <code className="lf-chain-hash">{report.head.algorithm}:{report.head.hash}</code>}
    </div>
  )
}

import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useGo } from '../../../web/parts/link.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { ReconciliationResult, ReconciliationView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** Conservation, totals, groups, rows: each rung only matters when the one before holds. */
export function Ladder({ id }: { id: string }) {
  const text = useText()
  const format = useFormat()
  const go = useGo()
  const { href, person } = useImplementation()
  const { data } = useRead<ReconciliationView>(`/migration/reconciliations/${id}`)
  const [asking, setAsking] = useState<'sign' | 'return' | null>(null)
  if (!data) return null
  const { item, counts } = data
  const signature = data.signatures[0]
  const extra = (
    <>
      <Button onClick={() => go(href('migration', 'run', { run: String(item.runCode) }))}>{text(t.openRun)}</Button>
      {data.canSign && <Button onClick={() => setAsking('return')}>{text(t.returnIt)}</Button>}
      {data.canSign && <Button type="primary" onClick={() => setAsking('sign')}>{text(t.sign)}</Button>}
    </>
  )
  return (
    <Section title={`${item.code} ${item.title}`} extra={extra}>
      <div className="mg-bar">
        {signature && <Status tone={signature.broken ? 'warn' : 'ok'}>{text(t.signedBy, { name: signature.by, day: format.instant(signature.at) })}{signature.broken ? ` · ${text(t.signatureBroken)}` : ''}</Status>}
        {!signature && item.state === 'open' && !data.canSign && item.ownerId && <Status tone="review">{text(t.onlyOwner, { name: person(item.ownerId) })}</Status>}
      </div>
      <div className="mg-ladder">
        <div className="mg-rung">
          <header><b>{text(t.level_conservation)}</b>{data.isConserved ? <Status tone="ok">{text(t.conserved)}</Status> : <Status tone="bad">{text(t.notConserved)}</Status>}</header>
          <div className="mg-equation">
            <span>{format.number(counts.in)}</span><small>{text(t.in)}</small><span>=</span><span>{format.number(counts.mapped)}</span><small>{text(t.mapped)}</small><span>+</span><span>{format.number(counts.merged)}</span><small>{text(t.mergedRows)}</small><span>+</span><span>{format.number(counts.rejected)}</span><small>{text(t.rejected)}</small>
          </div>
        </div>
        {(['total', 'group', 'row'] as const).map((level) => <Rung key={level} level={level} results={data.results.filter((r) => r.level === level)} />)}
      </div>
      {(item.explanation as string | null) && <p style={{ marginBlockStart: 12 }}>{text(t.explanation)}：{String(item.explanation)}</p>}
      {asking && <Ask key={asking} kind={asking} view={data} onClose={() => setAsking(null)} />}
    </Section>
  )
}

function Rung({ level, results }: { level: 'total' | 'group' | 'row'; results: readonly ReconciliationResult[] }) {
  const text = useText()
  const format = useFormat()
  if (results.length === 0) return null
  const open = results.filter((r) => !r.isBalanced).length
  return (
    <div className="mg-rung">
      <header><b>{text(t[`level_${level}`])}</b>{open === 0 ? <Status tone="ok">{text(t.balanced)}</Status> : <Status tone="bad">{text(t.unbalanced, { n: open })}</Status>}</header>
      <div className="mg-scroll" style={{ border: 0, borderRadius: 0 }} tabIndex={0} role="region" aria-label={text(t[`level_${level}`])}>
        <table>
          <thead><tr><th>{text(t.check)}</th><th className="num">{text(t.sourceSide)}</th><th className="num">{text(t.explained)}</th><th className="num">{text(t.targetSide)}</th><th className="num">{text(t.unexplained)}</th></tr></thead>
          <tbody>
            {results.map((r) => (
              <tr key={r.index}>
                <td>{text(r.label)}{r.level !== 'total' && r.compared > 0 && <span className="mg-quiet"> {format.number(r.compared - r.different)} / {format.number(r.compared)}</span>}</td>
                <td className="num">{format.number(r.source)}</td>
                <td className="num" title={text(t.explainedHint, { rejected: r.rejected, merged: r.merged, changed: r.changed })}>{explained(r, format.number)}</td>
                <td className="num">{format.number(r.target)}</td>
                <td className="num">{r.isBalanced ? format.number(r.unexplained) : <Status tone="bad">{format.number(r.unexplained)}</Status>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** What rejected, merged and changed rows account for, each with its sign; nothing when all are nought. */
function explained(r: ReconciliationResult, number: (v: string) => string): string {
  const parts = [['−', r.rejected], ['−', r.merged], ['+', r.changed]].filter(([, v]) => Number(v) !== 0)
  return parts.length === 0 ? '0' : parts.map(([sign, v]) => (v!.startsWith('-') ? `${sign === '−' ? '+' : '−'}${number(v!.slice(1))}` : `${sign}${number(v!)}`)).join(' ')
}

function Ask({ kind, view, onClose }: { kind: 'sign' | 'return'; view: ReconciliationView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [words, setWords] = useState('')
  const needed = kind === 'return' || Number(view.item.unbalanced) > 0
  const submit = async () => {
    const done = await run(() => send('POST', `/migration/reconciliations/${view.item.id}/${kind}`, kind === 'sign' ? (words.trim() ? { explanation: words.trim() } : {}) : { reason: words.trim() }), { done: text(kind === 'sign' ? t.signed : t.returned) })
    if (done) onClose()
  }
  return (
    <Dialog title={text(kind === 'sign' ? t.sign : t.returnIt)} open onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" danger={kind === 'return'} loading={busy} disabled={needed && !words.trim()} onClick={() => void submit()}>{text(kind === 'sign' ? t.sign : t.returnIt)}</Button></>}>
      {kind === 'sign' && <p className="lf-dialog-text">{text(t.signText)}</p>}
      <TextArea label={text(kind === 'sign' ? t.explanation : t.reasonWhy)} optional={!needed} hint={kind === 'sign' ? text(t.explanationHint) : undefined} value={words} onChange={setWords} rows={3} maxLength={4000} />
    </Dialog>
  )
}

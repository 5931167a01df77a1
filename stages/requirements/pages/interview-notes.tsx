import { useCallback, useEffect, useRef, useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input, Select, TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { ItemPicker, ModulePicker } from '../../../web/parts/pickers.tsx'
import type { InterviewView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import './requirements.css'

type Raising = { kind: 'painPoint' | 'requirement' | 'existing'; quote: string }

/** The notes with the sentences that were raised marked in them; a marked sentence becomes a pain point or a requirement. */
export function InterviewNotes({ interview }: { interview: InterviewView }) {
  const text = useText()
  const { can } = useImplementation()
  const box = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState<{ text: string; top: number; left: number } | null>(null)
  const [raising, setRaising] = useState<Raising | null>(null)
  const mayRaise = can('create', 'requirements')
  const look = useCallback(() => {
    const selection = getSelection()
    const chosen = selection?.toString().trim() ?? ''
    const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null
    if (!range || chosen.length < 2 || !box.current?.contains(range.commonAncestorContainer)) return setMarked(null)
    const at = range.getBoundingClientRect()
    const around = box.current.getBoundingClientRect()
    setMarked({ text: chosen, top: at.bottom - around.top + 6, left: Math.max(0, Math.min(at.left - around.left, around.width - 300)) })
  }, [])
  useEffect(() => {
    if (!mayRaise) return
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [look, mayRaise])
  const raise = (kind: Raising['kind']) => {
    if (marked) setRaising({ kind, quote: marked.text })
    getSelection()?.removeAllRanges()
    setMarked(null)
  }
  return (
    <>
      <ConfirmBar interview={interview} />
      {interview.notes.trim() === '' ? <Empty title={text(t.noNotes)} text={text(t.noNotesText)} /> : (
        <>
          {mayRaise && <p className="lf-meta">{text(t.markHint)}</p>}
          <div className="rq-notes" ref={box}>
            {paragraphsOf(interview.notes).map((p) => <p key={p.start}><Highlighted line={p.text} quotes={interview.quotes} /></p>)}
            {marked && (
              <div className="rq-float" style={{ top: marked.top, left: marked.left }}>
                <button type="button" onMouseDown={(e) => e.preventDefault()} onClick={() => raise('painPoint')}>{text(t.raisePain)}</button>
                <button type="button" onMouseDown={(e) => e.preventDefault()} onClick={() => raise('requirement')}>{text(t.raiseRequirement)}</button>
                <button type="button" onMouseDown={(e) => e.preventDefault()} onClick={() => raise('existing')}>{text(t.attachQuote)}</button>
              </div>
            )}
          </div>
        </>
      )}
      <Drawer title={text(raising?.kind === 'painPoint' ? t.raisePain : raising?.kind === 'existing' ? t.attachQuote : t.raiseRequirement)} open={raising !== null} onClose={() => setRaising(null)}>
        {raising && <RaiseForm key={raising.quote + raising.kind} interviewId={interview.id} raising={raising} onDone={() => setRaising(null)} />}
      </Drawer>
    </>
  )
}

/** The lines of the notes with their place. */
function paragraphsOf(notes: string): { start: number; text: string }[] {
  let start = 0
  return notes.split('\n').map((text) => {
    const paragraph = { start, text }
    start += text.length + 1
    return paragraph
  })
}

/** A line of the notes with the quoted sentences underlined. */
function Highlighted({ line, quotes }: { line: string; quotes: InterviewView['quotes'] }) {
  const spans = quotes.flatMap((q) => { const at = line.indexOf(q.text); return at < 0 ? [] : [{ at, end: at + q.text.length, code: q.item.code }] }).sort((a, b) => a.at - b.at)
  const parts: React.ReactNode[] = []
  let from = 0
  for (const s of spans) {
    if (s.at < from) continue
    parts.push(line.slice(from, s.at), <mark key={s.at} title={s.code}>{line.slice(s.at, s.end)}</mark>)
    from = s.end
  }
  parts.push(line.slice(from))
  return <>{parts}</>
}

function ConfirmBar({ interview }: { interview: InterviewView }) {
  const text = useText()
  const { instant } = useFormat()
  const { person } = useImplementation()
  const send = useSend()
  const { busy, run } = useAction()
  const [isDisputing, setDisputing] = useState(false)
  const [reason, setReason] = useState('')
  if (interview.confirmedAt) return <p className="rq-note ok">{text(t.confirmedAt, { name: person(interview.intervieweeId), at: instant(interview.confirmedAt) })}</p>
  if (!interview.mayConfirm) return null
  return (
    <div className="rq-note review">
      <p>{text(t.waitsForYou)}</p>
      {isDisputing ? (
        <div className="rq-stack">
          <TextArea label={text(t.disputeReason)} value={reason} onChange={setReason} />
          <div className="lf-row"><Button onClick={() => setDisputing(false)}>{text(t.cancel)}</Button><Button type="primary" disabled={reason.trim().length < 2} loading={busy} onClick={() => void run(() => send('POST', `/interviews/${interview.id}/dispute`, { reason: reason.trim() }))}>{text(t.sendBack)}</Button></div>
        </div>
      ) : (
        <div className="lf-row">
          <ConfirmButton type="primary" question={text(t.confirmQuestion)} onConfirm={() => run(() => send('POST', `/interviews/${interview.id}/confirmation`, {}))}>{text(t.confirmNotes)}</ConfirmButton>
          <Button onClick={() => setDisputing(true)}>{text(t.disputeNotes)}</Button>
        </div>
      )}
    </div>
  )
}

function RaiseForm({ interviewId, raising, onDone }: { interviewId: string; raising: Raising; onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [title, setTitle] = useState('')
  const [statement, setStatement] = useState('')
  const [priority, setPriority] = useState<'M' | 'S' | 'C' | 'W'>('M')
  const [moduleId, setModuleId] = useState<string | null>(null)
  const [target, setTarget] = useState<string[]>([])
  const isReady = raising.kind === 'existing' ? target.length === 1 : title.trim() !== ''
  const create = async () => {
    const done = await run(async () => {
      if (raising.kind === 'existing') await send('POST', `/interviews/${interviewId}/quotes/linked`, { quote: raising.quote, itemId: target[0] })
      else await send('POST', `/interviews/${interviewId}/quotes`, { quote: raising.quote, kind: raising.kind, title: title.trim(), ...(raising.kind === 'requirement' ? { priority, ...(statement.trim() ? { statement: statement.trim() } : {}), ...(moduleId ? { moduleId } : {}) } : {}) })
      return true
    }, { done: text(t.saved) })
    if (done) onDone()
  }
  return (
    <div className="rq-stack">
      <blockquote className="rq-quote">{raising.quote}</blockquote>
      {raising.kind === 'existing' ? <ItemPicker label={text(t.item)} kinds={['painPoint', 'requirement']} value={target} onChange={setTarget} many={false} /> : <Input label={text(t.title)} value={title} onChange={setTitle} maxLength={200} autoFocus onEnter={() => { if (isReady) void create() }} />}
      {raising.kind === 'requirement' && (
        <>
          <TextArea label={text(t.statement)} optional hint={text(t.statementHint)} value={statement} onChange={setStatement} />
          <Select label={text(t.priority)} value={priority} onChange={(v) => setPriority(v ?? 'S')} options={(['M', 'S', 'C', 'W'] as const).map((p) => ({ value: p, label: text(t[`priority_${p}`]) }))} />
          <ModulePicker label={text(t.module)} optional value={moduleId} onChange={setModuleId} />
        </>
      )}
      <div className="lf-row rq-end"><Button onClick={onDone}>{text(t.cancel)}</Button><Button type="primary" disabled={!isReady} loading={busy} onClick={() => void create()}>{text(raising.kind === 'existing' ? t.save : t.create)}</Button></div>
    </div>
  )
}

import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { GoNoGoView } from '../contract.ts'
import { texts as t } from '../texts.ts'

type Choice = 'go' | 'conditional' | 'noGo'

function Choices({ value, onChange, blocked }: { value: Choice | null; onChange: (choice: Choice) => void; blocked?: boolean }) {
  const text = useText()
  const words = { go: t.go, conditional: t.conditional, noGo: t.noGo }
  return (
    <div className="cu-radio" role="radiogroup" aria-label={text(t.decision)}>
      {(['go', 'conditional', 'noGo'] as const).map((c) => <label key={c}><input type="radio" name="choice" checked={value === c} disabled={c === 'go' && (blocked ?? false)} onChange={() => onChange(c)} /><span>{text(words[c])}{c === 'go' && blocked && <span className="lf-meta"> {text(t.goBlocked)}</span>}</span></label>)}
    </div>
  )
}

/** My vote in my role; a no, and whoever likes, with the words that stay in the record. */
export function VoteDialog({ view, onClose }: { view: GoNoGoView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [vote, setVote] = useState<Choice | null>(null)
  const [dissent, setDissent] = useState('')
  const save = () => run(async () => {
    await send('POST', `/cutover/decisions/${view.id}/vote`, { vote, dissent: dissent || null })
    onClose()
  }, { done: text(t.voted) })
  return (
    <Dialog open title={text(t.castVote)} onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={vote === null || (vote === 'noGo' && dissent.trim() === '')} onClick={() => void save()}>{text(t.castVote)}</Button></>}>
      <Choices value={vote} onChange={setVote} />
      <TextArea label={text(t.dissent)} value={dissent} onChange={setDissent} rows={3} optional={vote !== 'noGo'} hint={text(t.dissentHint)} />
    </Dialog>
  )
}

/** The sponsor's decision; with red lines standing, a plain go is shut. */
export function DecideDialog({ view, onClose }: { view: GoNoGoView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [decision, setDecision] = useState<Choice | null>(null)
  const [conditions, setConditions] = useState('')
  const [statement, setStatement] = useState('')
  const missing = view.votes.filter((v) => v.vote === null)
  const save = () => run(async () => {
    await send('POST', `/cutover/decisions/${view.id}/decide`, { decision, conditions: conditions || null, statement: statement || null })
    onClose()
  }, { done: text(t.decided) })
  return (
    <Dialog open width={520} title={text(t.decideAndSign)} onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={decision === null || (decision === 'conditional' && conditions.trim() === '')} onClick={() => void save()}>{text(t.sign)}</Button></>}>
      <p className="lf-dialog-text">{text(t.decideText)}</p>
      {missing.length > 0 && <div className="lf-notice lf-notice-warn"><span>{text(t.notAllVoted, { names: missing.map((v) => v.name).join('、') })}</span></div>}
      <Choices value={decision} onChange={setDecision} blocked={view.redLines > 0} />
      {decision === 'conditional' && <TextArea label={text(t.conditions)} value={conditions} onChange={setConditions} rows={3} hint={text(t.conditionsHint)} />}
      <TextArea label={text(t.statement)} value={statement} onChange={setStatement} rows={2} optional />
    </Dialog>
  )
}

import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { DatePicker, Input, TextArea } from '../../../web/parts/inputs.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import type { MeetingView } from '../contract.ts'
import { texts as t } from './texts.ts'

/** Decisions and actions of a meeting, added where they are spoken. */
export function MeetingResults({ view, mayAdd }: { view: MeetingView; mayAdd: boolean }) {
  const text = useText()
  const { day } = useFormat()
  const { summary } = useImplementation()
  const [open, setOpen] = useState<'decision' | 'action' | null>(null)
  const [deciding, setDeciding] = useState<MeetingView['decisions'][number] | null>(null)
  const [finishing, setFinishing] = useState<MeetingView['actions'][number] | null>(null)
  return (
    <>
      <Section title={text(t.decisions)} extra={mayAdd && <Button size="small" icon={<Icon name="plus" />} onClick={() => setOpen(open === 'decision' ? null : 'decision')}>{text(t.addDecision)}</Button>}>
        {open === 'decision' && <NewDecision view={view} onClose={() => setOpen(null)} />}
        {view.decisions.length === 0 && open !== 'decision' && <p className="lf-meta">{text(t.noDecisions)}</p>}
        <ul className="pl-results">
          {view.decisions.map((d) => (
            <li key={d.id}>
              <span className="pl-result-head"><ItemLink code={d.code} title={d.title} /><StateOf kind="decision" state={d.state} /></span>
              {d.outcome && <span className="pl-outcome">{d.outcome}</span>}
              {!d.outcome && d.recommendation && <span className="lf-meta">{text(t.recommendation)}：{d.recommendation}</span>}
              <span className="lf-meta"><PersonName id={d.ownerId} />{d.decideBy && ` · ${text(t.byDay, { day: day(d.decideBy, 'short') })}`}</span>
              {d.state === 'pending' && (mayAdd || d.ownerId === summary.personId) && <Button size="small" onClick={() => setDeciding(d)}>{text(t.decide)}</Button>}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text(t.actions)} extra={mayAdd && <Button size="small" icon={<Icon name="plus" />} onClick={() => setOpen(open === 'action' ? null : 'action')}>{text(t.addAction)}</Button>}>
        {open === 'action' && <NewAction view={view} onClose={() => setOpen(null)} />}
        {view.actions.length === 0 && open !== 'action' && <p className="lf-meta">{text(t.noActions)}</p>}
        <ul className="pl-results">
          {view.actions.map((a) => (
            <li key={a.id}>
              <span className="pl-result-head"><ItemLink code={a.code} title={a.title} /><StateOf kind="actionItem" state={a.state} /></span>
              <span className="lf-meta"><PersonName id={a.ownerId} withDepartment /> · {day(a.dueOn, 'short')}{a.daysLate > 0 && <b className="pl-bad"> {text(t.overdueBy, { n: a.daysLate })}</b>}{a.result && ` · ${a.result}`}</span>
              {a.state === 'open' && (mayAdd || a.ownerId === summary.personId) && <Button size="small" onClick={() => setFinishing(a)}>{text(t.finishAction)}</Button>}
            </li>
          ))}
        </ul>
        {view.issues.length > 0 && <ul className="pl-results">{view.issues.map((i) => <li key={i.id}><span className="pl-result-head"><ItemLink code={i.code} title={i.title} /><StateOf kind="projectIssue" state={i.state} /></span></li>)}</ul>}
      </Section>
      {deciding && <DecideDialog decision={deciding} onClose={() => setDeciding(null)} />}
      {finishing && <FinishDialog action={finishing} onClose={() => setFinishing(null)} />}
    </>
  )
}

function NewDecision({ view, onClose }: { view: MeetingView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [title, setTitle] = useState('')
  const [recommendation, setRecommendation] = useState('')
  const [owner, setOwner] = useState<string | null>(view.chairId)
  const [by, setBy] = useState<string | null>(null)
  const add = () => void run(() => send('POST', '/items/decisions', { title, recommendation, ownerId: owner, decideBy: by, raisedOn: view.heldOn, phaseId: view.phaseId, links: { meetings: [view.id] } }), { done: text(t.addDecision) }).then((made) => made && onClose())
  return (
    <div className="pl-inset">
      <Input label={text(t.title)} value={title} onChange={setTitle} maxLength={500} autoFocus />
      <TextArea label={text(t.recommendation)} optional value={recommendation} onChange={setRecommendation} rows={2} />
      <div className="pl-two"><PersonPicker label={text(t.decider)} value={owner} onChange={setOwner} /><DatePicker label={text(t.decideBy)} optional value={by} onChange={setBy} /></div>
      <div className="pl-buttons"><Button size="small" onClick={onClose}>{text(t.cancel)}</Button><Button size="small" type="primary" loading={busy} disabled={!title.trim()} onClick={add}>{text(t.add)}</Button></div>
    </div>
  )
}

function NewAction({ view, onClose }: { view: MeetingView; onClose: () => void }) {
  const text = useText()
  const { directory } = useImplementation()
  const send = useSend()
  const { busy, run } = useAction()
  const [title, setTitle] = useState('')
  const [owner, setOwner] = useState<string | null>(null)
  const [due, setDue] = useState<string | null>(null)
  const add = () => void run(() => send('POST', '/items/action-items', { title, ownerId: owner, departmentId: directory.people.find((p) => p.id === owner)?.departmentId ?? null, dueOn: due, phaseId: view.phaseId, links: { meetings: [view.id] } }), { done: text(t.addAction) }).then((made) => { if (made) { setTitle(''); onClose() } })
  return (
    <div className="pl-inset">
      <Input label={text(t.title)} value={title} onChange={setTitle} maxLength={500} autoFocus />
      <div className="pl-two"><PersonPicker label={text(t.owner)} value={owner} onChange={setOwner} /><DatePicker label={text(t.due)} value={due} onChange={setDue} /></div>
      <div className="pl-buttons"><Button size="small" onClick={onClose}>{text(t.cancel)}</Button><Button size="small" type="primary" loading={busy} disabled={!title.trim() || !owner || !due} onClick={add}>{text(t.add)}</Button></div>
    </div>
  )
}

/** Records the outcome of a matter. */
export function DecideDialog({ decision, onClose }: { decision: { id: string; title: string; options: string | null; recommendation: string | null }; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [outcome, setOutcome] = useState('')
  const decide = () => void run(() => send('POST', `/planning/decisions/${decision.id}/outcome`, { outcome }), { done: text(t.decided) }).then(onClose)
  return (
    <Dialog title={decision.title} open onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={outcome.trim().length < 2} onClick={decide}>{text(t.decide)}</Button></>}>
      {decision.options && <p className="lf-dialog-text">{text(t.options)}：{decision.options}</p>}
      {decision.recommendation && <p className="lf-dialog-text">{text(t.recommendation)}：{decision.recommendation}</p>}
      <TextArea label={text(t.outcome)} value={outcome} onChange={setOutcome} rows={3} maxLength={4000} />
    </Dialog>
  )
}

function FinishDialog({ action, onClose }: { action: { id: string; title: string }; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [result, setResult] = useState('')
  const finish = () => void run(() => send('POST', `/planning/actions/${action.id}/finish`, result.trim() ? { result } : {}), { done: text(t.actionDone) }).then(onClose)
  return (
    <Dialog title={action.title} open onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={finish}>{text(t.finishAction)}</Button></>}>
      <TextArea label={text(t.outcome)} optional value={result} onChange={setResult} rows={3} maxLength={4000} />
    </Dialog>
  )
}

import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Attachments } from '../../../web/parts/attachments.tsx'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { IncidentView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { Duration } from './duration.tsx'
import { IncidentForm } from './incident-form.tsx'

type Step = 'acknowledge' | 'restore' | 'close' | 'reopen'

/** One incident: its clock against the targets, the timeline, what caused it, and the next step. */
export function IncidentDetail({ code, onBack }: { code: string; onBack: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { department, person } = useImplementation()
  const openItem = useOpenItem()
  const { data, error } = useRead<IncidentView>(`/cutover/incidents/${encodeURIComponent(code)}`)
  const [step, setStep] = useState<Step | null>(null)
  const [isEditing, setEditing] = useState(false)
  if (error) return <Page title={code}><Empty title={error.problem.title} action={<Button onClick={onBack}>{text(t.roomIncidents)}</Button>} /></Page>
  if (!data) return <Page title={code} />
  const quick = (name: Step, done: string) => run(() => send('POST', `/cutover/incidents/${data.id}/${name}`), { done })
  const actions = data.canHandle && (
    <>
      <Button onClick={() => setEditing(true)}>{text(t.edit)}</Button>
      {(data.state === 'restored' || data.state === 'closed') && <Button onClick={() => setStep('reopen')}>{text(t.reopen)}</Button>}
      {data.state === 'open' && <Button type="primary" loading={busy} onClick={() => void quick('acknowledge', text(t.acknowledged))}>{text(t.acknowledge)}</Button>}
      {data.state === 'acknowledged' && <Button type="primary" onClick={() => setStep('restore')}>{text(t.restore)}</Button>}
      {data.state === 'restored' && <Button type="primary" loading={busy} onClick={() => void quick('close', text(t.closed))}>{text(t.closeIncident)}</Button>}
    </>
  )
  return (
    <Page
      name={data.title} title={<><span className={`cu-sev ${data.severity}`}>{data.severity}</span> {data.title}</>} actions={actions}
      lead={<><button type="button" className="cu-back" onClick={onBack}><Icon name="chevronLeft" />{text(t.roomIncidents)}</button><br /><StateOf kind="incident" state={data.state} /> · {department(data.departmentId) || '—'} · {text(t.owner)} {person(data.ownerId) || '—'} <button type="button" className="lf-quiet" onClick={() => openItem(data.code)}>{data.code}</button></>}
    >
      <FigureRow>
        <Figure label={text(t.toDetect)} value={<Duration minutes={data.minutes.detect} />} formula={text(t.detectFormula)} />
        <Figure label={text(t.toAcknowledge)} value={<Duration minutes={data.minutes.acknowledge} />} note={<>{text(t.target)} <Duration minutes={data.target.acknowledge} /></>} tone={data.isLate.acknowledge ? 'bad' : 'idle'} formula={text(t.acknowledgeFormula)} />
        <Figure label={text(t.toRestore)} value={<Duration minutes={data.minutes.restore} />} note={<>{text(t.target)} <Duration minutes={data.target.restore} /></>} tone={data.isLate.restore ? 'bad' : 'idle'} formula={text(t.restoreFormula)} />
        <Figure label={text(t.severity)} value={data.severity} note={`${text(t.impact)} ${text(levelWord(data.impact))} × ${text(t.urgency)} ${text(levelWord(data.urgency))}`} formula={text(t.severityFormula)} />
      </FigureRow>
      <div className="cu-incident">
        <Section title={text(t.timeline)}><Timeline incident={data} /></Section>
        <div>
          {data.description && <Section title={text(t.description)}><p className="lf-dialog-text" style={{ whiteSpace: 'pre-wrap' }}>{data.description}</p></Section>}
          {data.workaround && <Section title={text(t.workaround)}><p className="lf-dialog-text" style={{ whiteSpace: 'pre-wrap' }}>{data.workaround}</p></Section>}
          {data.resolution && <Section title={text(t.resolution)}><p className="lf-dialog-text" style={{ whiteSpace: 'pre-wrap' }}>{data.resolution}</p></Section>}
          <Section title={text(t.causes)}>
            {data.causes.length === 0 ? <Status tone={data.state === 'closed' || data.state === 'restored' ? 'warn' : 'idle'}>{text(t.causeOpen)}</Status> : <ul className="cu-lines">{data.causes.map((c) => <li key={c.id}><span><ItemLink code={c.code} title={c.title} /></span></li>)}</ul>}
          </Section>
          <Section title={text(t.files)}><Attachments itemId={data.id} /></Section>
        </div>
      </div>
      {step && <StepDialog incident={data} step={step} onClose={() => setStep(null)} />}
      {isEditing && <IncidentForm incident={data} onDone={() => setEditing(false)} />}
    </Page>
  )
}

function levelWord(level: string) {
  return level === 'high' ? t.high : level === 'medium' ? t.medium : t.low
}

function Timeline({ incident }: { incident: IncidentView }) {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { busy, run } = useAction()
  const [note, setNote] = useState('')
  const words: Record<string, typeof t.occurred> = { occurred: t.occurred, detected: t.detected, acknowledged: t.acknowledgedWord, note: t.noteWord, workaround: t.workaround, restored: t.restoredWord, reopened: t.reopenedWord, closed: t.closedWord }
  const add = () => run(async () => {
    await send('POST', `/cutover/incidents/${incident.id}/notes`, { text: note })
    setNote('')
  })
  return (
    <>
      <ol className="cu-time">
        {incident.entries.map((e) => (
          <li key={e.id} className={e.kind}>
            <small>{format.instant(e.at)} · {text(words[e.kind] ?? t.noteWord)}{e.by ? ` · ${e.by}` : ''}</small>
            {e.text && <p>{e.text}</p>}
          </li>
        ))}
      </ol>
      {incident.state !== 'closed' && (
        <>
          <TextArea label={text(t.addNote)} value={note} onChange={setNote} rows={2} placeholder={text(t.addNoteHint)} />
          <p style={{ marginTop: 8 }}><Button loading={busy} disabled={note.trim() === ''} onClick={() => void add()}>{text(t.addNote)}</Button></p>
        </>
      )}
    </>
  )
}

function StepDialog({ incident, step, onClose }: { incident: IncidentView; step: Step; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [words, setWords] = useState('')
  const isRestore = step === 'restore'
  const save = () => run(async () => {
    await send('POST', `/cutover/incidents/${incident.id}/${step}`, { text: words })
    onClose()
  }, { done: text(isRestore ? t.restoredWord : t.reopenedWord) })
  return (
    <Dialog open title={text(isRestore ? t.restore : t.reopen)} onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={words.trim() === ''} onClick={() => void save()}>{text(isRestore ? t.restore : t.reopen)}</Button></>}>
      <TextArea label={text(isRestore ? t.howRestored : t.whyReopened)} value={words} onChange={setWords} rows={3} />
    </Dialog>
  )
}

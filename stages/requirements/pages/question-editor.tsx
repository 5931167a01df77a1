import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Checkbox, Input, Select, TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { GivenQuestion, SurveyView } from '../contract.ts'
import { texts as t } from '../texts.ts'

const kinds = ['scale', 'single', 'multiple', 'number', 'rank', 'open'] as const
const withOptions = new Set<GivenQuestion['kind']>(['single', 'multiple', 'rank'])

/** The questions of a survey; read only once sheets have come in. */
export function QuestionEditor({ survey }: { survey: SurveyView }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { can } = useImplementation()
  const [questions, setQuestions] = useState<GivenQuestion[]>(survey.questions)
  const isLocked = survey.answered > 0 || survey.state === 'closed' || !can('update', 'requirements')
  const isDirty = JSON.stringify(questions) !== JSON.stringify(survey.questions)
  const set = (index: number, patch: Partial<GivenQuestion>) => setQuestions(questions.map((q, i) => (i === index ? shaped({ ...q, ...patch }) : q)))
  const add = () => setQuestions([...questions, { id: crypto.randomUUID().slice(0, 8), kind: 'scale', text: '', required: true }])
  const swap = (index: number, by: number) => {
    const next = [...questions]
    const [q] = next.splice(index, 1)
    next.splice(index + by, 0, q!)
    setQuestions(next)
  }
  const isWhole = questions.every((q) => q.text.trim() !== '' && (!withOptions.has(q.kind) || (q.options?.length ?? 0) >= 2))
  if (isLocked) {
    return (
      <>
        {survey.answered > 0 && <p className="lf-meta rq-lead">{text(t.questionsLocked, { n: survey.answered })}</p>}
        {questions.length === 0 ? <Empty title={text(t.noQuestions)} /> : <ol className="rq-questions">{questions.map((q, i) => <li key={q.id}><span className="rq-step-no">{i + 1}</span><div><b>{q.text}</b><span className="lf-meta">{text(t[`kind_${q.kind}`])}{q.required ? ` · ${text(t.required)}` : ''}{q.unit ? ` · ${q.unit}` : ''}</span>{q.options && <span className="rq-chips">{q.options.map((o) => <span key={o.id}>{o.text}</span>)}</span>}</div></li>)}</ol>}
      </>
    )
  }
  return (
    <>
      {questions.length === 0 && <Empty title={text(t.noQuestions)} text={text(t.noQuestionsText)} action={<Button type="primary" onClick={add}>{text(t.addQuestion)}</Button>} />}
      <ol className="rq-questions editing">
        {questions.map((q, i) => (
          <li key={q.id}>
            <span className="rq-step-no">{i + 1}</span>
            <div>
              <div className="rq-question-row">
                <Input label={`${i + 1} ${text(t.questionText)}`} hideLabel placeholder={text(t.questionText)} value={q.text} onChange={(v) => set(i, { text: v })} maxLength={500} />
                <Select label={`${i + 1} ${text(t.questionKind)}`} hideLabel value={q.kind} onChange={(v) => set(i, { kind: v ?? 'scale' })} options={kinds.map((k) => ({ value: k, label: text(t[`kind_${k}`]) }))} />
                <Checkbox label={text(t.required)} value={q.required} onChange={(v) => set(i, { required: v })} />
                {q.kind === 'scale' ? <Checkbox label={text(t.reversed)} value={q.isReversed ?? false} onChange={(v) => set(i, { isReversed: v })} /> : <span />}
                <span className="rq-tools">
                  <button type="button" className="lf-tool" disabled={i === 0} aria-label={`${i + 1} ${text(t.moveUp)}`} onClick={() => swap(i, -1)}><Icon name="chevronUp" size={14} /></button>
                  <button type="button" className="lf-tool" disabled={i === questions.length - 1} aria-label={`${i + 1} ${text(t.moveDown)}`} onClick={() => swap(i, 1)}><Icon name="chevronDown" size={14} /></button>
                  <button type="button" className="lf-tool" aria-label={`${i + 1} ${text(t.remove)}`} onClick={() => setQuestions(questions.filter((_, at) => at !== i))}><Icon name="trash" size={14} /></button>
                </span>
              </div>
              {withOptions.has(q.kind) && <Options options={q.options ?? []} label={`${i + 1} ${text(t.optionsPerLine)}`} onChange={(options) => set(i, { options })} />}
              {q.kind === 'number' && <div className="rq-unit"><Input label={`${i + 1} ${text(t.unit)}`} hideLabel placeholder={text(t.unit)} value={q.unit ?? ''} onChange={(v) => set(i, v ? { unit: v } : { unit: undefined })} maxLength={20} /></div>}
            </div>
          </li>
        ))}
      </ol>
      {questions.length > 0 && (
        <div className="lf-row">
          <Button icon={<Icon name="plus" size={14} />} onClick={add}>{text(t.addQuestion)}</Button>
          <Button type="primary" disabled={!isDirty || !isWhole} loading={busy} onClick={() => void run(() => send('PUT', `/surveys/${survey.id}/questions`, { questions: questions.map((q) => ({ ...q, text: q.text.trim() })) }, { ifMatch: survey.version }), { done: text(t.saved) })}>{text(t.saveQuestions)}</Button>
          {isDirty && <span className="lf-meta">{text(t.unsaved)}</span>}
        </div>
      )}
    </>
  )
}

/** One option a line; an option keeps its id while its line stays in place. */
function Options({ options, label, onChange }: { options: readonly { id: string; text: string }[]; label: string; onChange: (options: { id: string; text: string }[]) => void }) {
  const text = useText()
  const [lines, setLines] = useState(options.map((o) => o.text).join('\n'))
  const write = (value: string) => {
    setLines(value)
    onChange(value.split('\n').map((l) => l.trim()).map((l, i) => ({ id: options[i]?.id ?? crypto.randomUUID().slice(0, 8), text: l })).filter((o) => o.text !== ''))
  }
  return <TextArea label={label} hideLabel placeholder={text(t.optionsPerLine)} value={lines} onChange={write} rows={3} />
}

/** Only what its kind has. */
function shaped(q: Partial<GivenQuestion> & Pick<GivenQuestion, 'id' | 'kind' | 'text' | 'required'>): GivenQuestion {
  return { id: q.id, kind: q.kind, text: q.text, required: q.required, ...(withOptions.has(q.kind) ? { options: q.options ?? [] } : {}), ...(q.kind === 'scale' && q.isReversed ? { isReversed: true } : {}), ...(q.kind === 'number' && q.unit ? { unit: q.unit } : {}) }
}

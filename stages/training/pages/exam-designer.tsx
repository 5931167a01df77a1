import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import { Tabs } from '../../../web/parts/tabs.tsx'
import type { ExamDesign, QuestionInput, QuestionView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { QuestionForm } from './question-form.tsx'

type Result = ExamDesign['results'][number]

/** The question bank and the results of an exam. The bank is changed while the exam is not open. */
export function ExamDesigner({ code, onBack }: { code: string; onBack: () => void }) {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { busy, run } = useAction()
  const openItem = useOpenItem()
  const { data, error } = useRead<ExamDesign>(`/training/exams/${encodeURIComponent(code)}/design`)
  const [tab, setTab] = useState<'questions' | 'results'>('questions')
  const [bank, setBank] = useState<readonly QuestionInput[] | null>(null)
  if (error) return <Page title={code}><Empty title={error.problem.title} action={<Button onClick={onBack}>{text(t.roomExams)}</Button>} /></Page>
  if (!data) return <Page title={code} />
  const questions = bank ?? data.questions
  const points = questions.reduce((sum, q) => sum + q.points, 0)
  const passed = data.results.filter((r) => r.isPassed).length
  const change = (i: number, question: QuestionInput) => setBank(questions.map((q, n) => (n === i ? question : q)))
  const save = () => run(async () => {
    await send('PUT', `/training/exams/${data.id}/questions`, { questions: questions.map(inputOf) })
    setBank(null)
  }, { done: text(t.saved) })
  const add = () => setBank([...questions, { type: 'single', text: '', options: [{ id: 'a', text: '' }, { id: 'b', text: '' }], answer: [], points: 20 }])
  const actions = bank ? <><Button onClick={() => setBank(null)}>{text(t.discard)}</Button><Button type="primary" loading={busy} onClick={() => void save()}>{text(t.saveBank)}</Button></> : (
    <>
      {data.canEdit && <Button onClick={() => { setTab('questions'); setBank([...data.questions]) }}>{text(t.editBank)}</Button>}
      {data.state === 'open' ? <Button loading={busy} onClick={() => void run(() => send('POST', `/items/exams/${data.id}/transitions/close`))}>{text(t.closeExam)}</Button> : <Button type="primary" loading={busy} onClick={() => void run(() => send('POST', `/items/exams/${data.id}/transitions/open`), { done: text(t.examOpened) })}>{text(t.openExam)}</Button>}
    </>
  )
  return (
    <Page name={data.title} title={data.title} actions={actions} lead={<><button type="button" className="tr-back" onClick={onBack}><Icon name="chevronLeft" />{text(t.roomExams)}</button><br /><StateOf kind="exam" state={data.state} /> {data.canEdit ? '' : text(t.openCannotEdit)} <button type="button" className="lf-quiet" onClick={() => openItem(data.code)}>{data.code}</button></>}>
      <FigureRow>
        <Figure label={text(t.questions)} value={questions.length} unit={text(t.pointsCount, { count: points })} />
        <Figure label={text(t.passMark)} value={format.percent(data.passMark, 0)} note={text(t.limits, { minutes: data.minutes, attempts: data.attemptsAllowed })} />
        <Figure label={text(t.passedOfSat)} value={data.results.length === 0 ? '—' : format.percent(passed / data.results.length, 0)} unit={`${passed} / ${data.results.length}`} />
        <Figure label={text(t.firstGo)} value={data.results.length === 0 ? '—' : format.percent(data.results.filter((r) => r.isPassed && r.attempts === 1).length / data.results.length, 0)} formula={text(t.firstGoFormula)} />
      </FigureRow>
      <Tabs
        label={data.title} value={tab} onChange={setTab}
        tabs={[
          { key: 'questions', label: text(t.questionBank), count: questions.length, content: () => (
            <>
              {questions.length === 0 && <Empty title={text(t.bankEmpty)} text={text(t.bankEmptyText)} action={data.canEdit && <Button type="primary" onClick={add}>{text(t.addQuestion)}</Button>} />}
              {questions.map((q, i) => (bank ? <QuestionForm key={q.id ?? `new-${i}`} number={i + 1} question={q} onChange={(next) => change(i, next)} onRemove={() => setBank(questions.filter((_, n) => n !== i))} /> : <QuestionCard key={q.id} number={i + 1} question={q as QuestionView} />))}
              {bank && <Button icon={<Icon name="plus" />} onClick={add}>{text(t.addQuestion)}</Button>}
            </>
          ) },
          { key: 'results', label: text(t.results), count: data.results.length, content: () => <Results rows={data.results} /> },
        ]}
      />
    </Page>
  )
}

function inputOf(q: QuestionInput): QuestionInput {
  return { ...(q.id ? { id: q.id } : {}), type: q.type, text: q.text, textEn: q.textEn ?? null, options: q.options, answer: q.answer, points: q.points, explanation: q.explanation ?? null, explanationEn: q.explanationEn ?? null, lessonId: q.lessonId ?? null }
}

function QuestionCard({ number, question: q }: { number: number; question: QuestionView }) {
  const text = useText()
  return (
    <section className="tr-design">
      <div className="tr-design-head"><b>{number}. {q.text}</b><span className="tr-gap" /><span className="lf-meta">{text(t[q.type])} · {text(t.pointsCount, { count: q.points })}</span>{q.rightShare !== null && <ShareBar value={q.rightShare} threshold="0.6" decimals={0} label={text(t.rightShare)} />}</div>
      {q.options.map((o) => <div key={o.id} className={q.answer.includes(o.id) ? 'tr-option right' : 'tr-option'}>{q.answer.includes(o.id) ? <Icon name="check" size={14} /> : <span className="tr-noicon" />}<span>{o.text}</span></div>)}
      {q.explanation && <p className="lf-meta">{q.explanation}</p>}
    </section>
  )
}

function Results({ rows }: { rows: readonly Result[] }) {
  const text = useText()
  const format = useFormat()
  const columns: Column<Result>[] = [
    { key: 'name', title: text(t.name), phone: 'title', sort: true },
    { key: 'departmentName', title: text(t.department), width: 140, sort: true },
    { key: 'job', title: text(t.job), width: 140, phone: 'sub' },
    { key: 'attempts', title: text(t.attempts), width: 80, align: 'right', sort: true, phone: 'none' },
    { key: 'lastAt', title: text(t.lastAt), width: 160, sort: true, render: (r) => format.instant(r.lastAt), phone: 'none' },
    { key: 'best', title: text(t.bestScore), width: 100, align: 'right', sort: true, render: (r) => format.percent(r.best, 0), phone: 'figure' },
    { key: 'isPassed', title: text(t.state), width: 100, render: (r) => <Status tone={r.isPassed ? 'ok' : 'bad'}>{text(r.isPassed ? t.passedWord : t.notPassedWord)}</Status>, text: (r) => String(r.isPassed), phone: 'status' },
  ]
  return <DataTable rows={rows} columns={columns} rowKey={(r) => r.personId} search xlsx={{ name: text(t.results) }} label={text(t.results)} empty={{ title: text(t.nobodyYet), text: text(t.nobodyYetText) }} />
}

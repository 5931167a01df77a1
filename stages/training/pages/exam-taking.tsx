import { useEffect, useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { ExamLine, ExamResult, ExamSheet } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { ExamOutcome } from './exam-outcome.tsx'

/** Sitting an exam: what it asks first, then the sheet with its clock, then the result. */
export function ExamTaking({ exam, onBack }: { exam: ExamLine | undefined; onBack: () => void }) {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { busy, run } = useAction()
  const [sheet, setSheet] = useState<ExamSheet | null>(null)
  const [result, setResult] = useState<ExamResult | null>(null)
  const seen = exam?.mine.best !== null && exam?.mine.best !== undefined
  const { data: earlier } = useRead<ExamResult>(exam && seen && !sheet && !result ? `/training/exams/${exam.id}/my-result` : null)
  if (!exam) return <Page title={text(t.roomExams)}><Skeleton rows={6} /></Page>
  const back = <button type="button" className="tr-back" onClick={onBack}><Icon name="chevronLeft" />{text(t.roomExams)}</button>
  const begin = () => run(async () => {
    setResult(null)
    setSheet(await send<ExamSheet>('POST', `/training/exams/${exam.id}/attempts`))
  })
  if (sheet) return <Sheet sheet={sheet} onDone={(outcome) => { setSheet(null); setResult(outcome) }} onGiveUp={() => setSheet(null)} />
  const shown = result ?? earlier
  const mayStart = exam.state === 'open' && !exam.mine.isPassed && exam.mine.attemptsLeft > 0 && !(result?.isPassed ?? false)
  const start = mayStart && <Button type="primary" loading={busy} onClick={() => void begin()}>{text(seen || result ? t.tryAgain : t.startExam)}</Button>
  return (
    <Page title={exam.title} lead={<>{back}<br />{text(t.examRules, { count: exam.questionCount, points: exam.totalPoints, mark: format.percent(exam.passMark, 0), minutes: exam.minutes, left: exam.mine.attemptsLeft })}</>} actions={start}>
      {shown ? <ExamOutcome result={shown} /> : <p className="lf-dialog-text">{text(exam.state === 'open' ? t.examBegin : t.examNotOpen)}</p>}
    </Page>
  )
}

function Sheet({ sheet, onDone, onGiveUp }: { sheet: ExamSheet; onDone: (result: ExamResult) => void; onGiveUp: () => void }) {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { run } = useAction()
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly string[]>>>({})
  const left = useSecondsUntil(sheet.endsAt)
  const answered = sheet.questions.filter((q) => (chosen[q.id] ?? []).length > 0).length
  const pick = (questionId: string, option: string, isMany: boolean) => setChosen((now) => {
    const before = now[questionId] ?? []
    return { ...now, [questionId]: isMany ? (before.includes(option) ? before.filter((o) => o !== option) : [...before, option]) : [option] }
  })
  const handIn = () => run(async () => onDone(await send<ExamResult>('POST', `/training/attempts/${sheet.attemptId}/submit`, { chosen })))
  const open = sheet.questions.length - answered
  return (
    <Page title={sheet.title} lead={text(t.sheetLead, { count: sheet.questions.length, points: sheet.points, mark: format.percent(sheet.passMark, 0) })}>
      <div className="tr-exam-bar">
        <span className={left < 120 ? 'tr-clock soon' : 'tr-clock'} role="timer">{clockText(left)}</span>
        <span className="tr-answers">{sheet.questions.map((q, i) => <a key={q.id} href={`#q-${q.id}`} className={(chosen[q.id] ?? []).length > 0 ? 'done' : ''} aria-label={text(t.questionNumber, { number: i + 1 })}>{i + 1}</a>)}</span>
        <span className="tr-gap" />
        <Button onClick={onGiveUp}>{text(t.later)}</Button>
        {open === 0 ? <Button type="primary" onClick={() => void handIn()}>{text(t.handIn)}</Button> : <ConfirmButton type="primary" question={text(t.unanswered, { count: open })} onConfirm={handIn}>{text(t.handIn)}</ConfirmButton>}
      </div>
      {sheet.note && <p className="lf-lead">{sheet.note}</p>}
      {sheet.questions.map((q, i) => (
        <fieldset key={q.id} id={`q-${q.id}`} className="tr-question">
          <legend>{i + 1}. {q.text}<small>{text(t[q.type])} · {text(t.pointsCount, { count: q.points })}</small></legend>
          {q.options.map((o) => (
            <label key={o.id} className="tr-option">
              <input type={q.type === 'multiple' ? 'checkbox' : 'radio'} name={q.id} checked={(chosen[q.id] ?? []).includes(o.id)} onChange={() => pick(q.id, o.id, q.type === 'multiple')} />
              <span>{o.text}</span>
            </label>
          ))}
        </fieldset>
      ))}
    </Page>
  )
}

function useSecondsUntil(instant: string): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.round((Date.parse(instant) - now) / 1000))
}

function clockText(seconds: number): string {
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

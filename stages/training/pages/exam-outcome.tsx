import { useFormat, useText } from '../../../web/parts/language.ts'
import { Status } from '../../../web/parts/status.tsx'
import type { ExamResult } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** The result of a sitting; right answers only when no attempt is open any more. */
export function ExamOutcome({ result }: { result: ExamResult }) {
  const text = useText()
  const format = useFormat()
  return (
    <>
      <div className={result.isPassed ? 'tr-result ok' : 'tr-result bad'} role="status">
        <b>{format.percent(result.score, 0)}</b>
        <span>{text(result.isPassed ? t.resultPassed : t.resultFailed)} · {text(t.resultPoints, { points: result.points, of: result.of, mark: format.percent(result.passMark, 0) })}</span>
        {!result.isPassed && <span>{result.attemptsLeft > 0 ? text(t.resultLeft, { count: result.attemptsLeft }) : text(t.resultNoneLeft)}</span>}
      </div>
      {result.questions.map((q, i) => (
        <section key={q.id} className="tr-question">
          <p><b>{i + 1}. {q.text}</b> <Status tone={q.points === q.of ? 'ok' : q.points > 0 ? 'warn' : 'bad'}>{q.points} / {q.of}</Status></p>
          <p className="tr-mark">{text(t.youChose)} {q.chosen.join('；') || text(t.nothingChosen)}</p>
          {q.right && q.points < q.of && <p className="tr-mark">{text(t.rightAnswer)} <b>{q.right.join('；')}</b></p>}
          {q.explanation && <p className="lf-meta">{q.explanation}</p>}
        </section>
      ))}
    </>
  )
}

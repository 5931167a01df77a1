import { eq } from 'drizzle-orm'
import { NotFound, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { questionsOf } from '../exam-bank.ts'
import { forgetFacts } from '../facts.ts'
import { gradeAttempt } from '../grading.ts'
import { exam } from '../kinds.ts'
import { examAttempts } from '../own-tables.ts'
import { minutesOf } from './start-attempt.ts'

const graceMinutes = 2

/** Hands a sitting in and grades it. `chosen`: option ids by question id. Refused twice, by another person, and after the time limit (with 2 minutes' grace). */
export async function submitAttempt(tx: Tx, input: { attemptId: string; personId?: string; chosen: Record<string, string[]> }): Promise<typeof examAttempts.$inferSelect> {
  const [attempt] = await tx.db.select().from(examAttempts).where(eq(examAttempts.id, input.attemptId))
  if (!attempt || attempt.personId !== (input.personId ?? tx.personId)) throw new NotFound('attempt.unknown', { attempt: input.attemptId }, { zh: '没有找到这次考试。请从"考试"重新进入。', en: 'This sitting was not found. Open the exam again.' })
  const row = await getItem(tx, exam, attempt.examId)
  if (attempt.submittedAt) throw new Refused('attempt.handed_in', { code: row.code }, { zh: '这次考试已经交卷，成绩见"我的成绩"。', en: 'This sitting has been handed in; its score is under “My results”.' })
  if (Date.parse(tx.now) > Date.parse(attempt.startedAt) + (minutesOf(row) + graceMinutes) * 60_000) {
    throw new Refused('attempt.too_late', { code: row.code, minutes: row.minutes }, { zh: `超过了 ${row.minutes} 分钟的限时，这次不计分。请重新开始。`, en: `The time limit of ${row.minutes} minutes has passed, so this sitting does not count. Start again.` })
  }
  const grade = gradeAttempt(await questionsOf(tx, row.id), input.chosen, Number(row.passMark))
  const [graded] = await tx.db.update(examAttempts).set({ submittedAt: tx.now, answers: [...grade.answers], points: grade.points, of: grade.of, score: grade.score, isPassed: grade.isPassed }).where(eq(examAttempts.id, attempt.id)).returning()
  await tx.record({ kind: grade.isPassed ? 'exam.passed' : 'exam.failed', itemId: row.id, data: { attempt: attempt.id, person: attempt.personId, points: grade.points, of: grade.of } })
  forgetFacts(tx)
  return graded!
}

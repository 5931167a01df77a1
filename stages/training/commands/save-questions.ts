import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { Invalid, Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, updateItem } from '../../../platform/trace/item-store.ts'
import type { QuestionInput } from '../contract.ts'
import { faultOf } from '../grading.ts'
import { exam } from '../kinds.ts'
import { examQuestions } from '../own-tables.ts'

const faults: Record<NonNullable<ReturnType<typeof faultOf>>, Text> = {
  text: { zh: '没有题干', en: 'has no wording' },
  options: { zh: '选项不对：至少两个、不能空、不能重复（判断题恰好两个）', en: 'needs at least two options, none empty or repeated (true/false: exactly two)' },
  answer: { zh: '答案不对：单选和判断题恰好一个，多选题至少两个，且都在选项里', en: 'needs its right answers among the options: one, or two and more for several choices' },
  points: { zh: '分值至少 1 分', en: 'needs at least 1 point' },
}

/** Replaces the question bank of an exam that is not open. Sittings already handed in keep their own points. */
export async function saveQuestions(tx: Tx, input: { examId: string; questions: readonly QuestionInput[] }): Promise<void> {
  tx.require('update', 'training')
  const row = await getItem(tx, exam, input.examId)
  if (row.state === 'open') throw new Refused('exam.open', { code: row.code }, { zh: `${row.code} 正在开放，改题会让先后考的人题目不同。请先关闭考试再改题。`, en: `${row.code} is open, and a change would give people different questions. Close the exam first.` })
  for (const [i, question] of input.questions.entries()) {
    const fault = faultOf(question)
    if (fault) throw new Invalid('question.faulty', { field: `questions.${i}`, question: i + 1, fault, fields: [{ path: `questions.${i}.${fault}`, message: faults[fault].zh }] }, { zh: `第 ${i + 1} 题${faults[fault].zh}。`, en: `Question ${i + 1} ${faults[fault].en}.` })
  }
  await tx.db.delete(examQuestions).where(eq(examQuestions.examId, row.id))
  const questions = input.questions.map((q, i) => ({
    id: q.id ?? newId(tx.actor.at), implementationId: tx.implementationId, examId: row.id, position: i + 1, type: q.type, text: q.text.trim(), textEn: q.textEn ?? null,
    options: q.options.map((o) => ({ ...o })), answer: [...q.answer], points: q.points, explanation: q.explanation ?? null, explanationEn: q.explanationEn ?? null, lessonId: q.lessonId ?? null,
  }))
  if (questions.length > 0) await tx.db.insert(examQuestions).values(questions)
  const bankHash = createHash('sha256').update(JSON.stringify(questions.map((q) => [q.type, q.text, q.options, q.answer, q.points]))).digest('hex').slice(0, 16)
  await updateItem(tx, exam, row.id, { bankHash, questionCount: questions.length, totalPoints: questions.reduce((sum, q) => sum + q.points, 0) }, { event: 'exam.questions_saved' })
}

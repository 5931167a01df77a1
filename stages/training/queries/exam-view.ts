import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { NotFound } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { ItemOf } from '../../../platform/kinds/kind.ts'
import { getItem, linkedItems, listItems, localized } from '../../../platform/trace/item-store.ts'
import type { ExamDesign, ExamLine, ExamResult, ExamSheet } from '../contract.ts'
import { type Question, questionsOf } from '../exam-bank.ts'
import { isFor } from '../coverage.ts'
import { departmentsOf, factsOf, rosterOf } from '../facts.ts'
import { exam } from '../kinds.ts'
import { examAttempts } from '../own-tables.ts'

type Attempt = typeof examAttempts.$inferSelect
const said = (tx: Tx, zh: string | null, en: string | null | undefined): string => (tx.locale === 'en' ? (en ?? zh ?? '') : (zh ?? ''))

/** Exams with how they went and where the reader stands. */
export async function examLines(tx: Tx, phaseId: string | null): Promise<ExamLine[]> {
  const rows = (await listItems(tx, exam)).filter((r) => !phaseId || r.phaseId === phaseId || r.phaseId === null)
  const inside = await linkedItems(tx, rows.map((r) => r.id), 'contains', 'in')
  const facts = await factsOf(tx, null)
  const me = facts.people.find((p) => p.id === tx.personId)
  const forMe = new Set(me ? facts.curricula.filter((c) => isFor(c, me)).flatMap((c) => c.examIds) : [])
  const byExam = Map.groupBy(await submittedAttempts(tx, rows.map((r) => r.id)), (a) => a.examId)
  return rows.map((row) => {
    const all = byExam.get(row.id) ?? []
    const best = bestByPerson(all)
    const mine = all.filter((a) => a.personId === tx.personId)
    const scores = [...best.values()].map((a) => Number(a.score))
    return {
      id: row.id, code: row.code, title: row.title, state: row.state, phaseId: row.phaseId, curricula: (inside.get(row.id) ?? []).filter((i) => i.kind === 'curriculum').map((c) => c.title), questionCount: row.questionCount ?? 0, totalPoints: row.totalPoints ?? 0,
      passMark: row.passMark ?? '0', minutes: row.minutes ?? 0, attemptsAllowed: row.attemptsAllowed ?? 1, sat: best.size, passed: [...best.values()].filter((a) => a.isPassed).length,
      average: scores.length === 0 ? null : (scores.reduce((sum, s) => sum + s, 0) / scores.length).toFixed(4),
      mine: { isForMe: forMe.has(row.id), best: mine.length === 0 ? null : bestByPerson(mine).get(tx.personId!)!.score, isPassed: mine.some((a) => a.isPassed), attemptsLeft: Math.max(0, (row.attemptsAllowed ?? 1) - mine.length) },
    }
  })
}

/** The designer's view: the bank with its answers, and everyone's best result. Only for those who write exams. */
export async function examDesign(tx: Tx, idOrCode: string): Promise<ExamDesign> {
  tx.require('update', 'training')
  const [found] = await localized(tx, [await getItem(tx, exam, idOrCode)], ['title', 'note'])
  const row = found!
  const questions = await questionsOf(tx, row.id)
  const attempts = await submittedAttempts(tx, [row.id])
  const people = new Map((await rosterOf(tx)).map((p) => [p.id, p]))
  const departments = new Map((await departmentsOf(tx)).map((d) => [d.id, d.name]))
  return {
    id: row.id, code: row.code, title: row.title, state: row.state, version: row.version, passMark: row.passMark ?? '0', minutes: row.minutes ?? 0, attemptsAllowed: row.attemptsAllowed ?? 1, note: row.note,
    questions: questions.map((q) => ({ id: q.id, type: q.type, text: q.text, textEn: q.textEn, options: q.options, answer: q.answer, points: q.points, explanation: q.explanation, explanationEn: q.explanationEn, lessonId: q.lessonId, rightShare: rightShare(q, attempts) })),
    results: [...bestByPerson(attempts).values()].map((a) => {
      const p = people.get(a.personId)
      const own = attempts.filter((o) => o.personId === a.personId)
      return { personId: a.personId, name: p?.name ?? '', departmentName: departments.get(p?.departmentId ?? '') ?? '', job: p?.jobTitle ?? null, best: a.score ?? '0', isPassed: a.isPassed === true, attempts: own.length, lastAt: new Date(Math.max(...own.map((o) => Date.parse(o.submittedAt!)))).toISOString() }
    }).sort((a, b) => Number(a.best) - Number(b.best)),
    canEdit: row.state !== 'open',
  }
}

/** The sheet of a sitting: questions without their answers. */
export async function examSheet(tx: Tx, attempt: Attempt): Promise<ExamSheet> {
  const [found] = await localized(tx, [await getItem(tx, exam, attempt.examId)], ['title', 'note'])
  const row = found!
  const questions = await questionsOf(tx, row.id)
  return {
    attemptId: attempt.id, examId: row.id, code: row.code, title: row.title, note: row.note, minutes: row.minutes ?? 60, endsAt: new Date(Date.parse(attempt.startedAt) + (row.minutes ?? 60) * 60_000).toISOString(), passMark: row.passMark ?? '0',
    points: questions.reduce((sum, q) => sum + q.points, 0),
    questions: questions.map((q) => ({ id: q.id, type: q.type, text: said(tx, q.text, q.textEn), points: q.points, options: q.options.map((o) => ({ id: o.id, text: said(tx, o.text, o.textEn) })) })),
  }
}

/** What came of a sitting. Right answers are shown once passed, or when no attempt is left. */
export async function examResult(tx: Tx, attempt: Attempt): Promise<ExamResult> {
  if (!attempt.submittedAt) throw new NotFound('attempt.not_handed_in', { attempt: attempt.id }, { zh: '这次考试还没有交卷。', en: 'This sitting has not been handed in.' })
  const [found] = await localized(tx, [await getItem(tx, exam, attempt.examId)], ['title', 'note'])
  const row = found! as ItemOf<typeof exam>
  const questions = new Map((await questionsOf(tx, row.id)).map((q) => [q.id, q]))
  const used = (await submittedAttempts(tx, [row.id])).filter((a) => a.personId === attempt.personId).length
  const attemptsLeft = attempt.isPassed ? 0 : Math.max(0, (row.attemptsAllowed ?? 1) - used)
  const isRevealed = attemptsLeft === 0
  return {
    attemptId: attempt.id, examId: row.id, code: row.code, title: row.title, score: attempt.score ?? '0', points: attempt.points ?? 0, of: attempt.of ?? 0, isPassed: attempt.isPassed === true, passMark: row.passMark ?? '0', attemptsLeft,
    questions: (attempt.answers ?? []).flatMap((a) => {
      const q = questions.get(a.questionId)
      if (!q) return []
      const names = (ids: readonly string[]) => q.options.filter((o) => ids.includes(o.id)).map((o) => said(tx, o.text, o.textEn))
      return [{ id: q.id, text: said(tx, q.text, q.textEn), points: a.points, of: a.of, chosen: names(a.chosen), right: isRevealed ? names(q.answer) : null, explanation: isRevealed ? said(tx, q.explanation, q.explanationEn) || null : null }]
    }),
  }
}

export async function submittedAttempts(tx: Tx, examIds: readonly string[]): Promise<Attempt[]> {
  if (examIds.length === 0) return []
  return tx.db.select().from(examAttempts).where(and(eq(examAttempts.implementationId, tx.implementationId), inArray(examAttempts.examId, [...examIds]), isNotNull(examAttempts.submittedAt))).orderBy(desc(examAttempts.submittedAt))
}

export function bestByPerson(attempts: readonly Attempt[]): Map<string, Attempt> {
  const best = new Map<string, Attempt>()
  for (const attempt of attempts) if (Number(attempt.score) > Number(best.get(attempt.personId)?.score ?? -1)) best.set(attempt.personId, attempt)
  return best
}

function rightShare(question: Question, attempts: readonly Attempt[]): string | null {
  const asked = attempts.flatMap((a) => (a.answers ?? []).filter((x) => x.questionId === question.id))
  return asked.length === 0 ? null : (asked.filter((a) => a.points === a.of).length / asked.length).toFixed(4)
}

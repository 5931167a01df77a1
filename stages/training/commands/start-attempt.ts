import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { Forbidden, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { exam } from '../kinds.ts'
import { examAttempts } from '../own-tables.ts'

/** Begins (or goes on with) a person's sitting. Refused when the exam is not open, was passed, or its attempts are used up. */
export async function startAttempt(tx: Tx, input: { examId: string; personId?: string; channel?: 'account' | 'link'; sessionId?: string | null }): Promise<typeof examAttempts.$inferSelect> {
  const personId = input.personId ?? tx.personId
  if (!personId || tx.actor.readOnly) throw new Forbidden('exam.no_person', {}, { zh: '要以本项目的人员身份才能考试。请让培训专员把你加入名册。', en: 'Only a person of this implementation can sit an exam. Ask the training officer to add you to the roster.' })
  const row = await getItem(tx, exam, input.examId)
  if (row.state !== 'open') throw new Refused('exam.not_open', { code: row.code }, { zh: `《${row.title}》现在没有开放。请等讲师通知。`, en: `“${row.title}” is not open now. Wait for the trainer.` })
  const own = and(eq(examAttempts.examId, row.id), eq(examAttempts.personId, personId))
  const [unfinished] = await tx.db.select().from(examAttempts).where(and(own, isNull(examAttempts.submittedAt)))
  if (unfinished) {
    if (Date.parse(tx.now) < Date.parse(unfinished.startedAt) + minutesOf(row) * 60_000) return unfinished
    await tx.db.delete(examAttempts).where(eq(examAttempts.id, unfinished.id))
    await tx.record({ kind: 'exam.sitting_expired', itemId: row.id, data: { attempt: unfinished.id } })
  }
  const before = await tx.db.select({ isPassed: examAttempts.isPassed }).from(examAttempts).where(and(own, isNotNull(examAttempts.submittedAt)))
  if (before.some((a) => a.isPassed)) throw new Refused('exam.passed_already', { code: row.code }, { zh: `《${row.title}》已经通过，不用再考。`, en: `“${row.title}” has been passed already.` })
  if (before.length >= (row.attemptsAllowed ?? 1)) throw new Refused('exam.attempts_used', { code: row.code, attempts: before.length }, { zh: `《${row.title}》的 ${row.attemptsAllowed} 次机会已用完。请联系讲师补课后增加次数。`, en: `All ${row.attemptsAllowed} attempts at “${row.title}” are used. Ask the trainer for a refresher and another attempt.` })
  const [attempt] = await tx.db.insert(examAttempts).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, examId: row.id, examVersion: row.version, personId, channel: input.channel ?? 'account', sessionId: input.sessionId ?? null, startedAt: tx.now }).returning()
  await tx.record({ kind: 'exam.sitting_started', itemId: row.id, data: { attempt: attempt!.id, person: personId, channel: attempt!.channel } })
  return attempt!
}

export function minutesOf(row: { minutes: number | null }): number {
  return row.minutes ?? 60
}

import { and, count, eq, inArray, sum } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { surveyAnswers, surveyLinks } from '../own-tables.ts'

/** Links, heads asked and sheets received, by survey. */
export async function surveyCounts(tx: Tx, surveyIds: readonly string[]): Promise<Map<string, { links: number; invited: number; answered: number }>> {
  if (surveyIds.length === 0) return new Map()
  const asked = await tx.db.select({ id: surveyLinks.surveyId, links: count(), invited: sum(surveyLinks.invited).mapWith(Number) }).from(surveyLinks).where(and(eq(surveyLinks.implementationId, tx.implementationId), inArray(surveyLinks.surveyId, [...surveyIds]))).groupBy(surveyLinks.surveyId)
  const given = await tx.db.select({ id: surveyAnswers.surveyId, n: count() }).from(surveyAnswers).where(and(eq(surveyAnswers.implementationId, tx.implementationId), inArray(surveyAnswers.surveyId, [...surveyIds]))).groupBy(surveyAnswers.surveyId)
  const answered = new Map(given.map((g) => [g.id, g.n]))
  return new Map(surveyIds.map((id) => {
    const own = asked.find((a) => a.id === id)
    return [id, { links: own?.links ?? 0, invited: own?.invited ?? 0, answered: answered.get(id) ?? 0 }]
  }))
}

import { asc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import { examQuestions } from './own-tables.ts'

export type Question = typeof examQuestions.$inferSelect

export async function questionsOf(tx: Tx, examId: string): Promise<Question[]> {
  return tx.db.select().from(examQuestions).where(eq(examQuestions.examId, examId)).orderBy(asc(examQuestions.position))
}

export async function countQuestions(tx: Tx, examId: string): Promise<number> {
  const [row] = await tx.db.select({ n: sql<number>`count(*)::int` }).from(examQuestions).where(eq(examQuestions.examId, examId))
  return row?.n ?? 0
}

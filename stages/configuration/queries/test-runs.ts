import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { people } from '../../../platform/organization/tables.ts'
import { localized } from '../../../platform/trace/item-store.ts'
import { items } from '../../../platform/trace/tables.ts'
import type { TestRunView } from '../contract.ts'
import { testRuns } from '../own-tables.ts'

/** Derived columns of test cases: when and by whom each was run last. */
export async function lastRuns(tx: Tx, rows: readonly AnyItem[]): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const runs = rows.length === 0 ? [] : await tx.db.select({ testCaseId: testRuns.testCaseId, at: testRuns.at, personId: testRuns.personId }).from(testRuns).where(and(eq(testRuns.implementationId, tx.implementationId), inArray(testRuns.testCaseId, rows.map((r) => r.id)))).orderBy(testRuns.at)
  const found = new Map<string, Record<string, unknown>>()
  for (const run of runs) found.set(run.testCaseId, { lastRunAt: run.at, lastRunBy: run.personId, runs: ((found.get(run.testCaseId)?.runs as number | undefined) ?? 0) + 1 })
  return found
}

/** Derived column of defects: codes of the test cases that found them. */
export async function defectOrigins(tx: Tx, rows: readonly AnyItem[]): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const found = rows.length === 0 ? [] : await tx.db.select({ defectId: testRuns.defectId, code: items.code }).from(testRuns).innerJoin(items, eq(items.id, testRuns.testCaseId)).where(and(eq(testRuns.implementationId, tx.implementationId), inArray(testRuns.defectId, rows.map((r) => r.id))))
  const byDefect = Map.groupBy(found, (f) => f.defectId!)
  return new Map([...byDefect].map(([id, list]) => [id, { foundBy: [...new Set(list.map((f) => f.code))].join(' ') }]))
}

/** Runs of one test case, newest first. */
export async function runsOf(tx: Tx, testCaseId: string): Promise<TestRunView[]> {
  const rows = await tx.db
    .select({ run: testRuns, by: people.name, byEn: people.nameEn, defectCode: items.code, defectTitle: items.title })
    .from(testRuns)
    .leftJoin(people, eq(people.id, testRuns.personId))
    .leftJoin(items, eq(items.id, testRuns.defectId))
    .where(and(eq(testRuns.implementationId, tx.implementationId), eq(testRuns.testCaseId, testCaseId)))
    .orderBy(desc(testRuns.at), desc(testRuns.id))
  const notes = new Map((await localized(tx, rows.map((r) => ({ id: r.run.id, note: r.run.note })), ['note'])).map((r) => [r.id, r.note]))
  const titles = new Map((await localized(tx, rows.flatMap((r) => (r.run.defectId ? [{ id: r.run.defectId, title: r.defectTitle ?? '' }] : [])), ['title'])).map((r) => [r.id, r.title]))
  return rows.map(({ run, by, byEn, defectCode }) => ({
    id: run.id, result: run.result, note: notes.get(run.id) ?? null, onMigratedData: run.onMigratedData, by: tx.locale === 'en' ? (byEn ?? by ?? '') : (by ?? ''), at: run.at, attachmentId: run.attachmentId,
    defect: run.defectId ? { id: run.defectId, code: defectCode ?? '', title: titles.get(run.defectId) ?? '' } : null,
  }))
}

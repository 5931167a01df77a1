import { and, eq, isNull } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem, ItemOf } from '../../../platform/kinds/kind.ts'
import { createItem, moveItem, updateItem } from '../../../platform/trace/item-store.ts'
import { weeklyReport } from '../kinds/weekly-report.ts'
import { frozenReport } from '../queries/weekly.ts'
import { mondayOf, weekNumberOf } from '../rules/week.ts'
import { checkRisks } from './check-risks.ts'

type Row = ItemOf<typeof weeklyReport> & AnyItem

/** Keeps the project manager's three sentences on a week. Refused once the report was sent. */
export async function writeJudgement(tx: Tx, input: { weekOf: string; judgement: string | { zh: string; en: string } }): Promise<Row> {
  tx.require('update', 'planning')
  const monday = mondayOf(input.weekOf)
  const row = await reportOf(tx, monday)
  if (row?.state === 'sent') throw alreadySent(row.code)
  if (row) return updateItem(tx, weeklyReport, row.id, { judgement: input.judgement })
  const week = weekNumberOf(monday)
  return createItem(tx, weeklyReport, { title: { zh: `第 ${week} 周周报`, en: `Weekly report, week ${week}` }, weekOf: monday, judgement: input.judgement })
}

/** Freezes the week's report as it stands, in both languages. Refused without the project manager's judgement, and a second time. */
export async function sendWeeklyReport(tx: Tx, input: { weekOf: string }): Promise<void> {
  tx.require('update', 'planning')
  const monday = mondayOf(input.weekOf)
  const row = await reportOf(tx, monday)
  if (row?.state === 'sent') throw alreadySent(row.code)
  if (!row?.judgement?.trim()) throw new Refused('weekly.judgement_missing', { field: 'judgement' }, { zh: '还没写“本周判断”。三句话就够：进展、最大的问题、要谁做什么。', en: 'Write the judgement first. Three sentences do: progress, the biggest problem, what is asked of whom.' })
  await checkRisks(tx)
  const figures = await frozenReport(tx, monday)
  await moveItem(tx, weeklyReport, row.id, 'sent', { set: { figures } })
}

export async function reportOf(tx: Tx, monday: string): Promise<Row | null> {
  const t = weeklyReport.table
  const [row] = await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.weekOf, monday), isNull(t.removedAt)))
  return (row as Row | undefined) ?? null
}

function alreadySent(code: string): Refused {
  return new Refused('weekly.sent', { code }, { zh: `${code} 已经发出，内容不再变。新的判断请写在下一周。`, en: `${code} has been sent and no longer changes. Write a new judgement next week.` })
}

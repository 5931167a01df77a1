import { and, asc, eq, gte } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { addDays } from '../db/time.ts'
import { kept } from '../events/kept.ts'
import { localized } from '../trace/item-store.ts'
import { traceDebtDays } from '../trace/tables.ts'
import type { DebtView, StageName } from '../wire.ts'

/** What the trace owes, by stage: counted as of the last event, with the count of each day. */
export async function debtsOf(tx: Tx, days = 90): Promise<DebtView> {
  const debts = await kept(tx, `debts ${tx.locale}`, async () => {
    const found: DebtView['debts'] = []
    for (const debt of tx.registry.debts) {
      const rows = await localized(tx, await debt.find(tx), ['title'])
      found.push({ id: debt.id, stage: debt.stage, label: debt.label, count: rows.length, rows: rows.slice(0, 200) })
    }
    return found
  })
  const counted = await tx.db.select({ day: traceDebtDays.day, stage: traceDebtDays.stage, debt: traceDebtDays.debt, count: traceDebtDays.count }).from(traceDebtDays).where(and(eq(traceDebtDays.implementationId, tx.implementationId), gte(traceDebtDays.day, addDays(tx.today, -days)))).orderBy(asc(traceDebtDays.day))
  const today = debts.map((d) => ({ day: tx.today, stage: d.stage, debt: d.id, count: d.count }))
  return { debts, history: [...counted.filter((c) => c.day !== tx.today).map((c) => ({ ...c, stage: c.stage as StageName })), ...today] }
}

/** Counts every debt for today; counted again, the later count of the day stands. */
export async function countDebts(tx: Tx): Promise<void> {
  for (const debt of tx.registry.debts) {
    const rows = await debt.find(tx)
    await tx.db
      .insert(traceDebtDays)
      .values({ implementationId: tx.implementationId, day: tx.today, stage: debt.stage, debt: debt.id, count: rows.length })
      .onConflictDoUpdate({ target: [traceDebtDays.implementationId, traceDebtDays.day, traceDebtDays.stage, traceDebtDays.debt], set: { count: rows.length } })
  }
}

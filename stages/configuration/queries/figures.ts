import { and, asc, eq, inArray } from 'drizzle-orm'
import { addDecimals } from '../../../engines/workflow/decimal.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { dayIn, daysBetween } from '../../../platform/db/time.ts'
import { events } from '../../../platform/events/tables.ts'
import { modules } from '../../../platform/organization/tables.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import type { BurnUp, ConfigurationFigures } from '../contract.ts'
import { unaskedItems } from '../gate.ts'
import { configurationItem } from '../kinds/configuration-item.ts'
import { moduleAcceptance } from '../kinds/module-acceptance.ts'
import { testCase } from '../kinds/test-case.ts'
import { customizationBudgets } from '../own-tables.ts'

/** Reopenings of accepted items: what changed after somebody had accepted it. */
export async function changesAfterAcceptance(tx: Tx, itemIds: readonly string[] | null): Promise<{ itemId: string; at: string }[]> {
  const rows = await tx.db.select({ itemId: events.itemId, at: events.occurredAt, data: events.data }).from(events).where(and(eq(events.implementationId, tx.implementationId), eq(events.kind, 'configurationItem.reopen')))
  return rows.flatMap((r) => (r.itemId && r.data.from === 'accepted' && (!itemIds || itemIds.includes(r.itemId)) ? [{ itemId: r.itemId, at: r.at }] : []))
}

/** Customization days of a phase against its budget. Items of class 二次开发 count. */
export async function customizationOf(tx: Tx, phaseId: string | null): Promise<{ spentDays: string; budgetDays: string | null }> {
  const items = (await listItems(tx, configurationItem, { phaseId })).filter((i) => i.fitClass === 'ext')
  const budgets = (await tx.db.select().from(customizationBudgets).where(eq(customizationBudgets.implementationId, tx.implementationId))).filter((b) => !phaseId || b.phaseId === phaseId)
  const sum = (list: (string | null)[]): string => list.reduce<string>((s, v) => addDecimals(s, v ?? '0'), '0')
  return { spentDays: sum(items.map((i) => i.effortDays)), budgetDays: budgets.length === 0 ? null : sum(budgets.map((b) => b.days)) }
}

export async function configurationFigures(tx: Tx, phaseId: string | null): Promise<ConfigurationFigures> {
  const items = await listItems(tx, configurationItem, { phaseId })
  const { spentDays, budgetDays } = await customizationOf(tx, phaseId)
  return {
    items: items.length, accepted: items.filter((i) => i.state === 'accepted').length, custom: items.filter((i) => i.fitClass !== 'std').length, unasked: (await unaskedItems(tx, items)).length,
    customizationDays: spentDays, budgetDays, changedAfterAcceptance: (await changesAfterAcceptance(tx, items.map((i) => i.id))).length,
  }
}

const mostPoints = 60

/** Accepted items by module over time, from the log; and where each module stands. */
export async function burnUp(tx: Tx, phaseId: string | null): Promise<BurnUp> {
  const items = await listItems(tx, configurationItem, { phaseId })
  const tests = await listItems(tx, testCase, { phaseId })
  const acceptances = await listItems(tx, moduleAcceptance, { phaseId })
  const own = (await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId)).orderBy(asc(modules.position))).filter((m) => items.some((i) => i.moduleId === m.id) || (phaseId !== null && m.phaseId === phaseId))
  const ids = items.map((i) => i.id)
  const log = ids.length === 0 ? [] : await tx.db.select({ itemId: events.itemId, kind: events.kind, at: events.occurredAt, data: events.data }).from(events)
    .where(and(eq(events.implementationId, tx.implementationId), inArray(events.kind, ['configurationItem.accept', 'configurationItem.reopen', 'configurationItem.created']))).orderBy(asc(events.seq))
  const moments = log.filter((e) => e.itemId && ids.includes(e.itemId)).map((e) => ({ ...e, day: dayIn(tx.zone, e.at) }))
  const first = moments[0]?.day
  const days = first ? spread(first, [moments.at(-1)!.day, tx.today].sort()[0]!) : []
  const moduleOf = new Map(items.map((i) => [i.id, i.moduleId]))
  const countAt = (day: string, test: (e: (typeof moments)[number]) => number): number => moments.reduce((n, e) => (e.day <= day ? n + test(e) : n), 0)
  const name = (m: { name: string; nameEn: string | null }): string => (tx.locale === 'zh' ? m.name : (m.nameEn ?? m.name))
  return {
    modules: own.map((m) => {
      const mine = items.filter((i) => i.moduleId === m.id)
      const must = tests.filter((t) => t.moduleId === m.id && t.priority === 'M')
      return { moduleId: m.id, code: m.code, name: name(m), planned: mine.length, accepted: mine.filter((i) => i.state === 'accepted').length, mustTests: must.length, mustPassed: must.filter((t) => t.state === 'passed').length, signed: acceptances.some((a) => a.moduleId === m.id && a.state === 'signed') }
    }),
    days,
    series: own.map((m) => ({ moduleId: m.id, name: name(m), accepted: days.map((day) => countAt(day, (e) => (moduleOf.get(e.itemId!) !== m.id ? 0 : e.kind === 'configurationItem.accept' ? 1 : e.kind === 'configurationItem.reopen' && e.data.from === 'accepted' ? -1 : 0))) })),
    planned: days.map((day) => countAt(day, (e) => (e.kind === 'configurationItem.created' ? 1 : 0))),
  }
}

/** Days from first to last, at most sixty, evenly. */
function spread(first: string, last: string): string[] {
  const length = daysBetween(first, last)
  const step = Math.max(1, Math.ceil(length / (mostPoints - 1)))
  const days: string[] = []
  for (let i = 0; i < length; i += step) days.push(new Date(Date.parse(`${first}T00:00:00Z`) + i * 86_400_000).toISOString().slice(0, 10))
  return [...days, last]
}

import { and, asc, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { addDays, daysBetween } from '../db/time.ts'
import { kept } from '../events/kept.ts'
import type { FieldDefinition } from '../kinds/field.ts'
import type { AnyKind } from '../kinds/kind.ts'
import { derivedOf } from '../kinds/rows.ts'
import { listItems, localized } from '../trace/item-store.ts'
import type { LateItem, StageName, Tone } from '../wire.ts'

/** Names of fields that say by when a thing has to be done, in this order. */
const dueNames = ['dueOn', 'due', 'decideBy', 'plannedFinishOn', 'plannedFinish', 'plannedEndOn', 'plannedEnd', 'finishOn', 'plannedOn', 'reviewOn']

/** Items whose due day has passed and whose state is not finished, the latest first. */
export async function lateItems(tx: Tx, phaseId: string | null): Promise<LateItem[]> {
  const all = await kept(tx, `late ${tx.locale}`, () => lateNow(tx))
  return all.filter((l) => !phaseId || l.phaseId === phaseId || l.phaseId === null).map(({ phaseId: _, ...item }) => item)
}

async function lateNow(tx: Tx): Promise<(LateItem & { phaseId: string | null })[]> {
  const found: (LateItem & { phaseId: string | null })[] = []
  for (const kind of tx.registry.kinds.values()) {
    const due = dueField(kind)
    const states = unfinishedStates(kind)
    if (states.length > 0 && kind.derived?.fields.daysLate) {
      found.push(...(await lateByDerived(tx, kind, states)))
      continue
    }
    if (!due || states.length === 0) continue
    const t = kind.table
    const rows = (await tx.db.select({ id: t.id, code: t.code, title: t.title, ownerId: t.ownerId, phaseId: t.phaseId, due: t[due] }).from(t).where(and(eq(t.implementationId, tx.implementationId), isNull(t.removedAt), inArray(t.state, states), isNotNull(t[due]), lt(t[due], tx.today))).orderBy(asc(t[due])).limit(200)) as { id: string; code: string; title: string; ownerId: string | null; phaseId: string | null; due: string }[]
    for (const row of await localized(tx, rows, ['title'])) found.push({ ...row, kind: kind.kind, stage: kind.stage as StageName, daysLate: daysBetween(row.due, tx.today) })
  }
  return found.sort((a, b) => b.daysLate - a.daysLate || a.code.localeCompare(b.code))
}

/** A kind that computes its own lateness (a scheduled task) knows better than a field. */
async function lateByDerived(tx: Tx, kind: AnyKind, states: string[]): Promise<(LateItem & { phaseId: string | null })[]> {
  const rows = await listItems(tx, kind, { state: states })
  const derived = await derivedOf(tx, kind, rows)
  return rows.flatMap((r) => {
    const daysLate = Number(derived.get(r.id)?.daysLate ?? 0)
    return daysLate > 0 ? [{ id: r.id, kind: kind.kind, code: r.code, title: r.title, stage: kind.stage as StageName, ownerId: r.ownerId, phaseId: r.phaseId, due: addDays(tx.today, -daysLate), daysLate }] : []
  })
}

function dueField(kind: AnyKind): string | undefined {
  const dates = new Set((Object.entries(kind.fields) as [string, { definition: FieldDefinition }][]).filter(([, f]) => f.definition.type === 'date').map(([name]) => name))
  return dueNames.find((name) => dates.has(name))
}

/** States that are neither good and over nor left by nobody: something is still to do. */
function unfinishedStates(kind: AnyKind): string[] {
  const left = new Set(Object.values(kind.transitions).flatMap((t) => (t as { from: readonly string[] }).from))
  return Object.entries(kind.states).filter(([value, s]) => {
    const tone = (s as readonly [string, string, Tone])[2]
    return tone !== 'ok' && !(tone === 'idle' && value !== kind.initialState) && (left.has(value) || value === kind.initialState)
  }).map(([value]) => value)
}

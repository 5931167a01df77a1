import { and, eq, inArray, isNull } from 'drizzle-orm'
import { asActor, type Actor, type Tx } from '../db/door.ts'
import { kept } from '../events/kept.ts'
import { measureGate, phasesOf } from '../gates/evaluate.ts'
import { gateRoles, gateSubject, stageNames } from '../gates/gate.ts'
import { roleName } from '../access/role-names.ts'
import { hrefIn } from '../notifications/notify.ts'
import { signaturesOf } from '../signatures/sign.ts'
import { localized } from '../trace/item-store.ts'
import type { AnyKind } from '../kinds/kind.ts'
import type { ImplementationSummary, TodoEntry, Tone } from '../wire.ts'

type Own = Omit<TodoEntry, 'implementationId' | 'implementationName'>

/** All that waits for the account over its implementations: what is due first, first. */
export async function todosOf(actor: Actor, implementations: readonly ImplementationSummary[]): Promise<TodoEntry[]> {
  const all: TodoEntry[] = []
  for (const i of implementations.filter((x) => x.personId !== null)) {
    const own = await asActor(actor, i.id, todosIn)
    all.push(...own.map((t) => ({ ...t, href: hrefIn(i.code, t.href), implementationId: i.id, implementationName: i.name })))
  }
  return all.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || (a.code ?? '').localeCompare(b.code ?? ''))
}

/** What waits for the person of this transaction: their stages' own lists, signatures, and open items that they own. */
export function todosIn(tx: Tx): Promise<Own[]> {
  return tx.personId ? kept(tx, `todo ${tx.personId} ${tx.locale} ${tx.roles.join()}`, () => todosNow(tx)) : Promise.resolve([])
}

async function todosNow(tx: Tx): Promise<Own[]> {
  const told: Own[] = []
  for (const stage of tx.registry.stages) told.push(...((await stage.todos?.(tx)) ?? []))
  const known = new Set(told.map((t) => t.id))
  // A stage that tells what waits in a kind knows better than its states do.
  const spoken = new Set(told.map((t) => t.kind))
  const owned = (await ownedItems(tx, spoken)).filter((t) => !known.has(t.id))
  return [...told, ...(await openSignatures(tx)), ...owned]
}

async function ownedItems(tx: Tx, spoken: ReadonlySet<string>): Promise<Own[]> {
  const found: Own[] = []
  for (const kind of tx.registry.kinds.values()) {
    const states = spoken.has(kind.kind) ? [] : openStates(kind)
    if (states.length === 0) continue
    const rows = (await tx.db.select({ id: kind.table.id, code: kind.table.code, title: kind.table.title, state: kind.table.state }).from(kind.table).where(and(eq(kind.table.implementationId, tx.implementationId), eq(kind.table.ownerId, tx.personId!), inArray(kind.table.state, states), isNull(kind.table.removedAt))).limit(50)) as { id: string; code: string; title: string; state: string }[]
    for (const row of await localized(tx, rows, ['title'])) {
      const [zh, en] = kind.states[row.state] as readonly [string, string, Tone]
      found.push({ id: row.id, kind: kind.kind, code: row.code, title: row.title, why: { zh: `由你负责的${kind.label.zh}：${zh}`, en: `Your ${kind.label.en.toLowerCase()}: ${en.toLowerCase()}` }, due: null, href: `items/${row.code}` })
    }
  }
  return found
}

/** States that ask the owner for something: nobody has begun, or something is wrong; and some way leads on. */
function openStates(kind: AnyKind): string[] {
  if (!kind.standard.includes('owner')) return []
  const left = new Set(Object.values(kind.transitions).flatMap((t) => (t as { from: readonly string[] }).from))
  const asks = (value: string, tone: Tone): boolean => tone === 'warn' || tone === 'bad' || (value === kind.initialState && tone !== 'ok')
  return Object.entries(kind.states).filter(([value, s]) => left.has(value) && asks(value, (s as readonly [string, string, Tone])[2])).map(([value]) => value)
}

/** Gates whose criteria are all met and which wait for a role that the person holds. */
async function openSignatures(tx: Tx): Promise<Own[]> {
  const found: Own[] = []
  for (const phase of await phasesOf(tx)) {
    for (const stage of stageNames) {
      const mine = gateRoles[stage].filter((r) => tx.roles.includes(r))
      if (mine.length === 0) continue
      const measured = await measureGate(tx, phase, stage)
      if (measured.length === 0 || measured.some((m) => m.met !== true)) continue
      const valid = (await signaturesOf(tx, gateSubject(phase.id, stage))).filter((s) => s.broken.length === 0)
      const label = tx.registry.stages.find((s) => s.stage === stage)?.label ?? { zh: stage, en: stage }
      for (const role of mine.filter((r) => !valid.some((s) => s.role === r))) {
        found.push({ id: `${gateSubject(phase.id, stage)}:${role}`, kind: 'gate', code: null, title: tx.locale === 'en' ? `${phase.name} · ${label.en} gate` : `${phase.name} · ${label.zh}关口`, why: { zh: `条件已全部满足，等你以"${roleName(role).zh}"签署`, en: `Every criterion is met; it waits for your signature as ${roleName(role).en.toLowerCase()}` }, due: null, href: `${stage}/gate?phase=${phase.code}` })
      }
    }
  }
  return found
}

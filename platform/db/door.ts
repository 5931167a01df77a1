import { createHash, randomBytes } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { Forbidden, NotFound, type Text } from '../../engines/errors.ts'
import { type Ability, abilityOf, type Subject, type Verb } from '../access/abilities.ts'
import { fieldChanges } from '../events/tables.ts'
import type { House } from '../house.ts'
import { implementations, participations } from '../organization/tables.ts'
import type { Registry } from '../registry.ts'
import type { Transaction } from './database.ts'
import { newId } from './ids.ts'
import { dayIn } from './time.ts'

/** Who acts: an account (by session or token), or the system itself (a job, a public link). */
export interface Actor {
  readonly house: House
  readonly accountId: string | null
  readonly locale: 'zh' | 'en'
  /** The system acts, named by what it does; rights come from the command. */
  readonly system?: string
  /** The system acts for this person (an answer by link). */
  readonly forPersonId?: string
  /** Dates the work back: the demo's history and imports only. */
  readonly at?: Date
  /** A token without the write scope. */
  readonly readOnly?: boolean
  /** A program acts by an API token, not a person by a session. */
  readonly byToken?: boolean
}

export interface NewEvent {
  /** `noun.verb`, for example `requirement.signed_off`. */
  readonly kind: string
  readonly itemId?: string | null
  /** Ids, field names, enumerations and numbers only: never personal data, never free text. */
  readonly data?: Record<string, unknown>
  /** Texts and personal values: the chain gets their salted hashes, `field_change` the texts. */
  readonly texts?: Record<string, { old?: string | null; new?: string | null }>
}

/** The handle of one open transaction: the only one that can write. */
export interface Tx {
  readonly db: Transaction
  readonly actor: Actor
  readonly registry: Registry
  readonly implementationId: string
  readonly organizationId: string
  readonly personId: string | null
  readonly roles: readonly string[]
  readonly ability: Ability
  /** The moment of this transaction, ISO 8601 in UTC. */
  readonly now: string
  /** The day in the implementation's zone. */
  readonly today: string
  readonly zone: string
  readonly locale: 'zh' | 'en'
  /** Whether this transaction has recorded an event: what it reads from now on may never be committed. */
  readonly hasRecorded: boolean
  /** Appends to the implementation's chain; gives the event's number. */
  record(event: NewEvent): Promise<number>
  /** Refuses unless the actor may. */
  require(verb: Verb, subject: Subject): void
  /** Runs after the transaction has been committed. */
  afterCommit(work: () => void): void
}

/** Tables that hold readings and marks rather than work: written without an event. */
const readings = new Set(['gate_sample', 'trace_debt_day', 'notification', 'job', 'read_mark', 'favourite', 'code_registry', 'translation', 'field_change', 'idempotency'])

/** Reads and writes of the sign-in tables (schema `auth`) in the same transaction, before the lesser role is taken. */
export type First = (db: Transaction) => Promise<void>

/** Opens a transaction in an implementation as the actor. Refused when the account takes no part in it. */
export async function asActor<T>(actor: Actor, implementationId: string, work: (tx: Tx) => Promise<T>, first?: First): Promise<T> {
  return open(actor, { implementationId }, first, async (db, commit) => {
    const now = (actor.at ?? actor.house.clock()).toISOString()
    const [implementation] = await db.select({ organizationId: implementations.organizationId, zone: implementations.zone }).from(implementations).where(eq(implementations.id, implementationId))
    if (!implementation) throw noImplementation(implementationId)
    const part = actor.accountId ? await participationOf(db, actor.accountId, implementationId, dayIn(implementation.zone, now)) : { personId: actor.forPersonId ?? null, roles: [] as string[] }
    await db.execute(sql`select set_config('app.organization', ${implementation.organizationId}, true), set_config('app.person', ${part.personId ?? ''}, true)`)
    const ability = abilityOf(part.roles, { readOnly: actor.readOnly ?? false, system: actor.system !== undefined && actor.accountId === null })
    const writes = { made: 0, recorded: 0 }
    const tx: Tx = {
      db: watched(db, writes),
      actor,
      registry: actor.house.registry,
      implementationId,
      organizationId: implementation.organizationId,
      personId: part.personId,
      roles: part.roles,
      ability,
      now,
      today: dayIn(implementation.zone, now),
      zone: implementation.zone,
      locale: actor.locale,
      get hasRecorded() {
        return writes.recorded > 0
      },
      require: (verb, subject) => {
        if (!ability.can(verb, subject)) throw forbidden(verb, subject)
      },
      afterCommit: (run) => commit.push(run),
      record: async (event) => {
        writes.recorded++
        const seq = await append(db, 'implementation', event, implementationId)
        commit.push(() => actor.house.news.recorded({ implementationId, seq, kind: event.kind, itemId: event.itemId ?? null }))
        return seq
      },
    }
    const result = await work(tx)
    if (writes.made > 0 && writes.recorded === 0) throw new Error('a command wrote without recording an event')
    return result
  })
}

/** A transaction over what the account may see in every implementation; it writes organization- and installation-wide tables. */
export interface WideTx {
  readonly db: Transaction
  readonly actor: Actor
  readonly now: string
  record(scope: 'organization' | 'installation', event: NewEvent): Promise<number>
  afterCommit(work: () => void): void
}

export async function asAccount<T>(actor: Actor, work: (tx: WideTx) => Promise<T>, organizationId?: string, first?: First): Promise<T> {
  return open(actor, { organizationId }, first, async (db, commit) => {
    const writes = { made: 0, recorded: 0 }
    const tx: WideTx = {
      db: watched(db, writes),
      actor,
      now: (actor.at ?? actor.house.clock()).toISOString(),
      record: async (scope, event) => {
        writes.recorded++
        return append(db, scope, event, null)
      },
      afterCommit: (run) => commit.push(run),
    }
    const result = await work(tx)
    if (writes.made > 0 && writes.recorded === 0) throw new Error('a command wrote without recording an event')
    return result
  })
}

async function open<T>(
  actor: Actor,
  scope: { implementationId?: string; organizationId?: string | undefined },
  first: First | undefined,
  work: (db: Transaction, commit: (() => void)[]) => Promise<T>,
): Promise<T> {
  const commit: (() => void)[] = []
  const system = actor.system !== undefined && actor.accountId === null ? 'on' : ''
  const result = await actor.house.database.transaction(async (db) => {
    await first?.(db)
    await db.execute(sql`select set_config('app.account', ${actor.accountId ?? ''}, true), set_config('app.implementation', ${scope.implementationId ?? ''}, true),
      set_config('app.organization', ${scope.organizationId ?? ''}, true), set_config('app.person', '', true), set_config('app.system', ${system}, true),
      set_config('app.now', ${actor.at ? actor.at.toISOString() : ''}, true), set_config('role', 'landfall_app', true)`)
    return work(db, commit)
  })
  for (const run of commit) run()
  return result
}

/** The account's person and roles; roles end with the participation, also for an organization's administrator who still sees the implementation. */
async function participationOf(db: Transaction, accountId: string, implementationId: string, today: string): Promise<{ personId: string | null; roles: string[] }> {
  const [own] = await db
    .select({ personId: participations.personId, roles: participations.roles, endsOn: participations.endsOn })
    .from(participations)
    .where(and(eq(participations.implementationId, implementationId), eq(participations.accountId, accountId)))
  const isOver = own?.endsOn !== null && own?.endsOn !== undefined && own.endsOn < today
  return { personId: own?.personId ?? null, roles: isOver ? [] : (own?.roles ?? []) }
}

async function append(db: Transaction, scope: string, event: NewEvent, implementationId: string | null): Promise<number> {
  const texts = Object.entries(event.texts ?? {})
  const salted = texts.map(([field, change]) => ({ field, change, salt: randomBytes(16).toString('hex') }))
  const data: Record<string, unknown> = { ...event.data }
  if (salted.length > 0) {
    data.texts = Object.fromEntries(salted.map(({ field, change, salt }) => [field, { old: hashed(salt, change.old), new: hashed(salt, change.new) }]))
  }
  const result = (await db.execute(sql`select event_append(${scope}, ${event.kind}, ${event.itemId ?? null}::uuid, ${JSON.stringify(data)}::jsonb) as number`)) as unknown as { rows: { number: number | string }[] }
  const seq = Number(result.rows[0]?.number)
  if (salted.length > 0 && implementationId) {
    await db.insert(fieldChanges).values(
      salted.map(({ field, change, salt }) => ({ id: newId(), implementationId, seq, itemId: event.itemId ?? null, field, oldText: change.old ?? null, newText: change.new ?? null, salt })),
    )
  }
  return seq
}

function hashed(salt: string, text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : createHash('sha256').update(salt).update(text).digest('hex')
}

/** Counts writes to tables of work, so that one without an event is refused. */
function watched(db: Transaction, writes: { made: number }): Transaction {
  const counted = new Set(['insert', 'update', 'delete'])
  return new Proxy(db, {
    get(target, name, receiver) {
      const value = Reflect.get(target, name, receiver)
      if (typeof value !== 'function') return value
      if (typeof name === 'string' && counted.has(name)) {
        return (table: object, ...rest: unknown[]) => {
          if (!readings.has(tableName(table))) writes.made++
          return value.call(target, table, ...rest)
        }
      }
      return value.bind(target)
    },
  })
}

function tableName(table: object): string {
  const symbol = Object.getOwnPropertySymbols(table).find((s) => s.description === 'drizzle:Name')
  return symbol ? String((table as Record<symbol, unknown>)[symbol]) : ''
}

function noImplementation(id: string): NotFound {
  return new NotFound('implementation.unknown', { implementation: id }, { zh: '没有这个实施项目，或你没有参与它。请从"实施项目"列表进入。', en: 'There is no such implementation, or you take no part in it. Open it from the list of implementations.' })
}

const verbTexts: Record<Verb, Text> = {
  read: { zh: '查看', en: 'see' }, create: { zh: '新建', en: 'create' }, update: { zh: '修改', en: 'change' }, remove: { zh: '删除', en: 'remove' },
  sign: { zh: '签署', en: 'sign' }, run: { zh: '运行', en: 'run' }, override: { zh: '带例外通过', en: 'pass with exception' }, manage: { zh: '管理', en: 'manage' }, comment: { zh: '评论', en: 'comment' },
}

export function forbidden(verb: Verb, subject: Subject): Forbidden {
  return new Forbidden('access.forbidden', { verb, subject }, {
    zh: `你在本项目中的角色不能${verbTexts[verb].zh}这里的内容。需要的话，请项目经理在"设置 · 人员与角色"里调整你的角色。`,
    en: `Your roles in this implementation do not let you ${verbTexts[verb].en} this. If you need it, ask a project manager to change your roles under Settings · People and roles.`,
  })
}

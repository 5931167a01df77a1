import { integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { index } from 'drizzle-orm/pg-core'
import type { Problem, Text } from '../../engines/errors.ts'
import { implementationTable } from '../db/tables.ts'
import type { Tx } from '../db/door.ts'
import type { StageName, Tone } from '../wire.ts'
import type { Field, FieldDefinition } from './field.ts'

export type StandardField = 'phase' | 'owner' | 'department'

export interface LinkSlot {
  /** Name of the slot on the wire and in forms. */
  readonly name: string
  /** Link type of the glossary: motivates, satisfies, verifies … */
  readonly type: string
  /** `out`: this item is the link's `from`; `in`: it is the `to`. */
  readonly direction: 'in' | 'out'
  readonly kinds: readonly string[]
  readonly label: Text
  readonly required?: boolean
  readonly many?: boolean
}

export interface Transition<S extends string = string> {
  readonly label: Text
  readonly from: readonly S[]
  readonly to: S
  readonly needsReason?: boolean
  readonly primary?: boolean
  /** The ability asked of the actor on the kind's stage; `update` unless told. */
  readonly ability?: 'update' | 'sign' | 'manage'
  /** Returns why not, or nothing. Pure rules stand in their own file; this fetches for them. */
  readonly refuse?: (tx: Tx, item: AnyItem) => Promise<Problem | undefined>
  /** What else changes in the same transaction. */
  readonly after?: (tx: Tx, item: AnyItem) => Promise<void>
}

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

const itemColumns = () => ({
  id: uuid().primaryKey(),
  code: text().notNull(),
  title: text().notNull(),
  state: text().notNull(),
  version: integer().notNull(),
  phaseId: uuid(),
  ownerId: uuid(),
  departmentId: uuid(),
  createdAt: instant().notNull(),
  createdBy: uuid(),
  updatedAt: instant().notNull(),
  updatedBy: uuid(),
  removedAt: instant(),
})

type ColumnsOf<F extends Record<string, Field>> = { [K in keyof F]: ReturnType<F[K]['column']> }

export interface KindSpec<F extends Record<string, Field>, S extends string> {
  readonly kind: string
  readonly stage: StageName
  /** Prefix of the human code: `REQ` gives REQ-001. */
  readonly prefix: string
  readonly table: string
  /** Path segment on the wire, plural, kebab-case. */
  readonly path: string
  readonly label: Text
  readonly standard?: readonly StandardField[]
  readonly fields: F
  readonly states: Record<S, readonly [zh: string, en: string, tone: Tone]>
  readonly initialState: NoInfer<S>
  readonly transitions?: Record<string, Transition<NoInfer<S>>>
  readonly links?: readonly LinkSlot[]
  /** Extra refusal at create and update, from the values as they would stand. */
  readonly refuse?: (tx: Tx, values: Record<string, unknown>, before: AnyItem | null) => Promise<Problem | undefined>
  /** What else follows from a create or an update over the wire, in the same transaction (other tables, computed states). */
  readonly settle?: (tx: Tx, item: AnyItem, before: AnyItem | null) => Promise<void>
  /** Read-only fields that have no column: computed for rows as they are read (days open, a scheduled finish). */
  readonly derived?: { readonly fields: Readonly<Record<string, FieldDefinition>>; readonly compute: (tx: Tx, rows: readonly AnyItem[]) => Promise<ReadonlyMap<string, Record<string, unknown>>> }
  /** Roles beside the stage's editors who may create this kind (a key user raises a pain point, anyone gives feedback). */
  readonly creators?: readonly string[]
  /** False: a living record (an issue, a meeting, an incident) that a gate's signature does not freeze. */
  readonly isFrozenByGate?: boolean
  /** False: rows come from commands only; no generic create, update or paste. */
  readonly editable?: boolean
}

/** A registered kind of item: its table, its states, its links. */
export function defineKind<const F extends Record<string, Field>, const S extends string>(spec: KindSpec<F, S>) {
  const own = Object.fromEntries(Object.entries(spec.fields).map(([name, f]) => [name, f.column()])) as ColumnsOf<F>
  const table = implementationTable(spec.table, { ...itemColumns(), ...own } as ReturnType<typeof itemColumns> & ColumnsOf<F>, (t: any) => [
    index(`${spec.table}_by_implementation`).on(t.implementationId),
  ])
  return { ...spec, standard: spec.standard ?? [], transitions: spec.transitions ?? {}, links: spec.links ?? [], editable: spec.editable ?? true, isFrozenByGate: spec.isFrozenByGate ?? true, table, tableName: spec.table }
}

export type KindOf<F extends Record<string, Field>, S extends string> = ReturnType<typeof defineKind<F, S>>
export type AnyKind = Omit<KindOf<any, any>, 'table'> & { table: any }
/** A row of any kind's table. */
export interface AnyItem {
  id: string
  implementationId: string
  code: string
  title: string
  state: string
  version: number
  phaseId: string | null
  ownerId: string | null
  departmentId: string | null
  createdAt: string
  createdBy: string | null
  updatedAt: string
  updatedBy: string | null
  removedAt: string | null
  [field: string]: any
}
/** The row type of a kind. */
export type ItemOf<K extends { table: { $inferSelect: unknown } }> = K['table']['$inferSelect']

import type { FastifyInstance } from 'fastify'
import type { DocumentModel } from '../engines/document/contract.ts'
import type { Text } from '../engines/errors.ts'
import type { Tx } from './db/door.ts'
import type { Criterion } from './gates/criterion.ts'
import type { House } from './house.ts'
import type { JobHandler } from './jobs/jobs.ts'
import type { AnyKind } from './kinds/kind.ts'
import type { KitIds } from './kits/apply-kit.ts'
import type { Kit } from './kits/kit.ts'
import type { StageName, TodoEntry } from './wire.ts'

/** A thing that another stage may ask for by name, such as `incident.open`. */
export type Action = (tx: Tx, input: Record<string, unknown>) => Promise<Record<string, unknown>>
/** A figure that another stage may read by name, such as `kpi.moved`; decimal strings. */
export type Measure = (tx: Tx, input: Record<string, unknown>) => Promise<Record<string, unknown>>

/** A document of the project, built from data. */
export interface StageDocument {
  readonly id: string
  readonly label: Text
  /** Made from one item's page (`?item=`). */
  readonly needsItem?: boolean
  readonly build: (tx: Tx, input: { phaseId: string | null; itemId?: string }) => Promise<DocumentModel>
}

/** A count that a room shows in the navigation, and a kind of trace debt. */
export interface TraceDebt {
  readonly id: string
  readonly stage: StageName
  readonly label: Text
  readonly find: (tx: Tx) => Promise<{ id: string; code: string; title: string; kind: string }[]>
}

/** What a stage hands to the server. */
export interface Stage {
  readonly stage: StageName
  readonly label: Text
  readonly kinds: readonly AnyKind[]
  readonly criteria: readonly Criterion[]
  readonly routes?: (app: FastifyInstance, house: House) => void
  readonly actions?: Readonly<Record<string, Action>>
  readonly measures?: Readonly<Record<string, Measure>>
  readonly documents?: readonly StageDocument[]
  readonly debts?: readonly TraceDebt[]
  readonly jobs?: Readonly<Record<string, JobHandler>>
  /** Makes the stage's part of a kit and gives how many items that were; keeps their ids by the kit's own for the stages behind it. */
  readonly fromKit?: (tx: Tx, kit: Kit, ids: KitIds) => Promise<number>
  /** What waits for the person of this transaction. */
  readonly todos?: (tx: Tx) => Promise<Omit<TodoEntry, 'implementationId' | 'implementationName'>[]>
  /** Counts of rooms beside those of kinds, by the manifest's `countKey`. */
  readonly counts?: (tx: Tx, phaseId: string | null) => Promise<Record<string, number>>
  /** Labels of events that are not `kind.verb` of a registered kind. */
  readonly eventLabels?: Readonly<Record<string, Text>>
}

export interface Registry {
  readonly stages: readonly Stage[]
  readonly kinds: ReadonlyMap<string, AnyKind>
  readonly kindByPath: ReadonlyMap<string, AnyKind>
  readonly criteria: readonly Criterion[]
  readonly documents: ReadonlyMap<string, StageDocument & { stage: StageName }>
  readonly debts: readonly TraceDebt[]
  readonly jobs: ReadonlyMap<string, JobHandler>
  /** The kind of this name; for rules that a kind's own declaration names. */
  kind(name: string): AnyKind
  action(name: string): Action
  measure(name: string): Measure
  has(name: string): boolean
}

/** Joins the stages. Throws when two give the same name. */
export function createRegistry(stages: readonly Stage[]): Registry {
  const kinds = named(stages.flatMap((s) => s.kinds.map((k) => [k.kind, k] as const)))
  const actions = named(stages.flatMap((s) => Object.entries(s.actions ?? {})))
  const measures = named(stages.flatMap((s) => Object.entries(s.measures ?? {})))
  return {
    stages,
    kinds,
    kind: (name) => found(kinds, name, 'kind'),
    kindByPath: named(stages.flatMap((s) => s.kinds.map((k) => [k.path, k] as const))),
    criteria: stages.flatMap((s) => s.criteria),
    documents: named(stages.flatMap((s) => (s.documents ?? []).map((d) => [d.id, { ...d, stage: s.stage }] as const))),
    debts: stages.flatMap((s) => s.debts ?? []),
    jobs: named(stages.flatMap((s) => Object.entries(s.jobs ?? {}))),
    action: (name) => found(actions, name, 'action'),
    measure: (name) => found(measures, name, 'measure'),
    has: (name) => actions.has(name) || measures.has(name),
  }
}

function named<T>(entries: readonly (readonly [string, T])[]): Map<string, T> {
  const map = new Map<string, T>()
  for (const [name, value] of entries) {
    if (map.has(name)) throw new Error(`${name} is registered twice`)
    map.set(name, value)
  }
  return map
}

function found<T>(map: ReadonlyMap<string, T>, name: string, what: string): T {
  const value = map.get(name)
  if (!value) throw new Error(`no stage has registered the ${what} ${name}`)
  return value
}

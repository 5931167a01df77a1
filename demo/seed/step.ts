import type { Actor, Tx } from '../../platform/db/door.ts'
import type { House } from '../../platform/house.ts'

/** What a step knows of the story so far. */
export interface SeedContext {
  readonly house: House
  readonly implementationId: string
  readonly organizationId: string
  /** `YYYY-MM-DD` of an offset from the anchor day. */
  day(offset: number): string
  /** The id behind a key of the story (a person, department `dep.PUR`, module `mod.PU`, phase `phase1`, or an item that a step kept). Throws when it is not there yet. */
  id(key: string): string
  keep(key: string, id: string): void
  has(key: string): boolean
  /** Acts as a person of the story at a moment of it. */
  actor(person: string, offset: number, time?: string): Actor
  /** A repeatable random number in [0, 1) of its own stream. */
  random(stream: string): number
}

/** One thing that somebody did on one day of the story. Steps of all stages run in the order of their moments. */
export interface SeedStep {
  /** Days from the anchor, negative for the past; never later than 0. */
  readonly at: number
  /** Wall clock in the implementation's zone, default 10:00. */
  readonly time?: string
  /** Key of a person of the story. */
  readonly by: string
  /** In one transaction, as that person at that moment. */
  readonly run?: (tx: Tx, story: SeedContext) => Promise<void>
  /** Outside a transaction (a migration run, a file). */
  readonly outside?: (story: SeedContext) => Promise<void>
}

/** A stage's part of the story. */
export type SeedPart = () => readonly SeedStep[]

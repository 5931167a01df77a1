import type { z } from 'zod'
import type { Text } from '../../errors.ts'

/** What an operation gives for one value. `bad`: the value could not be read, or does not hold the rule. */
export interface Result {
  readonly value: string | null
  readonly bad: boolean
}

/**
 * One operation of the rule language. Every value is text or null. `change` never fails; `parse` gives null for what it cannot read;
 * `normalise` keeps what it cannot read and calls it bad; `check` leaves the value alone; `split` writes several columns.
 *
 * The SQL is written in layers, each a plain column for the next, so that no expression is repeated: `prepared` from the value,
 * `result` from the prepared value, `bad` from both. `reference` says the same in TypeScript; a test holds the two together.
 */
export interface Operation {
  readonly name: string
  readonly kind: 'change' | 'parse' | 'normalise' | 'check' | 'split'
  readonly label: Text
  /** What is wrong when a value is bad. */
  readonly complaint: Text | null
  readonly args: z.ZodType
  /** Other columns that it reads. */
  readonly columns?: (args: never) => string[]
  /** Number of columns that a split writes. */
  readonly parts?: (args: never) => number
  readonly prepared?: (x: string, args: never) => string
  readonly result?: (prepared: string, args: never, column: (name: string) => string, part: number) => string
  readonly bad?: (result: string, prepared: string, args: never, column: (name: string) => string) => string
  readonly reference: (value: string | null, args: never, column: (name: string) => string | null, part: number) => Result
  readonly golden: readonly { readonly args: Record<string, unknown>; readonly in: string | null; readonly out: string | null; readonly bad?: boolean; readonly columns?: Record<string, string | null>; readonly part?: number }[]
}

/** Declares an operation with typed arguments. */
export function operation<Args extends z.ZodType>(definition: {
  name: string
  kind: Operation['kind']
  label: Text
  complaint?: Text
  args: Args
  columns?: (args: z.infer<Args>) => string[]
  parts?: (args: z.infer<Args>) => number
  prepared?: (x: string, args: z.infer<Args>) => string
  result?: (prepared: string, args: z.infer<Args>, column: (name: string) => string, part: number) => string
  bad?: (result: string, prepared: string, args: z.infer<Args>, column: (name: string) => string) => string
  reference: (value: string | null, args: z.infer<Args>, column: (name: string) => string | null, part: number) => Result
  golden: Operation['golden']
}): Operation {
  return { complaint: null, ...definition } as unknown as Operation
}

export const fine = (value: string | null): Result => ({ value, bad: false })
/** Lifts a function of a present value: null stays null. */
export const onText = (change: (value: string) => string) => (value: string | null): Result => fine(value === null ? null : change(value))
export const isEmpty = (value: string | null): value is null | '' => value === null || value === ''

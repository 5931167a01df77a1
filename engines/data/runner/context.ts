import type { Text } from '../../errors.ts'
import type { LookupTable } from '../compile-rules.ts'
import type { CodeRegistry, InputFile, RunInput, RunStep } from '../contract.ts'
import type { Duck } from './duck.ts'

/** What the child process gets: everything of the input that can be copied. */
export type ChildInput = Omit<RunInput, 'codes' | 'signal'>

/** Shared by the steps of one run. */
export interface RunContext {
  readonly input: ChildInput
  readonly pipeline: RunInput['pipeline']
  readonly duck: Duck
  /** The run's folder while it is made; renamed when it is complete. */
  readonly directory: string
  readonly lookups: LookupTable[]
  readonly notes: Text[]
  readonly inputs: InputFile[]
  /** Columns of each source as they stand in its first file. */
  readonly landedColumns: Map<string, readonly string[]>
  readonly reserveCodes: CodeRegistry['reserve']
  progress(step: RunStep, done: number, total: number | null, text: Text): void
}

/** Column types of the table of issues: row_id, class, rule, col, severity, value, zh, en. */
export const issueColumns = [['row_id', 'integer'], ['class', 'text'], ['rule', 'text'], ['col', 'text'], ['severity', 'text'], ['value', 'text'], ['zh', 'text'], ['en', 'text']] as const

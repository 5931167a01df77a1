import type { Text } from '../errors.ts'

/** Two duties that one person must not hold together. Codes are those of function groups. */
export interface SodRule {
  readonly code: string
  readonly a: readonly string[]
  readonly b: readonly string[]
  readonly level: 'high' | 'medium'
  /** `person`: holding both is the conflict. `document`: only both on one document, which the approval flow prevents. */
  readonly where: 'person' | 'document'
  readonly allowsException: boolean
  readonly name: Text
  /** What is done instead where the duties cannot be parted. */
  readonly compensating: Text
}

import type { Text } from '../errors.ts'

export type FindingCode = 'unreachable' | 'deadlock' | 'doubled' | 'too_large' | 'band_hole' | 'band_overlap' | 'never_true' | 'condition_missing' | 'nobody' | 'passes_unseen' | 'own_document' | 'fails' | 'endless'

/** Something that a check of a flow found. Errors keep it from being published. */
export interface Finding {
  readonly code: FindingCode
  readonly severity: 'error' | 'warning'
  /** The step or gateway concerned. */
  readonly nodeId: string | null
  readonly text: Text
  /** People for whom it happens, as starters. */
  readonly personIds: readonly string[]
}

export function finding(code: FindingCode, severity: Finding['severity'], nodeId: string | null, zh: string, en: string, personIds: readonly string[] = []): Finding {
  return { code, severity, nodeId, text: { zh, en }, personIds }
}

import type { RunCounts } from '../../../engines/data/contract.ts'

/** The law of conservation: every landed row is mapped, merged or rejected, and none twice. */
export function isConserved(counts: Pick<RunCounts, 'in' | 'mapped' | 'merged' | 'rejected'>): boolean {
  return counts.in === counts.mapped + counts.merged + counts.rejected
}

/** Share (0..1, four decimals) of the rows that were rejected although they should have come; rows left behind on purpose do not count. */
export function rejectShare(counts: Pick<RunCounts, 'in' | 'rejected' | 'outOfScope'>): string {
  const wanted = counts.in - counts.outOfScope
  return wanted <= 0 ? '0' : ((counts.rejected - counts.outOfScope) / wanted).toFixed(4)
}

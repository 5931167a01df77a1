import type { ColumnProfile, SourceProfile } from '../../../engines/data/contract.ts'

/**
 * Quality of a column, 0..1: one less the share of its rows in the column's widest finding (findings overlap, so they are
 * not added). Empty values are no fault by themselves: not every column must be filled.
 */
export function columnQuality(column: Pick<ColumnProfile, 'rows' | 'findings'>): number {
  if (column.rows === 0) return 1
  const worst = Math.max(0, ...column.findings.map((f) => f.rows))
  return 1 - Math.min(1, worst / column.rows)
}

/** Quality of a source: the mean of its columns that hold anything, four decimals; null without columns. */
export function sourceQuality(profile: Pick<SourceProfile, 'columns'>): string | null {
  const filled = profile.columns.filter((c) => c.semanticType !== 'empty')
  if (filled.length === 0) return null
  return (filled.reduce((sum, column) => sum + columnQuality(column), 0) / filled.length).toFixed(4)
}

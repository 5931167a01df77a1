import { eq } from 'drizzle-orm'
import { parsePipeline } from '../../../engines/data/parse-pipeline.ts'
import type { Pipeline } from '../../../engines/data/pipeline-schema.ts'
import { operations } from '../../../engines/data/rules/operations.ts'
import type { Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { mapping } from '../kinds/mapping.ts'

const labels = new Map(operations.map((op) => [op.name, op.label]))

/** What an operation is called: 解析日期, Read a date. */
export function operationLabel(op: string): Text {
  return labels.get(op) ?? (op === 'lookup' ? { zh: '查对照', en: 'Look up' } : op === 'unique' ? { zh: '不重复', en: 'Unique' } : { zh: op, en: op })
}

/** Names of a pipeline's rules as runs report them: its own id, else `<column>.<op>` with a number behind a second one. Pure. */
export function ruleIds(pipeline: Pick<Pipeline, 'cleanse' | 'scope' | 'validate'>): { kind: 'cleanse' | 'scope' | 'validate'; index: number; id: string }[] {
  const seen = new Map<string, number>()
  return (['cleanse', 'scope', 'validate'] as const).flatMap((kind) => pipeline[kind].map((rule, index) => {
    if (rule.id) return { kind, index, id: rule.id }
    const base = `${rule.column}.${rule.op}`
    const n = (seen.get(base) ?? 0) + 1
    seen.set(base, n)
    return { kind, index, id: n === 1 ? base : `${base}${n}` }
  }))
}

/** Rule id -> what it does, for lineage and rejects. */
export async function ruleTexts(tx: Tx, mappingId: string | null): Promise<Record<string, Text>> {
  if (!mappingId) return {}
  const [from] = await tx.db.select({ pipeline: mapping.table.pipeline }).from(mapping.table).where(eq(mapping.table.id, mappingId))
  if (!from?.pipeline) return {}
  const pipeline = parsePipeline(from.pipeline)
  return Object.fromEntries(ruleIds(pipeline).map(({ kind, index, id }) => [id, operationLabel(pipeline[kind][index]!.op)]))
}

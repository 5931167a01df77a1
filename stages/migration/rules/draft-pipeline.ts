import type { CodeRule, Mapping, Pipeline, PipelineSource } from '../../../engines/data/pipeline-schema.ts'
import { commonName } from '../../../engines/data/propose-mapping/pipeline-draft.ts'
import { fieldProposals } from './field-proposals.ts'
import type { TargetTemplate } from './target-template.ts'

/** A file that is to be mapped: its columns by their heads, and how it is read. */
export interface DraftSource {
  readonly id: string
  readonly path: string
  readonly columns: readonly string[]
  readonly sheet?: string | null
  readonly headerRows?: number | null
}

/**
 * A first pipeline: every target column takes the source column that is proposed for it (`fieldProposals`);
 * the rest is an empty constant until a person says where it comes from. Cleansing rules come later, from the profile. Pure.
 */
export function draftPipeline(template: TargetTemplate, draft: DraftSource, id: string): Pipeline {
  const fields: Record<string, string> = {}
  const nameOf = new Map<string, string>()
  for (const column of draft.columns) {
    const name = commonName(column, new Set(Object.keys(fields)))
    fields[name] = column
    nameOf.set(column, name)
  }
  const key = template.target.key
  const proposals = fieldProposals(template.target, template, draft.columns, new Set(template.code ? key.slice(0, 1) : []))
  const map: Mapping[] = []
  for (const column of template.target.columns) {
    if (template.code && column.name === key[0]) {
      map.push({ target: column.name, from: '$code', args: {}, onMiss: 'reject' })
      continue
    }
    const head = proposals.get(column.name)?.head
    if (!head) {
      map.push({ target: column.name, ...(column.name === 'old_code' ? { from: '$sourceKey' } : { value: '' }), args: {}, onMiss: 'reject' })
      continue
    }
    const object = template.lookups[column.name]
    map.push({ target: column.name, from: nameOf.get(head)!, args: {}, onMiss: 'reject', ...(object ? { lookup: { object } } : {}) })
  }
  const source: PipelineSource = {
    id: draft.id, connector: 'files', path: draft.path, header: true, headerRows: draft.headerRows ?? 1, skip: 0, mergedCells: 'fill', nullTokens: [], role: 'rows', fields, key: keyOf(template, map),
    ...(draft.sheet ? { sheet: draft.sheet } : {}),
  }
  return { version: 1, id, object: template.object, title: template.title, sources: [source], cleanse: [], scope: [], validate: [], ...(template.code ? { code: codeOf(template.code, map) } : {}), map, target: template.target, reconcile: reconcilable(template, map) }
}

/** The code rule over this file's columns; a segment whose column was not found becomes zeros until a person says better. */
function codeOf(code: CodeRule, map: readonly Mapping[]): CodeRule {
  return {
    ...code,
    segments: code.segments.map((segment) => {
      if (!('column' in segment)) return segment
      const from = map.find((m) => m.target === segment.column)?.from
      return typeof from === 'string' && !from.startsWith('$') ? { ...segment, column: from } : { literal: segment.otherwise ?? '0'.repeat(segment.length ?? 1) }
    }),
  }
}

/** The old system's own key: the column mapped to the old code, else those mapped to the target's key. */
function keyOf(template: TargetTemplate, map: readonly Mapping[]): string[] {
  const old = map.find((m) => m.target === 'old_code')?.from
  if (typeof old === 'string' && !old.startsWith('$')) return [old]
  return template.target.key.flatMap((name) => { const from = map.find((m) => m.target === name)?.from; return typeof from === 'string' && !from.startsWith('$') ? [from] : [] })
}

/** Sums and groups whose columns were found. */
function reconcilable(template: TargetTemplate, map: readonly Mapping[]): Pipeline['reconcile'] {
  return template.reconcile.flatMap((rule): Pipeline['reconcile'] => {
    if (rule.level === 'row' || (rule.level === 'total' && rule.measure === 'count')) return [rule]
    const from = map.find((m) => m.target === rule.target)?.from
    if (typeof from !== 'string' || from.startsWith('$')) return []
    return rule.level === 'total' ? [{ ...rule, column: from }] : []
  })
}

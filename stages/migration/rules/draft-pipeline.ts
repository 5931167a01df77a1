import type { CodeRule, Mapping, Pipeline, PipelineSource } from '../../../engines/data/pipeline-schema.ts'
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
 * A first pipeline: every target column takes the source column that has its name (or a name known for it), alike enough to be sure;
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
  const taken = new Set<string>()
  const map: Mapping[] = []
  for (const column of template.target.columns) {
    if (template.code && column.name === key[0]) {
      map.push({ target: column.name, from: '$code', args: {}, onMiss: 'reject' })
      continue
    }
    const head = bestHead(template.names[column.name] ?? [], draft.columns, taken)
    if (!head) {
      map.push({ target: column.name, ...(column.name === 'old_code' ? { from: '$sourceKey' } : { value: '' }), args: {}, onMiss: 'reject' })
      continue
    }
    taken.add(head)
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

/** The head that says the same as one of the names: equal when plain, else one that ends with it. */
export function bestHead(names: readonly string[], heads: readonly string[], taken: ReadonlySet<string>): string | null {
  const plain = (s: string): string => s.normalize('NFKC').toLowerCase().replace(/[\s()（）[\]【】_:：*/\\.-]/g, '')
  const free = heads.filter((h) => !taken.has(h))
  const last = (head: string): string => plain(head.split('/').at(-1)!)
  for (const name of names) {
    const exact = free.find((head) => last(head) === plain(name))
    if (exact) return exact
  }
  for (const name of names.filter((n) => plain(n).length > 1)) {
    const ends = free.find((head) => last(head).endsWith(plain(name)))
    if (ends) return ends
  }
  return null
}

/** A name that the pipeline's language allows, from a head such as `账期(天)` or `结存/库存数量`. */
export function commonName(head: string, taken: ReadonlySet<string>): string {
  const cleaned = head.split('/').at(-1)!.normalize('NFKC').replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '')
  const base = /^[\p{L}_]/u.test(cleaned) ? cleaned : `c_${cleaned}`
  let name = base
  for (let n = 2; taken.has(name); n++) name = `${base}_${n}`
  return name
}

import type { Mapping, Pipeline, TargetTable } from '../pipeline-schema.ts'
import type { MappingProposal, TargetColumn } from './propose-mapping.ts'

export interface DraftParts {
  readonly id: string
  readonly source: { readonly id: string; readonly path: string; readonly columns: readonly string[]; readonly hasHeader: boolean; readonly sheet?: string }
  readonly target: TargetTable
  readonly proposal: MappingProposal
}

/** A pipeline whose `fields` and `map` follow the proposal; a target column that nothing feeds is an empty constant until a person says more. */
export function proposedPipeline({ id, source, target, proposal }: DraftParts): Pipeline {
  const fields: Record<string, string> = {}
  const nameOf = new Map<string, string>()
  for (const column of source.columns) {
    const name = commonName(column, new Set(Object.keys(fields)))
    fields[name] = column
    nameOf.set(column, name)
  }
  const sourceOf = new Map(proposal.proposals.map((p) => [p.target, p.source]))
  const map = target.columns.map((column): Mapping => { const from = sourceOf.get(column.name); return { target: column.name, ...(from === undefined ? { value: '' } : { from: nameOf.get(from)! }), args: {}, onMiss: 'reject' } })
  const key = target.key.flatMap((name) => { const from = sourceOf.get(name); return from === undefined ? [] : [nameOf.get(from)!] })
  const object = target.table.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()).replace(/_/g, '')
  return {
    version: 1, id, object, title: target.title ?? { zh: target.table, en: target.table },
    sources: [{ id: source.id, connector: 'files', path: source.path, header: source.hasHeader, headerRows: 1, skip: 0, mergedCells: 'fill', nullTokens: [], role: 'rows', fields, key, ...(source.hasHeader ? {} : { columns: [...source.columns] }), ...(source.sheet === undefined ? {} : { sheet: source.sheet }) }],
    cleanse: [], scope: [], validate: [], map, target, reconcile: [{ level: 'total', measure: 'count', tolerance: '0' }, { level: 'row' }],
  }
}

/** A target table after the columns of a file: names as a database takes them, all text, the first column as its key. */
export function targetAfter(table: string, columns: readonly TargetColumn[]): { target: TargetTable; nameOf: ReadonlyMap<string, string> } {
  const nameOf = new Map<string, string>()
  const taken = new Set<string>()
  columns.forEach((column, i) => {
    const plain = column.name.normalize('NFKD').replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, 50)
    const base = /^[a-z]/.test(plain) ? plain : `column_${i + 1}`
    let name = base
    for (let n = 2; taken.has(name); n++) name = `${base}_${n}`
    taken.add(name)
    nameOf.set(column.name, name)
  })
  const [first] = nameOf.values()
  return { nameOf, target: { table, columns: columns.map((c) => ({ name: nameOf.get(c.name)!, type: 'text', required: false, title: { zh: c.name, en: c.name } })), key: [first!], unique: [], references: [] } }
}

/** A name that the pipeline's language allows, from a head such as `账期(天)` or `结存/库存数量`. */
export function commonName(head: string, taken: ReadonlySet<string>): string {
  const cleaned = head.split('/').at(-1)!.normalize('NFKC').replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '')
  const base = /^[\p{L}_]/u.test(cleaned) ? cleaned : `c_${cleaned}`
  let name = base === 'row_id' || base === 'golden_id' ? `c_${base}` : base
  for (let n = 2; taken.has(name); n++) name = `${base}_${n}`
  return name
}

/** What a target's type says of its values: `numeric(12,2)` number, `date` date, `varchar(40)` text. */
export function kindOfType(type: string): 'number' | 'date' | 'text' {
  return /^(integer|bigint|numeric)/.test(type) ? 'number' : /^(date|timestamptz)$/.test(type) ? 'date' : 'text'
}

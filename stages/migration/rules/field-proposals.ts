import type { Pipeline, TargetTable } from '../../../engines/data/pipeline-schema.ts'
import { kindOfType } from '../../../engines/data/propose-mapping/pipeline-draft.ts'
import { proposeMapping } from '../../../engines/data/propose-mapping/propose-mapping.ts'
import type { Text } from '../../../engines/errors.ts'
import type { MappingField } from '../contract.ts'
import type { TargetTemplate } from './target-template.ts'

/** Where a target column may come from, and why. */
export interface FieldProposal {
  readonly head: string
  /** Calibrated, 0 to 1; null where only a known name speaks for it. */
  readonly confidence: number | null
  readonly reasons: readonly Text[]
}

/**
 * For each target column the head that feeds it, by the columns' names and titles and the names that are known for them; a head is proposed once.
 * What is left over takes a head that ends with a known name (`含税单价` for 单价). `made`: target columns that a rule makes. Pure.
 */
export function fieldProposals(target: TargetTable, template: TargetTemplate | null, heads: readonly string[], made: ReadonlySet<string> = new Set()): ReadonlyMap<string, FieldProposal> {
  const known = (name: string): readonly string[] => template?.names[name] ?? []
  const wanted = target.columns.filter((c) => !made.has(c.name))
  const columns = wanted.map((c) => ({ name: c.name, alsoCalled: [...new Set([...(c.title ? [c.title.zh, c.title.en] : []), ...known(c.name)])], type: kindOfType(c.type), required: c.required }))
  const subject = [target.table, ...(template ? [template.title.zh, template.title.en] : target.title ? [target.title.zh, target.title.en] : [])]
  const found = new Map<string, FieldProposal>()
  for (const p of proposeMapping([...new Set(heads)].map((name) => ({ name })), columns, subject).proposals) {
    const column = wanted.find((c) => c.name === p.target)!
    const called = [column.name, column.title?.zh, column.title?.en].some((name) => name !== undefined && saysTheSame(p.source, name))
    const isKnown = !called && known(column.name).some((name) => saysTheSame(p.source, name))
    found.set(p.target, { head: p.source, confidence: p.confidence, reasons: isKnown ? [{ zh: '这个字段的已知叫法', en: 'a name known for this field' }] : p.reasons })
  }
  const taken = new Set([...found.values()].map((p) => p.head))
  for (const { name } of wanted) {
    const head = found.has(name) ? null : bestHead(known(name), heads, taken)
    if (!head) continue
    taken.add(head)
    found.set(name, { head, confidence: null, reasons: [{ zh: `"${head}"像这个字段的已知叫法`, en: `"${head}" resembles a name known for this field` }] })
  }
  return found
}

/** What is proposed for the fields of a pipeline as it stands, and whether it is what they take; nothing where a rule or a fixed value makes a field. Pure. */
export function proposalsFor(pipeline: Pipeline, template: TargetTemplate | null): ReadonlyMap<string, NonNullable<MappingField['proposal']>> {
  const fields = pipeline.sources.filter((s) => s.role === 'rows').flatMap((s) => Object.entries(s.fields ?? {}))
  const made = new Set(pipeline.map.filter((m) => m.value || (typeof m.from === 'string' && m.from.startsWith('$'))).map((m) => m.target))
  const found = fieldProposals(pipeline.target, template, fields.map(([, head]) => head), made)
  return new Map([...found].map(([target, { head, confidence, reasons }]) => {
    const own = pipeline.map.find((m) => m.target === target)?.from
    const names = fields.filter((field) => field[1] === head).map(([name]) => name)
    return [target, { from: names[0]!, label: head.split('/').at(-1)!, confidence, reasons: [...reasons], isTaken: typeof own === 'string' && names.includes(own) }]
  }))
}

/** The head that says the same as one of the names: equal when plain, else one that ends with it. */
export function bestHead(names: readonly string[], heads: readonly string[], taken: ReadonlySet<string>): string | null {
  const free = heads.filter((h) => !taken.has(h))
  for (const name of names) {
    const exact = free.find((head) => saysTheSame(head, name))
    if (exact) return exact
  }
  for (const name of names.filter((n) => plain(n).length > 1)) {
    const ends = free.find((head) => last(head).endsWith(plain(name)))
    if (ends) return ends
  }
  return null
}

const plain = (s: string): string => s.normalize('NFKC').toLowerCase().replace(/[\s()（）[\]【】_:：*/\\.-]/g, '')
const last = (head: string): string => plain(head.split('/').at(-1)!)
const saysTheSame = (head: string, name: string): boolean => last(head) === plain(name)

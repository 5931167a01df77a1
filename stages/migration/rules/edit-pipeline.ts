import { type Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml'
import { NotFound } from '../../../engines/errors.ts'

/**
 * Small changes to a pipeline's text that leave its comments and its order alone. Each gives the new text; whether it is still a pipeline
 * is for the parser to say.
 */

export interface NewRule {
  readonly column: string
  readonly op: string
  readonly args: Readonly<Record<string, unknown>>
  readonly severity: 'warn' | 'reject'
}

/** Adds a rule: a check at the end, a change before the first rule that derives another column from this one. */
export function addRule(yaml: string, kind: 'cleanse' | 'validate', rule: NewRule): string {
  const document = parseDocument(yaml)
  const written = { column: rule.column, op: rule.op, ...(Object.keys(rule.args).length > 0 ? { args: rule.args } : {}), ...((kind === 'cleanse') === (rule.severity === 'reject') ? { severity: rule.severity } : {}) }
  const list = listOf(document, kind)
  const at = kind === 'cleanse' ? list.items.findIndex((item) => isMap(item) && item.get('column') === rule.column && item.has('as')) : -1
  const node = document.createNode(written, { flow: true })
  if (at < 0) list.add(node)
  else list.items.splice(at, 0, node)
  return document.toString({ lineWidth: 0 })
}

export function removeRule(yaml: string, kind: 'cleanse' | 'validate' | 'scope', index: number): string {
  const document = parseDocument(yaml)
  const list = document.get(kind)
  if (!isSeq(list) || !list.items[index]) throw new NotFound('rule.unknown', { kind, index }, { zh: '这条规则已不在迁移方案里。请刷新。', en: 'This rule is no longer in the pipeline. Reload the page.' })
  list.delete(index)
  return document.toString({ lineWidth: 0 })
}

/** Says where a target column comes from: a common name (or `$code` …), else a constant; an empty one leaves the column empty. */
export function setField(yaml: string, target: string, source: { from: string | null; value: string | null }): string {
  const document = parseDocument(yaml)
  const list = listOf(document, 'map')
  const index = list.items.findIndex((item) => isMap(item) && item.get('target') === target)
  const entry = index < 0 ? (document.createNode({ target }, { flow: true }) as YAMLMap) : (list.items[index] as YAMLMap)
  if (source.from !== null) {
    entry.set('from', source.from)
    entry.delete('value')
  } else {
    entry.set('value', source.value ?? '')
    for (const name of ['from', 'lookup', 'op', 'args']) entry.delete(name)
  }
  if (index < 0) list.add(entry)
  return document.toString({ lineWidth: 0 })
}

function listOf(document: Document, name: string): YAMLSeq {
  const found = document.get(name)
  if (isSeq(found)) return found
  const made = document.createNode([]) as YAMLSeq
  document.set(name, made)
  return made
}

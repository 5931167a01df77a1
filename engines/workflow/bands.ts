import { comparisonsOf, holds } from './condition.ts'
import { addDecimals, compareDecimals } from './decimal.ts'
import { type Finding, finding } from './finding.ts'
import { edgesFrom, type FlowModel, nameIn } from './flow-model.ts'

type Fields = Record<string, string>
const otherText = '\u0000other'
const mostCases = 5_000

/**
 * Fields that stand for all fields: at each threshold that a condition names, just below, just above. Between two neighbours no
 * condition changes its answer, so what holds for these holds for every amount. Amounts below zero do not occur in documents.
 */
export function representativeFields(model: FlowModel, step = '0.01'): Fields[] {
  const comparisons = model.edges.flatMap((e) => (e.condition ? comparisonsOf(e.condition) : []))
  const values = new Map<string, Set<string>>()
  for (const { field, value } of comparisons) {
    const known = values.get(field) ?? new Set<string>()
    values.set(field, known)
    if (value.type === 'text') {
      known.add(value.value).add(otherText)
      continue
    }
    for (const v of ['0', addDecimals(value.value, `-${step}`), value.value, addDecimals(value.value, step)]) if (compareDecimals(v, '0') >= 0) known.add(v)
  }
  let cases: Fields[] = [{}]
  for (const [field, known] of values) {
    cases = cases.flatMap((c) => [...known].map((v) => ({ ...c, [field]: v })))
    if (cases.length > mostCases) return cases.slice(0, mostCases)
  }
  return cases
}

/** Holes, overlaps and dead branches of each exclusive gateway. */
export function bandFindings(model: FlowModel): Finding[] {
  const cases = representativeFields(model)
  return model.nodes.filter((n) => n.kind === 'exclusive' && edgesFrom(model, n.id).length > 1).flatMap((gateway) => {
    const edges = edgesFrom(model, gateway.id)
    const bare = edges.filter((e) => !e.condition && !e.isDefault)
    if (bare.length > 0) return [finding('condition_missing', 'error', gateway.id, `"${gateway.name}"有分支没有写条件：${bare.map((e) => e.name || e.id).join('、')}。`, `"${nameIn(gateway, 'en')}" has branches without a condition: ${bare.map((e) => nameIn(e, 'en') || e.id).join(', ')}.`)]
    const hits = cases.map((fields) => ({ fields, edges: edges.filter((e) => e.condition && holds(e.condition, fields)) }))
    const overlap = hits.find((h) => h.edges.length > 1)
    const hole = edges.some((e) => e.isDefault) ? undefined : hits.find((h) => h.edges.length === 0)
    const dead = edges.filter((e) => e.condition && !hits.some((h) => h.edges[0] === e))
    return [
      ...(overlap ? [finding('band_overlap', 'error', gateway.id, `"${gateway.name}"的分支重叠：${said(overlap.fields, 'zh')} 时同时符合 ${overlap.edges.map((e) => `"${e.name || e.id}"`).join('、')}。`, `Branches of "${nameIn(gateway, 'en')}" overlap: ${said(overlap.fields, 'en')} fits ${overlap.edges.map((e) => `"${nameIn(e, 'en') || e.id}"`).join(' and ')}.`)] : []),
      ...(hole ? [finding('band_hole', 'error', gateway.id, `"${gateway.name}"有空档：${said(hole.fields, 'zh')} 时没有分支可走。`, `"${nameIn(gateway, 'en')}" has a hole: no branch fits ${said(hole.fields, 'en')}.`)] : []),
      ...dead.map((e) => finding('never_true', 'error', gateway.id, `"${gateway.name}"的分支"${e.name || e.id}"永远轮不到。`, `The branch "${nameIn(e, 'en') || e.id}" of "${nameIn(gateway, 'en')}" never comes true.`)),
    ]
  })
}

function said(fields: Fields, locale: 'zh' | 'en'): string {
  const parts = Object.entries(fields).map(([field, value]) => `${field} = ${value === otherText ? (locale === 'zh' ? '（其他）' : '(other)') : value}`)
  return parts.join(locale === 'zh' ? '、' : ', ') || (locale === 'zh' ? '任何' : 'any')
}

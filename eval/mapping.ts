import { chosenPairs, threshold, type MappingWeights } from '../engines/data/propose-mapping/confidence.ts'
import { weights as shipped } from '../engines/data/propose-mapping/weights.ts'
import { sharedFolder } from '../engines/data/shared-folder.ts'
import { figure, report, type Result } from '../bench/report.ts'
import { mappingCases } from './mapping-cases.ts'
import { compare, type Compared, confidenceOf, fitWeights, type View } from './mapping-fit.ts'
import { type Figures, figuresOf, type Proposed } from './mapping-figures.ts'
import { ownMappings } from './own-mappings.ts'

const set = 'schema-valentine82'
const measures: readonly { key: keyof Figures; name: string; goal: string; definition: string }[] = [
  { key: 'macroF1', name: 'F1 (macro)', goal: '>= 0.82', definition: 'mean over the cases of F1 of the proposed pairs against the true ones' },
  { key: 'microF1', name: 'F1 (micro)', goal: '>= 0.82', definition: 'F1 over the pairs of all cases together' },
  { key: 'top1', name: 'top-1', goal: '>= 0.80', definition: 'share of a case\'s source columns that get their true target, or none where there is none; mean over the cases' },
  { key: 'mrr', name: 'MRR', goal: '>= 0.96', definition: 'mean over a case\'s true pairs of 1 / rank of the true target among all targets of its source, ties by name; mean over the cases' },
  { key: 'ece', name: 'calibration error', goal: '<= 0.05', definition: 'ECE over the proposed pairs of all cases, ten bins of equal width: |mean confidence - share that is right|, weighted by the bin' },
  { key: 'eceOfAllPairs', name: 'calibration error of all pairs', goal: '', definition: 'the same over every pair of columns, proposed or not' },
]
const views: Readonly<Record<View, string>> = { rows: 'names and rows of both tables', hidden: 'every third name of the target hidden (column1, column4 …)', names: 'the target without rows: names and types only' }

function mapping(): Result[] {
  const folder = sharedFolder(`suites/${set}`)
  if (!folder) return measures.slice(0, 5).map((m) => ({ name: `mapping: ${m.name}`, value: null, unit: '', goal: m.goal, met: null, peer: null, ratio: null, conditions: `suites/${set} is absent` }))
  const cases = mappingCases(folder).map(compare)
  const families = [...new Set(cases.map((c) => c.of.family))]
  const crossed = new Map(families.map((family) => [family, fitWeights(cases.filter((c) => c.of.family !== family))]))
  const whole = fitWeights(cases)
  if (process.argv.includes('--fit')) process.stderr.write(`${JSON.stringify(whole, (_, v: unknown) => (typeof v === 'number' ? Math.round(v * 100) / 100 : v))}\n`)
  const fixed = `threshold ${threshold}, one configuration; weights fitted on the other families only (${families.length} families, leave one out); the kinds of evidence were chosen with all families in view`
  const answers = (view: View, of: readonly Compared[], weights: (c: Compared) => MappingWeights): Proposed[] => of.map((c) => { const confidence = confidenceOf(c, view, weights(c)); return { of: c.of, confidence, chosen: chosenPairs(confidence) } })
  const results: Result[] = []
  for (const view of Object.keys(views) as View[]) {
    const all = answers(view, cases, (c) => crossed.get(c.of.family)!)
    const figures = figuresOf(all)
    for (const m of measures) results.push(figure(`mapping${view === 'rows' ? '' : `, ${view}`}: ${m.name}`, figures[m.key], '', view === 'rows' ? m.goal : '', `${cases.length} cases, ${views[view]}; ${m.definition}; ${fixed}`))
    if (view === 'rows') for (const family of families) results.push(figure(`mapping, ${family}: F1 (macro)`, figuresOf(all.filter((a) => a.of.family === family)).macroF1, '', '', `${all.filter((a) => a.of.family === family).length} cases; ${fixed}`))
  }
  const own = figuresOf(answers('rows', cases, () => shipped))
  for (const m of measures.slice(0, 5)) results.push(figure(`mapping, shipped weights: ${m.name}`, own[m.key], '', '', `weights.ts as shipped, which were fitted on these ${cases.length} cases: no proof of quality, for comparison only`))
  results.push(figure('mapping: shipped weights against a fit made now', distance(shipped, whole), '', '<= 0.01', 'largest difference of a weight; `--fit` prints the weights'))
  return results
}

function distance(a: MappingWeights, b: MappingWeights): number {
  const flat = (w: MappingWeights): number[] => [w.rows, w.values, w.names].flatMap((part) => [...part.pair, ...part.table])
  const other = flat(b)
  return Math.max(...flat(a).map((x, i) => Math.abs(x - other[i]!)))
}

/** The demonstration's own mappings: Chinese, English and mixed heads against a target known by its schema. */
function own(): Result[] {
  const all = ownMappings()
  const figures = figuresOf(all)
  const right = all.reduce((sum, a) => sum + a.chosen.filter((t, s) => t !== null && a.of.truth.get(s) === t).length, 0)
  const made = all.reduce((sum, a) => sum + a.chosen.filter((t) => t !== null).length, 0)
  const conditions = `${all.length} pipelines of demo/pipelines, heads of the sources against columns, titles and types of the target, no rows; truth: the pipeline's own map; columns made by a rule or a constant left out of the target; shipped weights, which never saw them; the dictionary was written with the Chinese supplier heads in view`
  return [figure('own mappings: precision', right / made, '', '', `${made} proposals; ${conditions}`), ...measures.slice(1, 5).map((m) => figure(`own mappings: ${m.name}`, figures[m.key], '', '', `${m.definition}; ${conditions}`))]
}

await report('mapping.json', [{ name: 'mapping', run: async () => mapping() }, { name: 'own', run: async () => own() }])

import fs from 'node:fs'
import path from 'node:path'
import { parsePipeline } from '../engines/data/parse-pipeline.ts'
import { chosenPairs, confidences } from '../engines/data/propose-mapping/confidence.ts'
import { subjectOf } from '../engines/data/propose-mapping/column-names.ts'
import { comparedColumns, pairEvidence } from '../engines/data/propose-mapping/pair-evidence.ts'
import { kindOfType } from '../engines/data/propose-mapping/pipeline-draft.ts'
import { weights } from '../engines/data/propose-mapping/weights.ts'
import type { Proposed } from './mapping-figures.ts'

const pipelines = path.join(path.dirname(import.meta.dirname), 'demo/pipelines')

/** What is proposed for the demonstration's pipelines by the heads of their sources alone, against the mapping that stands in them. */
export function ownMappings(): Proposed[] {
  return fs.readdirSync(pipelines).filter((set) => fs.statSync(path.join(pipelines, set)).isDirectory()).flatMap((set) => fs.readdirSync(path.join(pipelines, set)).filter((f) => f.endsWith('.yaml')).map((file) => {
    const pipeline = parsePipeline(fs.readFileSync(path.join(pipelines, set, file), 'utf8'), file)
    const fields = Object.entries(pipeline.sources.find((s) => s.role === 'rows')!.fields ?? {})
    const source = fields.map(([, head]) => ({ name: head, values: [] }))
    const made = new Set(pipeline.map.filter((m) => String(m.from ?? '$').startsWith('$')).map((m) => m.target))
    const target = pipeline.target.columns.filter((c) => !made.has(c.name)).map((c) => ({ name: c.name, values: [], alsoCalled: c.title ? [c.title.zh, c.title.en] : [], type: kindOfType(c.type) }))
    const truth = new Map(pipeline.map.flatMap((m) => { const s = fields.findIndex(([name]) => name === m.from); return s < 0 ? [] : [[s, target.findIndex((t) => t.name === m.target)] as const] }))
    const subject = subjectOf([pipeline.target.table, pipeline.title.zh, pipeline.title.en])
    const to = comparedColumns(target.map(({ values: _, ...schema }) => schema), subject)
    const evidence = comparedColumns(source.map(({ name }) => ({ name })), subject).map((a) => to.map((b) => pairEvidence(a, b)))
    const confidence = confidences(evidence, weights)
    return { of: { family: set, id: file, source, target, truth }, confidence, chosen: chosenPairs(confidence) }
  }))
}

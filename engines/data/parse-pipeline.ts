import { createHash } from 'node:crypto'
import { LineCounter, parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { Invalid } from '../errors.ts'
import { checkPipeline } from './check-pipeline.ts'
import { type Pipeline, pipelineSchema } from './pipeline-schema.ts'

/** Where something stands in a pipeline file. */
export type PathToLine = (path: readonly PropertyKey[]) => number | null

/**
 * Reads a pipeline file. Throws `data.pipeline` with file, line and what to do: a YAML error, a misspelt or missing word, an operation
 * that there is not, a column that nobody brings, a target column without a value.
 */
export function parsePipeline(text: string, file = 'pipeline.yaml'): Pipeline {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const broken = document.errors[0]
  if (broken) throw problem(file, lines.linePos(broken.pos[0]).line, broken.message.split('\n')[0]!, broken.message.split('\n')[0]!)
  const lineOf: PathToLine = (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
      if (node?.range) return lines.linePos(node.range[0]).line
    }
    return null
  }
  const parsed = pipelineSchema.safeParse(document.toJS())
  if (!parsed.success) {
    const issue = deepest(parsed.error.issues)
    const place = issue.path.map(String).join('.')
    throw problem(file, lineOf(issue.path), `${place}：${issue.message}`, `${place}: ${issue.message}`)
  }
  const fault = checkPipeline(parsed.data)
  if (fault) throw problem(file, lineOf(fault.path), fault.text.zh, fault.text.en)
  return parsed.data
}

/** A union reports all its branches: the one that came furthest says what is really wrong. */
function deepest(issues: readonly z.core.$ZodIssue[], prefix: readonly PropertyKey[] = []): { path: PropertyKey[]; message: string } {
  let best: { path: PropertyKey[]; message: string } | null = null
  for (const issue of issues) {
    const path = [...prefix, ...issue.path]
    const found = issue.code === 'invalid_union' && issue.errors.length > 0 ? issue.errors.map((branch) => deepest(branch, path)).reduce((a, b) => (b.path.length > a.path.length ? b : a)) : { path, message: issue.message }
    if (!best || found.path.length > best.path.length) best = found
  }
  return best!
}

function problem(file: string, line: number | null, zh: string, en: string): Invalid {
  const at = line ? { zh: `第 ${line} 行`, en: ` line ${line}` } : { zh: '', en: '' }
  return new Invalid('data.pipeline', { file, line }, { zh: `迁移方案 ${file} ${at.zh}：${zh}`, en: `Pipeline ${file}${at.en}: ${en}` })
}

export const pipelineYaml = (pipeline: Pipeline): string => stringify(pipeline, { lineWidth: 120 })

/** JSON with the keys in order, so that the same content has the same hash. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => `${JSON.stringify(key)}:${canonicalJson(v)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
export const hashOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex')
export const pipelineHash = (pipeline: Pipeline): string => hashOf(pipeline)

/** For editors that check YAML by a JSON Schema. */
export const pipelineJsonSchema = (): unknown => z.toJSONSchema(pipelineSchema, { io: 'input' })

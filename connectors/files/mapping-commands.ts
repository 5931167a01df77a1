import fs from 'node:fs'
import path from 'node:path'
import { parseDocument } from 'yaml'
import { parsePipeline, pipelineYaml } from '../../engines/data/parse-pipeline.ts'
import { pipelineSchema, type TargetTable } from '../../engines/data/pipeline-schema.ts'
import { kindOfType, proposedPipeline, targetAfter } from '../../engines/data/propose-mapping/pipeline-draft.ts'
import { type MappingProposal, proposeMapping, type TargetColumn } from '../../engines/data/propose-mapping/propose-mapping.ts'
import { Invalid, NotFound, Refused } from '../../engines/errors.ts'
import { readTable } from './read-table.ts'

export interface ProposedMapping extends MappingProposal {
  readonly source: { readonly file: string; readonly rows: number; readonly columns: readonly string[] }
  /** `rows` is null where the target is known by its schema only. */
  readonly target: { readonly file: string; readonly rows: number | null; readonly columns: readonly string[] }
  /** The text of a pipeline file that takes the proposals over. */
  readonly pipeline: string
}

/** Proposes a mapping between two files, or from a file to the `target` of a pipeline file. Throws NotFound, Invalid (with file, line or column) and Refused (a database as target). */
export async function dataProposeMapping(sourceFile: string, targetFile: string, options: { sourceSheet?: string; targetSheet?: string } = {}): Promise<ProposedMapping> {
  if (/^[a-z]+:\/\//i.test(targetFile)) throw new Refused('data.target_not_read', { target: targetFile.replace(/\/\/[^@/]*@/, '//') }, { zh: '还不能直接从数据库读取目标表的结构。请导出一个带表头的文件，或给出写有 target 的迁移方案（.yaml）。', en: 'The schema of a target is not read from a database yet. Give a file with its header, or a pipeline (.yaml) that has a "target".' })
  for (const file of [sourceFile, targetFile]) if (!fs.existsSync(file)) throw new NotFound('data.file_absent', { file }, { zh: `文件 ${file} 不存在。请检查路径。`, en: `The file ${file} is not there. Check its path.` })
  const source = await readTable(sourceFile, options.sourceSheet === undefined ? {} : { sheet: options.sourceSheet })
  const schema = /\.ya?ml$/i.test(targetFile) ? targetOf(targetFile) : null
  const rows = schema ? null : await readTable(targetFile, options.targetSheet === undefined ? {} : { sheet: options.targetSheet })
  const target: TargetColumn[] = schema ? columnsOf(schema) : rows!.columns.map((name, i) => ({ name, values: rows!.values[i]! }))
  const proposal = proposeMapping(source.columns.map((name, i) => ({ name, values: source.values[i]! })), rows && rows.rows === 0 ? target.map(({ name }) => ({ name })) : target, schema ? [schema.table, ...(schema.title ? [schema.title.zh, schema.title.en] : [])] : [path.parse(targetFile).name])
  const made = schema ? null : targetAfter(identifierOf(targetFile), target)
  const renamed = made ? { ...proposal, proposals: proposal.proposals.map((p) => ({ ...p, target: made.nameOf.get(p.target)! })) } : proposal
  const pipeline = proposedPipeline({
    id: identifierOf(sourceFile), target: schema ?? made!.target, proposal: renamed,
    source: { id: 'source', path: path.basename(sourceFile), columns: source.columns, hasHeader: source.hasHeader, ...(options.sourceSheet === undefined ? {} : { sheet: options.sourceSheet }) },
  })
  const text = pipelineYaml(pipeline)
  parsePipeline(text, 'mapping.yaml')
  return { source: { file: sourceFile, rows: source.rows, columns: source.columns }, target: { file: targetFile, rows: rows?.rows ?? null, columns: target.map((c) => c.name) }, ...proposal, pipeline: text }
}

const columnsOf = (target: TargetTable): TargetColumn[] => target.columns.map((c) => ({ name: c.name, alsoCalled: c.title ? [...new Set([c.title.zh, c.title.en])] : [], type: kindOfType(c.type), required: c.required }))

function targetOf(file: string): TargetTable {
  const document = parseDocument(fs.readFileSync(file, 'utf8'))
  const parsed = pipelineSchema.shape.target.safeParse((document.toJS() as { target?: unknown } | null)?.target)
  if (document.errors.length === 0 && parsed.success) return parsed.data
  const broken = document.errors[0]
  const what = broken ? broken.message.split('\n')[0]! : parsed.error!.issues.map((i) => `target.${i.path.map(String).join('.')}: ${i.message}`)[0]!
  throw new Invalid('data.target', { file, what }, { zh: `${file} 里没有可用的 target（${what}）。请写明 table、columns 与 key，格式同迁移方案。`, en: `${file} has no usable "target" (${what}). Give it table, columns and key as in a pipeline file.` })
}

const identifierOf = (file: string): string => path.basename(file).replace(/\.[^.]+$/, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[^a-z]+|_+$/g, '').slice(0, 40) || 'mapping'

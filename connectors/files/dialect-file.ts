import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type PipelineSource, pipelineSchema } from '../../engines/data/pipeline-schema.ts'
import { Invalid, NotFound } from '../../engines/errors.ts'

const shape = pipelineSchema.shape.sources.element.shape

/** What a person knows about a file and writes into a JSON file; everything that is absent is found out. The keys are those of a pipeline's source. */
const dialectFile = z.strictObject({
  format: shape.format,
  encoding: shape.encoding,
  delimiter: shape.delimiter,
  quote: shape.quote,
  escape: shape.escape,
  rowTerminator: shape.rowTerminator,
  skip: z.number().int().min(0).optional(),
  lastLine: shape.lastLine,
  /** 0: the file has no header. */
  headerRows: z.number().int().min(0).max(5).optional(),
  columns: shape.columns,
  positions: shape.positions,
  records: shape.records,
})
export type DialectFile = z.infer<typeof dialectFile>

/** Reads a dialect file. Throws `data.dialect` with the key that is wrong. */
export function readDialectFile(file: string): DialectFile {
  if (!fs.existsSync(file)) throw new NotFound('data.file_absent', { file }, { zh: `方言文件 ${file} 不存在。请核对路径。`, en: `The dialect file ${file} is not there. Check the path.` })
  let value: unknown
  try {
    value = JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    throw wrong(file, '', (error as Error).message)
  }
  const parsed = dialectFile.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw wrong(file, issue!.path.join('.'), issue!.message)
}

function wrong(file: string, key: string, reason: string): Invalid {
  return new Invalid('data.dialect', { file, key, reason }, { zh: `方言文件 ${file}${key ? ` 的 ${key}` : ''} 不对：${reason}。格式见 docs/cli.md。`, en: `The dialect file ${file}${key ? `, ${key}` : ''}: ${reason}. Its form is in docs/cli.md.` })
}

/** A pipeline's source for one file with what is known about it. */
export function sourceOf(file: string, given: DialectFile, more: { sheet?: string } = {}): PipelineSource {
  const { headerRows, ...rest } = given
  return pipelineSchema.shape.sources.element.parse({
    id: 'file', path: path.basename(file), ...rest, ...more,
    ...(headerRows === undefined ? {} : headerRows === 0 ? { header: false } : { headerRows }),
  })
}

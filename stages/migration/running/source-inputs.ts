import fs from 'node:fs'
import path from 'node:path'
import type { Pipeline, PipelineSource } from '../../../engines/data/pipeline-schema.ts'
import type { House } from '../../../platform/house.ts'
import type { dataSource } from '../kinds/data-source.ts'
import { placeBlob } from './run-store.ts'

type Source = typeof dataSource.table.$inferSelect

/** A data source as it is read now, with the blob of its current delivery. */
export interface BoundSource {
  readonly source: Pick<Source, 'code' | 'fileName' | 'format' | 'encoding' | 'delimiter' | 'sheet' | 'headerRows' | 'skip' | 'isCorrected'>
  readonly blob: string
}

/** Lays the blobs out under their own names below `directory` and gives the pipeline with the paths and readings of its sources. */
export function layOutSources(house: House, directory: string, pipeline: Pipeline, bound: Readonly<Record<string, BoundSource>>): Pipeline {
  fs.mkdirSync(directory, { recursive: true })
  const placed = new Map<string, string>()
  const sources = pipeline.sources.map((source): PipelineSource => {
    const given = bound[source.id]
    if (!given) return source
    const plain = path.basename(given.source.fileName ?? source.id)
    const name = placed.has(plain) && placed.get(plain) !== given.blob ? `${given.source.code} ${plain}` : plain
    if (!placed.has(name)) {
      placeBlob(house.files.path(given.blob), path.join(directory, name))
      placed.set(name, given.blob)
    }
    return readAs(source, given.source, name)
  })
  return { ...pipeline, sources }
}

/** How a source is read: what the data source says rules over what the pipeline file says. Pure. */
export function readAs(source: PipelineSource, from: BoundSource['source'], filePath: string): PipelineSource {
  const { pattern: _, ...plain } = source
  const read: PipelineSource = { ...plain, connector: 'files', path: filePath, format: from.format ?? 'csv' }
  if (from.format === 'xlsx') {
    if (from.sheet) read.sheet = from.sheet
    if (from.headerRows) read.headerRows = from.headerRows
    if (from.skip) read.skip = from.skip
    return read
  }
  if (from.isCorrected) {
    if (from.encoding) read.encoding = from.encoding
    if (from.delimiter) read.delimiter = from.delimiter
    if (from.headerRows) read.headerRows = from.headerRows
    read.skip = from.skip ?? 0
  }
  return read
}

/** A pipeline that only lands one source and profiles it. */
export function profilePipeline(title: { zh: string; en: string }): Pipeline {
  return {
    version: 1, id: 'profile', object: 'profile', title,
    sources: [{ id: 'source', connector: 'files', path: 'source', header: true, headerRows: 1, skip: 0, mergedCells: 'fill', nullTokens: [], role: 'rows', key: [] }],
    cleanse: [], scope: [], validate: [], map: [{ target: 'line', from: '$line', args: {}, onMiss: 'reject' }],
    target: { table: 'profile', columns: [{ name: 'line', type: 'text', required: false }], key: ['line'], unique: [], references: [] }, reconcile: [],
  }
}

import { Invalid } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { createItem, getItem, moveItem } from '../../../platform/trace/item-store.ts'
import type { Text } from '../../../engines/errors.ts'
import { dataSource } from '../kinds/data-source.ts'
import { sourceDeliveries } from '../tables.ts'

export interface DeliveredFile {
  readonly fileName: string
  /** sha256 of the content in the file store. */
  readonly blob: string
  readonly bytes: number
}

/** Takes a delivered file in as a new data source. Its reading is found out by the profile that follows. */
export async function registerSource(tx: Tx, input: DeliveredFile & { title: string | Text; system: string | Text; phaseId?: string | null; ownerId?: string | null; departmentId?: string | null; sheet?: string | null; headerRows?: number | null }): Promise<typeof dataSource.table.$inferSelect> {
  tx.require('create', 'migration')
  const format = formatOf(input.fileName)
  const source = await createItem(tx, dataSource, {
    title: input.title, system: input.system as string, phaseId: input.phaseId ?? null, ownerId: input.ownerId ?? null, departmentId: input.departmentId ?? null, fileName: input.fileName, format,
    sheet: input.sheet ?? null, headerRows: input.headerRows ?? 1, skip: 0, isCorrected: false, delivery: 1, deliveredAt: tx.now,
  })
  await keepDelivery(tx, source.id, 1, input)
  return source
}

/** A later delivery of the same source: the next profile and the next run read it, earlier runs keep theirs. */
export async function deliverSource(tx: Tx, sourceId: string, input: DeliveredFile): Promise<typeof dataSource.table.$inferSelect> {
  tx.require('update', 'migration')
  const before = await getItem(tx, dataSource, sourceId)
  const format = formatOf(input.fileName)
  if (format !== before.format) {
    throw new Invalid('source.other_format', { code: before.code, fileName: input.fileName }, {
      zh: `${before.code} 一直是${before.format === 'xlsx' ? ' Excel' : '文本'}文件，这次的"${input.fileName}"不是。请提供同样格式的文件，或作为新数据源上传。`,
      en: `${before.code} has been ${before.format === 'xlsx' ? 'an Excel' : 'a text'} file so far and "${input.fileName}" is not. Deliver the same format, or upload it as a new source.`,
    })
  }
  const number = (before.delivery ?? 0) + 1
  const after = await moveItem(tx, dataSource, before.id, 'delivered', { event: 'dataSource.delivered', set: { fileName: input.fileName, delivery: number, deliveredAt: tx.now, rows: null, quality: null } })
  await keepDelivery(tx, before.id, number, input)
  return after
}

async function keepDelivery(tx: Tx, sourceId: string, number: number, file: DeliveredFile): Promise<void> {
  await tx.db.insert(sourceDeliveries).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, sourceId, number, fileName: file.fileName, blob: file.blob, bytes: file.bytes, personId: tx.personId, deliveredAt: tx.now })
}

/** By the file's extension. Refuses what cannot be read, with what to do instead. */
export function formatOf(fileName: string): 'csv' | 'xlsx' {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (extension === 'xlsx' || extension === 'xlsm') return 'xlsx'
  if (['csv', 'txt', 'tsv', 'dat', 'asc'].includes(extension)) return 'csv'
  throw new Invalid('source.unknown_format', { fileName, extension }, {
    zh: extension === 'xls' ? `"${fileName}"是旧版 .xls。请在 Excel 或 WPS 里另存为 .xlsx 后再上传。` : `"${fileName}"不是能读的格式。请提供 .csv、.txt（任意分隔符）或 .xlsx 文件。`,
    en: extension === 'xls' ? `"${fileName}" is an old .xls file. Save it as .xlsx in Excel or WPS and upload it again.` : `"${fileName}" is not of a form that can be read. Deliver .csv, .txt (any delimiter) or .xlsx.`,
  })
}

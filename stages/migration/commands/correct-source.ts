import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { dataSource } from '../kinds/data-source.ts'

export interface SourceReading {
  encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'latin1' | null | undefined
  delimiter?: string | null | undefined
  sheet?: string | null | undefined
  headerRows?: number | undefined
  skip?: number | undefined
}

/** Says how the file is to be read, where what was found out is wrong. The profile is made again. */
export async function correctSource(tx: Tx, sourceId: string, reading: SourceReading): Promise<typeof dataSource.table.$inferSelect> {
  tx.require('update', 'migration')
  const source = await getItem(tx, dataSource, sourceId)
  if (source.format === 'xlsx' && (reading.encoding || reading.delimiter)) {
    throw new Refused('source.no_encoding', { code: source.code }, { zh: `${source.code} 是 Excel 文件，没有编码和分隔符；可以改工作表、表头行数和跳过行数。`, en: `${source.code} is an Excel file without encoding or delimiter; sheet, header rows and rows above the header can be changed.` })
  }
  return moveItem(tx, dataSource, source.id, 'delivered', { event: 'dataSource.corrected', set: { ...definedOf(reading), isCorrected: true } })
}

function definedOf(reading: SourceReading): Partial<typeof dataSource.table.$inferInsert> {
  return Object.fromEntries(Object.entries(reading).filter(([, value]) => value !== undefined))
}

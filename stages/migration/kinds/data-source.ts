import { Refused } from '../../../engines/errors.ts'
import { field } from '../../../platform/kinds/field.ts'
import { defineKind } from '../../../platform/kinds/kind.ts'

/** A file (or one sheet of it) that an old system delivers. How it is read was found out, and can be corrected. */
export const dataSource = defineKind({
  kind: 'dataSource',
  stage: 'migration',
  prefix: 'SRC',
  table: 'data_source',
  path: 'data-sources',
  label: { zh: '数据源', en: 'Data source' },
  standard: ['phase', 'owner', 'department'],
  fields: {
    system: field.text('旧系统', 'Old system', { inList: true, required: true, maxLength: 100 }),
    fileName: field.text('文件', 'File', { inList: true, readOnly: true }),
    sheet: field.text('工作表', 'Sheet', { readOnly: true }),
    format: field.enum('格式', 'Format', { csv: ['文本', 'Text'], xlsx: ['Excel', 'Excel'] }, { readOnly: true }),
    encoding: field.enum('编码', 'Encoding', { 'utf-8': ['UTF-8', 'UTF-8'], gb18030: ['GB18030（GBK）', 'GB18030 (GBK)'], 'utf-16le': ['UTF-16 LE', 'UTF-16 LE'], 'utf-16be': ['UTF-16 BE', 'UTF-16 BE'], latin1: ['Latin-1', 'Latin-1'] }, { inList: true, readOnly: true }),
    delimiter: field.text('分隔符', 'Delimiter', { readOnly: true }),
    headerRows: field.integer('表头行数', 'Header rows', { readOnly: true }),
    skip: field.integer('表头前跳过行数', 'Rows above the header', { readOnly: true }),
    /** Set by a person: what was found out is not used any more. */
    isCorrected: field.boolean('读法由人指定', 'Read as a person said', { readOnly: true }),
    rows: field.integer('行数', 'Rows', { inList: true, readOnly: true }),
    quality: field.percent('质量分', 'Quality', { inList: true, readOnly: true }),
    delivery: field.integer('第几次提供', 'Delivery', { inList: true, readOnly: true }),
    deliveredAt: field.instant('提供时间', 'Delivered', { readOnly: true }),
  },
  states: { delivered: ['已提供', 'Delivered', 'info'], profiled: ['已剖析', 'Profiled', 'ok'], unreadable: ['读不了', 'Unreadable', 'bad'] },
  initialState: 'delivered',
  refuse: async (_tx, _values, before) => (before ? undefined : new Refused('source.upload_first', {}, { zh: '数据源从文件来：请在"数据源"页上传文件，系统会认出编码和分隔符。', en: 'A data source comes from a file: upload it on the page "Sources", and encoding and delimiter are found out.' })),
})

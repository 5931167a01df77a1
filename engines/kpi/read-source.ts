import { parseDelimited } from '../delimited/parse-delimited.ts'
import { Invalid } from '../errors.ts'
import { readDays } from './read-days.ts'
import { inventoryTurnoverDays, type KpiPoint, onTimeDelivery } from './series.ts'

/** How a KPI comes from its file: values as they are, order lines, or weekly stock value and cost of issues. */
export type KpiFormula = 'value' | 'onTimeDelivery' | 'inventoryTurnoverDays'

interface Column {
  readonly name: string
  readonly is: RegExp
  readonly required: boolean
}

const columnsOf: Record<KpiFormula, readonly Column[]> = {
  value: [
    { name: '日期', is: /^(日期|day|date|week|周|月|期间)$/i, required: true },
    { name: '值', is: /^(值|数值|value)$/i, required: true },
  ],
  onTimeDelivery: [
    { name: '承诺日期', is: /^(承诺日期|首次承诺日|要求日期|promised[ _]?(on|date)?|required[ _]?date)$/i, required: true },
    { name: '发货日期', is: /^(发货日期|实际发货日|shipped[ _]?(on|date)?|ship[ _]?date)$/i, required: true },
    { name: '订单数量', is: /^(订单数量|数量|ordered[ _]?(quantity|qty)|quantity)$/i, required: false },
    { name: '发货数量', is: /^(发货数量|shipped[ _]?(quantity|qty))$/i, required: false },
  ],
  inventoryTurnoverDays: [
    { name: '日期', is: /^(日期|周末|day|date|week)$/i, required: true },
    { name: '库存金额', is: /^(库存金额|存货余额|stock[ _]?value)$/i, required: true },
    { name: '出库成本', is: /^(出库成本|cost[ _]?of[ _]?issues|cogs)$/i, required: true },
  ],
}

/** A row of the file as it was read, kept so that each figure opens what it was computed from. */
export interface SourceRow {
  readonly line: number
  readonly day: string
  readonly cells: Readonly<Record<string, string>>
}

/**
 * Reads a KPI's file (CSV, or a paste from Excel) and computes its points by the formula. The first row names the columns, in
 * Chinese or English, in any order; others are kept as they are. `asOf` (YYYY-MM-DD) bounds what is due.
 * Throws `kpi.column.missing` with the columns found, `kpi.number.invalid` and `kpi.day.*` with line and column.
 */
export function readKpiSource(formula: KpiFormula, text: string, asOf: string): { points: KpiPoint[]; rows: SourceRow[] } {
  const [head, ...body] = parseDelimited(text)
  if (!head || body.length === 0) {
    throw new Invalid('kpi.file.empty', {}, { zh: '文件里没有数据行。第一行写列名，下面每行一条。', en: 'The file has no rows. Name the columns in the first row, then one record a row.' })
  }
  const positions = columnsOf[formula].map((column) => {
    const position = head.cells.findIndex((cell) => column.is.test(cell))
    if (position < 0 && column.required) {
      throw new Invalid('kpi.column.missing', { column: column.name, found: head.cells }, { zh: `缺少"${column.name}"列。文件里的列是：${head.cells.join('、')}。`, en: `The column "${column.name}" is missing. The file has: ${head.cells.join(', ')}.` })
    }
    return position
  })
  const cell = (row: (typeof body)[number], i: number): string => row.cells[positions[i]!] ?? ''
  const days = (i: number) => readDays(body.map((row) => ({ text: cell(row, i), line: row.line })), columnsOf[formula][i]!.name)
  const number = (row: (typeof body)[number], i: number): number => readNumber(cell(row, i), row.line, columnsOf[formula][i]!.name)
  const first = days(0).map((day, i) => day ?? missingDay(body[i]!.line, columnsOf[formula][0]!.name))
  const rows = body.map((row, i) => ({ line: row.line, day: first[i]!, cells: Object.fromEntries(head.cells.map((name, c) => [name, row.cells[c] ?? ''])) }))
  return { rows, points: pointsOf() }

  function pointsOf(): KpiPoint[] {
    if (formula === 'onTimeDelivery') {
      const shipped = days(1)
      return onTimeDelivery(body.map((row, i) => {
        const ordered = positions[2]! < 0 ? 1 : number(row, 2)
        return { promisedOn: first[i]!, shippedOn: shipped[i]!, orderedQuantity: ordered, shippedQuantity: positions[3]! < 0 ? ordered : number(row, 3) }
      }), asOf)
    }
    if (formula === 'inventoryTurnoverDays') return inventoryTurnoverDays(body.map((row, i) => ({ day: first[i]!, stockValue: number(row, 1), costOfIssues: number(row, 2) })))
    return body.map((row, i) => ({ day: first[i]!, value: String(number(row, 1)), numerator: String(number(row, 1)), denominator: '1' })).sort((a, b) => (a.day < b.day ? -1 : 1))
  }
}

function missingDay(line: number, column: string): never {
  throw new Invalid('kpi.day.invalid', { line, column }, { zh: `第 ${line} 行没有"${column}"。请补上日期，或删去这一行。`, en: `Line ${line} has no "${column}". Add the date or remove the row.` })
}

function readNumber(text: string, line: number, column: string): number {
  const plain = text.replace(/[\uFF10-\uFF19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[,，\s]/g, '').replace(/^[¥￥]/, '').replace(/[%％]$/, '')
  if (/^-?\d+(\.\d+)?$/.test(plain)) return Number(plain)
  throw new Invalid('kpi.number.invalid', { line, column, text }, { zh: `第 ${line} 行"${column}"的"${text}"不是数字。请改正后再导入。`, en: `Line ${line}, "${column}": "${text}" is not a number. Correct it and import again.` })
}

import fs from 'node:fs'
import { makeCompanies, type CompanyTruth } from './companies.ts'
import { writeFinanceCsv, writeInventoryWorkbook, writePipeText } from './files.ts'
import { makeMaterials, type MaterialTruth } from './materials.ts'
import { randomOf } from './random.ts'
import { type BomTruth, makeBom, makePayables, makePurchases, makeStock, makeWorkCenters, type PurchaseTruth, type StockTruth } from './transactions.ts'

export interface LegacyOptions {
  readonly directory: string
  /** The same seed, rows, day and cleaned give the same bytes. */
  readonly seed?: string
  /** Rows over all files, about. */
  readonly rows?: number
  /** The day of the extract, `YYYY-MM-DD`. */
  readonly asOf?: string
  /** Share (0..1) of the planted errors that the departments have put right in the old systems since the first delivery. */
  readonly cleaned?: number
}

/** What was planted, by the old systems' own keys: the judge of every run. */
export interface LegacyTruth {
  readonly rows: number
  readonly suppliers: CompanyTruth & { rows: number }
  readonly customers: CompanyTruth & { rows: number }
  readonly materials: MaterialTruth & { rows: number }
  readonly stock: StockTruth
  readonly purchases: PurchaseTruth
  readonly bom: BomTruth
}

/** Files of the three old systems, below the directory. */
export const legacyFiles = { suppliers: '供应商档案.csv', customers: '客户档案.csv', purchases: '未完采购订单.csv', payables: '应付余额.csv', inventory: '库存系统导出.xlsx', bom: 'BOM.txt', workCenters: 'WORKCENTER.txt' } as const
/** Sheets of the inventory workbook. */
export const legacySheets = { materials: '物料档案', stock: '库存余额', units: '计量单位' } as const

/**
 * Writes the extracts of the bicycle maker's three old systems: finance (GB18030 CSV), inventory (.xlsx with merged cells and
 * two header rows), production (UTF-8, pipes), with the dirt of twenty years, and gives what was planted.
 */
export async function generateLegacy(options: LegacyOptions): Promise<LegacyTruth> {
  const { directory, seed = 'yuanxing', rows = 20_000, asOf = '2026-06-30', cleaned = 0 } = options
  const share = (part: number, least: number): number => Math.max(least, Math.round(rows * part))
  const supplierRows = share(0.021, 12)
  const customerRows = share(0.065, 24)
  fs.mkdirSync(directory, { recursive: true })

  const suppliers = makeCompanies(randomOf(`${seed}/suppliers`), 'supplier', supplierRows, asOf, cleaned)
  const customers = makeCompanies(randomOf(`${seed}/customers`), 'customer', customerRows, asOf, cleaned)
  const materials = makeMaterials(randomOf(`${seed}/materials`), share(0.21, 60), asOf, cleaned)
  const stock = makeStock(randomOf(`${seed}/stock`), share(0.26, 60), materials.records, asOf, cleaned)
  const purchases = makePurchases(randomOf(`${seed}/purchases`), share(0.11, 30), suppliers.records, materials.records, asOf, cleaned)
  const payables = makePayables(randomOf(`${seed}/payables`), share(0.045, 20), suppliers.records, asOf)
  const bom = makeBom(randomOf(`${seed}/bom`), share(0.285, 60), materials.records, asOf, cleaned)
  const workCenters = makeWorkCenters()

  writeFinanceCsv(directory, legacyFiles.suppliers, ['供应商编码', '供应商名称', '统一社会信用代码', '类别', '联系人', '联系电话', '地址', '开户行', '银行账号', '账期(天)', '税率', '建档日期', '状态'],
    suppliers.records.map((r) => [r.code, r.name, r.creditCode, r.type, r.contact, r.phone, r.address, r.bank, r.account, r.termDays, r.taxRate, r.createdOn, r.inactive]))
  writeFinanceCsv(directory, legacyFiles.customers, ['客户编码', '客户名称', '统一社会信用代码', '客户类型', '区域', '联系人', '联系电话', '收货地址', '信用额度', '账期(天)', '税率', '建档日期', '状态'],
    customers.records.map((r) => [r.code, r.name, r.creditCode, r.type, r.area, r.contact, r.phone, r.address, r.creditLimit, r.termDays, r.taxRate, r.createdOn, r.inactive]))
  writeFinanceCsv(directory, legacyFiles.purchases, ['采购订单号', '行号', '供应商编码', '物料编码', '订货数量', '已收数量', '单位', '含税单价', '未收金额', '下单日期', '要求到货日', '采购员'],
    purchases.rows.map((r) => [r.order, r.line, r.supplier, r.material, r.ordered, r.received, r.unit, r.price, r.openAmount, r.orderedOn, r.dueOn, r.buyer]))
  writeFinanceCsv(directory, legacyFiles.payables, ['单据号', '供应商编码', '单据日期', '到期日', '原币金额', '已付金额', '余额', '摘要'],
    payables.map((r) => [r.document, r.supplier, r.on, r.dueOn, r.amount, r.paid, r.balance, r.note]))
  await writeInventoryWorkbook(directory, legacyFiles.inventory, [
    {
      name: legacySheets.materials, mergeDown: [0, 1],
      groups: [{ title: '分类', columns: ['大类码', '大类'] }, { title: '基本信息', columns: ['物料编码', '物料名称', '规格型号', '材质', '颜色', '计量单位'] }, { title: '计划与成本', columns: ['来源', '安全库存', '提前期(天)', '参考成本'] }, { title: '管理', columns: ['建档日期', '状态'] }],
      rows: materials.records.map((r) => [r.classCode, r.className, r.code, r.name, r.spec, r.grade, r.color, r.unit, r.source, r.safetyStock, r.leadDays, r.cost, serialAsNumber(r.createdOn), r.inactive]),
    },
    {
      name: legacySheets.stock, mergeDown: [0],
      groups: [{ title: '存放', columns: ['仓库', '物料编码', '物料名称', '批次号'] }, { title: '结存', columns: ['库存数量', '单位', '库存金额'] }, { title: '移动', columns: ['最后移动日期'] }],
      rows: stock.rows.map((r) => [r.warehouse, r.material, r.name, r.batch, plainAsNumber(r.quantity), r.unit, plainAsNumber(r.amount), serialAsNumber(r.movedOn)]),
    },
    {
      name: legacySheets.units, mergeDown: [], groups: [{ title: '计量单位', columns: ['写法', '标准单位', '换算率'] }],
      rows: [['个', '个', 1], ['只', '个', 1], ['PCS', '个', 1], ['件', '件', 1], ['条', '条', 1], ['根', '根', 1], ['支', '根', 1], ['公斤', 'kg', 1], ['千克', 'kg', 1], ['KG', 'kg', 1], ['克', 'kg', 0.001], ['吨', 'kg', 1000], ['套', '套', 1], ['SET', '套', 1], ['付', '套', 1], ['副', '套', 1], ['台', '台', 1], ['辆', '台', 1]],
    },
  ], asOf)
  writePipeText(directory, legacyFiles.bom, ['PARENT', 'VERSION', 'LINE', 'COMPONENT', 'COMPONENT_NAME', 'QTY', 'UOM', 'SCRAP', 'EFFECTIVE', 'REMARK'],
    bom.rows.map((r) => [r.parent, r.version, r.line, r.component, r.name, r.quantity, r.unit, r.scrap, r.from, r.note]))
  writePipeText(directory, legacyFiles.workCenters, ['WC', 'NAME', 'SHOP', 'SHIFTS', 'HOURS_PER_DAY', 'EFFICIENCY'],
    workCenters.map((r) => [r.code, r.name, r.shop, r.shifts, r.hours, r.efficiency]))

  return {
    rows: supplierRows + customerRows + materials.records.length + stock.rows.length + purchases.rows.length + payables.length + bom.rows.length + workCenters.length + 18,
    suppliers: { ...suppliers.truth, rows: supplierRows }, customers: { ...customers.truth, rows: customerRows }, materials: { ...materials.truth, rows: materials.records.length },
    stock: stock.truth, purchases: purchases.truth, bom: bom.truth,
  }
}

/** A cell that Excel took for a number, as it does when somebody types one. */
function plainAsNumber(text: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

/** A date that Excel turned into its serial number and lost the format of. */
function serialAsNumber(text: string): string | number {
  return /^\d{5}$/.test(text) ? Number(text) : text
}

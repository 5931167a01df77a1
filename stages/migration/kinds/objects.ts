/** What is migrated: the objects of a discrete manufacturer (kit ERP, 12.1). A pipeline names one of them in `object`. */
export const objectLabels = {
  supplier: ['供应商', 'Suppliers'],
  customer: ['客户', 'Customers'],
  material: ['物料', 'Materials'],
  bom: ['物料清单 BOM', 'Bills of materials'],
  stock: ['期初库存', 'Opening stock'],
  openPurchase: ['未完采购订单', 'Open purchase orders'],
  openSales: ['未完销售订单', 'Open sales orders'],
  workInProcess: ['未完工单与在制', 'Open work orders and WIP'],
  organization: ['组织与人员', 'Organization and people'],
  unit: ['计量单位与换算', 'Units'],
  warehouse: ['仓库与库位', 'Warehouses and locations'],
  purchasePrice: ['采购价目表', 'Purchase prices'],
  salesPrice: ['销售价目表', 'Sales prices'],
  routing: ['工艺路线与工时', 'Routings and times'],
  workCenter: ['工作中心与日历', 'Work centres and calendars'],
  inspectionPlan: ['检验方案', 'Inspection plans'],
  account: ['会计科目与辅助核算', 'Accounts and dimensions'],
  fixedAsset: ['固定资产卡片', 'Fixed asset cards'],
  subcontractStock: ['委外在外料', 'Material at subcontractors'],
  receivable: ['应收期初', 'Opening receivables'],
  payable: ['应付与暂估期初', 'Opening payables and estimated receipts'],
  ledger: ['总账余额', 'Ledger balances'],
  cash: ['银行、现金、票据', 'Cash, bank and notes'],
  history: ['历史数据（只查询）', 'History, read only'],
} as const satisfies Record<string, readonly [string, string]>
export type ObjectName = keyof typeof objectLabels

export function objectLabel(object: string): { zh: string; en: string } {
  const [zh, en] = objectLabels[object as ObjectName] ?? [object, object]
  return { zh, en }
}

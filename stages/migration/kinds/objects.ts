/** The objects that are migrated, in the order in which they are loaded (kit ERP, 12.1). */
export const objectLabels = {
  supplier: ['供应商', 'Suppliers'],
  customer: ['客户', 'Customers'],
  material: ['物料', 'Materials'],
  bom: ['物料清单 BOM', 'Bills of materials'],
  stock: ['期初库存', 'Opening stock'],
  openPurchase: ['未完采购订单', 'Open purchase orders'],
} as const satisfies Record<string, readonly [string, string]>
export type ObjectName = keyof typeof objectLabels

export function objectLabel(object: string): { zh: string; en: string } {
  const [zh, en] = objectLabels[object as ObjectName] ?? [object, object]
  return { zh, en }
}

import type { Text } from '../../../engines/errors.ts'

/** A job of the enterprise with the function groups that it needs, in one data scope. */
export interface KitRole {
  readonly code: string
  readonly name: Text
  readonly groups: readonly string[]
  readonly scope: string
}

/** Job roles and grants of an ERP for discrete manufacturing, free of high segregation conflicts as they stand. */
export const jobRoles: readonly KitRole[] = [
  { code: 'RO-01', name: { zh: '总经理', en: 'General manager' }, groups: ['F-PU2', 'F-AP3', 'F-EX2', 'F-RP1'], scope: 'all' },
  { code: 'RO-02', name: { zh: '销售经理', en: 'Sales manager' }, groups: ['F-SD2', 'F-EX2', 'F-RP2'], scope: 'tree' },
  { code: 'RO-03', name: { zh: '销售员', en: 'Salesperson' }, groups: ['F-SD1', 'F-RP2'], scope: 'self' },
  { code: 'RO-04', name: { zh: '销售跟单', en: 'Sales order clerk' }, groups: ['F-SD1', 'F-SD3'], scope: 'dept' },
  { code: 'RO-05', name: { zh: '商务价格员', en: 'Pricing officer' }, groups: ['F-MD5', 'F-MD7'], scope: 'org' },
  { code: 'RO-06', name: { zh: '信用与开票员', en: 'Credit and billing officer' }, groups: ['F-MD9', 'F-SD5', 'F-RP2'], scope: 'org' },
  { code: 'RO-07', name: { zh: '计划经理', en: 'Planning manager' }, groups: ['F-PP1', 'F-PP2', 'F-RP2'], scope: 'org' },
  { code: 'RO-08', name: { zh: '生产计划员', en: 'Production planner' }, groups: ['F-PP1', 'F-PP2'], scope: 'shop' },
  { code: 'RO-09', name: { zh: '物料计划员', en: 'Material planner' }, groups: ['F-PP1'], scope: 'org' },
  { code: 'RO-10', name: { zh: '采购经理', en: 'Purchasing manager' }, groups: ['F-PU2', 'F-PU4', 'F-RP2'], scope: 'org' },
  { code: 'RO-11', name: { zh: '采购员', en: 'Buyer' }, groups: ['F-PU3', 'F-AP2'], scope: 'self' },
  { code: 'RO-12', name: { zh: '寻源工程师', en: 'Sourcing engineer' }, groups: ['F-MD6', 'F-MD8'], scope: 'org' },
  { code: 'RO-13', name: { zh: '委外专员', en: 'Subcontracting officer' }, groups: ['F-PU6'], scope: 'org' },
  { code: 'RO-14', name: { zh: '仓储经理', en: 'Warehouse manager' }, groups: ['F-IN6', 'F-RP2'], scope: 'tree' },
  { code: 'RO-15', name: { zh: '仓管员', en: 'Warehouse keeper' }, groups: ['F-PU5', 'F-IN1', 'F-IN2', 'F-IN3', 'F-IN4', 'F-IN5'], scope: 'wh' },
  { code: 'RO-16', name: { zh: '发货员', en: 'Shipping clerk' }, groups: ['F-SD4'], scope: 'wh' },
  { code: 'RO-17', name: { zh: '生产经理', en: 'Production manager' }, groups: ['F-PP3', 'F-RP2'], scope: 'tree' },
  { code: 'RO-18', name: { zh: '车间主任', en: 'Shop manager' }, groups: ['F-SF2', 'F-IN7', 'F-RP2'], scope: 'shop' },
  { code: 'RO-19', name: { zh: '班组长', en: 'Team leader' }, groups: ['F-SF1', 'F-IN7'], scope: 'shop' },
  { code: 'RO-20', name: { zh: '操作工', en: 'Operator' }, groups: ['F-SF1'], scope: 'self' },
  { code: 'RO-21', name: { zh: '车间统计员', en: 'Shop statistician' }, groups: ['F-SF1', 'F-IN7'], scope: 'shop' },
  { code: 'RO-22', name: { zh: '技术经理', en: 'Engineering manager' }, groups: ['F-MD4', 'F-RP2'], scope: 'org' },
  { code: 'RO-23', name: { zh: 'BOM 工程师', en: 'BOM engineer' }, groups: ['F-MD1', 'F-MD3'], scope: 'org' },
  { code: 'RO-24', name: { zh: '工艺工程师', en: 'Process engineer' }, groups: ['F-MD3'], scope: 'org' },
  { code: 'RO-25', name: { zh: '主数据管理员', en: 'Master data administrator' }, groups: ['F-MD2'], scope: 'org' },
  { code: 'RO-26', name: { zh: '品质经理', en: 'Quality manager' }, groups: ['F-QM2', 'F-RP2'], scope: 'org' },
  { code: 'RO-27', name: { zh: '检验员', en: 'Inspector' }, groups: ['F-QM1'], scope: 'wh' },
  { code: 'RO-28', name: { zh: '财务经理', en: 'Finance manager' }, groups: ['F-AP3', 'F-GL2', 'F-GL3', 'F-FA2', 'F-EX2', 'F-RP1'], scope: 'org' },
  { code: 'RO-29', name: { zh: '总账会计', en: 'GL accountant' }, groups: ['F-GL1', 'F-CM1'], scope: 'org' },
  { code: 'RO-30', name: { zh: '应收会计', en: 'AR accountant' }, groups: ['F-AR2', 'F-RP2'], scope: 'org' },
  { code: 'RO-31', name: { zh: '应付会计', en: 'AP accountant' }, groups: ['F-AP1', 'F-RP2'], scope: 'org' },
  { code: 'RO-32', name: { zh: '成本会计', en: 'Cost accountant' }, groups: ['F-CO1', 'F-RP2'], scope: 'org' },
  { code: 'RO-33', name: { zh: '出纳', en: 'Cashier' }, groups: ['F-AP4', 'F-AR1'], scope: 'org' },
  { code: 'RO-34', name: { zh: '资产会计', en: 'Fixed asset accountant' }, groups: ['F-FA1'], scope: 'org' },
  { code: 'RO-35', name: { zh: '系统管理员', en: 'System administrator' }, groups: ['F-SY1', 'F-SY3', 'F-SY5'], scope: 'all' },
  { code: 'RO-36', name: { zh: '安全管理员', en: 'Security administrator' }, groups: ['F-SY2'], scope: 'all' },
  { code: 'RO-37', name: { zh: '审计管理员', en: 'Audit administrator' }, groups: ['F-SY4'], scope: 'all' },
  { code: 'RO-38', name: { zh: '普通员工', en: 'Employee' }, groups: ['F-EX1', 'F-PU1'], scope: 'self' },
  { code: 'RO-39', name: { zh: '部门经理', en: 'Department manager' }, groups: ['F-PU2', 'F-EX2', 'F-RP2'], scope: 'tree' },
  { code: 'RO-40', name: { zh: '设备管理员', en: 'Equipment administrator' }, groups: ['F-RP2'], scope: 'dept' },
]

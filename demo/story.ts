import type { Text } from '../engines/errors.ts'

/**
 * The story of the sample implementation: a bicycle manufacturer's ERP in three phases. Days are offsets from the anchor
 * (the day of seeding). Every stage seeds its own part from these lists, so that the trace joins up by their keys.
 */
const t = (zh: string, en: string): Text => ({ zh, en })

export const organization = { key: 'yuanxing', name: t('远行自行车制造有限公司', 'Yuanxing Bicycle Manufacturing') }
export const implementation = { code: 'YX-ERP', name: t('远行自行车 ERP 实施项目', 'Yuanxing Bicycles ERP'), startsOn: -262, targetSystem: '启程 ERP 8' }

/** `goLive` is set once live. */
export const phases = [
  { key: 'phase1', code: 'P1', name: t('第一期 采购与库存', 'Phase 1 Purchasing and inventory'), starts: -250, plannedGoLive: -97, goLive: -92 as number | null },
  { key: 'phase2', code: 'P2', name: t('第二期 生产计划', 'Phase 2 Production planning'), starts: -85, plannedGoLive: 58, goLive: null },
  { key: 'phase3', code: 'P3', name: t('第三期 成本与财务', 'Phase 3 Costing and finance'), starts: -21, plannedGoLive: 165, goLive: null },
] as const

export const departments = [
  { code: 'GM', name: t('总经办', 'General management') },
  { code: 'SAL', name: t('销售部', 'Sales') },
  { code: 'PMC', name: t('计划部', 'Production planning and control') },
  { code: 'PUR', name: t('采购部', 'Purchasing') },
  { code: 'WH', name: t('仓储物流部', 'Warehouse and logistics') },
  { code: 'PRD', name: t('生产部', 'Production') },
  { code: 'ENG', name: t('技术工艺部', 'Engineering') },
  { code: 'QA', name: t('品质部', 'Quality') },
  { code: 'FIN', name: t('财务部', 'Finance') },
  { code: 'IT', name: t('信息部', 'IT') },
  { code: 'HR', name: t('人力行政部', 'Human resources') },
] as const
export type DepartmentCode = (typeof departments)[number]['code']

/** `account`: can sign in with one click. `roles` are roles in the implementation. */
export interface StoryPerson {
  readonly key: string
  readonly name: Text
  readonly department: DepartmentCode | null
  readonly job: Text
  readonly roles: readonly string[]
  readonly account?: boolean
  readonly superior?: string
}

export const people: readonly StoryPerson[] = [
  { key: 'chen', name: t('陈国强', 'Chen Guoqiang'), department: 'GM', job: t('总经理', 'General manager'), roles: ['sponsor'], account: true },
  { key: 'lin', name: t('林晓雯', 'Lin Xiaowen'), department: 'PMC', job: t('运营总监', 'Operations director'), roles: ['customerProjectManager'], account: true, superior: 'chen' },
  { key: 'zhou', name: t('周明', 'Zhou Ming'), department: null, job: t('实施项目经理', 'Implementation project manager'), roles: ['implementerProjectManager'], account: true },
  { key: 'he', name: t('何静', 'He Jing'), department: null, job: t('供应链顾问', 'Supply chain consultant'), roles: ['consultant'], account: true },
  { key: 'tang', name: t('唐亮', 'Tang Liang'), department: null, job: t('开发顾问', 'Developer'), roles: ['developer'] },
  { key: 'wu', name: t('吴建华', 'Wu Jianhua'), department: 'PUR', job: t('采购经理', 'Purchasing manager'), roles: ['businessLead'], account: true, superior: 'lin' },
  { key: 'zhao', name: t('赵敏', 'Zhao Min'), department: 'WH', job: t('仓储主管', 'Warehouse supervisor'), roles: ['keyUser', 'trainer'], account: true, superior: 'lin' },
  { key: 'wang', name: t('王磊', 'Wang Lei'), department: 'PMC', job: t('计划经理', 'Planning manager'), roles: ['businessLead'], account: true, superior: 'lin' },
  { key: 'sun', name: t('孙丽', 'Sun Li'), department: 'FIN', job: t('财务经理', 'Finance manager'), roles: ['businessLead'], account: true, superior: 'chen' },
  { key: 'huang', name: t('黄海燕', 'Huang Haiyan'), department: 'ENG', job: t('主数据管理员', 'Master data administrator'), roles: ['dataSteward', 'keyUser'], account: true, superior: 'ma' },
  { key: 'zheng', name: t('郑伟', 'Zheng Wei'), department: 'IT', job: t('信息部主管', 'IT supervisor'), roles: ['itOperations'], account: true, superior: 'lin' },
  { key: 'liu', name: t('刘芳', 'Liu Fang'), department: 'HR', job: t('培训专员', 'Training officer'), roles: ['trainer'], account: true, superior: 'chen' },
  { key: 'xu', name: t('许岚', 'Xu Lan'), department: 'GM', job: t('内审主管', 'Internal auditor'), roles: ['auditor'], account: true, superior: 'chen' },
  { key: 'ma', name: t('马超', 'Ma Chao'), department: 'ENG', job: t('技术经理', 'Engineering manager'), roles: ['businessLead'], superior: 'lin' },
  { key: 'gao', name: t('高峰', 'Gao Feng'), department: 'PRD', job: t('生产经理', 'Production manager'), roles: ['keyUser'], superior: 'lin' },
  { key: 'feng', name: t('冯雪', 'Feng Xue'), department: 'SAL', job: t('销售经理', 'Sales manager'), roles: ['keyUser'], superior: 'chen' },
  { key: 'deng', name: t('邓辉', 'Deng Hui'), department: 'QA', job: t('品质经理', 'Quality manager'), roles: ['keyUser'], superior: 'lin' },
  { key: 'cao', name: t('曹颖', 'Cao Ying'), department: 'PUR', job: t('采购员', 'Buyer'), roles: ['keyUser', 'endUser'], superior: 'wu' },
  { key: 'peng', name: t('彭勇', 'Peng Yong'), department: 'WH', job: t('仓管员', 'Warehouse keeper'), roles: ['endUser'], account: true, superior: 'zhao' },
  { key: 'jiang', name: t('蒋文', 'Jiang Wen'), department: 'FIN', job: t('成本会计', 'Cost accountant'), roles: ['keyUser'], superior: 'sun' },
]

/** Front-line heads without accounts, made from name lists; jobs decide the curriculum. */
export const frontLine: readonly { department: DepartmentCode; job: Text; heads: number; monthlyTransactions: number }[] = [
  { department: 'PUR', job: t('采购员', 'Buyer'), heads: 8, monthlyTransactions: 180 },
  { department: 'WH', job: t('仓管员', 'Warehouse keeper'), heads: 22, monthlyTransactions: 420 },
  { department: 'WH', job: t('发货员', 'Shipping clerk'), heads: 8, monthlyTransactions: 260 },
  { department: 'QA', job: t('检验员', 'Inspector'), heads: 12, monthlyTransactions: 210 },
  { department: 'PMC', job: t('生产计划员', 'Production planner'), heads: 6, monthlyTransactions: 320 },
  { department: 'PMC', job: t('物料计划员', 'Material planner'), heads: 6, monthlyTransactions: 280 },
  { department: 'PRD', job: t('班组长', 'Team leader'), heads: 14, monthlyTransactions: 150 },
  { department: 'PRD', job: t('操作工', 'Operator'), heads: 64, monthlyTransactions: 40 },
  { department: 'SAL', job: t('销售跟单', 'Sales order clerk'), heads: 9, monthlyTransactions: 160 },
  { department: 'FIN', job: t('应付会计', 'Accounts payable clerk'), heads: 4, monthlyTransactions: 240 },
  { department: 'ENG', job: t('BOM 工程师', 'BOM engineer'), heads: 5, monthlyTransactions: 90 },
]

export const modules = [
  { code: 'MD', name: t('基础资料', 'Master data'), phase: 'phase1', lead: 'ma' },
  { code: 'PU', name: t('采购管理', 'Purchasing'), phase: 'phase1', lead: 'wu' },
  { code: 'IN', name: t('库存管理', 'Inventory'), phase: 'phase1', lead: 'zhao' },
  { code: 'QM', name: t('来料检验', 'Incoming inspection'), phase: 'phase1', lead: 'deng' },
  { code: 'SD', name: t('销售订单', 'Sales orders'), phase: 'phase2', lead: 'feng' },
  { code: 'PP', name: t('生产计划', 'Production planning'), phase: 'phase2', lead: 'wang' },
  { code: 'SF', name: t('车间管理', 'Shop floor'), phase: 'phase2', lead: 'gao' },
  { code: 'CO', name: t('成本核算', 'Costing'), phase: 'phase3', lead: 'sun' },
  { code: 'FI', name: t('财务总账', 'General ledger'), phase: 'phase3', lead: 'sun' },
] as const
export type ModuleCode = (typeof modules)[number]['code']
export type PhaseKey = (typeof phases)[number]['key']

export const objectives = [
  { key: 'obj.delivery', title: t('让订单准时交到客户手里：准时交付率达到 95 %', 'Deliver orders on time: 95 % on-time delivery') },
  { key: 'obj.stock', title: t('用更少的库存支撑同样的生产：周转天数下降 30 %', 'Support the same output with less stock: turnover days down by 30 %') },
  { key: 'obj.cost', title: t('每月 5 个工作日内给出可信的产品成本', 'A product cost that can be trusted within five working days of the month') },
] as const

/** Sizes are those of the old system before the implementation. */
export const painPoints = [
  { key: 'pain.delivery', hinders: 'obj.delivery', department: 'SAL', kpi: 'kpi.onTimeDelivery', title: t('订单延迟交付', 'Late delivery of orders'), size: '77', unit: '%', measuredBy: t('近 3 个月按首次承诺日足量发货的订单行占比', 'Share of order lines shipped in full by the first promised day, last three months') },
  { key: 'pain.cost', hinders: 'obj.cost', department: 'FIN', kpi: 'kpi.costAdjustment', title: t('成本核算不准', 'Wrong product costs'), size: '4.8', unit: '%', measuredBy: t('月结后成本调整金额占当月完工成本', 'Cost adjusted after closing as a share of the cost of goods completed in the month') },
  { key: 'pain.stock', hinders: 'obj.stock', department: 'WH', kpi: 'kpi.turnoverDays', title: t('库存周转慢', 'Slow stock turnover'), size: '68', unit: '天', measuredBy: t('近 12 个月库存周转天数', 'Inventory turnover days, last twelve months') },
] as const

/** MoSCoW: M must, S should, C could, W won't (this phase). */
export const requirements = [
  { key: 'req.material-code', module: 'MD', phase: 'phase1', priority: 'M', pains: ['pain.stock'], department: 'ENG', process: 'proc.material-request', title: t('物料编码由系统按规则生成', 'The system generates material codes by rule') },
  { key: 'req.duplicate-warning', module: 'MD', phase: 'phase1', priority: 'M', pains: ['pain.stock'], department: 'ENG', process: 'proc.material-request', title: t('申请物料时提示疑似重复', 'Warn of duplicates when a material is requested') },
  { key: 'req.supplier-check', module: 'MD', phase: 'phase1', priority: 'S', pains: ['pain.cost'], department: 'PUR', process: 'proc.supplier', title: t('供应商统一社会信用代码校验', "Check a supplier's credit code") },
  { key: 'req.requisition-approval', module: 'PU', phase: 'phase1', priority: 'M', pains: ['pain.delivery'], department: 'PUR', process: 'proc.requisition', title: t('请购单按金额分级审批', 'Approve purchase requisitions by amount') },
  { key: 'req.order-from-requisition', module: 'PU', phase: 'phase1', priority: 'M', pains: ['pain.delivery'], department: 'PUR', process: 'proc.purchase-order', title: t('审核后的请购单一键转采购订单', 'Turn approved requisitions into purchase orders') },
  { key: 'req.confirmed-date', module: 'PU', phase: 'phase1', priority: 'M', pains: ['pain.delivery'], department: 'PUR', process: 'proc.purchase-order', title: t('记录供应商确认交期并提前预警', 'Record the date a supplier confirms and warn early') },
  { key: 'req.receipt-scan', module: 'IN', phase: 'phase1', priority: 'M', pains: ['pain.stock'], department: 'WH', process: 'proc.receipt', title: t('扫码收货，四小时内入账', 'Receive by scanning, posted within four hours') },
  { key: 'req.inspection-gate', module: 'QM', phase: 'phase1', priority: 'M', pains: ['pain.delivery'], department: 'QA', process: 'proc.inspection', title: t('未检验的来料不能领用', 'Material that was not inspected cannot be issued') },
  { key: 'req.fifo-issue', module: 'IN', phase: 'phase1', priority: 'S', pains: ['pain.stock', 'pain.cost'], department: 'WH', process: 'proc.issue', title: t('按批次先进先出推荐领料', 'Suggest issues by batch, first in first out') },
  { key: 'req.slow-mover-alert', module: 'IN', phase: 'phase1', priority: 'M', pains: ['pain.stock'], department: 'WH', process: 'proc.stocktaking', title: t('超过 90 天无移动的物料每周预警', 'Report materials without movement for 90 days every week') },
  { key: 'req.cycle-count', module: 'IN', phase: 'phase1', priority: 'S', pains: ['pain.stock', 'pain.cost'], department: 'WH', process: 'proc.stocktaking', title: t('循环盘点与差异审批', 'Cycle counting with approval of differences') },
  { key: 'req.min-max', module: 'IN', phase: 'phase1', priority: 'M', pains: ['pain.stock'], department: 'PMC', process: 'proc.replenishment', title: t('按上下限生成补货建议', 'Suggest replenishment from minimum and maximum stock') },
  { key: 'req.order-promise', module: 'SD', phase: 'phase2', priority: 'M', pains: ['pain.delivery'], department: 'SAL', process: 'proc.sales-order', title: t('接单时给出可承诺交期', 'Promise a date when an order is taken') },
  { key: 'req.mps', module: 'PP', phase: 'phase2', priority: 'M', pains: ['pain.delivery'], department: 'PMC', process: 'proc.planning', title: t('按订单与预测滚动主计划', 'Roll a master schedule from orders and forecast') },
  { key: 'req.mrp', module: 'PP', phase: 'phase2', priority: 'M', pains: ['pain.delivery', 'pain.stock'], department: 'PMC', process: 'proc.planning', title: t('两小时内完成物料需求计算', 'Compute material requirements within two hours') },
  { key: 'req.kitting', module: 'PP', phase: 'phase2', priority: 'M', pains: ['pain.delivery'], department: 'PMC', process: 'proc.work-order', title: t('开工前三天检查齐套并列出缺料', 'Check kitting three days before start and list shortages') },
  { key: 'req.work-report', module: 'SF', phase: 'phase2', priority: 'M', pains: ['pain.delivery', 'pain.cost'], department: 'PRD', process: 'proc.work-order', title: t('工序扫码报工', 'Report operations by scanning') },
  { key: 'req.expedite', module: 'PP', phase: 'phase2', priority: 'S', pains: ['pain.delivery'], department: 'PMC', process: 'proc.planning', title: t('插单影响范围分析', 'Show what an expedited order displaces') },
  { key: 'req.scrap', module: 'SF', phase: 'phase2', priority: 'C', pains: ['pain.cost'], department: 'PRD', process: 'proc.work-order', title: t('报废按原因归集', 'Collect scrap by reason') },
  { key: 'req.bom-cost', module: 'CO', phase: 'phase3', priority: 'M', pains: ['pain.cost'], department: 'FIN', process: 'proc.costing', title: t('按 BOM 与工时逐层卷积标准成本', 'Roll up standard cost through the bill of materials') },
  { key: 'req.variance', module: 'CO', phase: 'phase3', priority: 'M', pains: ['pain.cost'], department: 'FIN', process: 'proc.costing', title: t('材料、人工、费用三类差异按工单分析', 'Analyse material, labour and overhead variances per work order') },
  { key: 'req.three-way-match', module: 'FI', phase: 'phase3', priority: 'M', pains: ['pain.cost'], department: 'FIN', process: 'proc.payable', title: t('订单、收货、发票三单匹配', 'Match order, receipt and invoice') },
  { key: 'req.month-end', module: 'FI', phase: 'phase3', priority: 'M', pains: ['pain.cost'], department: 'FIN', process: 'proc.month-end', title: t('月结任务清单与进度', 'A checklist and progress of the month-end close') },
  { key: 'req.multi-currency', module: 'FI', phase: 'phase3', priority: 'W', pains: ['pain.cost'], department: 'FIN', process: 'proc.payable', title: t('多币种往来', 'Payables in several currencies') },
] as const satisfies readonly { key: string; module: ModuleCode; phase: PhaseKey; priority: 'M' | 'S' | 'C' | 'W'; pains: readonly string[]; department: DepartmentCode; process: string; title: Text }[]

/** To-be processes; each goes with a regulation 制度. */
export const processes = [
  { key: 'proc.material-request', phase: 'phase1', owner: 'huang', department: 'ENG', title: t('物料申请与建档', 'Material request and creation'), regulation: t('物料编码管理办法', 'Regulation on material codes') },
  { key: 'proc.supplier', phase: 'phase1', owner: 'wu', department: 'PUR', title: t('供应商准入与评价', 'Supplier qualification and rating'), regulation: t('供应商管理办法', 'Regulation on suppliers') },
  { key: 'proc.requisition', phase: 'phase1', owner: 'wu', department: 'PUR', title: t('请购与审批', 'Purchase requisition and approval'), regulation: t('采购审批权限规定', 'Regulation on purchase approval limits') },
  { key: 'proc.purchase-order', phase: 'phase1', owner: 'cao', department: 'PUR', title: t('采购下单与跟催', 'Purchase order and follow-up'), regulation: t('采购管理制度', 'Purchasing regulation') },
  { key: 'proc.receipt', phase: 'phase1', owner: 'zhao', department: 'WH', title: t('收货入库', 'Goods receipt'), regulation: t('仓库收发存管理制度', 'Warehouse regulation') },
  { key: 'proc.inspection', phase: 'phase1', owner: 'deng', department: 'QA', title: t('来料检验', 'Incoming inspection'), regulation: t('来料检验规范', 'Incoming inspection standard') },
  { key: 'proc.issue', phase: 'phase1', owner: 'zhao', department: 'WH', title: t('领料与退料', 'Issue and return of material'), regulation: t('仓库收发存管理制度', 'Warehouse regulation') },
  { key: 'proc.stocktaking', phase: 'phase1', owner: 'zhao', department: 'WH', title: t('循环盘点', 'Cycle counting'), regulation: t('存货盘点制度', 'Stocktaking regulation') },
  { key: 'proc.replenishment', phase: 'phase1', owner: 'wang', department: 'PMC', title: t('安全库存与补货', 'Safety stock and replenishment'), regulation: t('库存控制办法', 'Regulation on stock control') },
  { key: 'proc.sales-order', phase: 'phase2', owner: 'feng', department: 'SAL', title: t('接单与交期承诺', 'Order taking and promising'), regulation: t('订单评审制度', 'Order review regulation') },
  { key: 'proc.planning', phase: 'phase2', owner: 'wang', department: 'PMC', title: t('主计划与物料需求', 'Master schedule and material requirements'), regulation: t('生产计划管理制度', 'Production planning regulation') },
  { key: 'proc.work-order', phase: 'phase2', owner: 'gao', department: 'PRD', title: t('工单执行与报工', 'Work order execution and reporting'), regulation: t('车间生产管理制度', 'Shop floor regulation') },
  { key: 'proc.costing', phase: 'phase3', owner: 'jiang', department: 'FIN', title: t('产品成本核算', 'Product costing'), regulation: t('成本核算办法', 'Costing regulation') },
  { key: 'proc.payable', phase: 'phase3', owner: 'sun', department: 'FIN', title: t('应付与三单匹配', 'Payables and three-way match'), regulation: t('应付账款管理制度', 'Payables regulation') },
  { key: 'proc.month-end', phase: 'phase3', owner: 'sun', department: 'FIN', title: t('月末结账', 'Month-end close'), regulation: t('月末结账制度', 'Month-end regulation') },
] as const

/** Configuration items on the vendor's standard; `satisfies` are requirement keys. */
export const configurationItems = [
  { key: 'cfg.code-rule', module: 'MD', phase: 'phase1', satisfies: ['req.material-code'], title: t('物料编码规则', 'Material code rule'), standard: t('人工输入，最长 20 位', 'Typed by hand, up to 20 characters'), custom: t('大类 2 位 + 流水 6 位 + 校验 1 位，自动生成', 'Class (2) + serial (6) + check digit, generated') },
  { key: 'cfg.duplicate-check', module: 'MD', phase: 'phase1', satisfies: ['req.duplicate-warning'], title: t('物料查重规则', 'Duplicate check of materials'), standard: t('只查编码', 'Codes only'), custom: t('名称、规格、材质归一后比较', 'Normalised name, specification and material compared') },
  { key: 'cfg.credit-code', module: 'MD', phase: 'phase1', satisfies: ['req.supplier-check'], title: t('信用代码校验', 'Credit code check'), standard: t('不校验', 'None'), custom: t('按 GB 32100 校验 18 位', '18 characters by GB 32100') },
  { key: 'cfg.requisition-flow', module: 'PU', phase: 'phase1', satisfies: ['req.requisition-approval'], title: t('请购单审批流', 'Approval flow of requisitions'), standard: t('单级审批', 'One level'), custom: t('≤5,000 部门经理；≤50,000 加采购经理；以上加总经理', '≤5,000 department manager; ≤50,000 also purchasing manager; above also general manager') },
  { key: 'cfg.po-generation', module: 'PU', phase: 'phase1', satisfies: ['req.order-from-requisition'], title: t('请购转订单参数', 'Requisition to order parameters'), standard: t('逐单生成', 'One order per requisition'), custom: t('按供应商合并生成', 'Merged by supplier') },
  { key: 'cfg.delivery-warning', module: 'PU', phase: 'phase1', satisfies: ['req.confirmed-date'], title: t('到货预警提前期', 'Lead time of delivery warnings'), standard: t('0 天', '0 days'), custom: t('提前 3 天提醒采购员，逾期升级经理', 'Buyer 3 days before; manager when overdue') },
  { key: 'cfg.scan-receipt', module: 'IN', phase: 'phase1', satisfies: ['req.receipt-scan'], title: t('扫码收货单据类型', 'Document type of scanned receipts'), standard: t('手工录入', 'Typed'), custom: t('启用条码收货，关联采购订单行', 'Barcode receipt against the order line') },
  { key: 'cfg.inspection-block', module: 'QM', phase: 'phase1', satisfies: ['req.inspection-gate'], title: t('待检库存状态', 'Stock status under inspection'), standard: t('收货即可用', 'Usable on receipt'), custom: t('收货后为待检，合格后可用', 'Blocked until accepted') },
  { key: 'cfg.batch-fifo', module: 'IN', phase: 'phase1', satisfies: ['req.fifo-issue'], title: t('批次推荐策略', 'Batch suggestion'), standard: t('不推荐', 'None'), custom: t('先进先出，可人工改并留原因', 'First in first out, change with reason') },
  { key: 'cfg.slow-mover', module: 'IN', phase: 'phase1', satisfies: ['req.slow-mover-alert'], title: t('呆滞预警天数', 'Days to the slow-mover alert'), standard: t('180 天', '180 days'), custom: t('90 天', '90 days') },
  { key: 'cfg.cycle-count', module: 'IN', phase: 'phase1', satisfies: ['req.cycle-count'], title: t('ABC 盘点周期', 'Cycle count by class'), standard: t('年度盘点', 'Yearly'), custom: t('A 类每月、B 类每季、C 类半年', 'A monthly, B quarterly, C half-yearly') },
  { key: 'cfg.min-max', module: 'IN', phase: 'phase1', satisfies: ['req.min-max'], title: t('补货上下限', 'Minimum and maximum stock'), standard: t('不启用', 'Off'), custom: t('按近 90 天用量计算', 'From the use of the last 90 days') },
  { key: 'cfg.promise', module: 'SD', phase: 'phase2', satisfies: ['req.order-promise'], title: t('可承诺量检查', 'Available-to-promise check'), standard: t('不检查', 'None'), custom: t('按在库、在途、计划产出承诺', 'From stock, in transit and planned output') },
  { key: 'cfg.mps-horizon', module: 'PP', phase: 'phase2', satisfies: ['req.mps'], title: t('主计划展望期与冻结期', 'Horizon and frozen zone of the master schedule'), standard: t('4 周 / 不冻结', '4 weeks / none'), custom: t('12 周 / 冻结 1 周', '12 weeks / 1 week frozen') },
  { key: 'cfg.mrp-run', module: 'PP', phase: 'phase2', satisfies: ['req.mrp'], title: t('物料需求计算参数', 'Material requirement parameters'), standard: t('手动、逐层', 'By hand, level by level'), custom: t('每日 02:00 净变更', 'Net change daily at 02:00') },
  { key: 'cfg.kitting', module: 'PP', phase: 'phase2', satisfies: ['req.kitting'], title: t('齐套检查天数', 'Days of the kitting check'), standard: t('开工当天', 'Day of start'), custom: t('开工前 3 天', '3 days before') },
  { key: 'cfg.operation-scan', module: 'SF', phase: 'phase2', satisfies: ['req.work-report'], title: t('工序报工方式', 'Operation reporting'), standard: t('按工单报完工', 'Per work order'), custom: t('逐序扫码，首末序必报', 'By scan, first and last operation mandatory') },
  { key: 'cfg.scrap-reason', module: 'SF', phase: 'phase2', satisfies: ['req.scrap'], title: t('报废原因代码', 'Scrap reason codes'), standard: t('自由文本', 'Free text'), custom: t('12 个原因代码', '12 reason codes') },
] as const satisfies readonly { key: string; module: ModuleCode; phase: PhaseKey; satisfies: readonly string[]; title: Text; standard: Text; custom: Text }[]

export const migrationObjects = [
  { key: 'mig.supplier', object: 'supplier', phase: 'phase1', title: t('供应商', 'Suppliers'), owner: 'wu', satisfies: ['req.supplier-check'] },
  { key: 'mig.customer', object: 'customer', phase: 'phase2', title: t('客户', 'Customers'), owner: 'feng', satisfies: ['req.order-promise'] },
  { key: 'mig.material', object: 'material', phase: 'phase1', title: t('物料', 'Materials'), owner: 'huang', satisfies: ['req.material-code', 'req.duplicate-warning'] },
  { key: 'mig.bom', object: 'bom', phase: 'phase2', title: t('物料清单 BOM', 'Bills of materials'), owner: 'ma', satisfies: ['req.mrp'] },
  { key: 'mig.stock', object: 'stock', phase: 'phase1', title: t('期初库存', 'Opening stock'), owner: 'zhao', satisfies: ['req.fifo-issue', 'req.min-max'] },
  { key: 'mig.openPurchase', object: 'openPurchase', phase: 'phase1', title: t('未完采购订单', 'Open purchase orders'), owner: 'wu', satisfies: ['req.confirmed-date'] },
] as const

export const waves = [
  { key: 'wave.pilot', phase: 'phase1', day: -92, departments: ['PUR', 'WH'], title: t('第一波 试点：采购部与原材料仓', 'Wave 1 pilot: purchasing and raw material store') },
  { key: 'wave.all', phase: 'phase1', day: -78, departments: ['PUR', 'WH', 'QA', 'PMC', 'ENG'], title: t('第二波 全面：仓储、品质、计划', 'Wave 2 all: warehouse, quality, planning') },
  { key: 'wave.planning', phase: 'phase2', day: 58, departments: ['PMC', 'PRD', 'SAL'], title: t('第三波：生产计划与车间', 'Wave 3: planning and shop floor') },
] as const

export const kpis = [
  { key: 'kpi.onTimeDelivery', measures: 'pain.delivery', owner: 'feng', unit: '%', better: 'up', baseline: '77', target: '95', title: t('准时交付率', 'On-time delivery') },
  { key: 'kpi.turnoverDays', measures: 'pain.stock', owner: 'zhao', unit: '天', better: 'down', baseline: '68', target: '48', title: t('库存周转天数', 'Inventory turnover days') },
  { key: 'kpi.costAdjustment', measures: 'pain.cost', owner: 'jiang', unit: '%', better: 'down', baseline: '4.8', target: '0.5', title: t('成本调整率', 'Cost adjustment rate') },
] as const

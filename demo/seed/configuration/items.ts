import type { Text } from '../../../engines/errors.ts'
import type { DepartmentCode, ModuleCode, PhaseKey } from '../../story.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

/** What the story leaves open of its configuration items: class, who needs it, effort in days, and what to look at when the vendor upgrades. */
export const storyItems: Readonly<Record<string, { fit: 'cfg' | 'chg' | 'ext'; area: Text; needs: string; department: DepartmentCode; days: string; upgrade?: Text }>> = {
  'cfg.code-rule': { fit: 'cfg', area: t('编码', 'Codes'), needs: 'huang', department: 'ENG', days: '1' },
  'cfg.duplicate-check': { fit: 'ext', area: t('物料申请', 'Material request'), needs: 'huang', department: 'ENG', days: '6', upgrade: t('挂在物料保存前事件上；升级后先跑 10 组重复物料用例', 'Hangs on the event before a material is saved; run the ten duplicates after an upgrade') },
  'cfg.credit-code': { fit: 'ext', area: t('供应商档案', 'Supplier master'), needs: 'wu', department: 'PUR', days: '3', upgrade: t('原厂 8.2 计划自带信用代码校验，届时下线', 'The vendor plans this check for 8.2; retire ours then') },
  'cfg.requisition-flow': { fit: 'cfg', area: t('审批流', 'Approval flow'), needs: 'wu', department: 'PUR', days: '2' },
  'cfg.po-generation': { fit: 'cfg', area: t('参数', 'Parameter'), needs: 'cao', department: 'PUR', days: '0.5' },
  'cfg.delivery-warning': { fit: 'cfg', area: t('预警', 'Alert'), needs: 'wu', department: 'PUR', days: '1' },
  'cfg.scan-receipt': { fit: 'chg', area: t('单据类型', 'Document type'), needs: 'zhao', department: 'WH', days: '2' },
  'cfg.inspection-block': { fit: 'cfg', area: t('库存状态', 'Stock status'), needs: 'deng', department: 'QA', days: '1' },
  'cfg.batch-fifo': { fit: 'cfg', area: t('批次', 'Batches'), needs: 'zhao', department: 'WH', days: '1' },
  'cfg.slow-mover': { fit: 'cfg', area: t('预警', 'Alert'), needs: 'zhao', department: 'WH', days: '0.5' },
  'cfg.cycle-count': { fit: 'cfg', area: t('盘点', 'Counting'), needs: 'zhao', department: 'WH', days: '1' },
  'cfg.min-max': { fit: 'cfg', area: t('补货', 'Replenishment'), needs: 'wang', department: 'PMC', days: '1.5' },
  'cfg.promise': { fit: 'cfg', area: t('可承诺量', 'Available to promise'), needs: 'feng', department: 'SAL', days: '2' },
  'cfg.mps-horizon': { fit: 'cfg', area: t('主计划', 'Master schedule'), needs: 'wang', department: 'PMC', days: '1' },
  'cfg.mrp-run': { fit: 'cfg', area: t('需求计算', 'Material requirements'), needs: 'wang', department: 'PMC', days: '2' },
  'cfg.kitting': { fit: 'ext', area: t('工单下达', 'Release of work orders'), needs: 'gao', department: 'PRD', days: '4', upgrade: t('替换了原厂齐套页面，升级要重新挂接', 'Replaces the vendor page; has to be attached again after an upgrade') },
  'cfg.operation-scan': { fit: 'ext', area: t('报工', 'Reporting'), needs: 'gao', department: 'PRD', days: '8', upgrade: t('手持终端程序单独发布，接口版本随原厂走', 'The handheld program is released by itself; its interface follows the vendor') },
  'cfg.scrap-reason': { fit: 'cfg', area: t('原因代码', 'Reason codes'), needs: 'gao', department: 'PRD', days: '0.5' },
}

export interface SmallItem {
  readonly module: ModuleCode
  readonly title: Text
  readonly standard: Text
  /** Null: stays as the vendor delivers it. */
  readonly custom: Text | null
  readonly satisfies?: string
}

const off = t('关闭', 'Off')
const on = t('开启', 'On')
const item = (module: ModuleCode, title: Text, standard: Text, custom: Text | null = null, satisfies?: string): SmallItem => ({ module, title, standard, custom, ...(satisfies ? { satisfies } : {}) })

/** The smaller parameters that every module has beside the story's items; most stay as the vendor delivers them. */
export const smallItems: Readonly<Record<'phase1' | 'phase2', readonly SmallItem[]>> = {
  phase1: [
    item('MD', t('物料分类层级', 'Levels of material classes'), t('三级', 'Three levels')),
    item('MD', t('物料必填属性', 'Mandatory material attributes'), t('编码、名称、单位', 'Code, name, unit'), t('加材质、规格、默认仓', 'Also grade, specification, default store'), 'req.material-code'),
    item('MD', t('计量单位精度', 'Decimals of units'), t('按单位：件 0 位，千克 3 位', 'By unit: piece 0, kilogram 3')),
    item('MD', t('物料停用后能否出库', 'Issue of discontinued materials'), t('可以', 'Allowed')),
    item('MD', t('物料图片与图纸附件', 'Pictures and drawings of materials'), on),
    item('MD', t('供应商分级', 'Supplier grades'), t('A、B、C', 'A, B, C')),
    item('MD', t('供应商建档审核', 'Approval of new suppliers'), t('不审核', 'None'), t('采购经理审核', 'Purchasing manager'), 'req.supplier-check'),
    item('MD', t('税率默认值', 'Default tax rate'), t('13 %', '13 %')),
    item('MD', t('币种', 'Currencies'), t('人民币', 'CNY')),
    item('MD', t('部门与成本中心对照', 'Departments and cost centres'), t('一对一', 'One to one')),
    item('MD', t('编码流水号起点', 'Start of serial numbers'), t('000001', '000001')),
    item('PU', t('请购需求日默认提前期', 'Default lead time of requisitions'), t('7 天', '7 days')),
    item('PU', t('请购单打印格式', 'Print form of requisitions'), t('横版 A5', 'A5 landscape')),
    item('PU', t('请购审批时限', 'Time limit of approvals'), t('不限', 'None'), t('每级 1 个工作日，到时催办', 'One working day a level, then a reminder'), 'req.requisition-approval'),
    item('PU', t('超收比例', 'Over-delivery tolerance'), t('3 %', '3 %')),
    item('PU', t('订单价格来源', 'Source of order prices'), t('价目表优先', 'Price list first')),
    item('PU', t('订单行交期必填', 'Delivery date mandatory'), off, on, 'req.confirmed-date'),
    item('PU', t('订单变更留版本', 'Versions of changed orders'), on),
    item('PU', t('采购订单编号', 'Order numbers'), t('PO + 年月 + 4 位流水', 'PO + month + 4 digits')),
    item('PU', t('委外订单类型', 'Subcontract orders'), t('停用', 'Not used')),
    item('PU', t('采购员按品类分管', 'Buyers by category'), off, t('按物料大类指定采购员', 'A buyer per material class'), 'req.order-from-requisition'),
    item('PU', t('合同附件', 'Contract attachments'), t('可选', 'Optional')),
    item('IN', t('负库存', 'Negative stock'), t('禁止', 'Forbidden')),
    item('IN', t('库位管理', 'Bin locations'), off, t('原材料仓启用到货架', 'Raw material store, by rack'), 'req.receipt-scan'),
    item('IN', t('批号规则', 'Batch numbers'), t('收货日期 + 流水', 'Receipt date + serial')),
    item('IN', t('领料单来源', 'Source of issues'), t('工单或手工', 'Work order or by hand')),
    item('IN', t('退料原因', 'Reasons of returns'), t('4 个标准原因', '4 standard reasons')),
    item('IN', t('调拨在途', 'Stock in transfer'), t('一步调拨', 'One step')),
    item('IN', t('盘点容差', 'Tolerance of counts'), t('0', '0'), t('C 类物料 0.5 %', '0.5 % for class C'), 'req.cycle-count'),
    item('IN', t('库存台账导出', 'Export of the stock ledger'), on),
    item('IN', t('安全库存预警频率', 'Frequency of stock alerts'), t('每天', 'Daily')),
    item('IN', t('标签模板', 'Label template'), t('60 × 40 毫米', '60 × 40 mm'), t('加二维码与批号', 'With QR code and batch'), 'req.receipt-scan'),
    item('IN', t('月末库存锁定', 'Month-end lock'), t('次月 1 日', 'First of next month')),
    item('QM', t('检验方式', 'Inspection method'), t('全检', 'Every piece'), t('按 GB/T 2828.1 抽样', 'Sampling by GB/T 2828.1'), 'req.inspection-gate'),
    item('QM', t('免检清单', 'Exempt materials'), t('空', 'Empty')),
    item('QM', t('不合格处置方式', 'Dispositions'), t('退货、让步、挑选、报废', 'Return, concede, sort, scrap')),
    item('QM', t('检验单打印', 'Print of inspection orders'), on),
    item('QM', t('检验时限', 'Time limit of inspections'), t('24 小时', '24 hours')),
    item('QM', t('供应商合格率统计口径', 'Supplier quality figure'), t('按批', 'By lot')),
    item('QM', t('检验照片', 'Inspection photos'), t('可选', 'Optional')),
  ],
  phase2: [
    item('SD', t('订单类型', 'Order types'), t('标准、备库、样品', 'Standard, stock, sample')),
    item('SD', t('信用检查', 'Credit check'), t('提示', 'Warn')),
    item('SD', t('首次承诺日锁定', 'First promised date locked'), off, on, 'req.order-promise'),
    item('SD', t('部分发货', 'Partial delivery'), t('允许', 'Allowed')),
    item('SD', t('价格含税', 'Prices with tax'), t('含税', 'With tax')),
    item('SD', t('订单评审节点', 'Order review'), t('销售、计划两步', 'Sales, then planning')),
    item('SD', t('发货单打印', 'Print of delivery notes'), t('三联', 'Three copies')),
    item('PP', t('工作日历', 'Working calendar'), t('周一至周五', 'Monday to Friday'), t('加调休与单休周', 'With make-up days and six-day weeks'), 'req.mps'),
    item('PP', t('提前期口径', 'Lead times'), t('固定天数', 'Fixed days')),
    item('PP', t('批量规则', 'Lot sizes'), t('逐批', 'Lot for lot')),
    item('PP', t('损耗率', 'Scrap factors'), t('按 BOM 行', 'By BOM line')),
    item('PP', t('替代料', 'Substitutes'), t('不自动', 'Not automatic')),
    item('PP', t('例外消息分类', 'Exception messages'), t('提前、推迟、取消、逾期', 'Earlier, later, cancel, overdue')),
    item('PP', t('计划员分工', 'Planners'), t('不区分', 'Not distinguished'), t('按车型系列', 'By model series'), 'req.mrp'),
    item('PP', t('预测冲减方式', 'Forecast consumption'), t('先向前后向后', 'Forward, then backward')),
    item('SF', t('工单编号', 'Work order numbers'), t('MO + 年月 + 4 位流水', 'MO + month + 4 digits')),
    item('SF', t('报工数量上限', 'Limit of reports'), t('不限', 'None'), t('不超过上道合格数', 'No more than the good quantity before'), 'req.work-report'),
    item('SF', t('返工工单', 'Rework orders'), t('另开工单', 'A new order')),
    item('SF', t('工时单位', 'Unit of hours'), t('分钟', 'Minutes')),
    item('SF', t('班次', 'Shifts'), t('两班', 'Two shifts')),
  ],
}

/** A customization that a developer began without anybody asking: a debt that the gate shows. */
export const unasked = { key: 'cfg.auto-merge', module: 'PP' as ModuleCode, phase: 'phase2' as PhaseKey, title: t('同料工单自动合并', 'Work orders of one material merged automatically'), standard: t('不合并', 'Not merged'), custom: t('同物料、同开工周自动合并', 'Merged when material and week are the same'), days: '3' }

export const mappings: readonly { phase: 'phase1' | 'phase2'; module: ModuleCode; document: Text; legacy: string | null; field: string; rule: Text; required: boolean; value?: string; satisfies?: string }[] = [
  { phase: 'phase1', module: 'PU', document: t('请购单', 'Requisition'), legacy: 'QGD.XQRQ', field: 'requisition.neededOn', rule: t('原样；空则提交日 + 7 天', 'As it is; empty: date of submission + 7 days'), required: true, satisfies: 'req.requisition-approval' },
  { phase: 'phase1', module: 'PU', document: t('请购单', 'Requisition'), legacy: 'QGD.SQR', field: 'requisition.requester', rule: t('按工号对到人员', 'By staff number'), required: true, satisfies: 'req.requisition-approval' },
  { phase: 'phase1', module: 'PU', document: t('请购单', 'Requisition'), legacy: null, field: 'requisition.category', rule: t('新字段：按物料大类带出', 'New: from the material class'), required: true, satisfies: 'req.order-from-requisition' },
  { phase: 'phase1', module: 'PU', document: t('采购订单', 'Purchase order'), legacy: 'CGDD.JHRQ', field: 'order.requiredOn', rule: t('原样', 'As it is'), required: true, satisfies: 'req.confirmed-date' },
  { phase: 'phase1', module: 'PU', document: t('采购订单', 'Purchase order'), legacy: null, field: 'order.confirmedOn', rule: t('新字段：供应商确认后填', 'New: filled when the supplier confirms'), required: false, satisfies: 'req.confirmed-date' },
  { phase: 'phase1', module: 'PU', document: t('采购订单', 'Purchase order'), legacy: 'CGDD.SL', field: 'order.taxRate', rule: t('17、16 统一改 13', '17 and 16 become 13'), required: true, value: '13' },
  { phase: 'phase1', module: 'IN', document: t('收货单', 'Receipt'), legacy: 'RKD.CGDH', field: 'receipt.orderLine', rule: t('订单号 + 行号', 'Order number + line'), required: true, satisfies: 'req.receipt-scan' },
  { phase: 'phase1', module: 'IN', document: t('收货单', 'Receipt'), legacy: null, field: 'receipt.batch', rule: t('新字段：收货日期 + 流水', 'New: receipt date + serial'), required: true, satisfies: 'req.fifo-issue' },
  { phase: 'phase1', module: 'IN', document: t('领料单', 'Issue'), legacy: 'LLD.LYBM', field: 'issue.department', rule: t('旧部门码对新部门', 'Old department code to new'), required: true },
  { phase: 'phase1', module: 'QM', document: t('检验单', 'Inspection'), legacy: 'JYD.JG', field: 'inspection.verdict', rule: t('合格、让步、退货三值', 'Accepted, conceded, returned'), required: true, satisfies: 'req.inspection-gate' },
  { phase: 'phase2', module: 'SD', document: t('销售订单', 'Sales order'), legacy: 'XSDD.JHRQ', field: 'order.firstPromised', rule: t('首次承诺日，导入后锁定', 'First promised date, locked after the import'), required: true, satisfies: 'req.order-promise' },
  { phase: 'phase2', module: 'PP', document: t('工单', 'Work order'), legacy: 'SCD.KGRQ', field: 'workOrder.start', rule: t('原样', 'As it is'), required: true, satisfies: 'req.mrp' },
  { phase: 'phase2', module: 'SF', document: t('报工单', 'Operation report'), legacy: null, field: 'report.operation', rule: t('新字段：扫码带出', 'New: from the scan'), required: true, satisfies: 'req.work-report' },
]

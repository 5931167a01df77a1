import type { Text } from '../../../engines/errors.ts'

const pair = (zh: string, en: string): Text => ({ zh, en })

const roles: Record<string, Text> = {
  applicant: pair('申请人', 'Applicant'), data: pair('主数据管理员', 'Master data administrator'), buyer: pair('采购员', 'Buyer'), purchasing: pair('采购经理', 'Purchasing manager'), manager: pair('部门经理', 'Department manager'), gm: pair('总经理', 'General manager'),
  keeper: pair('仓管员', 'Warehouse keeper'), clerk: pair('统计员', 'Statistician'), supervisor: pair('仓储主管', 'Warehouse supervisor'), inspector: pair('检验员', 'Inspector'), quality: pair('品质经理', 'Quality manager'), shop: pair('领料员', 'Shop clerk'),
  mplanner: pair('物料计划员', 'Material planner'), pplanner: pair('生产计划员', 'Production planner'), planning: pair('计划经理', 'Planning manager'), sales: pair('销售跟单', 'Sales order clerk'), leader: pair('班组长', 'Team leader'), operator: pair('操作工', 'Operator'),
  ap: pair('应付会计', 'Accounts payable clerk'), cost: pair('成本会计', 'Cost accountant'), finance: pair('财务经理', 'Finance manager'), system: pair('系统', 'System'),
}
const systems: Record<string, Text> = { paper: pair('纸单', 'Paper'), excel: pair('Excel', 'Excel'), stock: pair('库存软件', 'Stock software'), finance: pair('财务软件', 'Finance software'), phone: pair('电话', 'Phone'), erp: pair('ERP', 'ERP'), mobile: pair('ERP 手机端', 'ERP mobile'), scan: pair('ERP 扫码', 'ERP scanner') }

export interface StoryStep { readonly id: string; readonly name: Text; readonly role: Text; readonly system: Text; readonly minutes: number; readonly waitMinutes?: number; readonly rekeys?: boolean }

/** `id | 中文 | English | role | system | minutes [| wait] [| rekeys]` */
function step(line: string): StoryStep {
  const [id, zh, en, role, system, minutes, wait, rekeys] = line.split('|').map((s) => s.trim())
  if (!roles[role!] || !systems[system!]) throw new Error(`a step of the story is written wrongly: ${line}`)
  return { id: id!, name: pair(zh!, en!), role: roles[role!]!, system: systems[system!]!, minutes: Number(minutes), ...(Number(wait) ? { waitMinutes: Number(wait) } : {}), ...(rekeys ? { rekeys: true } : {}) }
}

export interface ProcessText {
  readonly trigger: Text
  readonly output: Text
  readonly volume: number
  readonly hourlyCost: string
  readonly asIs: readonly StoryStep[]
  readonly toBe: readonly StoryStep[]
}

const make = (trigger: Text, output: Text, volume: number, hourlyCost: string, asIs: string[], toBe: string[]): ProcessText => ({ trigger, output, volume, hourlyCost, asIs: asIs.map(step), toBe: toBe.map(step) })

/** As-is and to-be of each process of the story, by key. Hourly costs are those of the jobs that do most of the work. */
export const processTexts: Readonly<Record<string, ProcessText>> = {
  'proc.material-request': make(pair('新品、替代料、新供应商', 'New product, substitute, new supplier'), pair('已审核物料与编码', 'Approved material with its code'), 640, '48', [
    'a|填写物料申请表|Fill in a request form|applicant|paper|12', 'b|按名称翻查有没有|Look for it by name|data|excel|10|240', 'c|人工往后编一个码|Count on to the next code by hand|data|excel|6', 'd|录入库存软件|Type it into the stock software|data|stock|8||1', 'e|再录入财务软件|Type it into the finance software|ap|finance|7|480|1',
  ], ['a|手机上提交申请|Submit the request|applicant|erp|5', 'x|查重并列出疑似编码|Check for duplicates and list them|system|erp|0', 'b|核对疑似重复并审核|Judge the duplicates and approve|data|erp|4|120', 'c|按规则生成编码|Generate the code by rule|system|erp|0']),
  'proc.supplier': make(pair('新供应商、季度评价', 'New supplier, quarterly rating'), pair('合格供应商名录', 'List of qualified suppliers'), 9, '62', [
    'a|收集营业执照复印件|Collect a copy of the licence|buyer|paper|30|1440', 'b|登记采购档案|Enter the purchasing file|buyer|excel|15', 'c|逐级签字|Sign level by level|purchasing|paper|10|2880', 'd|财务另建档案|Finance makes its own file|ap|finance|15|480|1',
  ], ['a|上传证照，校验信用代码|Upload the licence, check the credit code|buyer|erp|12', 'c|采购与品质审核|Purchasing and quality approve|purchasing|mobile|6|480', 'x|生成共用档案|Create the shared file|system|erp|0']),
  'proc.requisition': make(pair('需求建议、费用需求', 'Suggestion or expense'), pair('已审批请购', 'Approved requisition'), 312, '55', [
    'a|填写三联请购单|Fill in a three-part form|applicant|paper|12', 'b|部门经理签字|Department manager signs|manager|paper|3|960', 'c|采购经理签字|Purchasing manager signs|purchasing|paper|4|960', 'd|总经理签字|General manager signs|gm|paper|4|1440', 'e|分送三联|Distribute the copies|applicant|paper|6', 'f|录入库存软件|Type it into the stock software|buyer|stock|15||1',
  ], ['a|在系统里提交请购|Submit in the system|applicant|erp|6', 'b|部门经理手机审批|Department manager approves on the phone|manager|mobile|1|240', 'c|超 5,000 元采购经理审批|Above 5,000 purchasing manager|purchasing|mobile|1|240', 'd|超 50,000 元总经理审批|Above 50,000 general manager|gm|mobile|1|60']),
  'proc.purchase-order': make(pair('已审批请购', 'Approved requisition'), pair('已确认交期的订单', 'Order with a confirmed date'), 780, '52', [
    'a|照请购单打订单|Type the order from the requisition|buyer|stock|14||1', 'b|打印盖章传真|Print, stamp and fax|buyer|paper|8', 'c|打电话问交期|Ask for the date by phone|buyer|phone|9|480', 'd|记在本子上|Write it into a notebook|buyer|paper|2', 'e|车间催了再追|Chase when the shop complains|buyer|phone|12|960',
  ], ['a|按供应商合并生成订单|Create orders merged by supplier|buyer|erp|3', 'c|登记确认交期|Record the confirmed date|buyer|erp|2|240', 'e|按预警清单跟催|Chase by the warning list|buyer|erp|4']),
  'proc.receipt': make(pair('送货到厂', 'A lorry arrives'), pair('收货单入账', 'Receipt posted'), 1240, '42', [
    'a|卸货点数|Unload and count|keeper|paper|14', 'b|手写收货单|Write the receipt note|keeper|paper|6', 'c|送单到办公室|Take the note to the office|keeper|paper|5|300', 'd|录入库存软件|Type it into the stock software|clerk|stock|8|480|1', 'e|财务再录一遍|Finance types it again|ap|finance|6|960|1',
  ], ['a|扫送货单，带出订单行|Scan the note, order lines come up|keeper|scan|1', 'b|点数确认|Count and confirm|keeper|scan|11', 'x|生成检验单与入库单|Create inspection and receipt|system|erp|0']),
  'proc.inspection': make(pair('收货完成', 'Goods received'), pair('判定结果与处置', 'Verdict and disposition'), 980, '50', [
    'a|收到纸质送检单|Receive a paper slip|inspector|paper|2|240', 'b|抽样检验|Sample and inspect|inspector|paper|22|120', 'c|记在检验本上|Write into the log|inspector|paper|6', 'd|电话告诉仓库|Phone the warehouse|inspector|phone|3',
  ], ['a|系统推送待检清单|The list of lots arrives|inspector|erp|0|30', 'b|抽样检验，现场录入|Sample, inspect and enter on the spot|inspector|scan|22|60', 'x|合格转可用，不合格锁定|Accepted lots become usable, others stay blocked|system|erp|0']),
  'proc.issue': make(pair('工单配料', 'Work order needs material'), pair('领料单、批次记录', 'Issue with batches'), 4200, '40', [
    'a|开领料单|Write an issue slip|shop|paper|5', 'b|主任签字|Foreman signs|leader|paper|1|60', 'c|找料|Look for the material|keeper|paper|12', 'd|点数发料|Count and hand out|keeper|paper|4', 'e|晚上补录|Type it in the evening|clerk|stock|3|480|1',
  ], ['a|系统按工单生成领料单|The slip comes from the work order|system|erp|0', 'c|按库位与批次取料|Pick by bin and batch|keeper|scan|5', 'd|扫码发料|Scan and hand out|keeper|scan|3']),
  'proc.stocktaking': make(pair('循环盘点计划', 'Counting plan'), pair('差异审批与调整单', 'Approved differences and adjustments'), 60, '45', [
    'a|停产打印盘点表|Stop and print the sheets|supervisor|excel|40', 'b|手工点数|Count by hand|keeper|paper|180', 'c|录入 Excel 比对|Type into Excel and compare|clerk|excel|60||1', 'd|平账|Write off the differences|supervisor|stock|30',
  ], ['x|系统派发盘点任务|Tasks are created|system|erp|0', 'b|扫码盲盘|Count blind by scanning|keeper|scan|90', 'd|差异复盘与审批|Recount and approve differences|supervisor|mobile|20|120']),
  'proc.replenishment': make(pair('每日补货检查', 'Daily check'), pair('补货请购', 'Replenishment requisition'), 160, '50', [
    'a|导出库存到 Excel|Export the stock to Excel|mplanner|excel|25', 'b|逐行凭经验判断|Judge line by line from experience|mplanner|excel|70', 'c|填请购单|Fill in requisitions|mplanner|paper|30||1',
  ], ['x|低于下限生成建议|Suggestions below minimum|system|erp|0', 'b|处理建议|Work through the suggestions|mplanner|erp|25', 'c|一键转请购|Turn them into requisitions|mplanner|erp|2']),
  'proc.sales-order': make(pair('客户订单', 'Customer order'), pair('已承诺交期的订单', 'Order with a promised date'), 620, '52', [
    'a|收微信、邮件订单|Receive the order by chat or mail|sales|phone|5', 'b|录入 Excel 台账|Type into the order sheet|sales|excel|10', 'c|打电话问计划|Ask planning by phone|sales|phone|8|240', 'd|凭经验答应|Promise from experience|sales|phone|4', 'e|抄给生产、仓库|Copy to production and warehouse|sales|paper|10||1',
  ], ['b|录入订单，显示可承诺日|Enter the order, see the date|sales|erp|7', 'd|确认首次承诺日|Confirm the first date|sales|erp|1', 'x|自动传计划与仓库|Planning and warehouse see it|system|erp|0']),
  'proc.planning': make(pair('每周计划会、每日净变更', 'Weekly meeting, daily net change'), pair('已发布主计划与建议', 'Published schedule and suggestions'), 22, '60', [
    'a|汇总订单到 Excel|Collect orders in Excel|pplanner|excel|120||1', 'b|排主计划|Make the master schedule|planning|excel|180', 'c|跑六小时需求|Run the six-hour requirement|mplanner|stock|30|360', 'd|手工改建议|Change suggestions by hand|mplanner|excel|150', 'e|分发计划表|Hand out the plan|pplanner|paper|40',
  ], ['b|审核系统滚动的主计划|Review the rolled schedule|planning|erp|60', 'c|夜间净变更计算|Net change at night|system|erp|0', 'd|处理例外清单|Work through the exceptions|mplanner|erp|60']),
  'proc.work-order': make(pair('已下达工单', 'Released work order'), pair('报工、完工入库', 'Reports and finished goods'), 900, '44', [
    'a|打印流转卡|Print the route card|pplanner|excel|6', 'b|开工当天找料|Look for material on the day|leader|phone|25|120', 'c|班后补写报工|Write reports after the shift|leader|paper|40', 'd|统计员录入|The statistician types it in|clerk|excel|20|480|1', 'e|报废只写"坏了"|Scrap without reason|leader|paper|3',
  ], ['x|开工前 3 天齐套检查|Kitting check 3 days before|system|erp|0', 'b|处理缺料清单|Work through shortages|mplanner|erp|8', 'c|逐序扫码报工|Scan each operation|operator|scan|8', 'e|报废选原因代码|Scrap with a reason code|leader|scan|1']),
  'proc.costing': make(pair('月末', 'End of month'), pair('成本计算单、差异表', 'Cost sheet and variances'), 1, '70', [
    'a|收集领料与工时|Collect issues and hours|cost|excel|960||1', 'b|按三年前标准分摊|Allocate by old standards|cost|excel|720', 'c|手工调差异|Adjust differences by hand|cost|finance|480',
  ], ['x|按 BOM 与工时卷积|Roll up from BOM and hours|system|erp|0', 'b|核对三类差异|Check the three variances|cost|erp|240']),
  'proc.payable': make(pair('收到发票', 'Invoice arrives'), pair('应付单', 'Payable'), 1900, '48', [
    'a|登记发票|Enter the invoice|ap|finance|4', 'b|翻订单和入库单|Leaf through orders and receipts|ap|paper|9|480', 'c|不符的退采购|Send mismatches to purchasing|ap|paper|6|960', 'd|财务经理审核|Finance manager approves|finance|paper|2|480',
  ], ['a|登记发票，系统三单比对|Enter; the system matches|ap|erp|3', 'c|只处理容差外的|Only those beyond tolerance|ap|erp|1|120', 'd|手机审核|Approve on the phone|finance|mobile|1|60']),
  'proc.month-end': make(pair('月末最后一天', 'Last day of the month'), pair('报表、结账记录', 'Reports and closing record'), 1, '75', [
    'a|电话催各部门交单|Phone departments for papers|finance|phone|600|2880', 'b|核对存货与总账|Reconcile stock and ledger|cost|excel|900', 'c|暂估与调整|Accruals and adjustments|ap|finance|480', 'd|出报表|Make the reports|finance|excel|360||1',
  ], []),
}

/** The regulations in the words of their main points, by the title that the story gives them. */
export const regulationPoints: Readonly<Record<string, Text>> = {
  物料编码管理办法: pair('编码只由系统生成；疑似重复须写理由；主数据管理员一个工作日内审核。', 'Codes come from the system only; a suspected duplicate needs a reason; checked within one working day.'),
  供应商管理办法: pair('准入须证照齐全、信用代码校验通过；录入与付款分离；每季评价一次。', 'Admission needs papers and a valid credit code; entry and payment are separate; rated quarterly.'),
  采购审批权限规定: pair('5,000 元以内部门经理，50,000 元以内加采购经理，超过的加总经理；每级 1 个工作日。', 'Up to 5,000 department manager, up to 50,000 also purchasing manager, above also general manager; 1 working day each.'),
  采购管理制度: pair('无合格名录不下单；确认交期当天登记；逾期 1 天升级采购经理。', 'No order off the list; dates recorded the same day; overdue by 1 day goes to the manager.'),
  仓库收发存管理制度: pair('无订单不收、无单不发；收货 4 小时内入账；先进先出，改批次写原因。', 'No receipt without order, no issue without slip; posted within 4 hours; first in first out.'),
  来料检验规范: pair('未判定不得领用；紧急放行须品质经理审批，48 小时内补检。', 'No use before the verdict; a release needs the quality manager and is inspected within 48 hours.'),
  存货盘点制度: pair('A 类每月、B 类每季、C 类半年；盘点与审批分离；差异行 100 % 复盘。', 'A monthly, B quarterly, C half-yearly; counting and approval separate; every difference recounted.'),
  库存控制办法: pair('上下限每季复核；超上限采购须计划经理审批；90 天无移动列入周报。', 'Limits reviewed quarterly; buying beyond the maximum needs approval; 90 days without movement is reported.'),
  订单评审制度: pair('首次承诺日不可改；特价与超期由计划、财务会签。', 'The first promised date stays; special prices and late dates are countersigned.'),
  生产计划管理制度: pair('冻结期 1 周；插单先看影响，计划经理确认。', 'One frozen week; an urgent order shows its effect first and is confirmed.'),
  车间生产管理制度: pair('不齐套不开工；逐序报工；报废必选原因代码。', 'No start without kit; each operation reported; scrap needs a reason code.'),
  成本核算办法: pair('标准成本每年修订；差异按价格、用量、效率三类分析。', 'Standards revised yearly; variances by price, quantity, efficiency.'),
  应付账款管理制度: pair('三单匹配；容差 1 % 且 200 元；申请、审批、支付三人。', 'Three-way match; tolerance 1 % and 200; three persons.'),
}

import type { Text } from '../../../engines/errors.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

/** A conversation of the story. `quotes` are sentences of the notes by the key of what they raise. Days are offsets. */
export interface StoryInterview {
  readonly key: string
  readonly phase: 'phase1' | 'phase2' | 'phase3'
  readonly who: string
  readonly department: string
  readonly day: number
  readonly minutes: number
  /** Day on which the interviewee confirmed; null: still waits. */
  readonly confirmed: number | null
  readonly title: Text
  readonly place: Text
  readonly taken: Text
  readonly notes: Text
  readonly quotes: Readonly<Record<string, Text>>
}

export const interviews: readonly StoryInterview[] = [
  {
    key: 'int.purchasing', phase: 'phase1', who: 'wu', department: 'PUR', day: -246, minutes: 60, confirmed: -245,
    title: t('采购部访谈：从请购到到货', 'Purchasing: from requisition to receipt'), place: t('采购部会议室', 'Purchasing meeting room'), taken: t('近 30 张请购单复印件、跟催表', 'Copies of 30 requisitions, the follow-up sheet'),
    notes: t(
      '请购单现在是三联纸单，部门经理、采购经理、总经理逐级签字。上月 312 张请购单，从提交到下单的中位数是 6.5 天，最慢的一张卡在总经理出差，等了 19 天。两千块的劳保用品也要总经理签，他自己都说没必要。\n批下来以后，采购员照着纸单把同样的内容再敲一遍进库存软件，一张单平均 8 行，每张要 15 分钟。\n供应商答复的交期记在各人的本子里，谁请假谁的料就没人跟。到货晚了，往往是车间停线才知道。\n供应商档案财务和采购各一份，名字写法不一样。去年给一家已经注销的公司付过款。',
      'Requisitions are three-part paper forms, signed by the department manager, the purchasing manager and the general manager in turn. Of last month\'s 312 requisitions the median from submission to order was 6.5 days; the slowest waited 19 days because the general manager was travelling. Gloves for two thousand yuan need his signature too, and he says himself that there is no point.\nOnce approved, the buyer types the same content from paper into the stock software again, 8 lines on average, 15 minutes each.\nThe dates that suppliers give are in each buyer\'s own notebook; when somebody is on leave nobody chases their material. When a delivery is late we often learn it only when the line stops.\nFinance and purchasing each keep a supplier file with names spelt differently. Last year we paid a company that had been dissolved.',
    ),
    quotes: {
      'req.requisition-approval': t('两千块的劳保用品也要总经理签，他自己都说没必要', 'Gloves for two thousand yuan need his signature too, and he says himself that there is no point'),
      'req.order-from-requisition': t('采购员照着纸单把同样的内容再敲一遍进库存软件', 'the buyer types the same content from paper into the stock software again'),
      'req.confirmed-date': t('供应商答复的交期记在各人的本子里，谁请假谁的料就没人跟', "The dates that suppliers give are in each buyer's own notebook; when somebody is on leave nobody chases their material"),
      'req.supplier-check': t('去年给一家已经注销的公司付过款', 'Last year we paid a company that had been dissolved'),
    },
  },
  {
    key: 'int.warehouse', phase: 'phase1', who: 'zhao', department: 'WH', day: -245, minutes: 55, confirmed: -244,
    title: t('仓储部访谈：收发存与盘点', 'Warehouse: receipts, issues and stocktaking'), place: t('原材料仓办公室', 'Raw material store office'), taken: t('收货单 20 张、上年盘点报告', '20 receipt notes, last year\'s stocktaking report'),
    notes: t(
      '送货车来了先卸货再补单，抽 20 张收货单看，当天录完的只有 6 张，最晚的隔了三天。财务要对账时数字总差几笔。\n料架没有批次标签，先到的料压在里面，后到的先发出去，去年报废了一批过期的密封圈，一万四千块。\n全年只在十二月停产三天盘点一次，上次账实相符的只有八成二，差异当场就平掉了，没有人问为什么。\n呆滞料一年翻一次，翻出来也就是登个表。现在 180 天没动过的料占库存金额的两成一。',
      'When a lorry arrives we unload first and write the note later. Of 20 receipt notes drawn, only 6 were entered the same day; the latest took three days. When finance reconciles there are always a few differences.\nThe shelves have no batch labels: what came first lies at the back, and what came later goes out first. Last year we scrapped a batch of expired seals worth fourteen thousand.\nWe count once a year, in December, with three days of stopped production. Last time only 82 % of the records were right; differences were written off on the spot and nobody asked why.\nWe look through dead stock once a year, and then just make a list. What has not moved for 180 days is 21 % of the stock value now.',
    ),
    quotes: {
      'req.receipt-scan': t('当天录完的只有 6 张，最晚的隔了三天', 'only 6 were entered the same day; the latest took three days'),
      'req.fifo-issue': t('先到的料压在里面，后到的先发出去', 'what came first lies at the back, and what came later goes out first'),
      'req.cycle-count': t('全年只在十二月停产三天盘点一次', 'We count once a year, in December, with three days of stopped production'),
      'req.slow-mover-alert': t('呆滞料一年翻一次，翻出来也就是登个表', 'We look through dead stock once a year, and then just make a list'),
    },
  },
  {
    key: 'int.keeper', phase: 'phase1', who: 'peng', department: 'WH', day: -243, minutes: 40, confirmed: -242,
    title: t('仓管员现场访谈', 'A warehouse keeper at the shelf'), place: t('原材料仓 B 区', 'Raw material store, area B'), taken: t('领料单 10 张', '10 issue slips'),
    notes: t(
      '找一种料平均要问三个人，最久的一次找了四十分钟，车间的人就站在窗口等。名字相近的料放在两处，系统里是两个编码，其实是同一种。\n单据晚上下班前集中补，一般半小时，忙的时候第二天再补。',
      'To find a material I ask three people on average; once it took forty minutes, with the shop waiting at the window. Materials with similar names lie in two places under two codes, and are really the same.\nI write the slips up before going home, half an hour usually; on busy days the next morning.',
    ),
    quotes: { 'pain.stock': t('找一种料平均要问三个人，最久的一次找了四十分钟', 'To find a material I ask three people on average; once it took forty minutes') },
  },
  {
    key: 'int.quality', phase: 'phase1', who: 'deng', department: 'QA', day: -243, minutes: 45, confirmed: -241,
    title: t('品质部访谈：来料检验', 'Quality: incoming inspection'), place: t('来料检验室', 'Inspection room'), taken: t('检验记录一本、紧急放行单 4 张', 'An inspection log, 4 release slips'),
    notes: t(
      '从到货到判定平均 9 小时，急料等不了。上个月有四批急料没等检验就被车间领走，其中一批轴承游隙超差，装到车上才发现，返工 260 台。\n检验记录在本子上，想知道某家供应商的批合格率要翻一下午。',
      'From receipt to verdict takes 9 hours on average, and urgent material does not wait. Last month four urgent lots were taken by the shop before inspection; in one of them the bearings were out of tolerance, found only on the bicycle: 260 reworked.\nRecords are in a book; to learn the acceptance rate of a supplier takes an afternoon of leafing.',
    ),
    quotes: { 'req.inspection-gate': t('上个月有四批急料没等检验就被车间领走', 'Last month four urgent lots were taken by the shop before inspection') },
  },
  {
    key: 'int.planning-stock', phase: 'phase1', who: 'wang', department: 'PMC', day: -242, minutes: 50, confirmed: -241,
    title: t('计划部访谈：库存水位与补货', 'Planning: stock levels and replenishment'), place: t('计划部', 'Planning office'), taken: t('物料计划员的补货表', "The material planners' replenishment sheets"),
    notes: t(
      '补货靠物料计划员的经验，六个人六张表，每个人心里一本账。有的料备了四个月，有的料三天两头断。\n上下限去年设过一次，用量变了没有人改，后来就不看了。',
      "Replenishment rests on the planners' experience: six people, six sheets, each with their own account in mind. Some materials last four months, others run out every other day.\nMinimum and maximum were set once last year; use changed and nobody changed them, so nobody looks at them any more.",
    ),
    quotes: { 'req.min-max': t('补货靠物料计划员的经验，六个人六张表，每个人心里一本账', "Replenishment rests on the planners' experience: six people, six sheets, each with their own account in mind") },
  },
  {
    key: 'int.engineering', phase: 'phase1', who: 'huang', department: 'ENG', day: -241, minutes: 60, confirmed: -240,
    title: t('技术工艺部访谈：物料编码', 'Engineering: material codes'), place: t('技术部', 'Engineering office'), taken: t('编码规则（2016 版）、重复样本 40 组', 'The code rule of 2016, 40 samples of duplicates'),
    notes: t(
      '编码规则是 2016 年定的，靠人工往后编，前年起各部门自己编。同一种 6003 轴承在系统里有五个编码，采购分五次买，仓库放五处。\n申请人只搜名称，搜不到就新开一个，"轴承6003""深沟球轴承 6003-2RS"都算新料。我一天审 30 多个申请，看不过来。',
      'The code rule dates from 2016 and codes are counted on by hand; since the year before last each department makes its own. The same 6003 bearing has five codes in the system: bought in five orders, kept in five places.\nApplicants search by name only, and open a new one when they find nothing: "bearing 6003" and "deep groove ball bearing 6003-2RS" both count as new. I check more than 30 requests a day and cannot see them all.',
    ),
    quotes: {
      'req.material-code': t('同一种 6003 轴承在系统里有五个编码', 'The same 6003 bearing has five codes in the system'),
      'req.duplicate-warning': t('申请人只搜名称，搜不到就新开一个', 'Applicants search by name only, and open a new one when they find nothing'),
    },
  },
  {
    key: 'int.sales', phase: 'phase2', who: 'feng', department: 'SAL', day: -84, minutes: 50, confirmed: -83,
    title: t('销售部访谈：接单与交期', 'Sales: orders and dates'), place: t('销售部', 'Sales office'), taken: t('近 10 张订单、改期清单', 'The last 10 orders, the list of changed dates'),
    notes: t(
      '交期是销售自己估的，十单里有四单要改。问计划要半天，客户等不了，就先答应。旺季一天 40 张单，全靠记性。\n第一次答应的日子没有留下来，改过以后按新日子算准时，数字好看，客户不认。',
      'Dates are estimated by the salesperson, and four orders in ten are changed later. Asking planning takes half a day; the customer does not wait, so we promise first. In season 40 orders a day rest on memory.\nThe first date is not kept: once changed, on time is counted by the new date; the figure looks good, the customer disagrees.',
    ),
    quotes: { 'req.order-promise': t('交期是销售自己估的，十单里有四单要改', 'Dates are estimated by the salesperson, and four orders in ten are changed later'), 'pain.delivery': t('第一次答应的日子没有留下来，改过以后按新日子算准时', 'The first date is not kept: once changed, on time is counted by the new date') },
  },
  {
    key: 'int.planning', phase: 'phase2', who: 'wang', department: 'PMC', day: -82, minutes: 60, confirmed: -81,
    title: t('计划部访谈：主计划与物料需求', 'Planning: master schedule and material requirements'), place: t('计划部', 'Planning office'), taken: t('本周主计划表、最近一次需求结果', 'This week\'s master schedule, the last requirement run'),
    notes: t(
      '主计划是一张 Excel，周一排完，周三就废了。物料需求要跑六个小时，只敢周末跑，平时靠人改。\n插一张急单，挤掉了谁没有人说得清，被挤的客户下周才来骂。\n开工当天才发现缺料，上周停线 11 个工时，缺的是两毛钱的卡簧。',
      'The master schedule is a spreadsheet: made on Monday, dead by Wednesday. The requirement run takes six hours, so we dare it at weekends only and change by hand in between.\nWhen an urgent order is pushed in, nobody can say whom it displaces; the displaced customer complains a week later.\nWe find shortages on the day of start: last week the line stood still for 11 hours for want of a clip worth twenty cents.',
    ),
    quotes: {
      'req.mps': t('主计划是一张 Excel，周一排完，周三就废了', 'The master schedule is a spreadsheet: made on Monday, dead by Wednesday'),
      'req.mrp': t('物料需求要跑六个小时，只敢周末跑', 'The requirement run takes six hours, so we dare it at weekends only'),
      'req.expedite': t('插一张急单，挤掉了谁没有人说得清', 'When an urgent order is pushed in, nobody can say whom it displaces'),
      'req.kitting': t('开工当天才发现缺料，上周停线 11 个工时', 'We find shortages on the day of start: last week the line stood still for 11 hours'),
    },
  },
  {
    key: 'int.production', phase: 'phase2', who: 'gao', department: 'PRD', day: -80, minutes: 55, confirmed: -79,
    title: t('生产部访谈：工单与报工', 'Production: work orders and reporting'), place: t('装配车间', 'Assembly shop'), taken: t('流转卡 10 张、报废单一叠', '10 route cards, a stack of scrap slips'),
    notes: t(
      '报工靠班组长下班后补写，一个班 60 多道工序写 40 分钟，数字对不上实物的每天都有。\n一线多数会用手机扫码，五十岁以上的大概三分之一，要班组长代报。\n报废单上只写"坏了"两个字，月底财务来问，没有人记得是哪道工序。',
      'Team leaders write the reports after the shift, 40 minutes for some 60 operations, and every day some figures differ from what is there.\nMost people on the line can scan with a phone; about a third are over fifty and need the team leader to report for them.\nScrap slips just say "broken"; when finance asks at the end of the month nobody remembers which operation it was.',
    ),
    quotes: { 'req.work-report': t('报工靠班组长下班后补写，一个班 60 多道工序写 40 分钟', 'Team leaders write the reports after the shift, 40 minutes for some 60 operations'), 'req.scrap': t('报废单上只写"坏了"两个字', 'Scrap slips just say "broken"') },
  },
  {
    key: 'int.finance', phase: 'phase3', who: 'sun', department: 'FIN', day: -18, minutes: 60, confirmed: -17,
    title: t('财务部访谈：应付与月结', 'Finance: payables and month-end'), place: t('财务部', 'Finance office'), taken: t('月结日历、三单不符清单', 'The closing calendar, the list of mismatches'),
    notes: t(
      '上月三单不符 214 笔，靠两个人逐张翻单据，翻了六天。一期上线后收货准了，不符的少了一半，剩下的是价格差。\n月结第 12 个工作日才能出报表，卡在等仓库、等车间、等暂估，谁等谁没有人看得见。\n出口占不到百分之三，外币往来可以先手工。',
      'Last month 214 invoices did not match order and receipt; two people leafed through paper for six days. Since phase 1 receipts are right and half of them are gone; what is left are prices.\nReports come on the twelfth working day: we wait for the warehouse, the shop, the accruals, and nobody sees who waits for whom.\nExports are less than three per cent; foreign currency can stay by hand for now.',
    ),
    quotes: {
      'req.three-way-match': t('上月三单不符 214 笔，靠两个人逐张翻单据', 'Last month 214 invoices did not match order and receipt; two people leafed through paper'),
      'req.month-end': t('卡在等仓库、等车间、等暂估，谁等谁没有人看得见', 'we wait for the warehouse, the shop, the accruals, and nobody sees who waits for whom'),
      'req.multi-currency': t('出口占不到百分之三，外币往来可以先手工', 'Exports are less than three per cent; foreign currency can stay by hand for now'),
    },
  },
  {
    key: 'int.costing', phase: 'phase3', who: 'jiang', department: 'FIN', day: -16, minutes: 45, confirmed: -15,
    title: t('成本会计访谈：标准成本与差异', 'Cost accountant: standard cost and variances'), place: t('财务部', 'Finance office'), taken: t('上月成本计算表', "Last month's cost sheet"),
    notes: t(
      '标准成本是三年前算的，BOM 改了三百多处，成本没有跟着改。月结后每个月还要手工调，上月调了 4.8 %。\n成本差异只有一个总数，说不清是料价、用量还是工时。',
      'The standard costs are three years old; the bills of material changed in more than three hundred places and the costs did not follow. After each close we still adjust by hand, 4.8 % last month.\nThe variance is one total: nobody can say whether it is prices, quantities or hours.',
    ),
    quotes: { 'req.bom-cost': t('标准成本是三年前算的，BOM 改了三百多处，成本没有跟着改', 'The standard costs are three years old; the bills of material changed in more than three hundred places and the costs did not follow'), 'req.variance': t('成本差异只有一个总数，说不清是料价、用量还是工时', 'The variance is one total: nobody can say whether it is prices, quantities or hours'), 'pain.cost': t('月结后每个月还要手工调，上月调了 4.8 %', 'After each close we still adjust by hand, 4.8 % last month') },
  },
  {
    key: 'int.sponsor', phase: 'phase3', who: 'chen', department: 'GM', day: -3, minutes: 45, confirmed: null,
    title: t('总经理回访：一期见效与三期重点', 'The general manager again: phase 1 and what phase 3 must do'), place: t('总经理办公室', "The general manager's office"), taken: t('月度经营例会材料', 'Papers of the monthly management meeting'),
    notes: t(
      '交付和库存两个数字我每周看，确实下来了。成本我还是不信，同一款车两张报表差 60 块。\n月度例会上，销售和财务报的毛利差三个点，会就开成对账会。三期先把成本做实，报表口径统一由财务说了算。',
      'I look at delivery and stock every week, and they did come down. I still do not believe the costs: for one model two reports differ by 60 yuan.\nIn the monthly meeting the margins of sales and finance differ by three points, and the meeting becomes a reconciliation. Phase 3 must make the costs real first, and finance decides on the definitions.',
    ),
    quotes: { 'pain.reports': t('销售和财务报的毛利差三个点，会就开成对账会', 'the margins of sales and finance differ by three points, and the meeting becomes a reconciliation') },
  },
]

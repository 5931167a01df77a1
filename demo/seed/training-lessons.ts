import type { Text } from '../../engines/errors.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

export interface LessonText {
  readonly key: string
  readonly phase: 'phase1' | 'phase2'
  readonly owner: string
  readonly title: Text
  readonly minutes: number
  readonly teaches: readonly string[]
  readonly theory?: Text
  readonly practice?: Text
  readonly caseStudy?: Text
  readonly jobAid?: Text
}

/** The lessons of the story with their words; the last ones belong to phase 2 and are still drafts. */
export const lessonTexts: readonly LessonText[] = [
  {
    key: 'les.dashboard', phase: 'phase1', owner: 'he', minutes: 60, title: t('看懂库存与到货报表', 'Reading stock and delivery reports'), teaches: ['cfg.slow-mover', 'cfg.delivery-warning'],
    theory: t('管理者每周看三张表：到货及时率、库存周转天数、呆滞清单。到货及时率按首次承诺日算，改期不改口径；周转天数等于平均库存金额除以出库成本再乘天数；呆滞按最后一次移动算，超过 90 天进清单。\n看表先看趋势，再看是谁、卡在哪一行。', 'Managers read three reports a week: on-time receipts, turnover days and slow movers. On time counts by the first promised day, whatever is rescheduled later; turnover days are average stock value over cost of issues times days; a slow mover is an item without movement for 90 days.\nLook at the trend first, then at who and which row.'),
    practice: t('1. 打开"到货跟踪"，按供应商筛选，找出本周逾期的前三行\n2. 点开一行，看首次承诺日、确认交期和跟催记录\n3. 打开"呆滞清单"，按金额排序，指定处理人和日期\n4. 把两张表导出，带进周会', '1. Open Receipt tracking, filter by supplier, find the three worst overdue rows of the week\n2. Open a row: first promised day, confirmed day, follow-up notes\n3. Open Slow movers, sort by value, name who deals with it and by when\n4. Export both for the weekly meeting'),
    caseStudy: t('7 月的周会上，采购说"供应商都准时"，仓库说"天天等料"。把两边的数放到同一口径，发现采购按改期后的日期算。口径统一后，真正逾期的是三家供应商的 11 行。', 'In July purchasing said “suppliers are on time” and the warehouse said “we wait every day”. On one definition it turned out that purchasing counted rescheduled dates; really overdue were 11 lines of three suppliers.'),
    jobAid: t('1. 周一 9 点前看到货逾期前三行\n2. 每行问：谁跟、哪天到、要不要替代\n3. 呆滞按金额看前十\n4. 看不懂的数，点开公式', '1. Before Monday 9:00: the three worst overdue lines\n2. For each: who follows, which day, a substitute?\n3. Slow movers: the ten largest\n4. Not clear? Open the formula'),
  },
  {
    key: 'les.approve-mobile', phase: 'phase1', owner: 'he', minutes: 30, title: t('手机上审批请购单', 'Approving requisitions on the phone'), teaches: ['cfg.requisition-flow'],
    theory: t('请购单按金额分级：5,000 元以内部门经理批；50,000 元以内加采购经理；以上再加总经理。超过 24 小时未批系统催一次，出差可委托。', 'Requisitions go by amount: up to 5,000 the department manager, up to 50,000 also the purchasing manager, above also the general manager. After 24 hours the system reminds; when travelling, delegate.'),
    practice: t('1. 打开待办里的请购单\n2. 看用途、现有库存和在途\n3. 同意、退回（写原因）或加签\n4. 出差前设委托，写起止日期', '1. Open the requisition from your tasks\n2. Look at purpose, stock on hand and in transit\n3. Approve, return with a reason, or add a signer\n4. Before travelling, set a delegate with dates'),
    caseStudy: t('一张 48,000 元的轴承请购单在 3 天里没人批：经理出差没有委托。现在委托是出差申请的必填项。', 'A requisition of 48,000 for bearings waited three days: the manager was travelling without a delegate. A delegate is now part of the travel request.'),
    jobAid: t('1. 先看库存和在途，再批\n2. 退回必须写原因\n3. 出差先设委托', '1. Look at stock and in transit first\n2. Returning needs a reason\n3. Travelling? Set a delegate first'),
  },
  {
    key: 'les.requisition', phase: 'phase1', owner: 'cao', minutes: 120, title: t('从请购到订单', 'From requisition to order'), teaches: ['cfg.requisition-flow', 'cfg.po-generation', 'proc.purchase-order'],
    theory: t('审核后的请购行才能转订单；系统按供应商合并，一张订单可含多张请购单的行。价格取有效期内的价目表，没有价格的行不能转。', 'Only approved lines become orders; the system merges by supplier, so one order may hold lines of several requisitions. Prices come from the valid price list; a line without a price cannot be turned.'),
    practice: t('1. 在"请购池"勾选要转的行\n2. 点"生成订单"，检查供应商、价格、交期\n3. 改数量要写原因，改价格要走价格审批\n4. 提交并发给供应商\n5. 供应商回签后登记确认交期', '1. Tick the lines in the requisition pool\n2. Press Generate orders; check supplier, price, date\n3. A changed quantity needs a reason, a changed price goes to approval\n4. Submit and send it to the supplier\n5. Record the confirmed date when the supplier has answered'),
    caseStudy: t('同一家供应商一天收到 9 张订单，运费多付了 1,400 元。合并生成后，同样的行变成 2 张订单。', 'One supplier got nine orders in a day and freight cost 1,400 more. Merged, the same lines became two orders.'),
    jobAid: t('1. 只转已审核的行\n2. 先看价格有效期\n3. 同一供应商一天合并一次\n4. 回签当天登记确认交期', '1. Approved lines only\n2. Check that the price is valid\n3. Merge once a day per supplier\n4. Record the confirmed date the same day'),
  },
  {
    key: 'les.supplier', phase: 'phase1', owner: 'wu', minutes: 45, title: t('供应商建档与信用代码', 'Supplier records and credit codes'), teaches: ['cfg.credit-code', 'proc.supplier'],
    theory: t('统一社会信用代码 18 位，最后一位是校验码（GB 32100）。校验不过的不能建档；同一代码只能有一个供应商，更名在原档上改。', 'The credit code has 18 characters, the last one a check digit (GB 32100). A code that fails is not accepted; one code, one supplier: a new name is a change of the old record.'),
    practice: t('1. 先按代码查，再按名称查\n2. 扫营业执照上的码录入，不手敲\n3. 校验红了：对照执照，不要改末位凑数\n4. 更名走变更，附工商变更通知', '1. Search by code, then by name\n2. Scan the code of the licence, do not type it\n3. Red check: compare with the licence, never change the last digit to fit\n4. A new name is a change with the official notice attached'),
    caseStudy: t('"佛山市顺达五金"和"佛山顺达五金制品厂"各欠我们一张发票，其实是一家。旧系统里两个档案，对账对了两个月。', 'Two records of one supplier in the old system, two invoices, two months of reconciling.'),
    jobAid: t('1. 先查代码再查名称\n2. 18 位扫码录入\n3. 一个代码一个档', '1. Code first, then name\n2. Scan the 18 characters\n3. One code, one record'),
  },
  {
    key: 'les.follow-up', phase: 'phase1', owner: 'cao', minutes: 90, title: t('交期确认与跟催', 'Confirming and chasing dates'), teaches: ['cfg.delivery-warning'],
    theory: t('下单后两个工作日内要有供应商确认交期。到货前 3 天系统提醒采购员，逾期当天升级给经理。改期必须留原因：供应商、我方、物流三选一。', 'A confirmed date is due within two working days. Three days before, the buyer is reminded; when overdue, the manager is told. A new date needs its cause: supplier, ourselves or transport.'),
    practice: t('1. 每天 9 点打开"到货预警"\n2. 先电话后录入：新日期、原因、联系人\n3. 影响生产的，勾"缺料"，计划员会收到\n4. 连续两次改期，提经理约谈', '1. Open Delivery warnings at 9:00 each day\n2. Call first, then enter: new date, cause, contact\n3. If production is affected, tick Shortage: the planner is told\n4. After two changes, ask the manager to meet the supplier'),
    caseStudy: t('一批变速器的交期改了四次，没有一次留原因，月底谁也说不清。现在第二次改期就到经理桌上。', 'A batch of derailleurs was rescheduled four times without a cause and nobody could explain it. Now the second change is on the manager’s desk.'),
    jobAid: t('1. 9 点看预警\n2. 先打电话再录\n3. 改期选原因\n4. 第二次改期报经理', '1. Warnings at 9:00\n2. Call, then enter\n3. Choose the cause\n4. Second change: tell the manager'),
  },
  {
    key: 'les.scan-receipt', phase: 'phase1', owner: 'zhao', minutes: 180, title: t('扫码收货', 'Receiving by scan'), teaches: ['cfg.scan-receipt', 'proc.receipt'],
    theory: t('收货先扫送货单上的订单码，再扫箱码，系统带出订单行和未收数。实物到库后四小时内必须入账；没有订单的货不收，放待处理区。', 'Scan the order on the delivery note, then the box: the system shows the line and the open quantity. Everything is posted within four hours; goods without an order go to the waiting area.'),
    practice: t('1. 登录 PDA，选"采购收货"\n2. 扫送货单条码\n3. 扫箱码，核对物料和数量\n4. 数量不符：按实数录入，选原因\n5. 打印待检标签，贴箱\n6. 断网：用应急收货单，编号连续，恢复后 4 小时内补录', '1. Sign in on the handheld, choose Purchase receipt\n2. Scan the delivery note\n3. Scan the box; check item and quantity\n4. Different quantity: enter what is there and choose the cause\n5. Print the inspection label and stick it on\n6. No network: use numbered emergency forms, enter them within 4 hours'),
    caseStudy: t('试点第二天，一箱链条扫了两次，库存多了 200 条。系统现在对同一箱码第二次扫描会响铃并拒收。', 'On the second pilot day one box of chains was scanned twice and stock was 200 too high. The second scan of a box now rings and is refused.'),
    jobAid: t('1. 先扫送货单\n2. 再扫箱码\n3. 数不对按实数，选原因\n4. 贴待检标签\n5. 没订单不收，放黄线区', '1. Delivery note first\n2. Then the box\n3. Wrong quantity: enter the real one, choose the cause\n4. Stick the inspection label\n5. No order, no receipt: yellow area'),
  },
  {
    key: 'les.issue', phase: 'phase1', owner: 'zhao', minutes: 120, title: t('批次领料与退料', 'Issuing by batch, and returns'), teaches: ['cfg.batch-fifo', 'proc.issue'],
    theory: t('系统按入库先后推荐批次。可以改批次，但要选原因：混放、客户指定、质量隔离。退料回原批次。', 'The system suggests batches in the order of receipt. You may change it with a cause: mixed storage, customer’s wish, quarantine. Returns go back to their batch.'),
    practice: t('1. 扫领料单\n2. 按推荐库位取料，扫库位和批次\n3. 要换批次：选原因再扫\n4. 领料人当面确认数量\n5. 退料扫原领料单，回原批次', '1. Scan the issue slip\n2. Go to the suggested bin, scan bin and batch\n3. Another batch: choose the cause, then scan\n4. The receiver confirms the quantity on the spot\n5. Returns: scan the old slip, back to its batch'),
    caseStudy: t('车架漆批次混用，同一张订单出现两种红。按先进先出后，混批次的订单从每月 14 单降到 1 单。', 'Mixed paint batches gave two reds in one order. With first in first out, mixed orders fell from 14 a month to one.'),
    jobAid: t('1. 扫单、扫库位、扫批次\n2. 换批次要选原因\n3. 当面点数\n4. 退料回原批次', '1. Scan slip, bin, batch\n2. Other batch: choose the cause\n3. Count together\n4. Returns to their batch'),
  },
  {
    key: 'les.count', phase: 'phase1', owner: 'zhao', minutes: 90, title: t('循环盘点', 'Cycle counting'), teaches: ['cfg.cycle-count', 'proc.stocktaking'],
    theory: t('A 类每月、B 类每季、C 类半年。盲盘：盘点卡上没有账面数。差异先复盘（换人），再由主管审批后调整。', 'Class A monthly, B quarterly, C half-yearly. Blind: the card shows no book quantity. Differences are counted again by somebody else, then approved by the supervisor.'),
    practice: t('1. 打印盘点卡或在 PDA 上领任务\n2. 扫库位，数实物，录数\n3. 差异行系统自动派给另一个人复盘\n4. 主管看差异原因，批或退\n5. 当天完成，不过夜', '1. Print the cards or take the task on the handheld\n2. Scan the bin, count, enter\n3. Differences go to another person by themselves\n4. The supervisor reads the cause, approves or returns\n5. Finish the same day'),
    caseStudy: t('一次盘点少了 60 个脚踏，复盘在隔壁库位找到。差异先复盘再调账，避免了一笔 2,700 元的误调。', 'Sixty pedals were missing and found in the next bin at the second count: a wrong adjustment of 2,700 avoided.'),
    jobAid: t('1. 盲盘，不看账\n2. 差异换人复盘\n3. 主管批了才调账', '1. Count blind\n2. Differences: another person\n3. Adjust only when approved'),
  },
  {
    key: 'les.inspection', phase: 'phase1', owner: 'deng', minutes: 120, title: t('来料检验与待检库存', 'Incoming inspection and blocked stock'), teaches: ['cfg.inspection-block', 'proc.inspection'],
    theory: t('收货后是"待检"，不能领用；合格转"可用"，不合格转"隔离"。紧急放行要品质经理批，系统自动挂追溯。', 'On receipt stock is under inspection and cannot be issued; accepted stock becomes available, rejected stock is quarantined. An urgent release needs the quality manager and is traced.'),
    practice: t('1. 打开待检清单，按到货时间排\n2. 按抽样方案取样，录检验项\n3. 判定：合格、让步、挑选、退货\n4. 打印合格标签换掉待检标签\n5. 紧急放行：填追溯批次，找经理批', '1. Open the inspection list by arrival\n2. Sample by the plan, enter the results\n3. Decide: accept, concession, sort, return\n4. Replace the label\n5. Urgent release: name the batch and get the approval'),
    caseStudy: t('上线前，待检的轮圈被领走装车，返工 38 台。上线后未检领用为 0。', 'Before, rims under inspection were issued and 38 bikes were reworked. Since go-live nothing uninspected was issued.'),
    jobAid: t('1. 先到先检\n2. 判定四选一\n3. 换标签才算完\n4. 急用找经理，先挂批次', '1. First come, first inspected\n2. One of four decisions\n3. Not done until the label is changed\n4. Urgent: batch first, then the manager'),
  },
  {
    key: 'les.min-max', phase: 'phase1', owner: 'wang', minutes: 120, title: t('补货建议的处理', 'Working with replenishment suggestions'), teaches: ['cfg.min-max', 'proc.replenishment'],
    theory: t('上下限按近 90 天用量、提前期和服务水平计算，每周日更新。建议不是命令：采纳、改数、忽略都要留痕。', 'Minimum and maximum come from the use of 90 days, lead time and service level, renewed on Sundays. A suggestion is no order: accept, change or ignore, and leave a trace.'),
    practice: t('1. 周一打开补货建议，按缺料天数排序\n2. 看近 90 天用量曲线，排除一次性领用\n3. 采纳的转请购，改数写原因\n4. 连续三周忽略的，申请调整参数', '1. On Monday open the suggestions by days of shortage\n2. Look at the curve, leave out single large issues\n3. Turn accepted ones into requisitions; a changed number needs a reason\n4. Ignored for three weeks? Ask for other parameters'),
    caseStudy: t('一次展会领了 500 个铃铛，建议量翻倍。计划员剔除后，少买了 480 个。', 'A fair took 500 bells and the suggestion doubled; the planner left it out and bought 480 fewer.'),
    jobAid: t('1. 周一先看缺料天数\n2. 剔除一次性领用\n3. 改数写原因', '1. Monday: days of shortage first\n2. Leave single issues out\n3. Changed number: reason'),
  },
  {
    key: 'les.material-request', phase: 'phase1', owner: 'huang', minutes: 120, title: t('物料申请与查重', 'Requesting materials without duplicates'), teaches: ['cfg.code-rule', 'cfg.duplicate-check', 'proc.material-request'],
    theory: t('编码由系统按规则生成：大类 2 位、流水 6 位、校验 1 位，人不编码。申请时系统把名称、规格、材质归一后比较，疑似重复的排在前面。', 'The system makes the code: class 2, serial 6, check 1; people do not. Name, specification and material are normalised and compared: possible duplicates come first.'),
    practice: t('1. 先搜：名称、规格、供应商料号各搜一次\n2. 填大类，系统带出必填属性\n3. 看查重提示，同物就用旧码\n4. 提交，主数据管理员 4 小时内审核', '1. Search by name, specification and supplier’s number\n2. Choose the class; the system asks for its attributes\n3. Read the hints: same thing, old code\n4. Submit; the administrator answers within 4 hours'),
    caseStudy: t('"内六角螺栓 M6×20"有 7 个编码，占库存 31,000 元。归一后查重提示当场拦下了第 8 个。', '“Hex socket bolt M6×20” had seven codes and 31,000 of stock; the check stopped the eighth.'),
    jobAid: t('1. 先搜三遍再申请\n2. 必填属性填全\n3. 查重命中用旧码', '1. Search three times first\n2. Fill every attribute\n3. A hit? Use the old code'),
  },
  {
    key: 'les.mrp', phase: 'phase2', owner: 'wang', minutes: 240, title: t('物料需求计算与齐套', 'Material requirements and kitting'), teaches: ['cfg.mrp-run', 'cfg.kitting', 'cfg.mps-horizon'],
    theory: t('每天 02:00 净变更计算；主计划展望 12 周，第一周冻结。例外信息只看三种：提前、推后、取消。', 'Net change at 02:00 each day; the master schedule looks 12 weeks ahead with the first week frozen. Read three messages only: earlier, later, cancel.'),
    practice: t('1. 打开例外清单\n2. 先处理本周开工的缺料\n3. 齐套检查开工前 3 天跑一次', '1. Open the exceptions\n2. This week’s shortages first\n3. Run the kitting check three days before start'),
  },
  {
    key: 'les.report-scan', phase: 'phase2', owner: 'gao', minutes: 30, title: t('班前十分钟：扫码报工', 'Ten minutes before the shift: reporting by scan'), teaches: ['cfg.operation-scan', 'cfg.scrap-reason'],
    practice: t('1. 扫工单\n2. 扫工序\n3. 报数，报废选原因', '1. Scan the order\n2. Scan the operation\n3. Report; scrap with its reason'),
  },
  {
    key: 'les.promise', phase: 'phase2', owner: 'feng', minutes: 90, title: t('接单时承诺交期', 'Promising a date'), teaches: ['cfg.promise'],
    theory: t('可承诺量等于在库加在途加计划产出减已承诺。先承诺后下单的，系统会提示超诺。', 'Available to promise is stock plus in transit plus planned output less what is promised. Promising first is flagged.'),
  },
]

export interface CurriculumText {
  readonly key: string
  readonly phase: 'phase1' | 'phase2'
  readonly title: Text
  readonly audienceBy: 'job' | 'manager'
  readonly audience?: string
  readonly departments: string
  readonly hours: string
  readonly owner: string
  readonly outcome: Text
  readonly lessons: readonly string[]
}

export const curriculumTexts: readonly CurriculumText[] = [
  { key: 'cur.manager', phase: 'phase1', owner: 'he', title: t('管理者看报表', 'Reports for managers'), audienceBy: 'manager', departments: 'GM、PMC、PUR、WH、QA、ENG', hours: '1.5', lessons: ['les.dashboard', 'les.approve-mobile'], outcome: t('看懂三张表，在手机上批请购单', 'Read three reports and approve requisitions on the phone') },
  { key: 'cur.buyer', phase: 'phase1', owner: 'wu', title: t('采购员实操', 'Hands-on for buyers'), audienceBy: 'job', audience: '采购员', departments: 'PUR', hours: '4.25', lessons: ['les.requisition', 'les.supplier', 'les.follow-up'], outcome: t('独立完成请购到订单、跟催和供应商建档', 'Order from requisitions, chase dates and keep supplier records alone') },
  { key: 'cur.keeper', phase: 'phase1', owner: 'zhao', title: t('仓库实操', 'Hands-on for the warehouse'), audienceBy: 'job', audience: '仓管员、发货员', departments: 'WH', hours: '6.5', lessons: ['les.scan-receipt', 'les.issue', 'les.count'], outcome: t('扫码收、发、盘，断网会用应急单', 'Receive, issue and count by scan, and by paper when the network is down') },
  { key: 'cur.inspector', phase: 'phase1', owner: 'deng', title: t('检验员实操', 'Hands-on for inspectors'), audienceBy: 'job', audience: '检验员', departments: 'QA', hours: '2', lessons: ['les.inspection'], outcome: t('四种处置各做对一次', 'Each of four decisions done right once') },
  { key: 'cur.planner', phase: 'phase1', owner: 'wang', title: t('计划员实操：补货', 'Hands-on for planners: replenishment'), audienceBy: 'job', audience: '物料计划员、生产计划员', departments: 'PMC', hours: '2', lessons: ['les.min-max'], outcome: t('每周一处理完补货建议', 'Suggestions dealt with every Monday') },
  { key: 'cur.engineer', phase: 'phase1', owner: 'huang', title: t('物料申请', 'Requesting materials'), audienceBy: 'job', audience: 'BOM 工程师', departments: 'ENG', hours: '2', lessons: ['les.material-request'], outcome: t('不再产生重复物料', 'No more duplicate materials') },
  { key: 'cur.planner-mrp', phase: 'phase2', owner: 'wang', title: t('计划员实操：主计划与物料需求', 'Hands-on for planners: master schedule and requirements'), audienceBy: 'job', audience: '物料计划员、生产计划员', departments: 'PMC', hours: '8', lessons: ['les.mrp'], outcome: t('两小时内处理完每天的例外', 'Each day’s exceptions within two hours') },
  { key: 'cur.shopfloor', phase: 'phase2', owner: 'gao', title: t('车间扫码报工', 'Reporting on the shop floor'), audienceBy: 'job', audience: '班组长、操作工', departments: 'PRD', hours: '0.5', lessons: ['les.report-scan'], outcome: t('当场做对两次', 'Done right twice on the spot') },
  { key: 'cur.sales', phase: 'phase2', owner: 'feng', title: t('销售跟单：承诺交期', 'Order clerks: promising dates'), audienceBy: 'job', audience: '销售跟单', departments: 'SAL', hours: '1.5', lessons: ['les.promise'], outcome: t('接单当场给出能兑现的日期', 'A date that holds, given on the spot') },
]

import type { Text } from '../../engines/errors.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

export interface ExamText {
  readonly key: string
  readonly curriculum: string
  readonly lesson: string
  readonly owner: string
  readonly title: Text
  readonly questions: readonly { readonly type: 'single' | 'multiple' | 'trueFalse'; readonly text: Text; readonly options: readonly Text[]; readonly right: readonly number[]; readonly why: Text }[]
}

const yesNo = [t('对', 'True'), t('错', 'False')]

/** One exam for each hands-on curriculum: five questions of 20 points, 80 % to pass. */
export const examTexts: readonly ExamText[] = [
  {
    key: 'exm.buyer', curriculum: 'cur.buyer', lesson: 'les.requisition', owner: 'cao', title: t('采购员上岗考试', 'Exam for buyers'),
    questions: [
      { type: 'single', text: t('哪些请购行可以转订单？', 'Which requisition lines can become an order?'), options: [t('所有行', 'All'), t('已审核且有有效价格的行', 'Approved ones with a valid price'), t('急用的行', 'Urgent ones')], right: [1], why: t('没有审核或没有价格的行转不了', 'A line without approval or price cannot be turned') },
      { type: 'single', text: t('同一家供应商当天有 6 行请购，怎么下单？', 'Six lines of one supplier today: how to order?'), options: [t('一行一单', 'One order a line'), t('合并成一张订单', 'Merge them into one order'), t('等到周五', 'Wait until Friday')], right: [1], why: t('系统按供应商合并，省运费和对账', 'Merging saves freight and reconciling') },
      { type: 'multiple', text: t('供应商改期时要登记哪些？', 'What is recorded when a supplier reschedules?'), options: [t('新交期', 'New date'), t('原因', 'Cause'), t('联系人', 'Contact'), t('供应商的道歉', 'The apology')], right: [0, 1, 2], why: t('三样都有，月底才说得清', 'With all three it can be explained later') },
      { type: 'trueFalse', text: t('信用代码校验不过时，可以改最后一位让它通过。', 'When a credit code fails, its last digit may be changed to fit.'), options: yesNo, right: [1], why: t('末位是校验码，凑出来的是假档案', 'The last one is a check digit; a made-up one is a false record') },
      { type: 'single', text: t('到货逾期当天，系统通知谁？', 'Whom does the system tell on the overdue day?'), options: [t('采购员本人', 'The buyer'), t('采购经理', 'The purchasing manager'), t('供应商', 'The supplier')], right: [1], why: t('提前 3 天提醒采购员，逾期升级经理', 'The buyer three days before; the manager when overdue') },
    ],
  },
  {
    key: 'exm.keeper', curriculum: 'cur.keeper', lesson: 'les.scan-receipt', owner: 'zhao', title: t('仓管员上岗考试', 'Exam for the warehouse'),
    questions: [
      { type: 'single', text: t('收货第一步扫什么？', 'What is scanned first at receipt?'), options: [t('箱码', 'The box'), t('送货单上的订单码', 'The order on the delivery note'), t('库位', 'The bin')], right: [1], why: t('先有订单，系统才带得出未收数', 'The order gives the open quantity') },
      { type: 'multiple', text: t('实收数和送货单不符，怎么办？', 'The quantity differs from the note: what do you do?'), options: [t('按实数录入', 'Enter what is there'), t('选差异原因', 'Choose the cause'), t('按送货单数录入', 'Enter the note’s number'), t('先放着明天再说', 'Leave it for tomorrow')], right: [0, 1], why: t('账要等于实物，原因留给采购', 'Books equal goods; the cause helps purchasing') },
      { type: 'trueFalse', text: t('没有采购订单的货可以先收进来再补单。', 'Goods without an order may be received first.'), options: yesNo, right: [1], why: t('放黄线待处理区，通知采购', 'They go to the yellow area; tell purchasing') },
      { type: 'single', text: t('系统推荐的批次取不到，正确做法是？', 'The suggested batch cannot be reached: what is right?'), options: [t('随便拿一批', 'Take any'), t('选换批次原因再扫新批次', 'Choose the cause, then scan another batch'), t('不扫批次', 'Scan no batch')], right: [1], why: t('换批次可以，要留原因', 'Another batch is fine with its cause') },
      { type: 'single', text: t('盘点差异由谁复盘？', 'Who counts a difference again?'), options: [t('原盘点人', 'The same person'), t('另一个人', 'Another person'), t('不用复盘', 'Nobody')], right: [1], why: t('换人才看得出数错', 'A second pair of eyes finds the error') },
    ],
  },
  {
    key: 'exm.inspector', curriculum: 'cur.inspector', lesson: 'les.inspection', owner: 'deng', title: t('检验员上岗考试', 'Exam for inspectors'),
    questions: [
      { type: 'single', text: t('刚收货的来料是什么状态？', 'What is the status of goods just received?'), options: [t('可用', 'Available'), t('待检', 'Under inspection'), t('隔离', 'Quarantined')], right: [1], why: t('合格后才可用', 'Available once accepted') },
      { type: 'multiple', text: t('判定有哪几种？', 'Which decisions are there?'), options: [t('合格', 'Accept'), t('让步', 'Concession'), t('挑选', 'Sort'), t('退货', 'Return')], right: [0, 1, 2, 3], why: t('四选一，都要有结论', 'One of four, always a conclusion') },
      { type: 'trueFalse', text: t('生产急用时，检验员可以自己放行。', 'When production is in a hurry, the inspector may release alone.'), options: yesNo, right: [1], why: t('紧急放行由品质经理批，并挂追溯批次', 'The quality manager approves, with the batch traced') },
      { type: 'single', text: t('检验做完的标志是？', 'When is an inspection finished?'), options: [t('录完数据', 'Data entered'), t('换上合格标签', 'The label is changed'), t('通知仓库', 'The warehouse is told')], right: [1], why: t('现场看标签，不看系统', 'People look at the label') },
      { type: 'single', text: t('待检清单按什么顺序做？', 'In which order is the list worked?'), options: [t('到货时间', 'Arrival'), t('金额', 'Value'), t('供应商', 'Supplier')], right: [0], why: t('先到先检，急用的走放行', 'First come, first inspected') },
    ],
  },
  {
    key: 'exm.planner', curriculum: 'cur.planner', lesson: 'les.min-max', owner: 'wang', title: t('计划员上岗考试（补货）', 'Exam for planners (replenishment)'),
    questions: [
      { type: 'single', text: t('补货上下限多久更新一次？', 'How often are the limits renewed?'), options: [t('每天', 'Daily'), t('每周日', 'On Sundays'), t('每月', 'Monthly')], right: [1], why: t('按近 90 天用量每周重算', 'From 90 days of use, every week') },
      { type: 'multiple', text: t('对一条补货建议可以怎么处理？', 'What can be done with a suggestion?'), options: [t('采纳', 'Accept'), t('改数并写原因', 'Change it with a reason'), t('忽略', 'Ignore'), t('删除历史用量', 'Delete past use')], right: [0, 1, 2], why: t('都会留痕，历史不能删', 'All leave a trace; history stays') },
      { type: 'trueFalse', text: t('展会的一次性领用应当从用量里剔除。', 'A single issue for a fair should be left out of the use.'), options: yesNo, right: [0], why: t('否则建议量会虚高', 'Else the suggestion is too high') },
      { type: 'single', text: t('周一先按什么排序看建议？', 'How are suggestions sorted on Monday?'), options: [t('金额', 'Value'), t('缺料天数', 'Days of shortage'), t('供应商', 'Supplier')], right: [1], why: t('先保生产', 'Production first') },
      { type: 'single', text: t('同一物料连续三周忽略建议，应该？', 'Ignored for three weeks: what then?'), options: [t('继续忽略', 'Go on ignoring'), t('申请调整参数', 'Ask for other parameters'), t('删除物料', 'Delete the material')], right: [1], why: t('参数不对就改参数', 'Wrong parameters are changed') },
    ],
  },
  {
    key: 'exm.engineer', curriculum: 'cur.engineer', lesson: 'les.material-request', owner: 'huang', title: t('物料申请考试', 'Exam on requesting materials'),
    questions: [
      { type: 'single', text: t('物料编码由谁编？', 'Who makes the material code?'), options: [t('申请人', 'The requester'), t('系统按规则', 'The system by rule'), t('仓库', 'The warehouse')], right: [1], why: t('人不编码，编码不含义', 'People make no codes') },
      { type: 'multiple', text: t('申请前应当按什么查重？', 'By what do you search before requesting?'), options: [t('名称', 'Name'), t('规格', 'Specification'), t('供应商料号', 'Supplier’s number'), t('颜色喜好', 'Favourite colour')], right: [0, 1, 2], why: t('搜三遍再申请', 'Three searches first') },
      { type: 'trueFalse', text: t('查重命中但名称写法不同，可以新建一个码。', 'A hit with another spelling may get a new code.'), options: yesNo, right: [1], why: t('同物就用旧码', 'Same thing, old code') },
      { type: 'single', text: t('主数据管理员多久内审核？', 'Within what time is a request reviewed?'), options: [t('4 小时', '4 hours'), t('2 天', '2 days'), t('1 周', 'A week')], right: [0], why: t('4 小时内答复', 'Answered within 4 hours') },
      { type: 'single', text: t('必填属性由什么决定？', 'What decides the mandatory attributes?'), options: [t('物料大类', 'The class'), t('申请人部门', 'The department'), t('价格', 'The price')], right: [0], why: t('大类带出属性', 'The class brings them') },
    ],
  },
]

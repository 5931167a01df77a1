import type { Text } from '../../../engines/errors.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

/** The questionnaire of phase 1, from the ERP kit. */
export const questions = [
  { id: 'goal', kind: 'scale', required: true, text: t('我清楚公司为什么要上这套系统', 'I know why the company introduces this system') },
  { id: 'manager', kind: 'scale', required: true, text: t('我的部门领导支持这个项目', 'My manager supports this project') },
  { id: 'ask', kind: 'scale', required: true, isReversed: true, text: t('我现在为了找一个数据，常要问三个人以上', 'To find one figure I often ask more than three people') },
  { id: 'time', kind: 'scale', required: true, text: t('我愿意在上线前抽出时间学习和测试', 'I am willing to take time to learn and test before go-live') },
  { id: 'more', kind: 'scale', required: true, isReversed: true, text: t('我担心新系统会让我的工作变多', 'I fear that the new system means more work for me') },
  { id: 'retype', kind: 'number', required: false, text: t('我每天花多少分钟重复录入或核对同一份数据', 'Minutes a day that I spend typing or checking the same data again'), unit: t('分钟', 'minutes') },
  { id: 'late', kind: 'single', required: true, text: t('单据一般在实物移动之后多久录入', 'How long after the goods move is the document entered'), options: [{ id: 'now', text: t('当场', 'At once') }, { id: 'half', text: t('半天内', 'Within half a day') }, { id: 'day', text: t('当天', 'The same day') }, { id: 'next', text: t('次日及以后', 'The next day or later') }] },
  { id: 'sheets', kind: 'multiple', required: false, text: t('我最常用的自制表格', 'Sheets of my own that I use most'), options: [{ id: 'stock', text: t('库存', 'Stock') }, { id: 'order', text: t('订单', 'Orders') }, { id: 'plan', text: t('计划', 'Plans') }, { id: 'quality', text: t('质量', 'Quality') }, { id: 'other', text: t('其他', 'Other') }] },
  { id: 'first', kind: 'rank', required: false, text: t('最希望先解决', 'What should be solved first'), options: [{ id: 'date', text: t('交期', 'Dates') }, { id: 'stock', text: t('库存', 'Stock') }, { id: 'cost', text: t('成本', 'Cost') }, { id: 'quality', text: t('质量', 'Quality') }] },
  { id: 'story', kind: 'open', required: false, text: t('请写一件最近因信息不准造成的事（时间、后果）', 'One thing that wrong information caused lately (when, what followed)') },
] as const

/** Heads asked, sheets that came back, and how a department answers (means of the five scales, minutes, lateness 0..3). */
export const groups = [
  { department: 'PUR', invited: 8, answered: 7, day: -236, means: [4.1, 4.3, 4.2, 4.0, 2.6], minutes: 55, lateness: 2 },
  { department: 'WH', invited: 30, answered: 25, day: -235, means: [3.4, 3.8, 4.5, 3.9, 3.4], minutes: 62, lateness: 2.4 },
  { department: 'QA', invited: 12, answered: 10, day: -235, means: [3.6, 3.7, 3.9, 3.8, 3.0], minutes: 40, lateness: 1.8 },
  { department: 'PMC', invited: 12, answered: 11, day: -234, means: [4.2, 4.0, 4.4, 4.1, 2.8], minutes: 75, lateness: 1.2 },
  { department: 'PRD', invited: 44, answered: 32, day: -233, means: [2.9, 3.4, 3.8, 3.3, 3.7], minutes: 25, lateness: 2.6 },
  { department: 'ENG', invited: 6, answered: 6, day: -233, means: [4.0, 4.1, 4.3, 4.2, 2.4], minutes: 48, lateness: 1 },
  { department: 'SAL', invited: 9, answered: 8, day: -232, means: [3.7, 3.9, 4.1, 3.5, 2.9], minutes: 50, lateness: 1.4 },
  { department: 'FIN', invited: 6, answered: 4, day: -231, means: [4.4, 4.5, 4.0, 4.3, 2.2], minutes: 90, lateness: 0.6 },
] as const

/** What people wrote, by department; everybody wrote a different thing. */
export const stories: Readonly<Record<(typeof groups)[number]['department'], readonly string[]>> = {
  PUR: ['上月 12 号轴承账上有 400 个，实物一个没有，临时空运花了六千。', '同一种内胎买重了，两个编码各下一单，多压两万多。'],
  WH: ['盘点少了一箱变速器，找了三天，在别的库位。', '收货单次日才录，系统里没有料，采购急着又买了一批。', '领料单写错一位，账上少了 1,000 个螺丝，月底才发现。', '送货单丢了一张，供应商催款才知道没入账。'],
  QA: ['急料没检就装了，返工 260 台，两个班加到夜里十点。'],
  PMC: ['周三早上改了主计划，下午车间还在按旧的做，白做 80 套车圈。', '缺料表靠电话问，漏问一种卡簧，停线 11 个工时。', '周一算的需求到周五已经不能用，又手工改了 300 多行。'],
  PRD: ['轴承断料停线两小时，三十个人站着等。', '流转卡上写的是旧工艺，多打了一道孔，报废 40 件。', '补料单走了两天，工单拖到下周。', '报工数和实物差 15 件，找了一上午。'],
  ENG: ['改了 BOM 没有通知采购，旧料到了 3,000 件。', '"轴承6003"和"6003-2RS"开成两个料，图纸上混着用。'],
  SAL: ['客户问车到哪了，我打了四个电话才问到。', '答应 15 号发，20 号才发，被扣了 3 % 货款。'],
  FIN: ['月底对账差 17 笔，翻了两天纸单。'],
}

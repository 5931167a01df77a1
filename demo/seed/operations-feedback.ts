import type { Text } from '../../engines/errors.ts'
import type { DepartmentCode, ModuleCode } from '../story.ts'

interface ToldFeedback {
  readonly key: string
  readonly at: number
  readonly time: string
  readonly by: string
  readonly department: DepartmentCode
  readonly module: ModuleCode
  readonly type: 'defect' | 'wish' | 'question'
  readonly title: Text
  readonly description: Text
  readonly owner: string
  /** Days until it was decided. */
  readonly days: number
  readonly outcome: 'answered' | 'declined' | 'improved' | 'open'
  readonly answer: Text
  readonly improvement?: Text
  readonly priority?: 'high' | 'medium' | 'low'
  readonly effort?: string
  readonly release?: string
}

const t = (zh: string, en: string): Text => ({ zh, en })

/** What people said in the three months after go-live, and what became of it. */
export function feedbackStory(): readonly ToldFeedback[] {
  return [
    { key: 'fbk.label', at: -90, time: '09:12', by: 'peng', department: 'WH', module: 'IN', type: 'defect', title: t('收货标签打印偏移两行', 'Receipt labels print two lines too low'), description: t('热敏打印机 100×70 标签，条码被裁掉一半，只能手写补。', 'Thermal printer, 100×70 label: half the bar code is cut off, we write it by hand.'), owner: 'zheng', days: 2, outcome: 'improved', answer: t('按 100×70 重做标签模板', 'Label template redone for 100×70'), improvement: t('收货标签模板按 100×70 校准', 'Calibrate the receipt label for 100×70'), priority: 'high', effort: '1', release: 'REL-001' },
    { key: 'fbk.default-warehouse', at: -89, time: '14:03', by: 'peng', department: 'WH', module: 'IN', type: 'wish', title: t('扫码后默认带出上次库位', 'Suggest the last storage bin after scanning'), description: t('每次都要点三层选库位，一天四百多笔。', 'Choosing the bin takes three taps, four hundred times a day.'), owner: 'he', days: 5, outcome: 'improved', answer: t('按物料记住上次库位', 'Remember the last bin per material'), improvement: t('收货界面默认上次库位', 'Default the last bin on receipt'), priority: 'high', effort: '2', release: 'REL-001' },
    { key: 'fbk.po-merge', at: -86, time: '11:20', by: 'cao', department: 'PUR', module: 'PU', type: 'question', title: t('同一供应商两张请购为什么没合并', 'Why were two requisitions of one supplier not merged'), description: t('币种一样，交期差一天。', 'Same currency, one day apart.'), owner: 'he', days: 1, outcome: 'answered', answer: t('合并按交期同一天，已在采购参数里说明；可在转订单时手工勾选合并。', 'Merging asks for the same delivery day; tick them by hand when turning them into an order.') },
    { key: 'fbk.unit', at: -83, time: '15:45', by: 'zhao', department: 'WH', module: 'IN', type: 'defect', title: t('钢管按根收货按公斤入账，换算差一位小数', 'Tubes received by piece and posted in kilograms are off by one decimal'), description: t('一批 300 根差了 12 公斤。', 'A lot of 300 pieces was 12 kg off.'), owner: 'he', days: 3, outcome: 'improved', answer: t('换算率改为四位小数，并重算已入账批次', 'Four decimals in the conversion, posted lots recomputed'), improvement: t('双单位换算保留四位小数', 'Four decimals in unit conversion'), priority: 'high', effort: '1.5', release: 'REL-001' },
    { key: 'fbk.slow', at: -71, time: '10:05', by: 'zhao', department: 'WH', module: 'IN', type: 'wish', title: t('呆滞预警要能按仓库分开看', 'Slow-mover alert by warehouse'), description: t('三个仓混在一起，找责任人要半天。', 'Three stores in one list; finding who is responsible takes half a day.'), owner: 'he', days: 6, outcome: 'improved', answer: t('预警按仓库分组，发给各仓主管', 'Alert grouped by store and sent to its supervisor'), improvement: t('呆滞预警按仓库分组推送', 'Group the slow-mover alert by store'), priority: 'medium', effort: '2', release: 'REL-002' },
    { key: 'fbk.fifo', at: -66, time: '16:31', by: 'peng', department: 'WH', module: 'IN', type: 'question', title: t('先进先出推荐的批次在最里面，能不能换', 'The suggested batch is at the very back: may I take another'), description: t('叉车进不去。', 'The truck cannot reach it.'), owner: 'zhao', days: 1, outcome: 'answered', answer: t('可以换，选原因"库位受限"，系统会记录；每周五集中倒库。', 'Yes, with the reason "bin blocked"; bins are rearranged on Fridays.') },
    { key: 'fbk.inspection', at: -58, time: '09:40', by: 'deng', department: 'QA', module: 'QM', type: 'wish', title: t('急料检验要能插到队列前面', 'Urgent lots should jump the inspection queue'), description: t('产线停着等，检验单排在第 40 位。', 'The line waits while the lot is number 40 in the queue.'), owner: 'he', days: 4, outcome: 'improved', answer: t('来料带急料标记时排到前面', 'Lots marked urgent come first'), improvement: t('急料检验优先排序', 'Urgent lots first in inspection'), priority: 'medium', effort: '1', release: 'REL-002' },
    { key: 'fbk.report', at: -52, time: '08:55', by: 'wu', department: 'PUR', module: 'PU', type: 'wish', title: t('到货准时率按供应商排名', 'Rank suppliers by on-time receipts'), description: t('季度评价要用，现在从报表里手工算。', 'Needed for the quarterly rating; computed by hand today.'), owner: 'he', days: 8, outcome: 'improved', answer: t('报表增加供应商排名', 'Ranking added to the report'), improvement: t('供应商到货准时率排名', 'Supplier on-time ranking'), priority: 'medium', effort: '2', release: 'REL-002' },
    { key: 'fbk.mobile', at: -33, time: '19:22', by: 'chen', department: 'GM', module: 'PU', type: 'wish', title: t('手机审批要一屏看完金额和历史', 'Amount and history on one screen when approving by phone'), description: t('现在要翻三页。', 'It takes three pages now.'), owner: 'zheng', days: 7, outcome: 'improved', answer: t('审批页改版', 'New approval page'), improvement: t('手机审批页一屏显示', 'Approval on one phone screen'), priority: 'high', effort: '3', release: 'REL-003' },
    { key: 'fbk.supplier-portal', at: -29, time: '13:10', by: 'wu', department: 'PUR', module: 'PU', type: 'wish', title: t('给供应商开门户自己回交期', 'A portal where suppliers confirm dates themselves'), description: t('跟催占采购员一半时间。', 'Chasing takes half of a buyer\'s time.'), owner: 'lin', days: 10, outcome: 'declined', answer: t('本期不做：列入第三期之后的范围，先用短信提醒。', 'Not in this phase: after phase 3; reminders by message until then.') },
    { key: 'fbk.count', at: -19, time: '10:48', by: 'zhao', department: 'WH', module: 'IN', type: 'defect', title: t('循环盘点任务在月底重复生成', 'Cycle count tasks are made twice at month end'), description: t('A 类 36 个物料各两条。', 'Two for each of 36 class A materials.'), owner: 'he', days: 3, outcome: 'improved', answer: t('按物料与期间去重', 'One per material and period'), improvement: t('盘点任务按期间去重', 'One count task per period'), priority: 'high', effort: '1', release: 'REL-003' },
    { key: 'fbk.password', at: -16, time: '08:31', by: 'peng', department: 'WH', module: 'IN', type: 'question', title: t('换班后 PDA 要重新登录吗', 'Do we sign in again on the scanner after a shift change'), description: t('三个人共用一台。', 'Three people share one.'), owner: 'zheng', days: 1, outcome: 'answered', answer: t('要。扫工牌即可，两秒钟，这样每笔能追到人。', 'Yes: scan your badge, two seconds, so that each posting has a name.') },
    { key: 'fbk.alert-noise', at: -17, time: '17:30', by: 'cao', department: 'PUR', module: 'PU', type: 'wish', title: t('到货提醒一天发三次太多', 'Three delivery reminders a day are too many'), description: t('希望合并成早上一条。', 'One in the morning would do.'), owner: 'he', days: 0, outcome: 'open', answer: t('', '') },
    { key: 'fbk.min-max', at: -5, time: '11:11', by: 'wang', department: 'PMC', module: 'IN', type: 'wish', title: t('补货上下限按季节调整', 'Seasonal minimum and maximum stock'), description: t('春季旺季用量是冬季两倍。', 'Spring uses twice what winter does.'), owner: 'he', days: 0, outcome: 'open', answer: t('', '') },
    { key: 'fbk.label-2', at: -1, time: '15:02', by: 'peng', department: 'WH', module: 'IN', type: 'question', title: t('旧标签还能扫吗', 'Can the old labels still be scanned'), description: t('库里还有上线前贴的。', 'Some from before go-live are still on the shelves.'), owner: 'zheng', days: 0, outcome: 'open', answer: t('', '') },
  ]
}

import type { Text } from '../../engines/errors.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

export interface TaskText {
  readonly key: string
  readonly block: 'prepare' | 'window' | 'after' | 'rollback'
  readonly title: Text
  /** Day offset and wall clock; without it, right after the predecessors. */
  readonly start?: readonly [number, string]
  readonly minutes: number
  readonly after: readonly string[]
  readonly owner: string
  readonly backup: string | null
  readonly instruction?: Text
  readonly verify: Text
  readonly ifFails?: Text
  readonly undo?: Text
  readonly noReturn?: boolean
  /** Minutes really taken: in the rehearsal, and live. */
  readonly took?: readonly [number, number]
}

/** Wave 1: from the kit's fifty tasks, those that purchasing and inventory need. T0 is day -95, 18:00. */
export const pilotTasks: readonly TaskText[] = [
  { key: 'c01', block: 'prepare', start: [-110, '09:00'], minutes: 120, after: [], owner: 'lin', backup: 'zhou', title: t('发布切换与停录通知（内部、供应商）', 'Announce the cutover (in-house, suppliers)'), verify: t('盖章通知；供应商回执 ≥ 90 %', 'Stamped notice; 90 % of suppliers confirm'), ifFails: t('电话补通知', 'Call the rest'), took: [0, 135] },
  { key: 'c02', block: 'prepare', start: [-107, '09:00'], minutes: 60, after: ['c01'], owner: 'huang', backup: 'ma', title: t('主数据冻结，新增走特批', 'Freeze master data'), verify: t('冻结后新增均有特批号', 'Every addition has its approval'), ifFails: t('特批并进增量登记', 'Approve and log as an increment'), took: [0, 50] },
  { key: 'c03', block: 'prepare', start: [-107, '10:00'], minutes: 60, after: ['c01'], owner: 'zhou', backup: 'tang', title: t('配置与开发冻结', 'Freeze configuration'), verify: t('漂移检查为 0', 'No drift'), ifFails: t('只许一级缺陷修复', 'Severity 1 fixes only'), took: [0, 55] },
  { key: 'c04', block: 'prepare', start: [-107, '13:00'], minutes: 240, after: ['c01'], owner: 'wu', backup: 'cao', title: t('清理 90 天以上未完采购订单', 'Close purchase orders open for 90 days'), verify: t('90 天以上未完行 ≤ 50', 'At most 50 lines left'), ifFails: t('列名单由业务负责人签"随迁"', 'List them; the lead signs that they move along'), took: [0, 290] },
  { key: 'c06', block: 'prepare', start: [-102, '09:00'], minutes: 480, after: ['c03'], owner: 'zheng', backup: 'tang', title: t('生产环境就绪：服务器、备份、网络、打印机、PDA', 'Production ready: servers, backup, network, printers, handhelds'), verify: t('点检表全过，备机到位', 'Check list complete, spare machine on site'), ifFails: t('启用备机', 'Use the spare'), took: [0, 510] },
  { key: 'c07', block: 'prepare', start: [-102, '13:00'], minutes: 240, after: ['c03'], owner: 'zheng', backup: 'he', title: t('账号与权限开通、首次登录验证', 'Accounts and first sign-in'), verify: t('首登率 ≥ 95 %', '95 % have signed in once'), ifFails: t('名单发班组长', 'Send the list to team leaders'), took: [0, 260] },
  { key: 'c08', block: 'prepare', start: [-101, '09:00'], minutes: 360, after: ['c02', 'c03'], owner: 'huang', backup: 'he', title: t('静态数据正式导入（物料、供应商、价目、库位）', 'Load static data (materials, suppliers, prices, bins)'), verify: t('装入 = 应装；拒绝行有原因', 'Loaded = due; each rejected row has its reason'), ifFails: t('修正后重导（可重复）', 'Correct and load again'), took: [0, 335] },
  { key: 'c09', block: 'prepare', start: [-100, '09:00'], minutes: 240, after: ['c08'], owner: 'wu', backup: 'zhao', title: t('静态数据核对与业务签字', 'Verify and sign static data'), verify: t('静态数据确认书签完', 'Confirmation signed'), ifFails: t('缺口列入特批', 'Gaps go to special approval'), took: [0, 300] },
  { key: 'c11', block: 'prepare', start: [-97, '08:00'], minutes: 480, after: ['c09'], owner: 'zhao', backup: 'peng', title: t('盘点准备：分区、标签、盘点卡、人员', 'Prepare the stocktake: areas, labels, cards, people'), verify: t('库位标签 100 %；人员到位', 'Every bin labelled; people assigned'), ifFails: t('借调财务、生产人员', 'Borrow people from finance and production'), took: [0, 470] },
  { key: 'c13', block: 'prepare', start: [-96, '08:00'], minutes: 300, after: ['c01'], owner: 'zhao', backup: 'peng', title: t('加急收发货与停收通知执行', 'Expedite receipts; stop further ones'), verify: t('待检、待发清零或列单', 'Nothing waiting, or listed'), ifFails: t('手工收货单，周日补录', 'Paper receipts, entered on Sunday'), took: [0, 320] },
  { key: 'c14', block: 'prepare', start: [-95, '10:00'], minutes: 60, after: ['c07', 'c11'], owner: 'zhou', backup: 'lin', title: t('切换任务确认会（逐人确认、替补、通讯录）', 'Cutover briefing: each task, each backup, phone numbers'), verify: t('每项任务本人签认', 'Everybody has signed their card'), ifFails: t('替补顶上', 'The backup takes over'), took: [0, 55] },
  { key: 'c15', block: 'prepare', start: [-95, '13:00'], minutes: 180, after: ['c06'], owner: 'zheng', backup: 'tang', title: t('旧系统全备并恢复验证；应急小组呼叫演练', 'Back up the old system, test the restore, call drill'), verify: t('恢复成功；15 分钟内全员应答', 'Restored; all answer within 15 minutes'), ifFails: t('换备份介质；更新通讯录', 'Other medium; renew the numbers'), took: [0, 170] },
  { key: 'c17', block: 'window', start: [-95, '18:00'], minutes: 15, after: ['c14', 'c15'], owner: 'zheng', backup: 'tang', title: t('旧系统停录，收回录入权限', 'Stop entry in the old system'), instruction: t('停三套旧系统的录入角色，保留查询', 'Take away the entry roles of the three old systems; leave reading'), verify: t('测试账号录入被拒', 'A test account is refused'), ifFails: t('断应用服务', 'Stop the application service'), undo: t('恢复录入角色', 'Give the roles back'), took: [20, 12] },
  { key: 'c19', block: 'window', minutes: 360, after: ['c17'], owner: 'zhao', backup: 'peng', title: t('实物盘点（盲盘）', 'First count, blind'), verify: t('盘点卡回收 100 %', 'Every card is back'), ifFails: t('延长 2 小时', 'Two more hours'), took: [415, 390] },
  { key: 'c21', block: 'window', minutes: 120, after: ['c17'], owner: 'cao', backup: 'wu', title: t('委外、寄售、在途数量确认', 'Confirm stock outside and in transit'), verify: t('确认函齐', 'All confirmations are in'), ifFails: t('按账面并列差异', 'Book quantity, list the difference'), took: [100, 95] },
  { key: 'c22', block: 'window', minutes: 180, after: ['c19'], owner: 'jiang', backup: 'zhao', title: t('差异行复盘（换人）', 'Count differences again, by others'), verify: t('差异行复盘 100 %', 'Every difference counted twice'), ifFails: t('三盘', 'A third count'), took: [205, 165] },
  { key: 'c23', block: 'window', minutes: 90, after: ['c22'], owner: 'sun', backup: 'zhao', title: t('盘点差异审批与旧系统调整', 'Approve differences and adjust'), verify: t('调整单审批完', 'Adjustments approved'), ifFails: t('大额差异总经理批', 'Large ones go to the general manager'), took: [85, 80] },
  { key: 'c24', block: 'window', minutes: 150, after: ['c21', 'c23'], owner: 'sun', backup: 'jiang', title: t('旧系统存货结账', 'Close stock in the old system'), verify: t('存货明细与总账差 0', 'Stock equals ledger'), ifFails: t('顾问远程支援', 'Remote support'), took: [140, 155] },
  { key: 'c25', block: 'window', minutes: 60, after: ['c24'], owner: 'zheng', backup: 'tang', title: t('旧系统最终备份，全部账号转只读', 'Final backup; all accounts read only'), verify: t('备份哈希登记', 'Hash of the backup noted'), ifFails: t('重备', 'Back up again'), took: [55, 50] },
  { key: 'c26', block: 'window', minutes: 60, after: ['c24'], owner: 'huang', backup: 'zheng', title: t('导出期末数据', 'Extract closing data'), verify: t('行数、金额与旧系统报表一致', 'Rows and value equal the reports'), ifFails: t('重导', 'Extract again'), took: [50, 45] },
  { key: 'c27', block: 'window', minutes: 60, after: ['c26'], owner: 'huang', backup: 'he', title: t('动态数据转换与校验', 'Transform and check dynamic data'), verify: t('拒绝行 = 0 或逐行有处置', 'No rejects, or each one dealt with'), ifFails: t('改规则重跑', 'Change the rule, run again'), took: [80, 65] },
  { key: 'c28', block: 'window', minutes: 45, after: ['c27'], owner: 'cao', backup: 'he', title: t('导入未完采购订单', 'Load open purchase orders'), verify: t('行数、未收数、金额一致', 'Rows, open quantity and value agree'), ifFails: t('撤销本批重导', 'Undo the batch, load again'), took: [40, 38] },
  { key: 'c32', block: 'window', minutes: 90, after: ['c27'], owner: 'huang', backup: 'peng', title: t('导入期初库存', 'Load opening stock'), verify: t('行数一致', 'Rows agree'), ifFails: t('撤销本批重导', 'Undo the batch, load again'), took: [105, 82] },
  { key: 'c33', block: 'window', minutes: 60, after: ['c32'], owner: 'zhao', backup: 'peng', title: t('库存数量核对签字', 'Verify stock quantity'), verify: t('按仓差 0；抽 50 库位实物一致', 'No difference by store; 50 bins checked'), ifFails: t('差异单审批', 'Approve the differences'), took: [65, 70] },
  { key: 'c34', block: 'window', minutes: 60, after: ['c32'], owner: 'jiang', backup: 'sun', title: t('库存金额与总账核对签字', 'Verify stock value'), verify: t('按科目差 0 元', 'No difference by account'), ifFails: t('挂期初差异并限期', 'Post an opening difference with a deadline'), took: [75, 60] },
  { key: 'c39', block: 'window', minutes: 60, after: ['c28', 'c33', 'c34'], owner: 'sun', backup: 'lin', title: t('签署期初数据确认书', 'Sign opening data'), verify: t('签字齐', 'All signatures'), ifFails: t('不齐不进下一步', 'No next step without them'), took: [45, 40] },
  { key: 'c40', block: 'window', minutes: 30, after: ['c25', 'c39'], owner: 'chen', backup: 'lin', title: t('数据检查点：继续或回退', 'Data checkpoint: go on or roll back'), verify: t('决议记录，含不同意见', 'Decision noted, dissent included'), ifFails: t('启动回退手册', 'Start the rollback list'), took: [25, 30] },
  { key: 'c41', block: 'window', minutes: 30, after: ['c40'], owner: 'he', backup: 'tang', title: t('结束初始化，启用业务期间', 'End initialisation, open the period'), verify: t('可录当期单据', 'Documents can be entered'), ifFails: t('反初始化', 'Undo initialisation'), took: [25, 22] },
  { key: 'c42', block: 'window', minutes: 90, after: ['c41'], owner: 'he', backup: 'zheng', title: t('审批流、打印、条码生产验证', 'Verify approval, prints and scans'), verify: t('8 类单据打印、扫码通过', 'Eight documents print and scan'), ifFails: t('备用模板', 'Spare templates'), took: [110, 95] },
  { key: 'c44', block: 'window', minutes: 150, after: ['c42'], owner: 'zhao', backup: 'wu', title: t('真单验证：请购、下单、收货、检验、领料', 'Smoke test with real documents'), verify: t('五条走通', 'Five flows work'), ifFails: t('一级问题不放行', 'No release with a severity 1'), took: [135, 140] },
  { key: 'c45', block: 'window', minutes: 90, after: ['c44'], owner: 'cao', backup: 'peng', title: t('停录期间手工单据补录', 'Enter documents of the freeze'), verify: t('手工单编号连续、全部录入', 'Numbers without a gap, all entered'), ifFails: t('放行后 4 小时内补完', 'Within 4 hours of the release'), took: [70, 85] },
  { key: 'c46', block: 'window', minutes: 30, after: ['c45'], owner: 'lin', backup: 'zhou', noReturn: true, title: t('放行公告、开放全部权限', 'Release: open all permissions'), verify: t('公告发出；新系统第一张对外单据起不再回退', 'Notice sent; from the first outside document no way back'), ifFails: t('启动回退手册', 'Start the rollback list'), took: [20, 25] },
  { key: 'c47', block: 'after', start: [-92, '07:30'], minutes: 30, after: ['c46'], owner: 'zhou', backup: 'lin', title: t('首日晨会与驻点到岗', 'First-day stand-up'), verify: t('各驻点签到', 'Everybody is at their post'), took: [0, 30] },
  { key: 'c48', block: 'after', start: [-92, '17:30'], minutes: 90, after: ['c47'], owner: 'zhao', backup: 'he', title: t('首日日结：单据及时率、负库存、未审核', 'First-day check'), verify: t('及时率 ≥ 70 %；负库存 0', '70 % in time; no negative stock'), took: [0, 100] },
  { key: 'rb1', block: 'rollback', minutes: 15, after: [], owner: 'chen', backup: 'lin', title: t('宣布回退，通知全员与供应商窗口', 'Announce the rollback'), verify: t('通知回执', 'Receipts'), took: [12, 0] },
  { key: 'rb2', block: 'rollback', minutes: 30, after: ['rb1'], owner: 'zheng', backup: 'tang', title: t('新系统停录，导出已录单据', 'Stop the new system, export entries'), verify: t('导出单据清单', 'List of documents'), took: [35, 0] },
  { key: 'rb3', block: 'rollback', minutes: 90, after: ['rb1'], owner: 'zheng', backup: 'tang', title: t('旧系统恢复写入（必要时从最终备份恢复）', 'Reopen the old system'), verify: t('测试录入成功', 'A test entry works'), took: [80, 0] },
  { key: 'rb4', block: 'rollback', minutes: 60, after: ['rb3'], owner: 'sun', backup: 'jiang', title: t('旧系统反结账到切换前期间', 'Reopen the period'), verify: t('期间状态', 'State of the period'), took: [50, 0] },
  { key: 'rb5', block: 'rollback', minutes: 120, after: ['rb2', 'rb4'], owner: 'cao', backup: 'peng', title: t('把已发生业务补录到旧系统', 'Re-enter documents'), verify: t('单据数一致', 'Counts agree'), took: [130, 0] },
  { key: 'rb7', block: 'rollback', minutes: 60, after: ['rb5'], owner: 'jiang', backup: 'zhao', title: t('库存抽样核对', 'Spot check of stock'), verify: t('50 行一致', 'Fifty rows agree'), took: [55, 0] },
  { key: 'rb8', block: 'rollback', minutes: 30, after: ['rb7'], owner: 'lin', backup: 'zhou', title: t('发布恢复公告，24 小时内复盘', 'Announce; review within 24 hours'), verify: t('复盘纪要', 'Minutes of the review'), took: [20, 0] },
]

/** Wave 2, overnight: the other departments join the running system. T0 is day -79, 18:00. */
export const allTasks: readonly TaskText[] = [
  { key: 'd01', block: 'prepare', start: [-82, '09:00'], minutes: 240, after: [], owner: 'zheng', backup: 'he', title: t('第二波账号、打印机、PDA 点检', 'Accounts, printers and handhelds of wave 2'), verify: t('点检表全过', 'Check list complete'), took: [0, 250] },
  { key: 'd02', block: 'window', start: [-79, '18:00'], minutes: 30, after: ['d01'], owner: 'zheng', backup: 'tang', title: t('检验、计划旧表停录', 'Stop the old inspection and planning sheets'), verify: t('共享表改只读', 'Shared sheets read only'), took: [25, 30] },
  { key: 'd03', block: 'window', minutes: 90, after: ['d02'], owner: 'deng', backup: 'huang', title: t('在检批次清点并录入待检库存', 'Count batches under inspection and enter them'), verify: t('批次数一致', 'Batches agree'), took: [100, 85] },
  { key: 'd04', block: 'window', minutes: 60, after: ['d02'], owner: 'wang', backup: 'he', title: t('启用补货上下限并跑第一次建议', 'Switch on limits, run the first suggestions'), verify: t('建议行抽 20 行合理', 'Twenty suggestions make sense'), took: [70, 65] },
  { key: 'd05', block: 'window', minutes: 60, after: ['d03', 'd04'], owner: 'deng', backup: 'zhao', title: t('真单验证：收货、检验、放行、领料', 'Smoke test: receipt, inspection, release, issue'), verify: t('四条走通', 'Four flows work'), took: [55, 60] },
  { key: 'd06', block: 'window', minutes: 15, after: ['d05'], owner: 'lin', backup: 'zhou', noReturn: true, title: t('放行公告', 'Release'), verify: t('公告发出', 'Notice sent'), took: [10, 15] },
  { key: 'rd1', block: 'rollback', minutes: 15, after: [], owner: 'lin', backup: 'zhou', title: t('宣布回退，通知三个部门', 'Announce the rollback to three departments'), verify: t('通知回执', 'Receipts'), took: [10, 0] },
  { key: 'rd2', block: 'rollback', minutes: 45, after: ['rd1'], owner: 'he', backup: 'zheng', title: t('关闭待检状态与补货建议', 'Switch off inspection status and suggestions'), verify: t('收货即可用', 'Receipts are usable at once'), took: [40, 0] },
  { key: 'rd3', block: 'rollback', minutes: 60, after: ['rd2'], owner: 'deng', backup: 'wang', title: t('旧表恢复并补录', 'Old sheets back, entries caught up'), verify: t('行数一致', 'Rows agree'), took: [55, 0] },
]

/** Wave 3 is far off: its runbook has gaps, with names. T0 is day 55, 18:00. */
export const planningTasks: readonly TaskText[] = [
  { key: 'e01', block: 'prepare', start: [43, '09:00'], minutes: 60, after: [], owner: 'zhou', backup: 'tang', title: t('配置冻结', 'Freeze configuration'), verify: t('漂移检查为 0', 'No drift') },
  { key: 'e02', block: 'prepare', start: [45, '09:00'], minutes: 480, after: ['e01'], owner: 'huang', backup: 'ma', title: t('BOM、工艺、客户正式导入', 'Load bills, routings and customers'), verify: t('装入 = 应装', 'Loaded = due') },
  { key: 'e03', block: 'prepare', start: [50, '09:00'], minutes: 480, after: ['e02'], owner: 'gao', backup: null, title: t('在制收口：能入库的入库', 'Reduce work in progress'), verify: t('在制工单 ≤ 平日 30 %', 'At most 30 % of the usual orders') },
  { key: 'e04', block: 'window', start: [55, '18:00'], minutes: 30, after: ['e03'], owner: 'zheng', backup: 'tang', title: t('生产旧系统停录', 'Stop the old production system'), verify: t('测试录入被拒', 'A test entry is refused') },
  { key: 'e05', block: 'window', minutes: 240, after: ['e04'], owner: 'gao', backup: null, title: t('在制品盘点与折算', 'Count work in progress'), verify: t('每张未完工单有工序数量', 'Each open order has its quantity by operation') },
  { key: 'e06', block: 'window', minutes: 120, after: ['e05'], owner: 'wang', backup: 'he', title: t('导入未完工单与销售订单', 'Load open work and sales orders'), verify: t('行数、未发数一致', 'Rows and open quantity agree') },
  { key: 'e07', block: 'window', minutes: 180, after: ['e06'], owner: 'wang', backup: null, title: t('首次需求运算并与旧计划比对', 'First requirements run compared with the old plan'), verify: t('差异行逐行有原因', 'Each difference explained') },
  { key: 'e08', block: 'window', minutes: 30, after: ['e07'], owner: 'lin', backup: 'zhou', noReturn: true, title: t('放行公告', 'Release'), verify: t('公告发出', 'Notice sent') },
  { key: 're1', block: 'rollback', minutes: 15, after: [], owner: 'chen', backup: 'lin', title: t('宣布回退', 'Announce the rollback'), verify: t('通知回执', 'Receipts') },
  { key: 're2', block: 'rollback', minutes: 120, after: ['re1'], owner: 'zheng', backup: 'tang', title: t('生产旧系统恢复写入', 'Reopen the old production system'), verify: t('测试录入成功', 'A test entry works') },
]

import type { Text } from '../../engines/errors.ts'
import type { StageName } from '../../platform/wire.ts'
import type { PhaseKey } from '../story.ts'

/**
 * The plan of the story. `from` and `to` are the planned days as offsets from the anchor (a milestone has one day); the
 * first predecessor drives the task, so that the schedule gives these days back. Actual days follow from `late`.
 */
export interface StoryTask {
  readonly key: string
  readonly title: Text
  readonly area: StageName
  readonly owner: string | null
  readonly from: number
  /** null: a milestone. */
  readonly to: number | null
  readonly after: readonly string[]
  readonly marks?: string
  readonly implements?: readonly string[]
  /** Days that the task began and ended later than planned; absent while it is not finished. */
  readonly late?: readonly [number, number]
  /** Under way: begun so many days late, per cent done. */
  readonly running?: { readonly beganLate: number; readonly percent: number }
  readonly blocked?: { readonly at: number; readonly by: string; readonly reason: Text }
}

const done: readonly [number, number] = [0, 0]
type More = Partial<Pick<StoryTask, 'marks' | 'implements' | 'late' | 'running' | 'blocked'>>

function task(key: string, zh: string, en: string, area: StageName, owner: string | null, from: number, to: number | null, after: readonly string[] = [], more: More = {}): StoryTask {
  return { key, title: { zh, en }, area, owner, from, to, after, ...more }
}

const phase1: readonly StoryTask[] = [
  task('a1', '项目启动会', 'Kick-off', 'requirements', 'chen', -250, null, [], { marks: 'kickOff', late: done }),
  task('a2', '高层访谈与目标指标', 'Executive interviews and goals', 'requirements', 'zhou', -249, -246, ['a1'], { late: done }),
  task('a3', '部门访谈与单据收集', 'Department interviews and forms', 'requirements', 'he', -245, -232, ['a2'], { late: done }),
  task('a4', '全员问卷', 'Survey', 'requirements', 'lin', -245, -238, ['a2'], { late: done }),
  task('a5', '现状流程与数据摸底', 'As-is processes and data profile', 'requirements', 'he', -240, -229, ['a2'], { late: done }),
  task('a6', '痛点量化与指标基线', 'Size pain points, take KPI baselines', 'requirements', 'feng', -228, -220, ['a5', 'a4'], { late: done }),
  task('a7', '需求规格编写与评审', 'Write and review the requirements', 'requirements', 'he', -231, -210, ['a3'], { late: done }),
  task('a8', '需求基线签署', 'Requirements baseline signed', 'requirements', 'lin', -205, null, ['a7', 'a6'], { marks: 'requirementsSigned', late: done }),
  task('b1', '项目章程与主计划', 'Charter and master plan', 'planning', 'zhou', -215, -204, ['a3'], { late: done }),
  task('b2', '未来流程与业务蓝图', 'To-be processes and blueprint', 'planning', 'he', -214, -199, ['a3'], { late: done }),
  task('b3', '编码规则与主数据标准', 'Code rules and master data standards', 'planning', 'huang', -212, -200, ['a5'], { late: done, implements: ['req.material-code'] }),
  task('b4', '岗位权限与职责分离设计', 'Roles and segregation of duties', 'planning', 'lin', -208, -199, ['a3'], { late: done }),
  task('b5', '接口与集成方案', 'Integration design', 'planning', 'tang', -207, -198, ['a5'], { late: done }),
  task('b6', '蓝图汇报与范围确认', 'Blueprint review, scope agreed', 'planning', 'chen', -190, null, ['b2', 'b1', 'b3', 'b4', 'b5', 'a8'], { marks: 'scopeAgreed', late: done }),
  task('c1', '开发与测试环境搭建', 'Build development and test systems', 'configuration', 'zheng', -189, -185, ['b6'], { late: done }),
  task('c2', '基础资料配置', 'Configure master data', 'configuration', 'he', -189, -178, ['b6'], { late: done, implements: ['req.material-code', 'req.duplicate-warning'] }),
  task('c3', '采购管理配置', 'Configure purchasing', 'configuration', 'he', -177, -166, ['c2'], { late: [0, 1], implements: ['req.requisition-approval', 'req.order-from-requisition', 'req.confirmed-date'] }),
  task('c4', '库存与条码配置', 'Configure inventory and barcodes', 'configuration', 'he', -173, -160, ['c2'], { late: [1, 1], implements: ['req.receipt-scan', 'req.fifo-issue', 'req.cycle-count'] }),
  task('c5', '来料检验配置', 'Configure incoming inspection', 'configuration', 'deng', -168, -158, ['c2'], { late: [0, 0], implements: ['req.inspection-gate'] }),
  task('c6', '请购审批流配置与推演', 'Requisition approval flow, proved', 'configuration', 'he', -165, -153, ['c3'], { late: [1, 1], implements: ['req.requisition-approval'] }),
  task('c7', '二次开发：查重与信用代码校验', 'Extensions: duplicate and credit code checks', 'configuration', 'tang', -185, -157, ['b5', 'b6'], { late: [0, 4], implements: ['req.duplicate-warning', 'req.supplier-check'] }),
  task('c8', '条码接口联调', 'Barcode interface test', 'configuration', 'tang', -156, -146, ['c7'], { late: [4, 4] }),
  task('c9', '单元与集成测试', 'Unit and integration tests', 'configuration', 'zhou', -152, -140, ['c6', 'c4', 'c5', 'c7'], { late: [3, 4] }),
  task('c10', 'UAT 第一轮', 'UAT round 1', 'configuration', 'zhao', -139, -133, ['c9'], { late: [4, 4] }),
  task('c11', '缺陷修复与 UAT 签署', 'Fix defects, UAT signed', 'configuration', 'wu', -132, -126, ['c10'], { marks: 'acceptance', late: [4, 4] }),
  task('m1', '数据收集模板下发与分工', 'Issue collection templates', 'migration', 'huang', -180, -177, ['b3', 'b6'], { late: done }),
  task('m2', '物料与供应商收集清洗', 'Collect and cleanse materials and suppliers', 'migration', 'huang', -176, -140, ['m1'], { late: [0, 6] }),
  task('m3', '第一次模拟迁移', 'Migration rehearsal 1', 'migration', 'huang', -152, -147, ['m1', 'c2'], { late: [2, 2] }),
  task('m4', '第二次模拟迁移（全量、计时）', 'Migration rehearsal 2, full and timed', 'migration', 'huang', -130, -124, ['m2', 'm3'], { late: [4, 4] }),
  task('m5', '盘点方案与两次预盘', 'Stocktaking plan and two trial counts', 'migration', 'zhao', -122, -114, ['m4'], { late: [4, 7] }),
  task('m6', '期初库存与未完订单导入', 'Load opening stock and open orders', 'migration', 'huang', -104, -102, ['x4', 'm5'], { late: [8, 8], implements: ['req.confirmed-date'] }),
  task('t1', '教材、操作手册与速查卡', 'Manuals and job aids', 'training', 'liu', -146, -135, ['c6'], { late: [2, 3] }),
  task('t2', '种子用户与内训师认证', 'Certify seed users and trainers', 'training', 'liu', -134, -128, ['t1'], { late: [3, 3] }),
  task('t3', '最终用户培训与考试（十二场）', 'End-user training and exams, twelve sessions', 'training', 'liu', -127, -108, ['t2', 'c10'], { late: [3, 8] }),
  task('x1', '切换方案与应急预案评审', 'Cutover and emergency plans', 'cutover', 'zhou', -122, -116, ['m4', 'c10'], { late: [4, 5] }),
  task('x2', '现场环境与硬件点检', 'Site and hardware check', 'cutover', 'zheng', -119, -114, ['m4'], { late: [4, 6] }),
  task('x3', '切换演练（全程计时）', 'Timed cutover rehearsal', 'cutover', 'zhou', -113, -109, ['x1', 'x2', 'c11'], { late: [5, 7] }),
  task('x4', '上线评审会', 'Go or no-go', 'cutover', 'chen', -106, null, ['t3', 'x3'], { marks: 'goNoGo', late: [8, 8] }),
  task('x5', '正式切换', 'Cutover', 'cutover', 'zhou', -105, -102, ['x4'], { late: [9, 9] }),
  task('x6', '一期上线', 'Phase 1 live', 'cutover', 'lin', -101, null, ['x5', 'm6'], { marks: 'goLive', late: [9, 9] }),
  task('o1', '上线护航与首次月结', 'Hypercare and first close', 'operations', 'zhou', -100, -64, ['x6'], { late: [9, 9] }),
  task('o2', '一期验收与效果复盘', 'Phase 1 accepted, benefits reviewed', 'operations', 'lin', -45, null, ['o1'], { marks: 'closing', late: [3, 3] }),
]

const phase2: readonly StoryTask[] = [
  task('a1', '二期启动会', 'Phase 2 kick-off', 'requirements', 'lin', -85, null, [], { marks: 'kickOff', late: done }),
  task('a2', '计划与车间访谈', 'Interviews in planning and shop floor', 'requirements', 'he', -84, -75, ['a1'], { late: done }),
  task('a3', '在制与工序现状摸底', 'As-is of work in progress and operations', 'requirements', 'wang', -82, -73, ['a1'], { late: done }),
  task('a4', '需求规格编写与评审', 'Write and review the requirements', 'requirements', 'he', -74, -66, ['a2', 'a3'], { late: done }),
  task('a5', '需求基线签署', 'Requirements baseline signed', 'requirements', 'lin', -62, null, ['a4'], { marks: 'requirementsSigned', late: done }),
  task('b1', '范围矩阵与本期不做清单', 'Scope matrix and what is left out', 'planning', 'zhou', -66, -60, ['a2'], { late: done }),
  task('b2', '主计划与物料需求方案', 'Design of MPS and MRP', 'planning', 'he', -65, -56, ['a4'], { late: done }),
  task('b3', '车间报工与齐套方案', 'Design of reporting and kitting', 'planning', 'gao', -64, -56, ['a4'], { late: done }),
  task('b4', '报工终端接口方案', 'Design of the terminal interface', 'planning', 'tang', -63, -55, ['a4'], { late: done }),
  task('b5', '项目计划与基线', 'Plan and baseline', 'planning', 'zhou', -59, -53, ['b1'], { late: done }),
  task('b6', '领导小组汇报与计划签署', 'Executive review, plan signed', 'planning', 'chen', -50, null, ['b2', 'b3', 'b4', 'b5', 'a5'], { marks: 'scopeAgreed', late: done }),
  task('b7', '生产计划管理制度修订', 'Revise the production planning regulation', 'planning', 'wang', -20, -3, ['b6'], { late: [0, 2] }),
  task('c1', '销售订单与可承诺量配置', 'Configure orders and promising', 'configuration', 'he', -48, -37, ['b6'], { late: [0, 1], implements: ['req.order-promise'] }),
  task('c2', '主生产计划参数配置', 'Configure the master schedule', 'configuration', 'he', -48, -30, ['b6'], { late: [0, 2], implements: ['req.mps'] }),
  task('c3', '物料需求计算参数配置', 'Configure material requirements', 'configuration', 'he', -36, -20, ['c1'], { late: [1, 2], implements: ['req.mrp'] }),
  task('c4', '齐套检查与缺料预警配置', 'Configure kitting check and shortages', 'configuration', 'he', -29, -14, ['c2'], { late: [2, 3], implements: ['req.kitting'] }),
  task('c5', '工序报工配置', 'Configure operation reporting', 'configuration', 'tang', -34, -16, ['b6', 'b3'], { late: [0, 3], implements: ['req.work-report', 'req.scrap'] }),
  task('c6', '二次开发：插单影响分析', 'Extension: effect of expedited orders', 'configuration', 'tang', -48, -3, ['b6'], { running: { beganLate: 1, percent: 86 }, implements: ['req.expedite'] }),
  task('c7', '报工终端接口开发与联调', 'Terminal interface, built and tested', 'configuration', 'tang', -40, -5, ['b4', 'b6'], {
    running: { beganLate: 0, percent: 84 }, implements: ['req.work-report'],
    blocked: { at: -9, by: 'zheng', reason: { zh: '等信息部完成车间无线覆盖，三条产线仍掉线', en: 'Waits for IT to finish the wireless network on the shop floor; three lines still drop out' } },
  }),
  task('c8', '审批流与权限配置、推演', 'Flows and rights, proved', 'configuration', 'he', -24, -6, ['c2'], { running: { beganLate: 2, percent: 80 } }),
  task('c9', '单元测试', 'Unit tests', 'configuration', 'wang', -12, 3, ['c4'], { running: { beganLate: 2, percent: 60 } }),
  task('c10', '集成测试', 'Integration tests', 'configuration', 'zhou', 6, 13, ['c9', 'c6', 'c7', 'c8', 'c3', 'c5']),
  task('c11', 'UAT 方案与用例', 'UAT plan and cases', 'configuration', 'wang', -3, 5, ['c5'], { running: { beganLate: 1, percent: 20 } }),
  task('c12', 'UAT 第一轮（迁移数据、真实权限）', 'UAT round 1 on migrated data', 'configuration', 'gao', 14, 20, ['c10', 'c11', 'm7']),
  task('c13', '缺陷修复与 UAT 签署', 'Fix defects, UAT signed', 'configuration', 'wang', 21, 27, ['c12'], { marks: 'acceptance' }),
  task('m1', 'BOM 与工艺路线标准', 'Standards of BOM and routing', 'migration', 'ma', -40, -32, ['b6'], { late: [0, 1] }),
  task('m2', '客户与信用资料收集', 'Collect customers and credit data', 'migration', 'feng', -38, -22, ['b6'], { late: [0, 4], implements: ['req.order-promise'] }),
  task('m3', 'BOM 收集与清洗', 'Collect and cleanse bills of materials', 'migration', 'ma', -31, -2, ['m1'], { running: { beganLate: 1, percent: 88 }, implements: ['req.mrp'] }),
  task('m4', '第一次模拟迁移', 'Migration rehearsal 1', 'migration', 'huang', -15, -10, ['m2'], { late: [1, 2] }),
  task('m5', '工艺路线与工时定额收集', 'Collect routings and labour standards', 'migration', 'gao', -30, -7, ['m1'], { running: { beganLate: 2, percent: 78 } }),
  task('m6', '在制与未完工单清理', 'Clear work in progress and open orders', 'migration', 'gao', -10, 12, ['m1'], { running: { beganLate: 3, percent: 25 } }),
  task('m7', '第二次模拟迁移（全量、计时）', 'Migration rehearsal 2, full and timed', 'migration', 'huang', 6, 12, ['m3', 'm4', 'm5']),
  task('m8', '期初在制确认', 'Opening work in progress confirmed', 'migration', 'gao', 14, 19, ['m6', 'm7']),
  task('t1', '教材、操作手册与速查卡', 'Manuals and job aids', 'training', 'liu', 8, 17, ['c9', 'c5']),
  task('t2', '种子用户与内训师认证', 'Certify seed users and trainers', 'training', 'liu', 18, 23, ['t1']),
  task('t3', '最终用户培训与考试', 'End-user training and exams', 'training', 'liu', 24, 38, ['t2', 'c12']),
  task('t4', '班组长现场带教', 'Team leaders coach on the line', 'training', 'gao', 32, 40, ['t2']),
  task('x1', '切换方案与应急预案评审', 'Cutover and emergency plans', 'cutover', 'zhou', 21, 26, ['c12']),
  task('x2', '现场终端与网络点检', 'Terminals and network checked on site', 'cutover', 'zheng', 22, 28, ['c12']),
  task('x3', '切换演练与第三次模拟迁移', 'Cutover rehearsal, migration rehearsal 3', 'cutover', 'huang', 29, 34, ['c13', 'x1', 'x2']),
  task('x4', '上线评审会', 'Go or no-go', 'cutover', 'chen', 41, null, ['t3', 't4', 'x3', 'm8'], { marks: 'goNoGo' }),
  task('x5', '正式切换', 'Cutover', 'cutover', 'zhou', 42, 47, ['x4']),
  task('x6', '二期上线', 'Phase 2 live', 'cutover', 'lin', 49, null, ['x5'], { marks: 'goLive' }),
  task('o1', '上线护航与首次月结', 'Hypercare and first close', 'operations', 'zhou', 50, 84, ['x6']),
  task('o2', '二期验收与效果复盘', 'Phase 2 accepted, benefits reviewed', 'operations', 'lin', 98, null, ['o1'], { marks: 'closing' }),
]

const phase3: readonly StoryTask[] = [
  task('a1', '三期启动会', 'Phase 3 kick-off', 'requirements', 'lin', -21, null, [], { marks: 'kickOff', late: done }),
  task('a2', '财务与成本访谈', 'Interviews in finance and costing', 'requirements', 'he', -20, -8, ['a1'], { late: [0, 1] }),
  task('a3', '成本口径与科目摸底', 'As-is of costing and accounts', 'requirements', 'jiang', -14, 1, ['a1'], { running: { beganLate: 0, percent: 70 } }),
  task('a4', '需求规格编写与评审', 'Write and review the requirements', 'requirements', 'he', -7, 9, ['a2'], { running: { beganLate: 1, percent: 30 } }),
  task('a5', '需求基线签署', 'Requirements baseline signed', 'requirements', 'lin', 14, null, ['a4', 'a3'], { marks: 'requirementsSigned' }),
  task('b1', '成本核算与差异方案', 'Design of costing and variances', 'planning', 'he', 10, 24, ['a4']),
  task('b2', '应付与三单匹配方案', 'Design of payables and three-way match', 'planning', 'sun', 10, 22, ['a4'], { implements: ['req.three-way-match'] }),
  task('b3', '范围、计划与基线', 'Scope, plan and baseline', 'planning', 'zhou', 15, 25, ['a5']),
  task('b4', '领导小组汇报与计划签署', 'Executive review, plan signed', 'planning', 'chen', 31, null, ['b1', 'b2', 'b3'], { marks: 'scopeAgreed' }),
  task('c1', '标准成本与卷积参数配置', 'Configure standard cost and roll-up', 'configuration', null, 32, 55, ['b4'], { implements: ['req.bom-cost'] }),
  task('c2', '应付与发票匹配配置', 'Configure payables and matching', 'configuration', null, 32, 52, ['b4']),
  task('c3', '月结清单与凭证接口开发', 'Build month-end list and voucher interface', 'configuration', 'tang', 32, 66, ['b4']),
  task('c4', '单元与集成测试', 'Unit and integration tests', 'configuration', 'zhou', 67, 80, ['c3', 'c1', 'c2']),
  task('c5', 'UAT 与签署', 'UAT signed', 'configuration', 'sun', 81, 96, ['c4', 'm4'], { marks: 'acceptance' }),
  task('m1', '科目与往来对照', 'Map accounts and counterparties', 'migration', 'jiang', 26, 45, ['b2']),
  task('m2', '往来对账函发出与回收', 'Confirm balances by letter', 'migration', null, 46, 75, ['m1']),
  task('m3', '存货与总账期初对账', 'Reconcile stock with the ledger', 'migration', 'jiang', 52, 70, ['m1']),
  task('m4', '模拟迁移', 'Migration rehearsal', 'migration', 'huang', 71, 79, ['m3']),
  task('t1', '教材与题库', 'Manuals and question bank', 'training', 'liu', 81, 95, ['c4']),
  task('t2', '财务与仓库联合演练', 'Joint rehearsal of finance and warehouse', 'training', 'jiang', 97, 108, ['c5', 't1']),
  task('t3', '最终用户培训与考试', 'End-user training and exams', 'training', 'liu', 109, 126, ['t2']),
  task('x1', '切换方案评审', 'Cutover plan reviewed', 'cutover', 'zhou', 97, 104, ['c5']),
  task('x2', '切换演练（含月结预演）', 'Cutover rehearsal with a trial close', 'cutover', null, 127, 136, ['t3', 'x1']),
  task('x3', '上线评审会', 'Go or no-go', 'cutover', 'chen', 140, null, ['x2', 'm2'], { marks: 'goNoGo' }),
  task('x4', '正式切换（月初）', 'Cutover at the beginning of a month', 'cutover', 'zhou', 143, 150, ['x3']),
  task('x5', '三期上线', 'Phase 3 live', 'cutover', 'lin', 151, null, ['x4'], { marks: 'goLive' }),
  task('o1', '护航与三次月结', 'Hypercare over three closes', 'operations', 'zhou', 152, 236, ['x5']),
  task('o2', '终验', 'Final acceptance', 'operations', 'chen', 250, null, ['o1'], { marks: 'closing' }),
]

export const storyTasks: Readonly<Record<PhaseKey, readonly StoryTask[]>> = { phase1, phase2, phase3 }

export const areaTitles: Readonly<Record<StageName, Text>> = {
  requirements: { zh: '需求调研', en: 'Requirements' }, planning: { zh: '规划设计', en: 'Planning' }, configuration: { zh: '配置开发', en: 'Configuration' }, migration: { zh: '数据迁移', en: 'Migration' },
  training: { zh: '培训推广', en: 'Training' }, cutover: { zh: '上线切换', en: 'Cutover' }, operations: { zh: '运维优化', en: 'Operations' },
}

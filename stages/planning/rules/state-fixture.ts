import type { ProjectState, TaskFact } from './project-state.ts'

const task = (code: string, title: string, personId: string, person: string, department: string, more: Partial<TaskFact>): TaskFact => ({
  code, title, personId, person, department, phase: '第二期', state: 'running', isMilestone: false, isCritical: false, start: '2026-11-10', finish: '2026-12-10', plannedOn: null, actualFinish: null, varianceDays: null, daysLate: 0, blocked: null, ...more,
})

/** A Wednesday of a small project, for tests: one of everything that an agenda and a report must tell apart. */
export const bicycleProject: ProjectState = {
  today: '2026-11-25',
  tasks: [
    task('TSK-009', '流程确认', 'he', '何静', '实施方', { state: 'done', actualFinish: '2026-11-20', finish: '2026-11-20' }),
    task('TSK-010', '主数据复核', 'huang', '黄海燕', '技术工艺部', { state: 'done', actualFinish: '2026-11-24', finish: '2026-11-24' }),
    task('TSK-011', '计划参数整理', 'wang', '王磊', '计划部', { plannedOn: '2026-11-17', daysLate: 8, finish: '2026-11-27' }),
    task('TSK-012', '供应商参数设置', 'he', '何静', '实施方', { state: 'blocked', plannedOn: '2026-11-20', daysLate: 5, title: '采购提前期确认', blocked: { reason: '等采购部给提前期', personId: 'wu', person: '吴建华', department: '采购部', since: '2026-11-16', days: 9 } }),
    task('TSK-013', '方案评审', 'zhou', '周明', '实施方', { state: 'planned', isMilestone: true, start: '2026-12-01', finish: '2026-12-01', plannedOn: '2026-12-01', varianceDays: 0 }),
    task('TSK-014', '二次开发', 'tang', '唐亮', '实施方', { finish: '2026-12-20', plannedOn: '2026-12-20', varianceDays: 0 }),
  ],
  issues: [
    { code: 'ISS-001', title: '条码打印偏移', personId: 'zheng', person: '郑伟', department: '仓储物流部', severity: 'low', state: 'closed', raisedOn: '2026-11-02', dueOn: '2026-11-20', resolvedOn: '2026-11-23', solution: '换色带', daysOpen: 21, daysLate: 0 },
    { code: 'ISS-003', title: 'BOM 版本混用', personId: 'huang', person: '黄海燕', department: '生产部', severity: 'medium', state: 'working', raisedOn: '2026-11-12', dueOn: '2026-11-22', resolvedOn: null, solution: null, daysOpen: 13, daysLate: 3 },
    { code: 'ISS-004', title: '报工终端不够', personId: 'he', person: '何静', department: '生产部', severity: 'high', state: 'open', raisedOn: '2026-11-24', dueOn: '2026-12-04', resolvedOn: null, solution: null, daysOpen: 1, daysLate: 0 },
  ],
  actions: [
    { code: 'ACT-003', title: '发放账号', personId: 'zheng', person: '郑伟', department: '信息部', state: 'done', dueOn: '2026-11-18', doneOn: '2026-11-18', daysLate: 0 },
    { code: 'ACT-004', title: '提交冻结期方案', personId: 'wang', person: '王磊', department: '计划部', state: 'open', dueOn: '2026-11-23', doneOn: null, daysLate: 2 },
    { code: 'ACT-005', title: '清点在制', personId: 'zhao', person: '赵敏', department: '仓储物流部', state: 'open', dueOn: '2026-11-27', doneOn: null, daysLate: 0 },
  ],
  decisions: [
    { code: 'DEC-001', title: '夜班培训时间', personId: 'lin', person: '林晓雯', department: '计划部', state: 'decided', raisedOn: '2026-11-18', decideBy: '2026-11-24', recommendation: null, outcome: '排在 19:00', decidedOn: '2026-11-23', daysWaiting: 5, daysLate: 0 },
    { code: 'DEC-002', title: '是否增加条码设备', personId: 'chen', person: '陈国强', department: '总经办', state: 'pending', raisedOn: '2026-11-10', decideBy: '2026-11-21', recommendation: '增加 6 台', outcome: null, decidedOn: null, daysWaiting: 15, daysLate: 4 },
    { code: 'DEC-003', title: '插单审批权限', personId: 'lin', person: '林晓雯', department: '计划部', state: 'pending', raisedOn: '2026-11-23', decideBy: '2026-12-02', recommendation: null, outcome: null, decidedOn: null, daysWaiting: 2, daysLate: 0 },
  ],
  risks: [
    { code: 'RSK-001', title: '关键用户抽不出', personId: 'lin', person: '林晓雯', department: '计划部', state: 'open', score: 12, mitigation: '定替岗', isFired: false, reading: null },
    { code: 'RSK-002', title: '计划参数不全', personId: 'he', person: '何静', department: '实施方', state: 'fired', score: 16, mitigation: '每周公布', isFired: true, reading: '逾期任务数高于 0，现为 2' },
    { code: 'RSK-003', title: '历史问题', personId: null, person: null, department: null, state: 'closed', score: 20, mitigation: null, isFired: false, reading: null },
  ],
}

import { Refused } from '../../engines/errors.ts'
import { field } from '../../platform/kinds/field.ts'
import { defineKind } from '../../platform/kinds/kind.ts'
import { approvalMissing, announceGoLive, notReadyToGoLive, rehearsalEmpty } from './transitions.ts'

const waveSlot = { name: 'wave', type: 'contains', direction: 'in', kinds: ['wave'], label: { zh: '波次', en: 'Wave' }, many: false } as const

/** Departments that go live together, with the configuration items they get. */
export const wave = defineKind({
  kind: 'wave', stage: 'cutover', prefix: 'WAV', table: 'wave', path: 'waves',
  label: { zh: '波次', en: 'Wave' },
  standard: ['phase', 'owner'],
  fields: {
    departments: field.text('部门', 'Departments', { required: true, inList: true, hint: { zh: '部门编码，多个用顿号隔开，例如 PUR、WH', en: 'Department codes, separated by commas, e.g. PUR, WH' } }),
    plannedOn: field.date('计划日', 'Planned day', { required: true, inList: true }),
    scope: field.enum('范围', 'Scope', { pilot: ['试点', 'Pilot'], all: ['全面', 'All'] }, { required: true, inList: true }),
    startsAt: field.instant('停录时刻 T0', 'T0: old system stops', { hint: { zh: '切换任务的时间都从这里算起', en: 'The times of the runbook count from here' } }),
    opensAt: field.instant('开业时刻', 'Opening hour', { hint: { zh: '业务必须恢复的时刻', en: 'When business must be back' } }),
    shifts: field.longText('窗口班次', 'Shifts of the window', { hint: { zh: '一行一班，例如 2026-08-28 18:00-24:00；不填按不间断算', en: 'One a line, e.g. 2026-08-28 18:00-24:00; without any, work goes on round the clock' } }),
    entryCriteria: field.longText('进入条件', 'Entry criteria'),
    exitCriteria: field.longText('退出条件', 'Exit criteria'),
  },
  states: { planned: ['计划中', 'Planned', 'idle'], approved: ['已批准', 'Approved', 'review'], live: ['已上线', 'Live', 'ok'], rolledBack: ['已回退', 'Rolled back', 'bad'] },
  initialState: 'planned',
  transitions: {
    approve: { label: { zh: '批准上线', en: 'Approve' }, from: ['planned', 'rolledBack'], to: 'approved', ability: 'sign', refuse: approvalMissing },
    goLive: { label: { zh: '宣布上线', en: 'Declare live' }, from: ['approved'], to: 'live', primary: true, refuse: notReadyToGoLive, after: announceGoLive },
  },
  links: [{ name: 'releases', type: 'releases', direction: 'out', kinds: ['configurationItem'], label: { zh: '上线的配置项', en: 'Releases' } }],
})

/** A line of the runbook. `plan` rollback: what to do when a rollback is announced. */
export const cutoverTask = defineKind({
  kind: 'cutoverTask', stage: 'cutover', prefix: 'CUT', table: 'cutover_task', path: 'cutover-tasks',
  label: { zh: '切换任务', en: 'Cutover task' },
  standard: ['phase', 'owner'],
  fields: {
    position: field.integer('顺序', 'Order', { required: true, inList: true, min: 1, max: 9999 }),
    block: field.enum('段', 'Block', { prepare: ['准备', 'Preparation'], window: ['窗口', 'Window'], after: ['上线后', 'After go-live'], rollback: ['回退', 'Rollback'] }, { required: true, inList: true }),
    startOffsetMinutes: field.integer('相对 T0 开始', 'Start from T0', { min: -100000, max: 100000, unit: { zh: '分钟', en: 'min' }, hint: { zh: '不填：前置任务完成就开始', en: 'Empty: right after its predecessors' } }),
    durationMinutes: field.integer('计划用时', 'Planned length', { required: true, inList: true, min: 1, max: 20000, unit: { zh: '分钟', en: 'min' } }),
    backupOwnerId: field.person('替补', 'Backup owner', { inList: true }),
    predecessors: field.text('前置任务', 'Predecessors', { hint: { zh: '任务编号，多个用顿号隔开', en: 'Task codes, separated by commas' } }),
    instruction: field.longText('操作说明', 'Instruction'),
    verification: field.longText('完成标志', 'Verification'),
    ifItFails: field.longText('失败时', 'If it fails'),
    rollbackInstruction: field.longText('回退说明', 'How to undo it'),
    isPointOfNoReturn: field.boolean('不可回退点', 'Point of no return'),
  },
  states: { pending: ['未开始', 'Not started', 'idle'], called: ['已启动', 'Called', 'warn'], running: ['进行中', 'Running', 'review'], done: ['已完成', 'Done', 'ok'], failed: ['失败', 'Failed', 'bad'], skipped: ['跳过', 'Skipped', 'idle'] },
  initialState: 'pending',
  links: [{ ...waveSlot, required: true }],
  refuse: async (_tx, values, before) => {
    if (values.backupOwnerId && values.backupOwnerId === values.ownerId) return new Refused('task.own_backup', { field: 'backupOwnerId' }, { zh: '替补和负责人是同一个人，替补就没有意义了。请换一个人。', en: 'The backup is the owner himself. Choose somebody else.' })
    if (before && ['running', 'done'].includes(before.state) && values.durationMinutes !== before.durationMinutes) return new Refused('task.under_way', { code: before.code }, { zh: `${before.code} 已经开始，计划用时不能再改。`, en: `${before.code} has started; its planned length can no longer be changed.` })
    return undefined
  },
})

/** The runbook tried out, against the clock. Its times stand in `task_timing` beside the real ones. */
export const cutoverRehearsal = defineKind({
  kind: 'cutoverRehearsal', stage: 'cutover', prefix: 'REH', table: 'cutover_rehearsal', path: 'cutover-rehearsals',
  label: { zh: '切换演练', en: 'Cutover rehearsal' },
  standard: ['phase', 'owner'],
  fields: {
    heldOn: field.date('日期', 'Date', { required: true, inList: true }),
    includesRollback: field.boolean('含回退演练', 'Rollback included', { inList: true }),
    conclusion: field.longText('结论与改进', 'Conclusion and what to change', { inList: true }),
  },
  states: { planned: ['计划中', 'Planned', 'idle'], held: ['已完成', 'Held', 'ok'] },
  initialState: 'planned',
  transitions: { complete: { label: { zh: '结束演练', en: 'Finish the rehearsal' }, from: ['planned'], to: 'held', primary: true, refuse: rehearsalEmpty } },
  links: [{ ...waveSlot, required: true }],
})

/** The decision meeting of a wave. What the gates said then is frozen in `evidence`. */
export const goNoGo = defineKind({
  kind: 'goNoGo', stage: 'cutover', prefix: 'GNG', table: 'go_no_go', path: 'go-no-go',
  label: { zh: '上线决策', en: 'Go/no-go' },
  standard: ['phase', 'owner'],
  fields: {
    meetingOn: field.date('评审日', 'Meeting day', { required: true, inList: true }),
    decision: field.enum('决议', 'Decision', { go: ['上线', 'Go'], conditional: ['有条件上线', 'Go with conditions'], noGo: ['不上线', 'No-go'] }, { readOnly: true, inList: true }),
    conditions: field.longText('条件', 'Conditions', { readOnly: true }),
    statement: field.longText('决议说明', 'Statement', { readOnly: true }),
    decidedAt: field.instant('决议时刻', 'Decided at', { readOnly: true, inList: true }),
    evidence: field.json<unknown>('决议时的关口', 'Gates at the decision', { readOnly: true }),
  },
  states: { open: ['表决中', 'Voting', 'review'], decided: ['已决议', 'Decided', 'ok'] },
  initialState: 'open',
  links: [{ ...waveSlot, required: true }],
})

/** Something that does not work. Times and severity come from its own steps, so that no clock is typed over. */
export const incident = defineKind({
  kind: 'incident', stage: 'cutover', prefix: 'INC', table: 'incident', path: 'incidents',
  label: { zh: '故障', en: 'Incident' },
  standard: ['phase', 'owner', 'department'],
  editable: false,
  isFrozenByGate: false,
  fields: {
    severity: field.enum('严重程度', 'Severity', { P1: ['P1 紧急', 'P1 critical'], P2: ['P2 高', 'P2 high'], P3: ['P3 中', 'P3 medium'], P4: ['P4 低', 'P4 low'] }, { readOnly: true, inList: true }),
    impact: field.enum('影响', 'Impact', { high: ['高', 'High'], medium: ['中', 'Medium'], low: ['低', 'Low'] }, { required: true }),
    urgency: field.enum('紧急', 'Urgency', { high: ['高', 'High'], medium: ['中', 'Medium'], low: ['低', 'Low'] }, { required: true }),
    description: field.longText('现象', 'What happens'),
    workaround: field.longText('临时办法', 'Workaround'),
    resolution: field.longText('解决办法', 'Resolution'),
    occurredAt: field.instant('发生', 'Occurred', { readOnly: true, inList: true }),
    detectedAt: field.instant('发现', 'Detected', { readOnly: true }),
    acknowledgedAt: field.instant('响应', 'Acknowledged', { readOnly: true }),
    restoredAt: field.instant('恢复', 'Restored', { readOnly: true, inList: true }),
  },
  states: { open: ['待响应', 'Open', 'bad'], acknowledged: ['处理中', 'Being handled', 'warn'], restored: ['已恢复', 'Restored', 'review'], closed: ['已关闭', 'Closed', 'ok'] },
  initialState: 'open',
  links: [{ name: 'causes', type: 'causes', direction: 'out', kinds: ['configurationItem', 'mapping', 'lesson', 'requirement'], label: { zh: '起因于', en: 'Caused by' } }],
})

/** Days on which configuration or master data must not be changed. */
export const changeFreeze = defineKind({
  kind: 'changeFreeze', stage: 'cutover', prefix: 'FRZ', table: 'change_freeze', path: 'change-freezes',
  label: { zh: '变更冻结', en: 'Change freeze' },
  standard: ['phase', 'owner'],
  fields: {
    startsOn: field.date('开始', 'From', { required: true, inList: true }),
    endsOn: field.date('结束', 'To', { required: true, inList: true }),
    scope: field.enum('范围', 'Scope', { configuration: ['配置与开发', 'Configuration and development'], masterData: ['主数据', 'Master data'], all: ['全部', 'Everything'] }, { required: true, inList: true }),
    exception: field.text('例外办法', 'Exceptions', { inList: true }),
  },
  states: { active: ['有效', 'In force', 'ok'], lifted: ['已解除', 'Lifted', 'idle'] },
  initialState: 'active',
  transitions: { lift: { label: { zh: '解除', en: 'Lift' }, from: ['active'], to: 'lifted', needsReason: true } },
  refuse: async (_tx, values) => (String(values.startsOn) > String(values.endsOn) ? new Refused('freeze.backwards', { field: 'endsOn' }, { zh: '结束日早于开始日。请改正日期。', en: 'The freeze ends before it begins. Correct its dates.' }) : undefined),
})

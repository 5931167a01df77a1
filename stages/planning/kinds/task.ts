import { defineKind } from '../../../platform/kinds/kind.ts'
import { field } from '../../../platform/kinds/field.ts'

/**
 * A task of the plan: what is to be done, how long, after what, by whom. Its progress stands in `task_progress`, so that
 * reporting progress does not break a signature under the plan. 0 days is a milestone; a task that is the parent of
 * another is a summary, whose dates and progress roll up.
 */
export const task = defineKind({
  kind: 'task',
  stage: 'planning',
  prefix: 'TSK',
  table: 'task',
  path: 'tasks',
  label: { zh: '任务', en: 'Task' },
  standard: ['phase', 'owner', 'department'],
  fields: {
    durationDays: field.integer('工期', 'Duration', { required: true, min: 0, max: 2000, inList: true, unit: { zh: '工作日', en: 'working days' }, hint: { zh: '0 表示里程碑', en: '0 makes a milestone' } }),
    predecessors: field.text('前置任务', 'Predecessors', { maxLength: 1000, inList: true, hint: { zh: '例如 TSK-003；TSK-004SS+2；TSK-005FF-1', en: 'For example TSK-003; TSK-004SS+2; TSK-005FF-1' } }),
    parent: field.text('上级任务', 'Parent', { maxLength: 20, hint: { zh: '上级任务的编号', en: 'Code of the parent task' } }),
    stageArea: field.enum('所属阶段', 'Stage', {
      requirements: ['需求调研', 'Requirements'], planning: ['规划设计', 'Planning'], configuration: ['配置开发', 'Configuration'], migration: ['数据迁移', 'Migration'],
      training: ['培训推广', 'Training'], cutover: ['上线切换', 'Cutover'], operations: ['运维优化', 'Operations'],
    }),
    marks: field.enum('里程碑类型', 'Marks', {
      kickOff: ['启动', 'Kick-off'], requirementsSigned: ['需求签署', 'Requirements signed'], scopeAgreed: ['蓝图与范围确认', 'Blueprint and scope agreed'], acceptance: ['UAT 签署', 'UAT signed'],
      goNoGo: ['上线评审', 'Go or no-go'], goLive: ['上线', 'Go-live'], closing: ['阶段验收', 'Phase accepted'],
    }, { hint: { zh: '“上线”决定这一期的预测上线日', en: '"Go-live" decides the forecast go-live of the phase' } }),
    constraintType: field.enum('日期约束', 'Constraint', { startNoEarlierThan: ['不早于此日开始', 'Start no earlier than'], finishNoLaterThan: ['不晚于此日完成', 'Finish no later than'], mustStartOn: ['必须于此日开始', 'Must start on'] }),
    constraintOn: field.date('约束日期', 'Constraint date'),
    effortDays: field.decimal('工作量', 'Effort', { min: 0, max: 100000, unit: { zh: '人天', en: 'person-days' } }),
    output: field.text('交付物', 'Output', { maxLength: 300 }),
    baselineStart: field.date('基线开始', 'Baseline start', { readOnly: true }),
    baselineFinish: field.date('基线完成', 'Baseline finish', { readOnly: true, inList: true }),
  },
  states: {
    planned: ['未开始', 'Not started', 'idle'],
    running: ['进行中', 'In progress', 'info'],
    blocked: ['受阻', 'Blocked', 'bad'],
    done: ['已完成', 'Done', 'ok'],
    cancelled: ['已取消', 'Cancelled', 'idle'],
  },
  initialState: 'planned',
  transitions: {
    cancel: { label: { zh: '取消', en: 'Cancel' }, from: ['planned', 'running', 'blocked'], to: 'cancelled', needsReason: true },
    restore: { label: { zh: '恢复', en: 'Restore' }, from: ['cancelled'], to: 'planned' },
  },
  links: [{ name: 'requirements', type: 'implements', direction: 'out', kinds: ['requirement'], label: { zh: '落实的需求', en: 'Requirements it implements' } }],
})

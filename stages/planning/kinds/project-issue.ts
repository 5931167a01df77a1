import { defineKind } from '../../../platform/kinds/kind.ts'
import { field } from '../../../platform/kinds/field.ts'

/** 项目问题: the sheet that every project lives by. Raised by a department, owned by a person, with a day; first item of the weekly meeting. */
export const projectIssue = defineKind({
  kind: 'projectIssue',
  stage: 'planning',
  prefix: 'ISS',
  table: 'project_issue',
  path: 'project-issues',
  label: { zh: '项目问题', en: 'Project issue' },
  standard: ['phase', 'owner', 'department'],
  isFrozenByGate: false,
  creators: ['keyUser', 'endUser', 'dataSteward', 'itOperations', 'developer', 'trainer', 'businessLead', 'supervisor'],
  fields: {
    nature: field.enum('类型', 'Kind', {
      business: ['业务', 'Business'], data: ['数据', 'Data'], system: ['系统', 'System'], interface: ['接口', 'Interface'], resource: ['资源', 'Resource'], site: ['现场', 'Site'], decision: ['决策', 'Decision'],
    }, { required: true, inList: true }),
    severity: field.enum('级别', 'Severity', { high: ['高', 'High'], medium: ['中', 'Medium'], low: ['低', 'Low'] }, { required: true, inList: true }),
    raisedOn: field.date('提出日', 'Raised on', { required: true, startsToday: true }),
    dueOn: field.date('期限', 'Due', { inList: true }),
    description: field.longText('情况', 'Description'),
    solution: field.longText('解决方案', 'Solution', { inList: true }),
    resolvedOn: field.date('解决日', 'Resolved on', { readOnly: true }),
  },
  states: {
    open: ['未处理', 'Open', 'warn'],
    working: ['处理中', 'In hand', 'info'],
    resolved: ['待确认', 'To be confirmed', 'review'],
    closed: ['已关闭', 'Closed', 'ok'],
  },
  initialState: 'open',
  transitions: {
    take: { label: { zh: '开始处理', en: 'Take in hand' }, from: ['open'], to: 'working' },
    resolve: { label: { zh: '已解决', en: 'Resolved' }, from: ['open', 'working'], to: 'resolved', primary: true },
    close: { label: { zh: '确认关闭', en: 'Confirm and close' }, from: ['resolved'], to: 'closed', primary: true },
    reopen: { label: { zh: '重新打开', en: 'Reopen' }, from: ['resolved', 'closed'], to: 'open', needsReason: true },
  },
  links: [
    { name: 'blocks', type: 'threatens', direction: 'out', kinds: ['task', 'requirement'], label: { zh: '卡住了', en: 'Holds up' } },
    { name: 'meetings', type: 'raises', direction: 'in', kinds: ['meeting'], label: { zh: '提出的会议', en: 'Raised in' } },
  ],
})

import type { Text } from '../../engines/errors.ts'
import type { Role } from './abilities.ts'

/** The roles in an implementation, by their names in the glossary. */
export const roleNames: Record<Role, Text> = {
  sponsor: { zh: '项目领导小组组长', en: 'Sponsor' },
  customerProjectManager: { zh: '甲方项目经理', en: 'Customer project manager' },
  implementerProjectManager: { zh: '乙方项目经理', en: 'Implementer project manager' },
  businessLead: { zh: '业务负责人', en: 'Business lead' },
  keyUser: { zh: '关键用户', en: 'Key user' },
  endUser: { zh: '最终用户', en: 'End user' },
  consultant: { zh: '实施顾问', en: 'Consultant' },
  developer: { zh: '开发', en: 'Developer' },
  dataSteward: { zh: '数据负责人', en: 'Data steward' },
  trainer: { zh: '讲师', en: 'Trainer' },
  learner: { zh: '学员', en: 'Learner' },
  itOperations: { zh: '运维', en: 'IT operations' },
  supervisor: { zh: '监理', en: 'Supervisor' },
  auditor: { zh: '审计员', en: 'Auditor' },
}

export const allRoles = Object.keys(roleNames) as [Role, ...Role[]]

export function roleName(role: string): Text {
  return roleNames[role as Role] ?? { zh: role, en: role }
}

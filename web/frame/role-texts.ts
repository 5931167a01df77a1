import type { Text } from '../../engines/errors.ts'

/** Roles in an implementation, and those of the organization and the installation, as the interface names them. */
export const roleTexts: Readonly<Record<string, Text>> = {
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
  organizationAdmin: { zh: '企业管理员', en: 'Organization administrator' },
  member: { zh: '成员', en: 'Member' },
  systemAdmin: { zh: '系统管理员', en: 'System administrator' },
  securityAdmin: { zh: '安全管理员', en: 'Security administrator' },
  auditAdmin: { zh: '审计管理员', en: 'Audit administrator' },
}

/** Roles that somebody can be given in an implementation, in the order of the settings page. */
export const implementationRoles = ['sponsor', 'customerProjectManager', 'implementerProjectManager', 'businessLead', 'keyUser', 'consultant', 'developer', 'dataSteward', 'trainer', 'itOperations', 'supervisor', 'auditor', 'endUser', 'learner'] as const

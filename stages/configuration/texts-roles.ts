import type { Text } from '../../engines/errors.ts'

/** Roles in an implementation that may approve, by their names in the glossary. */
export const projectRoles: Readonly<Record<string, Text>> = {
  sponsor: { zh: '项目领导小组组长', en: 'Sponsor' },
  customerProjectManager: { zh: '甲方项目经理', en: 'Customer project manager' },
  businessLead: { zh: '业务负责人', en: 'Business lead' },
  keyUser: { zh: '关键用户', en: 'Key user' },
  dataSteward: { zh: '数据负责人', en: 'Data steward' },
  itOperations: { zh: '运维', en: 'IT operations' },
  auditor: { zh: '审计员', en: 'Auditor' },
}

import type { Text } from '../../engines/errors.ts'

/** Data scopes of a grant, short enough for a cell. */
export const scopeWords = {
  self: { zh: '本人', en: 'Own' }, dept: { zh: '本部门', en: 'Dept' }, tree: { zh: '含下级', en: 'Dept+' }, wh: { zh: '本仓', en: 'Store' },
  shop: { zh: '车间', en: 'Shop' }, org: { zh: '公司', en: 'Company' }, all: { zh: '全部', en: 'All' },
} satisfies Record<string, Text>

/** What people do on an approval, as the history says it. */
export const actionWords = {
  started: { zh: '提交', en: 'Submitted' }, resubmitted: { zh: '修改后再提交', en: 'Submitted again' }, approved: { zh: '同意', en: 'Approved' }, rejected: { zh: '拒绝', en: 'Rejected' },
  returned: { zh: '退回', en: 'Sent back' }, transferred: { zh: '转办', en: 'Transferred' }, signerAdded: { zh: '加签', en: 'Added a signer' }, withdrawn: { zh: '撤回', en: 'Withdrawn' },
  urged: { zh: '催办', en: 'Urged' }, commented: { zh: '意见', en: 'Commented' },
  'passed:self': { zh: '审批人是发起人，自动通过', en: 'Passed: the approver is the starter' }, 'passed:duplicate': { zh: '前面已审批，自动通过', en: 'Passed: approved before' }, 'passed:empty': { zh: '无审批人，自动通过', en: 'Passed: nobody to ask' },
} satisfies Record<string, Text>

export const texts = {
  stage: { zh: '配置开发', en: 'Configuration' },
  lead: { zh: '在原厂标准上做必要的配置，并由关键用户验收。', en: 'What is configured on the vendor standard, and accepted by its key users.' },
  manual: { zh: '系统配置手册', en: 'Configuration manual' },
  permissionReport: { zh: '权限矩阵与职责分离报告', en: 'Permission matrix and segregation report' },
  uatReport: { zh: 'UAT 报告', en: 'UAT report' },
  acceptanceSheet: { zh: '模块验收单', en: 'Module acceptance sheet' },
} satisfies Record<string, Text>

import type { Text } from '../../engines/errors.ts'
import type { Registry } from '../registry.ts'

/** What happened, in words, for events of the platform itself. */
export const platformEvents: Record<string, Text> = {
  'account.changed': { zh: '修改个人账号', en: 'Changed their own account' },
  'account.created': { zh: '建立账号', en: 'Created accounts' },
  'account.locked': { zh: '密码连续错误，暂停登录', en: 'Put to rest after wrong passwords' },
  'account.password_reset': { zh: '通过重置链接设置新密码', en: 'Set a new password by a reset link' },
  'account.reset_offered': { zh: '生成密码重置链接', en: 'Made a password reset link' },
  'administrator.invited': { zh: '邀请管理员', en: 'Invited an administrator' },
  'administrator.joined': { zh: '管理员加入', en: 'Joined as an administrator' },
  'attachment.added': { zh: '上传附件', en: 'Added a file' },
  'attachment.removed': { zh: '删除附件', en: 'Removed a file' },
  'comment.made': { zh: '发表评论', en: 'Commented' },
  'comment.removed': { zh: '删除评论', en: 'Removed a comment' },
  'department.changed': { zh: '修改部门', en: 'Changed a department' },
  'department.created': { zh: '新建部门', en: 'Created a department' },
  'department.removed': { zh: '删除部门', en: 'Removed a department' },
  'document.rendered': { zh: '生成文档', en: 'Rendered a document' },
  'gate.passed_with_exception': { zh: '带例外通过关口', en: 'Passed a gate with exception' },
  'gate.threshold_set': { zh: '调整关口阈值', en: 'Set a threshold of a gate' },
  'implementation.changed': { zh: '修改项目设置', en: 'Changed the implementation' },
  'implementation.created': { zh: '新建实施项目', en: 'Started an implementation' },
  'implementation.exported': { zh: '导出整个项目', en: 'Exported the implementation' },
  'implementation.imported': { zh: '导入整个项目', en: 'Imported the implementation' },
  'installation.set_up': { zh: '首次设置', en: 'Set up the installation' },
  'implementation.kit_applied': { zh: '套用行业套件', en: 'Applied a kit' },
  'job.cancel_asked': { zh: '要求取消任务', en: 'Asked to cancel a job' },
  'link.made': { zh: '建立关联', en: 'Linked' },
  'link.removed': { zh: '取消关联', en: 'Unlinked' },
  'membership.granted': { zh: '授予企业成员', en: 'Granted membership' },
  'module.changed': { zh: '修改模块', en: 'Changed a module' },
  'module.created': { zh: '新建模块', en: 'Created a module' },
  'module.removed': { zh: '删除模块', en: 'Removed a module' },
  'organization.created': { zh: '建立企业', en: 'Created the organization' },
  'person.added': { zh: '新增人员', en: 'Added a person' },
  'person.changed': { zh: '修改人员', en: 'Changed a person' },
  'person.invited': { zh: '邀请人员', en: 'Invited a person' },
  'person.joined': { zh: '人员加入', en: 'Joined' },
  'person.left': { zh: '人员退出项目', en: 'Left the implementation' },
  'person.removed': { zh: '停用人员', en: 'Took a person out of the directory' },
  'person.roles_set': { zh: '设定角色', en: 'Set roles' },
  'phase.changed': { zh: '修改期', en: 'Changed a phase' },
  'phase.created': { zh: '新建期', en: 'Created a phase' },
  'phase.removed': { zh: '删除期', en: 'Removed a phase' },
  'phase.went_live': { zh: '一期上线', en: 'A phase went live' },
  'session.closed': { zh: '退出登录', en: 'Signed out' },
  'session.opened': { zh: '登录', en: 'Signed in' },
  'session.refused': { zh: '登录失败', en: 'Sign-in refused' },
  'signature.made': { zh: '签署', en: 'Signed' },
  'signature.revoked': { zh: '撤销签署', en: 'Revoked a signature' },
  'token.created': { zh: '新建 API 令牌', en: 'Made an API token' },
  'token.revoked': { zh: '撤销 API 令牌', en: 'Revoked an API token' },
}

const verbs: Record<string, Text> = {
  created: { zh: '新建', en: 'Created' },
  updated: { zh: '修改', en: 'Changed' },
  removed: { zh: '删除', en: 'Removed' },
}

/** An event's kind in words: the stage's own label, a verb on a registered kind, one of its transitions or states, or the platform's. */
export function eventLabel(registry: Registry, kind: string): Text {
  const own = registry.stages.find((s) => s.eventLabels?.[kind])?.eventLabels?.[kind]
  if (own) return own
  if (platformEvents[kind]) return platformEvents[kind]
  const at = kind.lastIndexOf('.')
  const item = registry.kinds.get(kind.slice(0, at))
  if (!item) return { zh: kind, en: kind }
  const verb = kind.slice(at + 1)
  const said = verbs[verb] ?? (item.transitions[verb] as { label: Text } | undefined)?.label
  if (said) return { zh: `${said.zh}${item.label.zh}`, en: `${said.en}: ${item.label.en.toLowerCase()}` }
  const state = item.states[verb] as readonly [string, string] | undefined
  if (state) return { zh: `${item.label.zh}变为"${state[0]}"`, en: `${item.label.en}: ${state[1].toLowerCase()}` }
  return { zh: kind, en: kind }
}

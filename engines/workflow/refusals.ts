import { Refused } from '../errors.ts'

const states: Record<string, [string, string]> = {
  none: ['还没有发起', 'has not been started'], returned: ['已退回发起人', 'was returned to its starter'], approved: ['已通过', 'is approved'],
  rejected: ['已拒绝', 'is rejected'], withdrawn: ['已撤回', 'was withdrawn'], running: ['审批中', 'is running'],
}

export function notRunning(status: string): Refused {
  const [zh, en] = states[status] ?? [status, status]
  return new Refused('approval.not_running', { status }, { zh: `这张单${zh}，不能再做这个动作。请刷新页面。`, en: `This document ${en}, so that cannot be done now. Reload the page.` })
}

export function notYours(): Refused {
  return new Refused('approval.task_not_yours', {}, { zh: '这一步现在不等你处理，可能已经由别人处理。请刷新"我的审批"。', en: 'This step does not wait for you; somebody may have acted already. Reload your approvals.' })
}

export function notStarter(): Refused {
  return new Refused('approval.not_starter', {}, { zh: '只有发起人可以这样做。', en: 'Only the person who started this may do that.' })
}

export function noPrevious(): Refused {
  return new Refused('approval.no_previous', {}, { zh: '前面没有人工审批过的节点。请改为退回发起人。', en: 'Nobody has approved before this step. Return it to its starter instead.' })
}

export function noApprover({ id, name }: { id: string; name: string }): Refused {
  return new Refused('approval.nobody_to_ask', { node: id }, { zh: `"${name}"这一步找不到审批人。请系统管理员检查部门主管、直属上级或角色。`, en: `Nobody is found for the step "${name}". Ask an administrator to check heads of departments, superiors and roles.` })
}

export function noBranch(gateway: string, fields: Readonly<Record<string, string>>): Refused {
  return new Refused('approval.no_branch', { gateway, fields: { ...fields } }, { zh: `条件"${gateway}"没有一个分支符合这张单。请通知配置顾问补上缺口。`, en: `No branch of the condition "${gateway}" fits this document. Tell the consultant that a band is missing.` })
}

export function endless(): Refused {
  return new Refused('approval.endless', {}, { zh: '这条审批流会不停地绕圈，没有人可以处理。请检查退回的连线。', en: 'This flow runs in a circle without asking anybody. Check the arrows that go back.' })
}

export function personUnknown(): Refused {
  return new Refused('approval.person_unknown', { field: 'toPersonId' }, { zh: '找不到这个人。请从名单里选择。', en: 'There is no such person. Choose somebody from the list.' })
}

export function wouldApproveOwn(): Refused {
  return new Refused('approval.own_document', { field: 'toPersonId' }, { zh: '不能交给发起人：这一步不许审批自己的单。', en: 'It cannot go to its starter: this step does not let people approve their own document.' })
}

export function alreadyAsked(): Refused {
  return new Refused('approval.already_asked', { field: 'toPersonId' }, { zh: '这个人已经在这一步的审批人里。', en: 'This person is already asked at this step.' })
}

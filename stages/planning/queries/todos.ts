import { daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { signaturesOf } from '../../../platform/signatures/sign.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import type { TodoEntry } from '../../../platform/wire.ts'
import { actionItem } from '../kinds/action-item.ts'
import { decision } from '../kinds/decision.ts'
import { projectIssue } from '../kinds/project-issue.ts'
import { meetingHeads } from './meeting-heads.ts'
import { leafTasks, loadPlanSource } from './plan.ts'
import { minutesRoles, minutesSubject } from './signing.ts'

type Entry = Omit<TodoEntry, 'implementationId' | 'implementationName'>

/** What waits for this person: overdue tasks and tasks that others wait with, issues, actions, decisions, minutes to sign. */
export async function planningTodos(tx: Tx): Promise<Entry[]> {
  const me = tx.personId
  if (!me) return []
  const late = (due: string | null): { zh: string; en: string } | null => (due !== null && due < tx.today ? { zh: `逾期 ${daysBetween(due, tx.today)} 天`, en: `${daysBetween(due, tx.today)} days overdue` } : null)
  const entry = (room: string, row: { id: string; code: string; title: string }, kind: string, why: Entry['why'], due: string | null): Entry => ({ id: `${kind}:${row.id}`, kind, code: row.code, title: row.title, why, due, href: `planning/${room}?item=${row.code}` })
  const tasks = leafTasks(await loadPlanSource(tx)).filter((t) => t.state !== 'done')
  const actions = (await listItems(tx, actionItem, { state: 'open' })).filter((a) => a.ownerId === me)
  const issues = (await listItems(tx, projectIssue, { state: ['open', 'working'] })).filter((i) => i.ownerId === me)
  const decisions = (await listItems(tx, decision, { state: 'pending' })).filter((d) => d.ownerId === me)
  return [
    ...tasks.filter((t) => t.row.ownerId === me && t.state !== 'blocked' && late(t.baselineFinish)).map((t) => entry('plan', t, 'task', { zh: `任务${late(t.baselineFinish)!.zh}`, en: `Task ${late(t.baselineFinish)!.en}` }, t.baselineFinish)),
    ...tasks.filter((t) => t.state === 'blocked' && t.waitingForId === me).map((t) => entry('plan', t, 'task', { zh: `任务卡在你这里：${t.blockedReason ?? ''}`, en: `A task waits for you: ${t.blockedReason ?? ''}` }, t.baselineFinish)),
    ...issues.map((i) => entry('issues', i, 'projectIssue', late(i.dueOn) ? { zh: `项目问题${late(i.dueOn)!.zh}`, en: `Project issue ${late(i.dueOn)!.en}` } : { zh: '等你解决的项目问题', en: 'Project issue to resolve' }, i.dueOn)),
    ...actions.map((a) => entry('actions', a, 'actionItem', late(a.dueOn) ? { zh: `行动项${late(a.dueOn)!.zh}`, en: `Action item ${late(a.dueOn)!.en}` } : { zh: '会上定给你的行动项', en: 'Action item from a meeting' }, a.dueOn)),
    ...decisions.map((d) => entry('executive', d, 'decision', late(d.decideBy) ? { zh: `等你决定，已${late(d.decideBy)!.zh}`, en: `For you to decide, ${late(d.decideBy)!.en}` } : { zh: '等你决定', en: 'For you to decide' }, d.decideBy)),
    ...(await minutesToSign(tx)).map((m) => ({ ...entry('meetings', m, 'meeting', { zh: '会议纪要等你签署', en: 'Minutes to sign' }, null), href: `planning/meetings?meeting=${m.code}` })),
  ]
}

async function minutesToSign(tx: Tx): Promise<{ id: string; code: string; title: string }[]> {
  const published = (await meetingHeads(tx)).filter((m) => m.state === 'published' && minutesRoles(m.meetingType).some((role) => tx.roles.includes(role)))
  const waiting: { id: string; code: string; title: string }[] = []
  for (const own of published) {
    const valid = (await signaturesOf(tx, minutesSubject(own.id))).filter((s) => s.broken.length === 0)
    if (minutesRoles(own.meetingType).some((role) => tx.roles.includes(role) && !valid.some((s) => s.role === role))) waiting.push(own)
  }
  return waiting
}

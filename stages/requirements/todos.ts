import { and, eq, isNull } from 'drizzle-orm'
import { comments } from '../../platform/comments/tables.ts'
import type { Tx } from '../../platform/db/door.ts'
import { implementations, modules } from '../../platform/organization/tables.ts'
import type { Stage } from '../../platform/registry.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { changeRequest } from './kinds/change-request.ts'
import { interview } from './kinds/interview.ts'
import { requirement } from './kinds/requirement.ts'
import { requirementsBaseline } from './kinds/requirements-baseline.ts'
import { reviewComments } from './own-tables.ts'
import { baselineSigners } from './queries/baseline-signers.ts'

type Todo = Awaited<ReturnType<NonNullable<Stage['todos']>>>[number]

/** What waits for the person of this transaction: interviews to confirm, review comments to answer, requirements and baselines to sign, changes to decide. */
export async function requirementsTodos(tx: Tx): Promise<Todo[]> {
  const me = tx.personId
  if (!me) return []
  const [implementation] = await tx.db.select({ code: implementations.code }).from(implementations).where(eq(implementations.id, tx.implementationId))
  const href = (room: string, code: string) => `/i/${encodeURIComponent(implementation?.code ?? '')}/requirements/${room}?item=${code}`
  return [...(await interviewsToConfirm(tx, me, href)), ...(await commentsToAnswer(tx, me, href)), ...(await requirementsToSign(tx, me, href)), ...(await baselinesToSign(tx, me, implementation?.code ?? '')), ...(await changesToDecide(tx, href))]
}

type Href = (room: string, code: string) => string

async function interviewsToConfirm(tx: Tx, me: string, href: Href): Promise<Todo[]> {
  const rows = (await listItems(tx, interview, { state: 'written' })).filter((i) => i.intervieweeId === me)
  return rows.map((i) => ({ id: `interview:${i.id}`, kind: 'interview', code: i.code, title: i.title, why: { zh: '请确认访谈记录', en: 'Confirm the notes of your interview' }, due: null, href: href('interviews', i.code) }))
}

/** Open review comments on requirements that I own or raised, and those that mention me. */
async function commentsToAnswer(tx: Tx, me: string, href: Href): Promise<Todo[]> {
  const open = await tx.db.select({ itemId: reviewComments.itemId, personId: reviewComments.personId, mentions: comments.mentions }).from(reviewComments).innerJoin(comments, eq(comments.id, reviewComments.commentId)).where(and(eq(reviewComments.implementationId, tx.implementationId), isNull(reviewComments.resolvedAt), isNull(comments.removedAt)))
  if (open.length === 0) return []
  const rows = await listItems(tx, requirement, { ids: [...new Set(open.map((o) => o.itemId))] })
  return rows.flatMap((r) => {
    const own = open.filter((o) => o.itemId === r.id && (o.mentions.includes(me) || (o.personId !== me && (r.ownerId === me || r.raisedById === me))))
    return own.length === 0 ? [] : [{ id: `review:${r.id}`, kind: 'requirement', code: r.code, title: r.title, why: { zh: `${own.length} 条评审意见待答复`, en: `${own.length} review comment${own.length === 1 ? '' : 's'} to answer` }, due: null, href: href('requirements', r.code) }]
  })
}

/** Requirements in review whose module I lead. */
async function requirementsToSign(tx: Tx, me: string, href: Href): Promise<Todo[]> {
  if (!tx.ability.can('sign', 'requirements')) return []
  const led = (await tx.db.select({ id: modules.id }).from(modules).where(and(eq(modules.implementationId, tx.implementationId), eq(modules.leadId, me)))).map((m) => m.id)
  if (led.length === 0) return []
  const rows = (await listItems(tx, requirement, { state: 'inReview' })).filter((r) => r.moduleId !== null && led.includes(r.moduleId))
  return rows.map((r) => ({ id: `signOff:${r.id}`, kind: 'requirement', code: r.code, title: r.title, why: { zh: '需求等你签署', en: 'Waits for your sign-off' }, due: null, href: href('requirements', r.code) }))
}

async function baselinesToSign(tx: Tx, me: string, implementationCode: string): Promise<Todo[]> {
  const open = (await listItems(tx, requirementsBaseline)).filter((b) => b.state !== 'superseded')
  const todos: Todo[] = []
  for (const b of open) {
    const own = (await baselineSigners(tx, b)).filter((s) => s.personId === me && (s.signedAt === null || s.isBroken))
    if (own.length > 0) todos.push({ id: `baseline:${b.id}`, kind: 'requirementsBaseline', code: b.code, title: b.title, why: own.some((s) => s.isBroken) ? { zh: '签署后有变动，请重新签署', en: 'Changed after you signed: sign again' } : { zh: '需求基线等你签署', en: 'The baseline waits for your signature' }, due: null, href: `/i/${encodeURIComponent(implementationCode)}/requirements/baselines?baseline=${b.code}` })
  }
  return todos
}

/** Assessed changes go to those who manage the implementation; the sponsor sees those beyond ten days. */
async function changesToDecide(tx: Tx, href: Href): Promise<Todo[]> {
  if (!tx.roles.includes('customerProjectManager') && !tx.roles.includes('sponsor')) return []
  const rows = (await listItems(tx, changeRequest, { state: 'assessed' })).filter((c) => tx.roles.includes('customerProjectManager') || Number(c.days ?? 0) > 10)
  const targets = await linkedItems(tx, rows.map((r) => r.id), 'changes', 'out')
  return rows.map((c) => ({ id: `change:${c.id}`, kind: 'changeRequest', code: c.code, title: c.title, why: { zh: `变更 ${targets.get(c.id)?.[0]?.code ?? ''} 待决定，${Number(c.days ?? 0)} 人天`, en: `Change of ${targets.get(c.id)?.[0]?.code ?? ''} to decide, ${Number(c.days ?? 0)} person-days` }, due: null, href: href('baselines', c.code) }))
}

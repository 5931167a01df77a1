import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { rules } from '../../../engines/requirement-lint/rule.ts'
import { acceptanceSkeleton, formLabels, parseSentence } from '../../../engines/requirement-lint/sentence-form.ts'
import { comments } from '../../../platform/comments/tables.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { signatures } from '../../../platform/signatures/tables.ts'
import { getItem, linkedItems, localized } from '../../../platform/trace/item-store.ts'
import type { RequirementStanding } from '../contract.ts'
import { interview } from '../kinds/interview.ts'
import { type Requirement, requirement } from '../kinds/requirement.ts'
import { requirementsBaseline } from '../kinds/requirements-baseline.ts'
import { baselineRequirements, interviewQuotes, lintMarks, requirementSignOffs, reviewComments } from '../own-tables.ts'
import { baselineSubject } from './baseline-standing.ts'
import { personNames } from './person-names.ts'
import { lintOf, objectionsOf } from './requirement-standing.ts'

/** Everything about one requirement's quality and consent: findings, objections, who asked for it, who signed it. */
export async function viewStanding(tx: Tx, idOrCode: string): Promise<RequirementStanding> {
  const found = await getItem(tx, requirement, idOrCode)
  const [shown] = await localized(tx, [found], ['title', 'statement'])
  const statement = shown!.statement ?? ''
  const findings = (await lintOf(tx, [shown!])).get(found.id) ?? []
  const parsed = parseSentence(statement)
  return {
    id: found.id, code: found.code, state: found.state, statement,
    findings: findings.map((f) => ({ ...f, label: rules[f.rule].label, hint: rules[f.rule].hint })),
    meant: await meantOf(tx, found.id),
    form: parsed ? formLabels[parsed.form] : null,
    acceptanceSkeleton: acceptanceSkeleton(statement),
    objections: found.state === 'draft' || found.state === 'inReview' ? (await objectionsOf(tx, found)).map((o) => o.text) : [],
    reviewComments: await reviewCommentsOf(tx, found.id),
    raisedBy: await raisedByOf(tx, found),
    signOffs: await signOffsOf(tx, found.id),
    baselines: await baselinesOf(tx, found.id),
    changeRequests: ((await linkedItems(tx, [found.id], 'changes', 'in')).get(found.id) ?? []).filter((r) => r.kind === 'changeRequest').map(({ code, title, state }) => ({ code, title, state })),
  }
}

async function meantOf(tx: Tx, itemId: string): Promise<RequirementStanding['meant']> {
  const rows = await tx.db.select().from(lintMarks).where(and(eq(lintMarks.implementationId, tx.implementationId), eq(lintMarks.itemId, itemId))).orderBy(asc(lintMarks.at))
  const names = await personNames(tx, rows.map((r) => r.personId))
  return rows.map((r) => ({ rule: r.rule, word: r.word, by: names.get(r.personId ?? '') ?? '', at: r.at }))
}

async function reviewCommentsOf(tx: Tx, itemId: string): Promise<RequirementStanding['reviewComments']> {
  const rows = await tx.db
    .select({ id: reviewComments.commentId, personId: reviewComments.personId, at: reviewComments.raisedAt, resolvedAt: reviewComments.resolvedAt, resolvedBy: reviewComments.resolvedBy, answer: reviewComments.answer, text: comments.text })
    .from(reviewComments).innerJoin(comments, eq(comments.id, reviewComments.commentId))
    .where(and(eq(reviewComments.implementationId, tx.implementationId), eq(reviewComments.itemId, itemId), isNull(comments.removedAt))).orderBy(asc(reviewComments.raisedAt))
  const names = await personNames(tx, rows.flatMap((r) => [r.personId, r.resolvedBy]))
  return rows.map((r) => ({
    id: r.id, text: r.text, by: names.get(r.personId ?? '') ?? '', at: r.at, resolvedAt: r.resolvedAt, resolvedBy: r.resolvedBy ? (names.get(r.resolvedBy) ?? '') : null, answer: r.answer,
    mayClose: r.resolvedAt === null && (r.personId === tx.personId || tx.ability.can('sign', 'requirements')),
  }))
}

async function raisedByOf(tx: Tx, found: Requirement): Promise<RequirementStanding['raisedBy']> {
  const rows = await tx.db.select({ text: interviewQuotes.text, textEn: interviewQuotes.textEn, code: interview.table.code, on: interview.table.heldOn }).from(interviewQuotes).innerJoin(interview.table, eq(interview.table.id, interviewQuotes.interviewId)).where(and(eq(interviewQuotes.implementationId, tx.implementationId), eq(interviewQuotes.itemId, found.id)))
  return { personId: found.raisedById, name: (await personNames(tx, [found.raisedById])).get(found.raisedById ?? '') ?? null, quotes: rows.map((r) => ({ text: (tx.locale === 'en' ? r.textEn : null) ?? r.text, interview: r.code, on: r.on })) }
}

async function signOffsOf(tx: Tx, id: string): Promise<RequirementStanding['signOffs']> {
  const rows = await tx.db.select().from(requirementSignOffs).where(and(eq(requirementSignOffs.implementationId, tx.implementationId), eq(requirementSignOffs.requirementId, id))).orderBy(asc(requirementSignOffs.at))
  const names = await personNames(tx, rows.map((r) => r.personId))
  return rows.map((r) => ({ name: names.get(r.personId ?? '') ?? '', at: r.at, version: r.version, withdrawnAt: r.withdrawnAt }))
}

async function baselinesOf(tx: Tx, id: string): Promise<RequirementStanding['baselines']> {
  const t = requirementsBaseline.table
  const rows = await tx.db.select({ id: t.id, code: t.code, version: t.baselineVersion, state: t.state, frozenAt: t.frozenAt, hash: baselineRequirements.hash }).from(baselineRequirements).innerJoin(t, eq(t.id, baselineRequirements.baselineId)).where(and(eq(baselineRequirements.implementationId, tx.implementationId), eq(baselineRequirements.requirementId, id))).orderBy(desc(t.frozenAt))
  if (rows.length === 0) return []
  const signed = await tx.db.select().from(signatures).where(and(eq(signatures.implementationId, tx.implementationId), inArray(signatures.subject, rows.map((r) => baselineSubject(r.id))), isNull(signatures.revokedAt))).orderBy(asc(signatures.signedAt))
  const names = await personNames(tx, signed.map((s) => s.personId))
  return rows.map((r) => ({ code: r.code, version: r.version, state: r.state, frozenAt: r.frozenAt, isCurrent: r.state !== 'superseded', signatures: signed.filter((s) => s.subject === baselineSubject(r.id)).map((s) => ({ name: names.get(s.personId ?? '') ?? '', at: s.signedAt })) }))
}

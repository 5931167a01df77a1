import { and, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import { type Problem, Refused } from '../../../engines/errors.ts'
import { lintRequirement } from '../../../engines/requirement-lint/lint-requirement.ts'
import type { Finding } from '../../../engines/requirement-lint/rule.ts'
import { comments } from '../../../platform/comments/tables.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { linkedItems } from '../../../platform/trace/item-store.ts'
import { lintMarks, requirementSignOffs, reviewComments } from '../own-tables.ts'
import { type Objection, signOffObjections } from '../rules/sign-off-objections.ts'

/** Who signed it off, what is still open, how many words cannot be verified: for the register. */
export async function requirementStanding(tx: Tx, rows: readonly AnyItem[]): Promise<Map<string, Record<string, unknown>>> {
  const ids = rows.map((r) => r.id)
  const signed = await tx.db.select().from(requirementSignOffs).where(and(eq(requirementSignOffs.implementationId, tx.implementationId), inArray(requirementSignOffs.requirementId, ids), isNull(requirementSignOffs.withdrawnAt))).orderBy(desc(requirementSignOffs.at))
  const open = await openReviewCounts(tx, ids)
  const findings = await lintOf(tx, rows)
  return new Map(rows.map((r) => {
    const last = signed.find((s) => s.requirementId === r.id)
    return [r.id, { signedBy: last?.personId ?? null, signedAt: last?.at ?? null, openReviewComments: open.get(r.id) ?? 0, wordingErrors: (findings.get(r.id) ?? []).filter((f) => f.severity === 'error').length }]
  }))
}

/** Open review comments by item; one that its author took back does not count. */
export async function openReviewCounts(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db.select({ id: reviewComments.itemId, n: count() }).from(reviewComments).innerJoin(comments, eq(comments.id, reviewComments.commentId)).where(and(eq(reviewComments.implementationId, tx.implementationId), inArray(reviewComments.itemId, [...ids]), isNull(reviewComments.resolvedAt), isNull(comments.removedAt))).groupBy(reviewComments.itemId)
  return new Map(rows.map((r) => [r.id, r.n]))
}

/** Findings on the statements, without those marked as meant; a KPI on one of its pain points gives comparisons their base. */
export async function lintOf(tx: Tx, rows: readonly AnyItem[]): Promise<Map<string, Finding[]>> {
  const ids = rows.map((r) => r.id)
  if (ids.length === 0) return new Map()
  const marks = await tx.db.select().from(lintMarks).where(and(eq(lintMarks.implementationId, tx.implementationId), inArray(lintMarks.itemId, ids)))
  const pains = await linkedItems(tx, ids, 'motivates', 'in')
  const measured = await linkedItems(tx, [...pains.values()].flat().map((p) => p.id), 'measures', 'in')
  return new Map(rows.map((r) => {
    const hasKpi = (pains.get(r.id) ?? []).some((p) => measured.has(p.id))
    return [r.id, lintRequirement(String(r.statement ?? ''), { hasKpi, meant: marks.filter((m) => m.itemId === r.id) })]
  }))
}

export async function objectionsOf(tx: Tx, item: AnyItem): Promise<Objection[]> {
  const [pains, sources] = await Promise.all([linkedItems(tx, [item.id], 'motivates', 'in'), linkedItems(tx, [item.id], 'raises', 'in')])
  const findings = (await lintOf(tx, [item])).get(item.id) ?? []
  return signOffObjections({
    acceptance: item.acceptance,
    verification: item.verification,
    sources: (pains.get(item.id)?.length ?? 0) + (sources.get(item.id)?.length ?? 0) + (item.source?.trim() ? 1 : 0),
    openReviewComments: (await openReviewCounts(tx, [item.id])).get(item.id) ?? 0,
    vagueWords: findings.filter((f) => f.severity === 'error').map((f) => f.word),
  })
}

/** Refuses the sign-off with every reason at once. */
export async function whyNotSignedOff(tx: Tx, item: AnyItem): Promise<Problem | undefined> {
  const objections = await objectionsOf(tx, item)
  if (objections.length === 0) return undefined
  return new Refused('requirement.not_ready', { code: item.code, objections: objections.map((o) => o.id) }, {
    zh: `${item.code} 还不能签署：${objections.map((o) => o.text.zh).join('；')}。`,
    en: `${item.code} cannot be signed off yet: ${objections.map((o) => o.text.en).join('; ')}.`,
  })
}

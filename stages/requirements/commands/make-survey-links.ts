import { randomBytes } from 'node:crypto'
import { and, eq, inArray } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { people } from '../../../platform/organization/tables.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { survey } from '../kinds/survey.ts'
import { surveyLinks } from '../own-tables.ts'

/**
 * Makes the ways into a survey: one shared link for each department with the number of heads asked, and personal links that
 * take one sheet each. A department's link that exists keeps its token and takes the new number.
 */
export async function makeSurveyLinks(tx: Tx, input: { surveyId: string; shared: readonly { departmentId: string; invited: number }[]; personal: readonly string[] }): Promise<void> {
  tx.require('update', 'requirements')
  const found = await getItem(tx, survey, input.surveyId)
  if (found.state === 'closed') throw new Refused('survey.closed', { code: found.code }, { zh: `${found.code} 已结束，不再发放。`, en: `${found.code} is closed: no more links are made.` })
  const existing = await tx.db.select().from(surveyLinks).where(and(eq(surveyLinks.implementationId, tx.implementationId), eq(surveyLinks.surveyId, found.id)))
  for (const { departmentId, invited } of input.shared) {
    const known = existing.find((l) => l.kind === 'shared' && l.departmentId === departmentId)
    if (known) await tx.db.update(surveyLinks).set({ invited }).where(eq(surveyLinks.id, known.id))
    else await tx.db.insert(surveyLinks).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, surveyId: found.id, token: newToken(tx.implementationId), kind: 'shared', departmentId, invited, createdAt: tx.now })
  }
  const fresh = input.personal.filter((id) => !existing.some((l) => l.personId === id))
  const known = fresh.length === 0 ? [] : await tx.db.select({ id: people.id, departmentId: people.departmentId }).from(people).where(and(eq(people.organizationId, tx.organizationId), inArray(people.id, fresh)))
  if (known.length > 0) {
    await tx.db.insert(surveyLinks).values(known.map((p) => ({ id: newId(tx.actor.at), implementationId: tx.implementationId, surveyId: found.id, token: newToken(tx.implementationId), kind: 'personal' as const, departmentId: p.departmentId, personId: p.id, invited: 1, createdAt: tx.now })))
  }
  await tx.record({ kind: 'survey.linksMade', itemId: found.id, data: { departments: input.shared.length, personal: known.length } })
}

/** The implementation's id and 96 random bits: a link leads to its implementation without a table that all could read. */
export function newToken(implementationId: string): string {
  return Buffer.concat([Buffer.from(implementationId.replaceAll('-', ''), 'hex'), randomBytes(12)]).toString('base64url')
}

/** The implementation that a token belongs to, or null when it has not the form of one. */
export function implementationOfToken(token: string): string | null {
  if (!/^[A-Za-z0-9_-]{38}$/.test(token)) return null
  const hex = Buffer.from(token, 'base64url').subarray(0, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

import { and, eq } from 'drizzle-orm'
import { Invalid } from '../../../engines/errors.ts'
import { lintRequirement } from '../../../engines/requirement-lint/lint-requirement.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, localized } from '../../../platform/trace/item-store.ts'
import { requirement } from '../kinds/requirement.ts'
import { lintMarks } from '../own-tables.ts'

/** Marks a wording as meant so; the lint keeps quiet about it in this requirement, with the name of who said so. */
export async function markMeant(tx: Tx, input: { requirementId: string; rule: string; word: string }): Promise<void> {
  tx.require('update', 'requirements')
  const found = await getItem(tx, requirement, input.requirementId)
  const [shown] = await localized(tx, [found], ['statement'])
  const isFound = [found.statement, shown?.statement].some((text) => lintRequirement(text ?? '').some((f) => f.rule === input.rule && f.word === input.word))
  if (!isFound) throw new Invalid('requirement.wording_unknown', { code: found.code, word: input.word }, { zh: `${found.code} 里已没有"${input.word}"这处提示，请刷新。`, en: `The lint does not warn of "${input.word}" in ${found.code} any more. Reload.` })
  await tx.db.insert(lintMarks).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, itemId: found.id, rule: input.rule, word: input.word, personId: tx.personId, at: tx.now }).onConflictDoNothing()
  await tx.record({ kind: 'requirement.wordingMeant', itemId: found.id, data: { rule: input.rule }, texts: { word: { new: input.word } } })
}

/** Takes the mark back. */
export async function unmarkMeant(tx: Tx, input: { requirementId: string; rule: string; word: string }): Promise<void> {
  tx.require('update', 'requirements')
  const found = await getItem(tx, requirement, input.requirementId)
  await tx.db.delete(lintMarks).where(and(eq(lintMarks.implementationId, tx.implementationId), eq(lintMarks.itemId, found.id), eq(lintMarks.rule, input.rule), eq(lintMarks.word, input.word)))
  await tx.record({ kind: 'requirement.wordingNotMeant', itemId: found.id, data: { rule: input.rule } })
}

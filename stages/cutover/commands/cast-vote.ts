import { Forbidden, Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { goNoGo } from '../kinds.ts'
import { goNoGoVotes, type Vote } from '../own-tables.ts'
import { votersOf } from '../voters.ts'

/** A person votes in their role; voting again before the decision replaces the vote. A no needs its reason: the dissent stays in the record. */
export async function castVote(tx: Tx, input: { goNoGoId: string; vote: Vote; dissent?: string | null | undefined; dissentEn?: string | null | undefined }): Promise<void> {
  const row = await getItem(tx, goNoGo, input.goNoGoId)
  if (row.state === 'decided') throw new Refused('goNoGo.decided', { code: row.code }, { zh: `${row.code} 已经决议，不能再改投票。`, en: `${row.code} has been decided; votes can no longer change.` })
  const voter = (await votersOf(tx)).find((v) => v.personId === tx.personId)
  if (!voter || tx.actor.readOnly) throw new Forbidden('goNoGo.no_vote', { code: row.code }, { zh: '你在本项目里没有投票的角色。意见请写在评论里。', en: 'None of your roles has a vote. Write your view as a comment.' })
  const dissent = input.dissent?.trim() || null
  if (input.vote === 'noGo' && !dissent) throw new Invalid('goNoGo.dissent_missing', { field: 'dissent' }, { zh: '投"不上线"请写明理由，它会原样留在决议里。', en: 'Give the reason for a no-go: it stays in the record word for word.' })
  const values = { role: voter.role, vote: input.vote, dissent, dissentEn: input.dissentEn?.trim() || null, at: tx.now }
  await tx.db.insert(goNoGoVotes).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, goNoGoId: row.id, personId: voter.personId, ...values }).onConflictDoUpdate({ target: [goNoGoVotes.goNoGoId, goNoGoVotes.personId], set: values })
  await tx.record({ kind: 'goNoGo.voted', itemId: row.id, data: { role: voter.role, vote: input.vote }, texts: dissent ? { dissent: { new: dissent } } : {} })
}

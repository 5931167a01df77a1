import { and, eq, isNull } from 'drizzle-orm'
import { Invalid, Refused } from '../../../engines/errors.ts'
import { forbidden, type Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { phases } from '../../../platform/organization/tables.ts'
import { getItem, listItems, moveItem, updateItem } from '../../../platform/trace/item-store.ts'
import { cutoverTask, wave } from '../kinds.ts'
import { taskTimings, waveRollbacks } from '../own-tables.ts'
import { isPastNoReturn, wavesOf } from '../wave-facts.ts'

/**
 * Takes a wave back: records who, why and when with what it had released, and calls the tasks of its rollback list.
 * After the point of no return only somebody who may override, and only saying so.
 */
export async function rollBackWave(tx: Tx, input: { waveId: string; reason: string; isPastNoReturnAccepted?: boolean }): Promise<{ rollbackId: string; called: string[] }> {
  if (!tx.ability.can('override', 'cutover')) tx.require('update', 'cutover')
  const row = await getItem(tx, wave, input.waveId)
  if (row.state !== 'approved' && row.state !== 'live') throw new Refused('wave.nothing_to_roll_back', { code: row.code, state: row.state }, { zh: `${row.code} 没有在切换或上线，没有可回退的内容。`, en: `${row.code} is neither under way nor live: there is nothing to roll back.` })
  const reason = input.reason.trim()
  if (reason.length < 10) throw new Invalid('wave.rollback_reason', { field: 'reason' }, { zh: '请写明回退原因（至少 10 个字），它会写进决议和复盘。', en: 'Say why (at least 10 characters); it goes into the record and the review.' })
  const facts = (await wavesOf(tx, { ids: [row.id] }))[0]!
  const past = isPastNoReturn(facts)
  if (past && !input.isPastNoReturnAccepted) {
    const at = facts.tasks.find((t) => t.isPointOfNoReturn && t.state === 'done')!
    throw new Refused('wave.past_no_return', { code: row.code, task: at.code }, { zh: `${row.code} 已过不可回退点（${at.code} ${at.title}）。确要回退，须由项目领导小组组长署名承担并写明原因。`, en: `${row.code} is past the point of no return (${at.code} ${at.title}). To roll back all the same, the sponsor must answer for it by name and reason.` })
  }
  if (past && !mayOverride(tx)) throw forbidden('override', 'cutover')
  const called: string[] = []
  for (const task of facts.tasks.filter((t) => t.block === 'rollback')) {
    await tx.db.delete(taskTimings).where(and(eq(taskTimings.taskId, task.id), isNull(taskTimings.rehearsalId)))
    await moveItem(tx, cutoverTask, task.id, 'called', { event: 'cutoverTask.called' })
    called.push(task.id)
  }
  const id = newId(tx.actor.at)
  await tx.db.insert(waveRollbacks).values({ id, implementationId: tx.implementationId, waveId: row.id, personId: tx.personId, reason, at: tx.now, isPastNoReturn: past, releasedItems: facts.releases.map(({ id: item, code, title }) => ({ id: item, code, title })), taskIds: called })
  await updateItem(tx, wave, row.id, {}, { state: 'rolledBack', event: past ? 'wave.rolled_back_past_no_return' : 'wave.rolled_back', data: { rollback: id, released: facts.releases.map((r) => r.code), tasks: called.length }, texts: { reason: { old: null, new: reason } } })
  await takeBackGoLiveDay(tx, row.phaseId)
  return { rollbackId: id, called }
}

/** Past the point of no return it is the sponsor's to answer for. */
export function mayOverride(tx: Tx): boolean {
  return tx.ability.can('override', 'cutover') && (tx.roles.includes('sponsor') || tx.actor.system !== undefined)
}

/** The phase is not live any more when none of its waves is. */
async function takeBackGoLiveDay(tx: Tx, phaseId: string | null): Promise<void> {
  if (!phaseId || (await listItems(tx, wave, { phaseId, state: 'live' })).length > 0) return
  const changed = await tx.db.update(phases).set({ goLiveOn: null }).where(and(eq(phases.implementationId, tx.implementationId), eq(phases.id, phaseId))).returning({ id: phases.id })
  if (changed.length > 0) await tx.record({ kind: 'phase.go_live_taken_back', data: { phase: phaseId } })
}

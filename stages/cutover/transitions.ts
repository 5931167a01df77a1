import { and, eq, inArray, isNull, notInArray } from 'drizzle-orm'
import { Refused } from '../../engines/errors.ts'
import type { Tx } from '../../platform/db/door.ts'
import { newId } from '../../platform/db/ids.ts'
import type { AnyItem } from '../../platform/kinds/kind.ts'
import { phases } from '../../platform/organization/tables.ts'
import { linkedItems } from '../../platform/trace/item-store.ts'
import { taskTimings, waveGoLives } from './own-tables.ts'

/** What a wave contains: tasks, rehearsals, decisions. */
export async function insideWave(tx: Tx, waveId: string, kind: string): Promise<{ id: string; code: string; title: string; state: string }[]> {
  return ((await linkedItems(tx, [waveId], 'contains', 'out')).get(waveId) ?? []).filter((i) => i.kind === kind)
}

export async function approvalMissing(tx: Tx, item: AnyItem): Promise<Refused | undefined> {
  const decided = (await insideWave(tx, item.id, 'goNoGo')).filter((g) => g.state === 'decided')
  const kind = tx.registry.kinds.get('goNoGo')!
  const rows = decided.length === 0 ? [] : ((await tx.db.select().from(kind.table).where(inArray(kind.table.id, decided.map((d) => d.id)))) as AnyItem[])
  if (rows.some((r) => r.decision === 'go' || r.decision === 'conditional')) return undefined
  return new Refused('wave.no_decision', { code: item.code }, { zh: `${item.code} 还没有"上线"的决议。请先在"上线决策"里表决并由项目领导小组组长签署。`, en: `${item.code} has no decision to go live. Hold the vote under Go/no-go and have the sponsor sign it first.` })
}

export async function notReadyToGoLive(tx: Tx, item: AnyItem): Promise<Refused | undefined> {
  const kind = tx.registry.kinds.get('cutoverTask')!
  const ids = (await insideWave(tx, item.id, 'cutoverTask')).map((t) => t.id)
  const open = ids.length === 0 ? [] : ((await tx.db.select().from(kind.table).where(and(inArray(kind.table.id, ids), isNull(kind.table.removedAt), inArray(kind.table.block, ['prepare', 'window']), notInArray(kind.table.state, ['done', 'skipped']))).orderBy(kind.table.code)) as AnyItem[])
  if (open.length === 0) return undefined
  const names = open.slice(0, 3).map((t) => `${t.code} ${t.title}`)
  return new Refused('wave.tasks_open', { code: item.code, tasks: open.map((t) => t.code) }, { zh: `${item.code} 还有 ${open.length} 项切换任务没有完成：${names.join('、')}${open.length > 3 ? ' 等' : ''}。请先完成或标记跳过。`, en: `${open.length} cutover tasks of ${item.code} are not done: ${names.join(', ')}${open.length > 3 ? ' …' : ''}. Finish or skip them first.` })
}

/** Notes the moment, and the phase's go-live day with its first wave. */
export async function announceGoLive(tx: Tx, item: AnyItem): Promise<void> {
  await tx.db.insert(waveGoLives).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, waveId: item.id, at: tx.now, personId: tx.personId })
  if (!item.phaseId) return
  const changed = await tx.db.update(phases).set({ goLiveOn: tx.today }).where(and(eq(phases.implementationId, tx.implementationId), eq(phases.id, item.phaseId), isNull(phases.goLiveOn))).returning({ id: phases.id })
  if (changed.length > 0) await tx.record({ kind: 'phase.went_live', data: { phase: item.phaseId, goLiveOn: tx.today, wave: item.id } })
}

export async function rehearsalEmpty(tx: Tx, item: AnyItem): Promise<Refused | undefined> {
  const timed = await tx.db.select({ id: taskTimings.id }).from(taskTimings).where(eq(taskTimings.rehearsalId, item.id)).limit(1)
  if (timed.length > 0) return undefined
  return new Refused('rehearsal.untimed', { code: item.code }, { zh: `${item.code} 一项任务的时间都没有记录，算不上演练。请在切换任务板的演练模式里记录起止时间。`, en: `No task of ${item.code} was timed, so it was no rehearsal. Record the times on the runbook in rehearsal mode.` })
}

import { eq } from 'drizzle-orm'
import { Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { translations } from '../../../platform/trace/tables.ts'
import { task } from '../kinds/task.ts'
import { taskProgress } from '../tables.ts'

/** Marks a task as blocked: why, since today, and by whom it waits. Open to the planners and to the task's owner. */
export async function blockTask(tx: Tx, input: { taskId: string; reason: string | Text; waitingForId?: string | null | undefined }): Promise<void> {
  const item = await getItem(tx, task, input.taskId)
  if (item.ownerId === null || item.ownerId !== tx.personId) tx.require('update', 'planning')
  if (item.state !== 'planned' && item.state !== 'running') {
    throw new Refused('task.not_blockable', { code: item.code, state: item.state }, { zh: `${item.code} 不在进行中，不能标为受阻。`, en: `${item.code} is not under way and cannot be blocked.` })
  }
  const reason = typeof input.reason === 'string' ? input.reason.trim() : input.reason.zh
  const blocked = { blockedReason: reason, waitingForId: input.waitingForId ?? null, blockedOn: tx.today, updatedAt: tx.now }
  await tx.db.insert(taskProgress).values({ implementationId: tx.implementationId, taskId: item.id, percentComplete: 0, ...blocked }).onConflictDoUpdate({ target: taskProgress.taskId, set: blocked })
  if (typeof input.reason !== 'string') {
    const english = { base: reason, text: input.reason.en }
    await tx.db.insert(translations).values({ implementationId: tx.implementationId, itemId: item.id, field: 'blockedReason', locale: 'en', ...english }).onConflictDoUpdate({ target: [translations.itemId, translations.field, translations.locale], set: english })
  }
  await moveItem(tx, task, item.id, 'blocked', { reason })
}

/** The obstacle is gone: the task runs on, or waits for its start again. */
export async function resumeTask(tx: Tx, taskId: string): Promise<void> {
  const item = await getItem(tx, task, taskId)
  if (item.ownerId === null || item.ownerId !== tx.personId) tx.require('update', 'planning')
  if (item.state !== 'blocked') throw new Refused('task.not_blocked', { code: item.code }, { zh: `${item.code} 没有标为受阻。请刷新后再看。`, en: `${item.code} is not blocked. Reload it.` })
  const [progress] = await tx.db.update(taskProgress).set({ blockedReason: null, waitingForId: null, blockedOn: null, updatedAt: tx.now }).where(eq(taskProgress.taskId, item.id)).returning({ actualStart: taskProgress.actualStart })
  await moveItem(tx, task, item.id, progress?.actualStart ? 'running' : 'planned', { event: 'task.resumed' })
}

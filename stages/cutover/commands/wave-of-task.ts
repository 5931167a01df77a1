import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { linkedItems } from '../../../platform/trace/item-store.ts'

/** The wave that a task (or a decision, or a rehearsal) belongs to. */
export async function waveOfTask(tx: Tx, item: { id: string; code: string }): Promise<string> {
  const found = ((await linkedItems(tx, [item.id], 'contains', 'in')).get(item.id) ?? []).find((i) => i.kind === 'wave')
  if (!found) throw new Refused('task.no_wave', { code: item.code }, { zh: `${item.code} 没有归到任何波次。请先在条目里选择波次。`, en: `${item.code} belongs to no wave. Choose its wave first.` })
  return found.id
}

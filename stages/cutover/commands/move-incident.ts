import { Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, updateItem } from '../../../platform/trace/item-store.ts'
import { incident } from '../kinds.ts'
import type { EntryKind } from '../own-tables.ts'
import { addEntry } from './report-incident.ts'

type Words = string | { zh: string; en: string } | null | undefined
type Step = 'acknowledge' | 'restore' | 'close' | 'reopen'

const steps: Record<Step, { from: readonly string[]; to: string; entry: EntryKind; needsText: boolean }> = {
  acknowledge: { from: ['open'], to: 'acknowledged', entry: 'acknowledged', needsText: false },
  restore: { from: ['open', 'acknowledged'], to: 'restored', entry: 'restored', needsText: true },
  close: { from: ['restored'], to: 'closed', entry: 'closed', needsText: false },
  reopen: { from: ['restored', 'closed'], to: 'acknowledged', entry: 'reopened', needsText: true },
}

/**
 * Moves an incident on: acknowledge, restore (say what helped), close, reopen (say why). The moment is now, or `at` for what is entered later
 * (never before the step before it). A reopened incident keeps its first clock.
 */
export async function moveIncident(tx: Tx, input: { incidentId: string; step: Step; text?: Words; at?: string | null | undefined }): Promise<void> {
  const row = await getItem(tx, incident, input.incidentId)
  if (row.ownerId !== tx.personId || tx.actor.readOnly) tx.require('update', 'cutover')
  const step = steps[input.step]
  if (!step.from.includes(row.state)) throw new Refused('transition.wrong_state', { code: row.code, state: row.state, step: input.step }, { zh: `${row.code} 现在是"${stateName(row.state)[0]}"，不能这样处理。请刷新后再看。`, en: `${row.code} is "${stateName(row.state)[1]}" and cannot be moved like this. Reload it.` })
  const at = input.at ?? tx.now
  const before = [row.occurredAt, row.detectedAt, row.acknowledgedAt].filter((t): t is string => Boolean(t)).map((t) => Date.parse(t))
  if (Date.parse(at) > Date.parse(tx.now) || (input.step !== 'reopen' && Date.parse(at) < Math.max(...before))) throw new Invalid('incident.time_order', { field: 'at', code: row.code }, { zh: '时间要在上一步之后、现在之前。请改正时间。', en: 'The time must lie after the step before and not after now. Correct it.' })
  const said = typeof input.text === 'string' ? input.text.trim() : input.text
  if (step.needsText && !said) throw new Invalid('incident.text_missing', { field: 'text', code: row.code }, input.step === 'restore' ? { zh: '请写明是怎么恢复的，下次会用到。', en: 'Say how it was restored: it will be needed again.' } : { zh: '请写明为什么重新打开。', en: 'Say why it is opened again.' })
  const set = input.step === 'acknowledge' ? { acknowledgedAt: at, ownerId: row.ownerId ?? tx.personId }
    : input.step === 'restore' ? { restoredAt: at, acknowledgedAt: row.acknowledgedAt ?? at, ...(row.resolution ? {} : { resolution: said ?? null }) }
    : input.step === 'reopen' ? { restoredAt: null } : {}
  await updateItem(tx, incident, row.id, set as never, { state: step.to, event: `incident.${step.entry}`, data: { severity: row.severity } })
  await addEntry(tx, row.id, step.entry, said, at)
}

function stateName(state: string): readonly [string, string, string] {
  return (incident.states as Record<string, readonly [string, string, string]>)[state] ?? [state, state, 'idle']
}

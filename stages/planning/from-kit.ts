import type { Tx } from '../../platform/db/door.ts'
import type { KitIds } from '../../platform/kits/apply-kit.ts'
import { type Kit, idsIn, type KitRow, textOf } from '../../platform/kits/kit.ts'
import { createItem } from '../../platform/trace/item-store.ts'
import type { StageName } from '../../platform/wire.ts'
import { addPlanTasks, type NewPlanTask } from './commands/add-plan-tasks.ts'
import { risk } from './kinds/risk.ts'

/** Conditions of kits that the stage can read by itself; the others stay as an early sign for people. */
const triggers: readonly { readonly written: RegExp; readonly measure: string; readonly criterion?: string; readonly comparison: 'above' | 'below' }[] = [
  { written: /^decision\.open\.maxDays\s*>\s*(\d+)/, measure: 'decisionDays', comparison: 'above' },
  { written: /^scope\.modulesTogether\s*>\s*(\d+)/, measure: 'modulesTogether', comparison: 'above' },
  { written: /coverage\.frontLine\s*<\s*([\d.]+)/, measure: 'gateCriterion', criterion: 'training.coverage', comparison: 'below' },
]

/** The master plan of the first phase and the risks of the kit. */
export async function fromKit(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const tasks = kit.table('plan-tasks')
  if (tasks.length > 0) {
    const made = await addPlanTasks(tx, { phaseId: ids.get(kit.phases[0]?.code ?? '') ?? null, tasks: tasks.map(taskOf) })
    for (const [key, id] of made) ids.set(key, id)
  }
  const risks = kit.table('risks')
  for (const row of risks) {
    const item = await createItem(tx, risk, {
      title: textOf(row), cause: row.cause || null, probability: Number(row.p) || 3, impact: Number(row.i) || 3, earlySign: row.earlySign || null, mitigation: row.response || null, fallback: row.fallback || null, ...triggerOf(row.trigger ?? ''),
    } as never)
    ids.set(row.id!, item.id)
  }
  return tasks.length + risks.length
}

function taskOf(row: KitRow): NewPlanTask {
  return {
    key: row.id!, title: textOf(row), durationDays: Number(row.days) || 0, predecessors: idsIn(row.deps).join('; '), stageArea: (row.stage || null) as StageName | null,
    marks: row.id === 'T01' ? 'kickOff' : row.id === 'T10' ? 'requirementsSigned' : row.id === 'T16' ? 'scopeAgreed' : row.id === 'T30' ? 'acceptance' : row.id === 'T37' ? 'goNoGo' : row.id === 'T38' ? 'goLive' : row.id === 'T40' ? 'closing' : null,
    output: row.output || null,
  }
}

function triggerOf(written: string): Record<string, unknown> {
  const within = /daysTo\(goLive\)\s*<=?\s*(\d+)/.exec(written)
  for (const { written: form, measure, criterion, comparison } of triggers) {
    const match = form.exec(written)
    if (match) return { triggerMeasure: measure, triggerCriterion: criterion ?? null, triggerComparison: comparison, triggerThreshold: match[1], triggerWithinDays: within ? Number(within[1]) : null }
  }
  return {}
}

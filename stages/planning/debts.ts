import type { TraceDebt } from '../../platform/registry.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { scopeDecision } from './kinds/scope-decision.ts'
import { leafTasks, loadPlanSource } from './queries/plan.ts'
import { texts } from './texts.ts'

export const debts: readonly TraceDebt[] = [
  {
    id: 'planning.tasksWithoutOwner', stage: 'planning', label: texts.debtTasksWithoutOwner,
    find: async (tx) => leafTasks(await loadPlanSource(tx)).filter((t) => t.row.ownerId === null && t.state !== 'done').map((t) => ({ id: t.id, code: t.code, title: t.title, kind: 'task' })),
  },
  {
    id: 'planning.scopeNobodyAsked', stage: 'planning', label: texts.debtScopeNobodyAsked,
    find: async (tx) => {
      const cells = (await listItems(tx, scopeDecision)).filter((s) => s.coverage !== 'out')
      const asked = await linkedItems(tx, cells.map((s) => s.id), 'implements', 'out')
      return cells.filter((s) => !asked.has(s.id)).map((s) => ({ id: s.id, code: s.code, title: s.title, kind: 'scopeDecision' }))
    },
  },
]

import type { TraceDebt } from '../../platform/registry.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { taughtItems } from './gate.ts'
import { lesson } from './kinds.ts'
import { taughtBy } from './stale-lessons.ts'
import { texts } from './texts.ts'

export const debts: readonly TraceDebt[] = [
  {
    id: 'training.removedTaught', stage: 'training', label: texts.debtRemoved,
    find: async (tx) => {
      const lessons = await listItems(tx, lesson)
      const gone = new Set((await taughtBy(tx, lessons.map((l) => l.id))).filter((t) => t.since === 'removed').map((t) => t.lessonId))
      return lessons.filter((l) => gone.has(l.id)).map((l) => ({ id: l.id, code: l.code, title: l.title, kind: 'lesson' }))
    },
  },
  {
    id: 'training.untaught', stage: 'training', label: texts.debtUntaught,
    find: async (tx) => (await taughtItems(tx, null)).filter((i) => !i.isTaught).map(({ id, code, title, kind }) => ({ id, code, title, kind })),
  },
]

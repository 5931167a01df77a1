import type { Stage } from '../../platform/registry.ts'
import { addPlanTasks, type NewPlanTask } from './commands/add-plan-tasks.ts'
import { checkRisks } from './commands/check-risks.ts'
import { debts } from './debts.ts'
import { minutesDocument } from './documents/minutes.ts'
import { projectPlan } from './documents/project-plan.ts'
import { scopeConfirmation } from './documents/scope-confirmation.ts'
import { weeklyReportDocument } from './documents/weekly-report.ts'
import { eventLabels } from './event-labels.ts'
import { fromKit } from './from-kit.ts'
import { criteria } from './gate.ts'
import { checkRisksJob } from './jobs.ts'
import { measures } from './measures.ts'
import { planningTodos } from './queries/todos.ts'
import { roomCounts } from './queries/room-counts.ts'
import { planningKinds } from './registered-kinds.ts'
import { planningRoutes } from './routes.ts'
import { texts } from './texts.ts'

export const planning: Stage = {
  stage: 'planning',
  label: texts.stage,
  kinds: planningKinds,
  criteria,
  routes: planningRoutes,
  fromKit,
  measures,
  actions: {
    /** `{ phaseId, tasks: NewPlanTask[] }` → `ids` by key: a whole plan at once. */
    'planning.addTasks': async (tx, input) => ({ ids: Object.fromEntries(await addPlanTasks(tx, input as unknown as { phaseId: string | null; tasks: NewPlanTask[] })) }),
    /** Reads the risks' triggers → `fired`: codes. For a daily run. */
    'planning.checkRisks': async (tx) => ({ fired: await checkRisks(tx) }),
  },
  documents: [
    { id: 'plan', label: { zh: '项目计划书', en: 'Project plan' }, build: projectPlan },
    { id: 'scope-confirmation', label: { zh: '实施范围确认书', en: 'Confirmation of scope' }, build: scopeConfirmation },
    { id: 'weekly-report', label: { zh: '周报', en: 'Weekly report' }, build: weeklyReportDocument },
    { id: 'minutes', label: { zh: '会议纪要', en: 'Minutes' }, build: minutesDocument },
  ],
  debts,
  jobs: { 'planning.checkRisks': checkRisksJob },
  todos: planningTodos,
  counts: roomCounts,
  eventLabels,
}

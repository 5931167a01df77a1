import type { Stage } from '../../platform/registry.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { actions, measures } from './actions.ts'
import { cutoverPlan } from './documents/cutover-plan.ts'
import { decisionDocument } from './documents/decision.ts'
import { emergencyPlan } from './documents/emergency-plan.ts'
import { criteria } from './gate.ts'
import { changeFreeze, cutoverRehearsal, cutoverTask, goNoGo, incident, wave } from './kinds.ts'
import { fromKit } from './from-kit.ts'
import { routes } from './routes.ts'
import { texts } from './texts.ts'
import { todos } from './todos.ts'
import { debts } from './trace-debts.ts'
import { words } from './words.ts'

export const cutover: Stage = {
  stage: 'cutover',
  label: texts.stage,
  kinds: [wave, cutoverTask, cutoverRehearsal, goNoGo, incident, changeFreeze],
  criteria,
  routes,
  fromKit,
  actions,
  measures,
  documents: [
    { id: 'cutover-plan', label: words.planTitle, build: cutoverPlan },
    { id: 'go-live-decision', label: words.decisionTitle, build: decisionDocument },
    { id: 'emergency-plan', label: words.emergencyTitle, build: emergencyPlan },
  ],
  debts,
  todos,
  counts: async (tx, phaseId) => ({ openIncidents: (await listItems(tx, incident, { phaseId, state: ['open', 'acknowledged'] })).length }),
  eventLabels: {
    'cutoverTask.started': texts.eventTaskStarted, 'cutoverTask.done': texts.eventTaskDone, 'cutoverTask.failed': texts.eventTaskFailed, 'cutoverTask.skipped': texts.eventTaskSkipped, 'cutoverTask.reset': texts.eventTaskReset, 'cutoverTask.called': texts.eventTaskCalled,
    'cutoverTask.point_of_no_return': texts.eventNoReturn, 'cutoverTask.rehearsal_started': texts.eventRehearsalStarted, 'cutoverTask.rehearsal_finished': texts.eventRehearsalFinished, 'cutoverTask.rehearsal_reset': texts.eventRehearsalReset,
    'goNoGo.voted': texts.eventVoted, 'goNoGo.decided_go': texts.eventDecidedGo, 'goNoGo.decided_conditional': texts.eventDecidedConditional, 'goNoGo.decided_no_go': texts.eventDecidedNoGo,
    'wave.rolled_back': texts.eventRolledBack, 'wave.rolled_back_past_no_return': texts.eventRolledBackPast, 'phase.went_live': texts.eventWentLive, 'phase.go_live_taken_back': texts.eventGoLiveTakenBack,
    'incident.noted': texts.eventNoted, 'incident.reopened': texts.eventReopened,
  },
}

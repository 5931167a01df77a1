import type { Stage } from '../../platform/registry.ts'
import { documents } from './documents/training-documents.ts'
import { factsOf } from './facts.ts'
import { criteria } from './gate.ts'
import { curriculum, exam, lesson, trainingSession } from './kinds.ts'
import { measures } from './measures.ts'
import { fromKit } from './from-kit.ts'
import { routes } from './routes.ts'
import { texts } from './texts.ts'
import { todos } from './todos.ts'
import { debts } from './trace-debts.ts'

export const training: Stage = {
  stage: 'training',
  label: texts.stage,
  kinds: [curriculum, lesson, exam, trainingSession],
  criteria,
  routes,
  fromKit,
  measures,
  documents,
  debts,
  todos,
  counts: async (tx, phaseId) => {
    const facts = await factsOf(tx, phaseId)
    return { unreached: facts.coverage.unreached.length, seedUsers: facts.seedUsers.length }
  },
  eventLabels: {
    'lesson.became_stale': texts.eventBecameStale, 'exam.questions_saved': texts.eventQuestionsSaved, 'exam.sitting_started': texts.eventSittingStarted, 'exam.sitting_expired': texts.eventSittingExpired,
    'exam.passed': texts.eventPassed, 'exam.failed': texts.eventFailed, 'trainingSession.people_signed_in': texts.eventSignedIn, 'trainingSession.person_taken_off': texts.eventTakenOff,
    'seedUser.appointed': texts.eventAppointed, 'seedUser.dismissed': texts.eventDismissed,
  },
}

/** What is on the table of a project on one day: the plain data from which agenda, weekly report and stuck list are made. Names are in the reader's language. */
export interface ProjectState {
  readonly today: string
  readonly tasks: readonly TaskFact[]
  readonly issues: readonly IssueFact[]
  readonly actions: readonly ActionFact[]
  readonly decisions: readonly DecisionFact[]
  readonly risks: readonly RiskFact[]
}

interface Owned {
  readonly code: string
  readonly title: string
  readonly personId: string | null
  readonly person: string | null
  readonly department: string | null
}

/** A task that is worked on (no summary, not cancelled). `plannedOn` is the baseline's finish. */
export interface TaskFact extends Owned {
  readonly phase: string | null
  readonly state: string
  readonly isMilestone: boolean
  readonly isCritical: boolean
  readonly start: string
  readonly finish: string
  readonly plannedOn: string | null
  readonly actualFinish: string | null
  readonly varianceDays: number | null
  readonly daysLate: number
  readonly blocked: { readonly reason: string; readonly personId: string | null; readonly person: string | null; readonly department: string | null; readonly since: string; readonly days: number } | null
}

/** `department` is the one that raised it. */
export interface IssueFact extends Owned {
  readonly severity: string
  readonly state: string
  readonly raisedOn: string
  readonly dueOn: string | null
  readonly resolvedOn: string | null
  readonly solution: string | null
  readonly daysOpen: number
  readonly daysLate: number
}

export interface ActionFact extends Owned {
  readonly state: string
  readonly dueOn: string
  readonly doneOn: string | null
  readonly daysLate: number
}

export interface DecisionFact extends Owned {
  readonly state: string
  readonly raisedOn: string
  readonly decideBy: string | null
  readonly recommendation: string | null
  readonly outcome: string | null
  readonly decidedOn: string | null
  readonly daysWaiting: number
  readonly daysLate: number
}

export interface RiskFact extends Owned {
  readonly state: string
  readonly score: number
  readonly mitigation: string | null
  readonly isFired: boolean
  /** What the trigger reads now, in words. */
  readonly reading: string | null
}

const openIssue = new Set(['open', 'working', 'resolved'])
/** Not settled yet; what waits only for the raising department's confirmation is not late any more. */
export const isOpenIssue = (issue: Pick<IssueFact, 'state'>): boolean => openIssue.has(issue.state)
export const isOpenTask = (task: Pick<TaskFact, 'state'>): boolean => task.state !== 'done' && task.state !== 'cancelled'
export const isOpenRisk = (risk: Pick<RiskFact, 'state'>): boolean => risk.state === 'open' || risk.state === 'fired' || risk.state === 'occurred'

import { z } from 'zod'
import type { CriterionView, Light, SignatureView, StageName } from '../../platform/wire.ts'

const level = z.enum(['high', 'medium', 'low'])
export const timingBody = z.object({ rehearsalId: z.uuid().nullish(), reason: z.string().max(1000).nullish() })
export const finishBody = z.object({ rehearsalId: z.uuid().nullish(), outcome: z.enum(['done', 'failed', 'skipped']).default('done'), note: z.string().max(2000).nullish() })
export const rollBackBody = z.object({ reason: z.string().max(2000), isPastNoReturnAccepted: z.boolean().default(false) })
export const voteBody = z.object({ vote: z.enum(['go', 'conditional', 'noGo']), dissent: z.string().max(4000).nullish(), dissentEn: z.string().max(4000).nullish() })
export const decideBody = z.object({ decision: z.enum(['go', 'conditional', 'noGo']), conditions: z.string().max(4000).nullish(), statement: z.string().max(4000).nullish(), attachmentId: z.uuid().nullish() })
export const reportBody = z.object({
  title: z.string().trim().min(1).max(500), impact: level, urgency: level, description: z.string().max(20_000).nullish(), departmentId: z.uuid().nullish(), phaseId: z.uuid().nullish(), ownerId: z.uuid().nullish(),
  occurredAt: z.iso.datetime({ offset: true }).nullish(), causes: z.array(z.uuid()).max(50).optional(),
})
export type ReportIncident = z.infer<typeof reportBody>
export const changeIncidentBody = z.object({ title: z.string().trim().min(1).max(500), impact: level, urgency: level, description: z.string().max(20_000).nullable(), departmentId: z.uuid().nullable(), phaseId: z.uuid().nullable(), ownerId: z.uuid().nullable(), workaround: z.string().max(20_000).nullable(), resolution: z.string().max(20_000).nullable(), causes: z.array(z.uuid()).max(50) }).partial()
export const stepBody = z.object({ text: z.string().max(4000).nullish(), at: z.iso.datetime({ offset: true }).nullish() })
export const phaseQuery = z.object({ phase: z.string().optional() })
export const runbookQuery = z.object({ rehearsal: z.string().optional() })

export interface RunbookView {
  readonly wave: { readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly startsAt: string | null; readonly opensAt: string | null; readonly departments: readonly string[] }
  /** null: live. */
  readonly rehearsal: { readonly id: string; readonly code: string; readonly heldOn: string; readonly state: string } | null
  readonly rehearsals: readonly { readonly id: string; readonly code: string; readonly heldOn: string; readonly state: string }[]
  readonly now: string
  readonly tasks: readonly RunbookRow[]
  readonly window: {
    readonly plannedFinish: string | null; readonly expectedFinish: string | null; readonly criticalMinutes: number; readonly rollbackMinutes: number; readonly rollbackFrom: 'plan' | 'rehearsal'
    readonly deadline: string | null; readonly lastRollbackAt: string | null; readonly lastSafeTask: string | null; readonly isPastNoReturn: boolean
    readonly odds: { readonly p50: string; readonly p80: string; readonly p95: string; readonly inTime: string; readonly samples: number; readonly runs: number } | null
  }
  readonly problems: readonly { readonly kind: 'circular' | 'unknownPredecessor' | 'noOwner' | 'noBackup' | 'noStart' | 'badShift'; readonly codes: readonly string[]; readonly detail: string }[]
  readonly canRun: boolean
}
export interface RunbookRow {
  readonly id: string; readonly code: string; readonly title: string; readonly position: number; readonly block: 'prepare' | 'window' | 'after' | 'rollback'; readonly state: string; readonly durationMinutes: number
  readonly ownerId: string | null; readonly backupOwnerId: string | null; readonly predecessors: readonly string[]; readonly instruction: string | null; readonly verification: string | null; readonly ifItFails: string | null; readonly rollbackInstruction: string | null
  readonly isPointOfNoReturn: boolean; readonly isCritical: boolean; readonly isReady: boolean; readonly isLate: boolean; readonly isMine: boolean
  readonly plannedStart: string | null; readonly plannedEnd: string | null; readonly expectedStart: string | null; readonly expectedEnd: string | null
  readonly startedAt: string | null; readonly endedAt: string | null; readonly actualMinutes: number | null; readonly rehearsedMinutes: number | null; readonly note: string | null; readonly endedBy: string | null
}

export interface WaveView {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly version: number; readonly phaseId: string | null; readonly ownerId: string | null; readonly scope: string | null
  readonly departments: readonly { readonly id: string; readonly code: string; readonly name: string; readonly people: number; readonly coverage: string | null }[]
  readonly plannedOn: string | null; readonly startsAt: string | null; readonly opensAt: string | null; readonly liveAt: string | null; readonly rolledBackAt: string | null; readonly entryCriteria: string | null; readonly exitCriteria: string | null
  readonly releases: readonly { readonly id: string; readonly code: string; readonly title: string; readonly state: string }[]
  readonly tasks: { readonly total: number; readonly done: number; readonly withBoth: number; readonly rollback: number }
  readonly rehearsals: readonly { readonly id: string; readonly code: string; readonly heldOn: string; readonly state: string; readonly includesRollback: boolean; readonly minutes: number | null }[]
  readonly decisions: readonly { readonly id: string; readonly code: string; readonly meetingOn: string; readonly decision: string | null; readonly state: string }[]
  readonly rollbacks: readonly { readonly at: string; readonly by: string; readonly reason: string; readonly isPastNoReturn: boolean; readonly releasedItems: readonly { readonly id: string; readonly code: string; readonly title: string }[]; readonly tasks: number }[]
  readonly isPastNoReturn: boolean
  readonly lastRollbackAt: string | null
  readonly rollbackMinutes: number
  readonly canRollBack: boolean
  readonly canOverride: boolean
}
export interface WaveLine {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly phaseId: string | null; readonly scope: string | null; readonly plannedOn: string | null; readonly liveAt: string | null; readonly rolledBackAt: string | null
  readonly departments: readonly string[]; readonly releases: number; readonly tasks: number; readonly done: number; readonly decision: string | null; readonly ownerId: string | null
}

export interface GateEvidence {
  readonly stage: StageName
  readonly light: Light
  readonly signed: readonly string[]
  readonly missing: readonly string[]
  readonly override: string | null
  readonly criteria: readonly Pick<CriterionView, 'id' | 'label' | 'formula' | 'unit' | 'comparison' | 'threshold' | 'value' | 'numerator' | 'denominator' | 'met' | 'blockerCount' | 'blockers'>[]
}
export interface GoNoGoView {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly version: number; readonly phase: { readonly id: string; readonly code: string; readonly name: string } | null; readonly meetingOn: string
  readonly wave: { readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly plannedOn: string | null } | null
  readonly decision: 'go' | 'conditional' | 'noGo' | null; readonly conditions: string | null; readonly statement: string | null; readonly decidedAt: string | null
  /** Measured now while voting; frozen once decided. */
  readonly gates: readonly GateEvidence[]
  readonly redLines: number
  readonly votes: readonly { readonly personId: string; readonly name: string; readonly role: string; readonly roleLabel: { zh: string; en: string }; readonly vote: 'go' | 'conditional' | 'noGo' | null; readonly dissent: string | null; readonly at: string | null }[]
  readonly lastRollbackAt: string | null; readonly expectedFinish: string | null; readonly opensAt: string | null
  readonly odds: { readonly p80: string; readonly inTime: string; readonly samples: number } | null
  readonly signatures: readonly SignatureView[]
  readonly mayVote: boolean; readonly mayDecide: boolean
}
export interface GoNoGoLine {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly decision: string | null; readonly meetingOn: string; readonly wave: string | null; readonly votes: number; readonly voters: number; readonly dissents: number; readonly phaseId: string | null
}

export interface IncidentView {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly version: number; readonly severity: 'P1' | 'P2' | 'P3' | 'P4'; readonly impact: string; readonly urgency: string; readonly phaseId: string | null; readonly ownerId: string | null; readonly departmentId: string | null
  readonly description: string | null; readonly workaround: string | null; readonly resolution: string | null
  readonly occurredAt: string; readonly detectedAt: string | null; readonly acknowledgedAt: string | null; readonly restoredAt: string | null
  /** Minutes; null while not reached. Detect: from occurrence; acknowledge: from detection; restore: from occurrence. */
  readonly minutes: { readonly detect: number | null; readonly acknowledge: number | null; readonly restore: number | null }
  readonly target: { readonly acknowledge: number; readonly restore: number }
  readonly isLate: { readonly acknowledge: boolean; readonly restore: boolean }
  readonly causes: readonly { readonly id: string; readonly kind: string; readonly code: string; readonly title: string }[]
  readonly entries: readonly { readonly id: string; readonly at: string; readonly kind: string; readonly text: string | null; readonly by: string }[]
  readonly canHandle: boolean
}
export interface IncidentFigures {
  readonly open: number; readonly openP1: number; readonly total: number
  readonly bySeverity: readonly { readonly severity: string; readonly total: number; readonly open: number; readonly inTime: number; readonly restored: number }[]
  readonly acknowledge: Spread | null; readonly restore: Spread | null; readonly detect: Spread | null
  readonly byCause: readonly { readonly kind: string; readonly count: number }[]
  readonly byWeek: readonly { readonly week: string; readonly count: number; readonly p1p2: number }[]
}
export interface Spread { readonly n: number; readonly mean: number; readonly median: number; readonly p90: number }

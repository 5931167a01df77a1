import { z } from 'zod'
import type { AttachmentView, ItemRef, SignatureView } from '../../platform/wire.ts'
import type { Text } from '../../engines/errors.ts'
import type { Severity } from '../../engines/requirement-lint/rule.ts'
import type { ChangeImpact } from './rules/change-impact.ts'
import type { Price, ProcessFigures } from './rules/process-difference.ts'
import type { QuestionKind, SurveyResults } from './rules/survey-results.ts'

const words = z.string().trim().max(500)
const id = z.string().min(1).max(64)

export const givenStep = z.strictObject({ id, name: words.min(1), role: words, system: words, minutes: z.number().int().min(0).max(100_000), waitMinutes: z.number().int().min(0).max(1_000_000).optional(), rekeys: z.boolean().optional(), requirement: z.string().max(20).optional() })
export type GivenStep = z.infer<typeof givenStep>
export const givenSteps = z.strictObject({ asIs: z.array(givenStep).max(60), toBe: z.array(givenStep).max(60) })

export const givenQuestion = z.strictObject({
  id, kind: z.enum(['scale', 'single', 'multiple', 'number', 'rank', 'open']), text: words.min(1), required: z.boolean(),
  options: z.array(z.strictObject({ id, text: words.min(1) })).min(2).max(20).optional(), unit: z.string().max(20).optional(), isReversed: z.boolean().optional(),
}).refine((q) => !['single', 'multiple', 'rank'].includes(q.kind) || (q.options?.length ?? 0) >= 2, { path: ['options'], message: 'at least two options' })
export type GivenQuestion = z.infer<typeof givenQuestion>
export const givenQuestions = z.strictObject({ questions: z.array(givenQuestion).max(40) })

export const givenLinks = z.strictObject({ shared: z.array(z.strictObject({ departmentId: z.uuid(), invited: z.number().int().min(1).max(100_000) })).max(200), personal: z.array(z.uuid()).max(2000) })

export const raiseFromQuoteBody = z.strictObject({ quote: z.string().trim().min(2).max(2000), kind: z.enum(['painPoint', 'requirement']), title: z.string().trim().min(1).max(500), statement: z.string().max(20_000).optional(), priority: z.enum(['M', 'S', 'C', 'W']).optional(), moduleId: z.uuid().optional() })
export type RaiseFromQuote = z.infer<typeof raiseFromQuoteBody>

export const quoteForItemBody = z.strictObject({ quote: z.string().trim().min(2).max(2000), itemId: z.uuid() })

export const confirmBody = z.strictObject({ attachmentId: z.uuid().optional() })
export const disputeBody = z.strictObject({ reason: z.string().trim().min(2).max(2000) })
export const reviewCommentBody = z.strictObject({ text: z.string().trim().min(2).max(5000), mentions: z.array(z.uuid()).max(50).optional() })
export const closeReviewBody = z.strictObject({ answer: z.string().trim().min(1).max(5000) })
export const meantBody = z.strictObject({ rule: z.string().max(20), word: z.string().min(1).max(200) })
export const freezeBody = z.strictObject({ phaseId: z.string(), version: z.string().trim().max(20).optional(), note: z.string().max(5000).optional() })
export const signBaselineBody = z.strictObject({ statement: z.string().max(2000).optional(), attachmentId: z.uuid().optional(), personId: z.uuid().optional() })

/** GET /process-maps/:id/steps */
export interface ProcessView {
  id: string
  code: string
  title: string
  state: string
  version: number
  asIs: GivenStep[]
  toBe: GivenStep[]
  difference: ProcessDifferenceView
}
export interface ProcessDifferenceView {
  asIs: ProcessFigures
  toBe: ProcessFigures
  stepsRemoved: number
  handOffsRemoved: number
  minutesRemoved: number
  leadTimeRemoved: number
  removed: GivenStep[]
  added: GivenStep[]
  changed: { before: GivenStep; after: GivenStep; what: ('name' | 'role' | 'system' | 'minutes')[] }[]
  rolesAffected: string[]
  price: Price | null
}

/** GET /surveys/:id/design */
export interface SurveyView {
  id: string
  code: string
  title: string
  state: string
  version: number
  intro: string
  closesOn: string | null
  questions: GivenQuestion[]
  /** `url` is a path below the origin: /s/TOKEN. */
  links: { id: string; kind: 'shared' | 'personal'; departmentId: string | null; personId: string | null; invited: number; used: boolean; url: string }[]
  answered: number
}

/** GET /surveys/:id/results; texts of questions and options in the reader's language. */
export interface SurveyResultsView extends SurveyResults {
  survey: { id: string; code: string; title: string; state: string }
  texts: Record<string, { text: string; kind: QuestionKind; unit: string | null; options: Record<string, string> }>
}

/** GET /interviews/:id/notes */
export interface InterviewView {
  id: string
  code: string
  title: string
  state: string
  notes: string
  heldOn: string | null
  intervieweeId: string | null
  ownerId: string | null
  departmentId: string | null
  confirmedAt: string | null
  /** The reader is the interviewee and may confirm. */
  mayConfirm: boolean
  quotes: { id: string; text: string; inNotes: boolean; item: ItemRef }[]
  attachments: Pick<AttachmentView, 'id' | 'name'>[]
}

/** GET /requirements/:id/standing : whether it may be signed off, and what is in the way. */
export interface RequirementStanding {
  id: string
  code: string
  state: string
  statement: string
  findings: { rule: string; severity: Severity; word: string; start: number; end: number; label: Text; hint: Text }[]
  meant: { rule: string; word: string; by: string; at: string }[]
  form: Text | null
  acceptanceSkeleton: string | null
  objections: Text[]
  reviewComments: { id: string; text: string; by: string; at: string; resolvedAt: string | null; resolvedBy: string | null; answer: string | null; mayClose: boolean }[]
  /** 谁提的, 谁签的. */
  raisedBy: { personId: string | null; name: string | null; quotes: { text: string; interview: string; on: string | null }[] }
  signOffs: { name: string; at: string; version: number; withdrawnAt: string | null }[]
  baselines: { code: string; version: string | null; state: string; frozenAt: string | null; isCurrent: boolean; signatures: { name: string; at: string }[] }[]
  changeRequests: { code: string; title: string; state: string }[]
}

/** GET /requirements-baselines/:id/view */
export interface BaselineView {
  id: string
  code: string
  title: string
  state: string
  phaseId: string | null
  version: string | null
  frozenAt: string | null
  note: string | null
  fingerprint: string
  requirements: { id: string; code: string; title: string; priority: string | null; isChanged: boolean }[]
  signers: { moduleId: string | null; module: string | null; personId: string; name: string; signedAt: string | null; isBroken: boolean }[]
  signatures: SignatureView[]
  maySign: boolean
  difference: {
    unchanged: number
    added: { id: string; code: string; title: string; state: string }[]
    removed: { id: string; code: string; title: string }[]
    changed: { id: string; code: string; title: string; fields: { field: string; label: Text; old: string | null; new: string | null }[]; changeRequests: string[] }[]
  }
}

/** GET /change-requests/:id/impact */
export interface ChangeImpactView extends ChangeImpact {
  request: { id: string; code: string; state: string; days: string | null; amount: string | null }
  requirement: { id: string; code: string; title: string; statement: string; acceptance: string | null; priority: string | null }
  proposal: { statement: string | null; acceptance: string | null; priority: string | null }
}

/** GET /pain-points/:id/kpi */
/** What `kpi.moved` of the operations stage answers for a pain point. Figures are decimal strings. */
export interface KpiMovement {
  /** Every KPI that measures it has moved in the right direction beyond its noise. */
  readonly moved: boolean
  readonly kpis: readonly { readonly id: string; readonly code: string; readonly title: string; readonly unit: string | null; readonly target: string | null; readonly recent: string | null; readonly verdict: string; readonly before: string | null; readonly after: string | null }[]
}

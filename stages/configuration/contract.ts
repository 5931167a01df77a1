import { z } from 'zod'
import type { Text } from '../../engines/errors.ts'
import type { Finding } from '../../engines/workflow/finding.ts'
import type { FlowOutline } from '../../engines/workflow/outline.ts'
import type { SignatureView } from '../../platform/wire.ts'

/** Shapes of this stage's routes. Bodies are checked by the schemas; answers are plain types. Amounts are decimal strings. */
const decimal = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'a decimal number')
const day = z.iso.date()
const name = z.string().trim().min(1).max(120)
const note = z.string().max(2000)

// ── approval flows ──────────────────────────────────────────────────────────────────────────────────────────────────
const approverSource = z.discriminatedUnion('type', [
  z.object({ type: z.literal('people'), personIds: z.array(z.uuid()).min(1).max(50) }),
  z.object({ type: z.literal('role'), role: z.string().min(1).max(60) }),
  z.object({ type: z.literal('departmentHead'), level: z.number().int().min(1).max(5), department: z.string().max(20).optional() }),
  z.object({ type: z.literal('superiorChain'), levels: z.number().int().min(1).max(10) }),
])
const stepId = z.string().regex(/^[A-Za-z_][\w-]{0,60}$/)
const approvalStep = z.object({
  kind: z.literal('approval'), id: stepId, name, nameEn: name.optional(), source: approverSource, mode: z.enum(['any', 'all', 'sequence']),
  whenEmpty: z.enum(['approve', 'reject', 'admin', 'refuse']), whenSelf: z.enum(['self', 'skip', 'superior', 'admin']),
})
const branches = () => z.array(z.object({ id: stepId, name: z.string().max(120), nameEn: name.optional(), condition: z.string().max(500).nullable(), steps: z.lazy(() => steps) })).min(2).max(12)
const steps: z.ZodType<FlowOutline['steps']> = z.lazy(() => z.array(z.discriminatedUnion('kind', [
  approvalStep,
  z.object({ kind: z.literal('choice'), id: stepId, name: z.string().max(120), nameEn: name.optional(), branches: branches() }),
  z.object({ kind: z.literal('together'), id: stepId, name: z.string().max(120), nameEn: name.optional(), branches: branches() }),
])).max(60)) as never
export const flowDraftBody = z.object({
  outline: z.object({ name, dedupe: z.enum(['none', 'consecutive', 'once']), steps }).optional(),
  /** A BPMN 2.0 file instead of an outline. */
  xml: z.string().max(2_000_000).optional(),
}).refine((b) => (b.outline === undefined) !== (b.xml === undefined), 'either outline or xml')
export type FlowDraft = z.infer<typeof flowDraftBody>

export interface FlowPicture {
  width: number
  height: number
  nodes: { id: string; kind: 'start' | 'end' | 'approval' | 'exclusive' | 'parallel'; name: string; who: string; mode: 'any' | 'all' | 'sequence' | null; people: string; x: number; y: number; width: number; height: number; standing: 'done' | 'now' | 'stopped' | null }[]
  edges: { id: string; points: [number, number][]; label: { x: number; y: number; text: string } | null; isTaken: boolean }[]
}

export interface FlowView {
  id: string
  code: string
  title: string
  state: string
  runsOn: string
  /** null where the draft cannot be drawn from top to bottom: it came from another tool. */
  outline: FlowOutline | null
  picture: FlowPicture | null
  findings: Finding[] | null
  checkedAt: string | null
  isChanged: boolean
  versions: { version: number; publishedAt: string; publishedBy: string; running: number }[]
  canEdit: boolean
}

export interface FlowCheck {
  findings: Finding[]
  runs: number
  longest: number
  picture: FlowPicture
}

export interface FlowRow {
  id: string
  code: string
  title: string
  state: string
  runsOn: string
  moduleId: string | null
  phaseId: string | null
  publishedVersion: number | null
  steps: number
  errors: number | null
  running: number
  finished: number
  /** Median time from start to end, in hours; null while none has ended. */
  medianHours: number | null
}

// ── approvals ───────────────────────────────────────────────────────────────────────────────────────────────────────
export const approvalActionBody = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['approve', 'reject']), taskKey: z.string().max(20), note: note.optional() }),
  z.object({ action: z.literal('return'), taskKey: z.string().max(20), to: z.enum(['starter', 'previous']), note: note.optional() }),
  z.object({ action: z.literal('transfer'), taskKey: z.string().max(20), toPersonId: z.uuid(), note: note.optional() }),
  z.object({ action: z.literal('addSigner'), taskKey: z.string().max(20), toPersonId: z.uuid(), place: z.enum(['before', 'beside', 'after']), note: note.optional() }),
  z.object({ action: z.enum(['withdraw', 'urge', 'comment']), note: note.optional() }),
])
export type ApprovalAction = z.infer<typeof approvalActionBody>

export interface ApprovalHistoryEntry {
  seq: number
  /** started, approved, rejected … or `passed:self`, `passed:duplicate`, `passed:empty`. */
  action: string
  by: string
  nodeName: string | null
  to: string | null
  note: string | null
  at: string
}

export interface ApprovalView {
  id: string
  status: 'running' | 'returned' | 'approved' | 'rejected' | 'withdrawn'
  flow: { id: string; code: string; title: string; version: number }
  document: { kind: string; id: string; code: string }
  picture: FlowPicture
  history: ApprovalHistoryEntry[]
  waiting: { taskKey: string; nodeName: string; person: string; since: string }[]
  mine: { taskKey: string; why: string; canReturnToPrevious: boolean } | null
  isStarter: boolean
}

export interface InboxEntry {
  instanceId: string
  taskKey: string
  nodeName: string
  why: string
  since: string
  requisition: Requisition
  history: ApprovalHistoryEntry[]
}

export interface Inbox {
  waiting: InboxEntry[]
  /** What I have decided, newest first. */
  done: { instanceId: string; document: string; title: string; amount: string; action: string; at: string; status: ApprovalView['status'] }[]
}

// ── purchase requisitions ───────────────────────────────────────────────────────────────────────────────────────────
const requisitionLine = z.object({ material: name, specification: z.string().max(200).optional(), quantity: decimal, unit: z.string().trim().min(1).max(20), unitPrice: decimal })
export const requisitionBody = z.object({ title: name, neededOn: day.nullish(), reason: note.optional(), lines: z.array(requisitionLine).min(1).max(200) })
export type NewRequisition = z.infer<typeof requisitionBody>
export const previewBody = z.object({ amount: decimal })

export interface Requisition {
  id: string
  code: string
  title: string
  requesterId: string
  requester: string
  department: string
  neededOn: string | null
  reason: string | null
  amount: string
  currency: string
  createdAt: string
  instanceId: string | null
  status: ApprovalView['status'] | 'draft'
  waitingFor: string
  lines: { material: string; specification: string | null; quantity: string; unit: string; unitPrice: string; amount: string }[]
}

/** Who would be asked, in order, if it were submitted now. */
export interface ApprovalPath {
  steps: { nodeName: string; people: string; mode: 'any' | 'all' | 'sequence' }[]
}

// ── permission matrix ───────────────────────────────────────────────────────────────────────────────────────────────
export const scopes = ['self', 'dept', 'tree', 'wh', 'shop', 'org', 'all'] as const
export type Scope = (typeof scopes)[number]
const grantChange = z.object({ roleId: z.uuid(), groupId: z.uuid(), scope: z.enum(scopes).nullable() })
export const grantsBody = z.object({ changes: z.array(grantChange).min(1).max(5000) })
export type GrantChange = z.infer<typeof grantChange>
export const jobRoleBody = z.object({ code: z.string().trim().min(1).max(20), name, nameEn: z.string().max(120).optional() })
export const holdersBody = z.object({ personIds: z.array(z.uuid()).max(2000) })
export const exceptionBody = z.object({ conflictKey: z.string().max(200), ownerId: z.uuid(), reason: z.string().trim().min(4).max(2000), compensating: z.string().trim().min(4).max(2000), endsOn: day })
export type NewException = z.infer<typeof exceptionBody>

export interface ConflictView {
  key: string
  rule: { code: string; name: string; level: 'high' | 'medium'; compensating: string; allowsException: boolean }
  roleIds: string[]
  pairs: [string, string][]
  people: { id: string; name: string }[]
  phaseId: string | null
  exception: { id: string; owner: string; reason: string; compensating: string; endsOn: string; isOver: boolean } | null
}

export interface PermissionMatrix {
  roles: { id: string; code: string; name: string; holders: string[] }[]
  groups: { id: string; code: string; module: string; moduleName: string; name: string }[]
  grants: { roleId: string; groupId: string; scope: Scope }[]
  conflicts: ConflictView[]
  /** Rules that concern one document only; the approval flow forbids approving one's own. */
  leftToFlow: { code: string; name: string }[]
  rules: number
}

export interface MatrixImport {
  dryRun: boolean
  changes: number
  added: number
  removed: number
  rescoped: number
  errors: { line: number; column: string; text: Text }[]
}

// ── tests, acceptance, budget ───────────────────────────────────────────────────────────────────────────────────────
export const testRunBody = z.object({
  result: z.enum(['passed', 'failed', 'blocked']), note: note.optional(), onMigratedData: z.boolean(), attachmentId: z.uuid().optional(),
  /** Raises a defect with the run. */
  defect: z.object({ title: name, severity: z.enum(['s1', 's2', 's3', 's4']), observed: z.string().trim().min(1).max(5000), ownerId: z.uuid().optional() }).optional(),
})
export type NewTestRun = z.infer<typeof testRunBody>
export const draftTestsBody = z.object({ phaseId: z.uuid().optional(), moduleId: z.uuid().optional() })
export const signAcceptanceBody = z.object({ statement: note.optional(), attachmentId: z.uuid().optional(), personId: z.uuid().optional() })
export const budgetBody = z.object({ phaseId: z.uuid(), days: decimal })

export interface TestRunView {
  id: string
  result: 'passed' | 'failed' | 'blocked'
  note: string | null
  onMigratedData: boolean
  by: string
  at: string
  attachmentId: string | null
  defect: { id: string; code: string; title: string } | null
}

export interface AcceptanceView {
  id: string
  code: string
  title: string
  state: string
  moduleId: string
  phaseId: string | null
  ownerId: string | null
  mustTests: number
  mustPassed: number
  items: number
  itemsAccepted: number
  openDefects: number
  objections: readonly { code: string; title: string; why: 'testNotPassed' | 'itemNotAccepted' | 'severeDefect' }[]
  covers: { items: number; tests: number; flows: number; mappings: number }
  signatures: SignatureView[]
  canSign: boolean
}

/** Days with what was there and what was accepted, by module. */
export interface BurnUp {
  modules: { moduleId: string; code: string; name: string; planned: number; accepted: number; mustTests: number; mustPassed: number; signed: boolean }[]
  days: string[]
  series: { moduleId: string; name: string; accepted: number[] }[]
  planned: number[]
}

export interface ConfigurationFigures {
  items: number
  accepted: number
  custom: number
  unasked: number
  customizationDays: string
  budgetDays: string | null
  changedAfterAcceptance: number
}

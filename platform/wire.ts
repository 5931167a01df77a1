/**
 * What crosses the wire between the platform and the browser, as types. Paths are below `/api/v1`.
 * Instants are ISO 8601 in UTC, days are `YYYY-MM-DD`, money, quantities and ratios are decimal strings, ids are UUIDs.
 */
import type { Text } from '../engines/errors.ts'
import type { FieldDefinition } from './kinds/field.ts'

export type StageName = 'requirements' | 'planning' | 'configuration' | 'migration' | 'training' | 'cutover' | 'operations'
export type Tone = 'ok' | 'review' | 'warn' | 'bad' | 'idle' | 'info'

/** GET /kinds (cacheable): every kind of item with its fields, states and links. */
export interface KindInfo {
  kind: string
  /** Path segment, for example `pain-points`. */
  path: string
  prefix: string
  stage: StageName | 'platform'
  label: Text
  /** Standard fields in use, beside `title`: which of phase, owner, department this kind has. */
  standard: ('phase' | 'owner' | 'department')[]
  fields: Record<string, FieldDefinition>
  states: { value: string; label: Text; tone: Tone }[]
  initialState: string
  /** False: rows come from the stage's own steps only; no form, no paste. */
  editable: boolean
  /** Roles beside the stage's editors who may create this kind. */
  creators: string[]
  transitions: { name: string; label: Text; from: string[]; to: string; needsReason: boolean; primary: boolean; /** The right it asks for on the kind's stage. */ ability: 'update' | 'sign' | 'manage' }[]
  links: { name: string; type: string; direction: 'in' | 'out'; kinds: string[]; label: Text; required: boolean; many: boolean }[]
}

/** A row of a register: standard columns, then the kind's own fields by name, then links by slot name. */
export interface ItemRow {
  id: string
  kind: string
  code: string
  title: string
  state: string
  version: number
  phaseId: string | null
  ownerId: string | null
  departmentId: string | null
  createdAt: string
  createdBy: string | null
  updatedAt: string
  links: Record<string, ItemRef[]>
  commentCount: number
  [field: string]: unknown
}

export interface ItemRef {
  id: string
  kind: string
  code: string
  title: string
  state: string
  /** The other end moved on after the link was made. */
  suspect?: boolean
  linkId?: string
}

/**
 * GET  /implementations/:i/items/:path?state&phase&q&limit&cursor&sort       -> Page<ItemRow>
 * POST /implementations/:i/items/:path   body: fields + title, phaseId…, links: { slot: [itemId] }   -> ItemRow (Idempotency-Key honoured)
 * GET  /implementations/:i/items/:path/:idOrCode                              -> ItemRow
 * PATCH …/:id   header If-Match: version -> ItemRow | 409 Problem whose detail.by names the other editor
 * POST …/:id/transitions/:name { reason? } -> ItemRow          DELETE …/:id -> 204 (tombstone)
 * GET  …/items/:path.xlsx   GET …/items/:path/template.xlsx
 * POST …/items/:path/import { text?: string (pasted), fileName?, fileBase64?, dryRun: boolean } -> ImportReport
 */
export interface Page<Row> {
  rows: Row[]
  total: number
  nextCursor: string | null
}

export interface ImportReport {
  dryRun: boolean
  /** Rows that are (or would be) created. */
  accepted: number
  rows: { line: number; values: Record<string, string>; errors: { column: string; text: Text }[] }[]
  unknownColumns: string[]
  missingColumns: string[]
}

/** Errors follow RFC 9457 (`application/problem+json`). `title` is in the reader's language. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  code: string
  detail: Record<string, unknown>
  text: Text
  fields?: { path: string; message: string }[]
}

/** GET /me */
export interface Me {
  account: { id: string; name: string; email: string; locale: 'zh' | 'en'; personId: string | null }
  roles: { installation: string[]; organizations: { id: string; roles: string[] }[] }
  implementations: ImplementationSummary[]
  demo: boolean
  unread: number
  todoCount: number
}

/** GET /session (no sign-in needed): what the sign-in page needs. */
export interface SessionInfo {
  signedIn: boolean
  demo: boolean
  /** True until the first administrator exists: the page asks for them. */
  needsSetup: boolean
  /** Set-up from another machine asks for the code that the server printed. */
  needsSetupCode: boolean
  demoPeople: { accountId: string; name: Text; job: Text; role: Text }[]
}

/**
 * Sign-in and accounts. Sessions are cookies; every failure is a problem.
 * POST /api/auth/sign-in/email { email, password }        POST /api/auth/sign-out {}
 * POST /session/demo { accountId } -> 204 (demo house, this machine only)
 * POST /setup { name, email, password, organization, code? } -> 204, signed in
 * PATCH /me { name?, locale?, currentPassword?, newPassword? } -> Me
 * GET  /tokens -> ApiTokenView[]   POST /tokens { name, scopes, expiresOn? } -> ApiTokenView & { token }   DELETE /tokens/:id
 * POST /implementations/:i/invitations { personId } | { name, email?, departmentId? } + { roles, endsOn? } -> LinkAnswer
 * POST /accounts/:accountId/reset-link -> LinkAnswer
 * GET  /join/:token -> JoinInfo     POST /join/:token { name?, email?, password } -> { implementationId } and signed in
 * GET  /installation -> InstallationView   POST /installation/administrators { name, email, role } -> LinkAnswer
 */
export interface ApiTokenView {
  id: string
  name: string
  tail: string
  scopes: ('read' | 'write')[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
}

/** A link to hand over by any means; it works once, until `expiresAt`. */
export interface LinkAnswer {
  url: string
  expiresAt: string
  personId: string | null
}

export interface JoinInfo {
  purpose: 'invitation' | 'reset'
  organization: string | null
  implementation: string | null
  name: string | null
  email: string | null
  roles: Text[]
  /** The address has an account already: the page asks for its password instead of a new one. */
  hasAccount: boolean
  expiresAt: string
}

/** For the administrators of the installation. */
export interface InstallationView {
  administrators: { accountId: string; name: string; role: string; since: string }[]
  /** Of the three roles, those that nobody holds yet. */
  vacant: string[]
  organizations: { id: string; name: string }[]
}

/** POST /implementations { organizationId?, code, name, kit?, startsOn?, targetSystem?, zone?, role? } -> ImplementationSummary */
export interface ImplementationSummary {
  id: string
  code: string
  name: string
  organization: { id: string; name: string }
  kit: string | null
  roles: string[]
  /** The reader's person in this implementation. */
  personId: string | null
  /** What the reader may do, from `abilityOf(roles)`: `verb:subject`, for example `update:planning`, `sign:gate`. */
  abilities: string[]
  /** IANA zone of the implementation. */
  zone: string
  phases: PhaseInfo[]
  modules: { id: string; code: string; name: string; phaseId: string | null; leadId: string | null }[]
}

export interface PhaseInfo {
  id: string
  code: string
  name: string
  position: number
  goLiveOn: string | null
  plannedGoLiveOn: string | null
}

/** GET /implementations/:i/directory : people, departments, job roles, for pickers and names. */
export interface Directory {
  people: { id: string; name: string; departmentId: string | null; job: string | null; frontLine: boolean; accountId: string | null; roles: string[]; /** Has left: shown on what they did, not offered in pickers. */ isGone: boolean }[]
  departments: { id: string; code: string; name: string; parentId: string | null }[]
}

/**
 * GET   /implementations/:i/organization : all that the settings pages edit.
 * PATCH /implementations/:i/settings { name?, nameEn?, zone?, startsOn?, targetSystem?, settings? } -> OrganizationView
 * POST  …/people { code?, name, … } -> { id }      PATCH …/people/:id       DELETE …/people/:id
 * PUT   …/people/:id/roles { roles, endsOn? }      DELETE …/people/:id/roles (leaves the implementation)
 * POST  …/people/import | …/departments/import { text?, fileBase64?, fileName?, dryRun } -> ImportReport      GET …/people.xlsx, …/people/template.xlsx
 * POST  …/departments, …/phases, …/modules -> { id }; PATCH and DELETE …/:id
 */
export interface OrganizationView {
  implementation: { code: string; name: string; nameEn: string | null; zone: string; startsOn: string | null; targetSystem: string | null; kit: string | null; settings: Record<string, unknown>; closedAt: string | null }
  people: {
    id: string; code: string; name: string; nameEn: string | null; departmentId: string | null; job: string | null; jobEn: string | null; superiorId: string | null; phone: string | null; email: string | null
    isFrontLine: boolean; monthlyTransactions: number; side: 'customer' | 'implementer' | 'thirdParty'; accountId: string | null; roles: string[]; endsOn: string | null
  }[]
  departments: { id: string; code: string; name: string; nameEn: string | null; parentId: string | null; headId: string | null; position: number }[]
  phases: { id: string; code: string; name: string; nameEn: string | null; position: number; startsOn: string | null; plannedGoLiveOn: string | null; goLiveOn: string | null }[]
  modules: { id: string; code: string; name: string; nameEn: string | null; phaseId: string | null; leadId: string | null; position: number }[]
}

/** Light of a gate: pass, fail (a criterion red), half (nothing red, not all known or signed), open (no data yet), exception (passed by override). */
export type Light = 'pass' | 'fail' | 'half' | 'open' | 'exception'

/** GET /implementations/:i/journey?phase=ID|all : the seven lights and counts for the navigation. */
export interface Journey {
  /** `phaseId`: the phase whose gate gives the light (with `all`, the worst). */
  stages: { stage: StageName; phaseId: string | null; light: Light; met: number; criteria: number; counts: Record<string, number> }[]
  todo: number
}

/** GET /implementations/:i/gates/:phaseId/:stage */
export interface GateView {
  stage: StageName
  phase: PhaseInfo
  light: Light
  computedAt: string
  criteria: CriterionView[]
  signatures: SignatureView[]
  requiredRoles: { role: string; label: Text; signed: boolean }[]
  override: { by: string; reason: string; at: string; criteria: string[] } | null
  passedAt: string | null
}

export interface CriterionView {
  id: string
  label: Text
  formula: Text
  unit: 'ratio' | 'count' | 'days' | 'money' | 'boolean'
  comparison: '>=' | '<='
  threshold: string
  value: string | null
  /** `3 / 4` style where the value is a share of counted things. */
  numerator?: string
  denominator?: string
  met: boolean | null
  blockerCount: number
  blockers: { id: string | null; code: string | null; kind: string | null; text: string }[]
  trend: { at: string; value: string | null }[]
  forecast: { day: string | null; note: Text } | null
}

export interface SignatureView {
  id: string
  by: string
  role: string
  method: 'electronic' | 'paper'
  at: string
  statement: string | null
  fingerprint: string
  /** Items of the signed snapshot that have changed or gone since. */
  broken: { code: string; title: string; reason: Text }[]
  addedSince: number
  attachmentId: string | null
}

/**
 * GET  …/gates/:phaseId/:stage/paper -> GatePaper. To bind the signed page: POST …/attachments with its scan, then
 * POST …/gates/:phaseId/:stage/signatures { role, attachmentId, personId (who signed), fingerprint (from the page) }.
 * PUT  …/gates/:phaseId/:stage/thresholds/:criterion { threshold } -> GateView        POST …/override { reason } -> GateView
 */
export interface GatePaper {
  implementation: { code: string; name: string; organization: string }
  phase: PhaseInfo
  stage: StageName
  stageLabel: Text
  at: string
  fingerprint: string
  /** What the QR code holds. */
  url: string
  qrSvg: string
  items: { code: string; title: string; version: number; hash: string }[]
  criteria: { label: Text; unit: CriterionView['unit']; comparison: '>=' | '<='; value: string | null; threshold: string; met: boolean | null }[]
  roles: { role: string; label: Text }[]
}

/** GET /implementations/:i/trace/:idOrCode : the walk up and down from one item. */
export interface TraceView {
  item: ItemRef & { stage: string }
  /** Every item reached, with its distance (negative: upstream, why it exists; positive: downstream, what came of it). */
  nodes: (ItemRef & { stage: string; distance: number })[]
  edges: { id: string; from: string; type: string; label: Text; to: string; suspect: boolean }[]
}

/** GET /implementations/:i/history/:idOrCode : newest first. */
export interface HistoryEntry {
  seq: number
  kind: string
  label: Text
  at: string
  by: string
  changes: { field: string; label: Text; old: string | null; new: string | null }[]
}

/**
 * GET    /implementations/:i/comments?item=ID -> CommentView[], oldest first
 * POST   …/comments { itemId, text, mentions: personId[] } -> CommentView      DELETE …/comments/:id (one's own)
 * GET    …/attachments?item=ID -> AttachmentView[]
 * POST   …/attachments multipart: file, itemId, commentId? -> AttachmentView   DELETE …/attachments/:id
 * GET    …/attachments/:id?download=1 : the content; pictures and PDF open in place
 */
export interface CommentView {
  id: string
  by: string
  personId: string | null
  at: string
  text: string
  mentions: string[]
  attachments: AttachmentView[]
}

export interface AttachmentView {
  id: string
  name: string
  mediaType: string
  bytes: number
  at: string
  by: string
}

/** GET /implementations/:i/events?kind&actor&item&from&to&q&cursor&limit -> Page<EventView>, newest first. GET /installation/events likewise. */
export interface EventView {
  chain: string
  seq: number
  kind: string
  label: Text
  at: string
  recordedAt: string
  by: string
  actorId: string | null
  item: ItemRef | null
  data: Record<string, unknown>
  changes: { field: string; label: Text; old: string | null; new: string | null }[]
}

/** GET /implementations/:i/events/verify and /installation/events/verify: every chain recomputed from its exported lines. */
export interface ChainReport {
  chain: string
  label: Text
  events: number
  isWhole: boolean
  /** The first event at which the chain does not hold, and why. */
  brokenAt: number | null
  reason: Text | null
  head: { seq: number; hash: string; algorithm: string } | null
  /** The newest signed head kept outside the database that this chain agrees with. */
  signedHead: { at: string; seq: number; hash: string } | null
  tookMs: number
}

/** GET /todo : what waits for me, across implementations. */
export interface TodoEntry {
  id: string
  implementationId: string
  implementationName: string
  kind: string
  code: string | null
  title: string
  why: Text
  due: string | null
  href: string
}

/** GET /search?q&implementation */
export interface SearchHit {
  implementationId: string
  kind: string
  kindLabel: Text
  code: string
  title: string
  state: string
  snippet: string | null
}

/** SSE GET /stream : `event` (something was recorded), `job` (progress), `notification`. */
export interface JobView {
  id: string
  kind: string
  title: Text
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  total: number | null
  step: Text | null
  startedAt: string | null
  finishedAt: string | null
  error: ProblemBody | null
  result: unknown
}

/** GET /notifications?unread=1 (newest first, at most 100); POST /notifications/read { ids?: [] } marks these or all read -> 204 */
export interface NotificationView {
  id: string
  kind: string
  text: Text
  /** Absolute path on this server. */
  href: string
  at: string
  readAt: string | null
  implementationName: string | null
}

/** GET /implementations/:i/documents : what can be downloaded as .docx; `needsItem` ones are made from an item's page (`?item=`). */
export interface DocumentView {
  id: string
  stage: StageName
  label: Text
  needsItem: boolean
}

/** GET /implementations/:i/debts?days : what the trace owes by stage, counted now, with the count of each day (today's last). */
export interface DebtView {
  debts: { id: string; stage: StageName; label: Text; count: number; rows: { id: string; code: string; title: string; kind: string }[] }[]
  history: { day: string; stage: StageName; debt: string; count: number }[]
}

/** GET /implementations/:i/late?phase : items whose due day has passed while their state is not finished, latest first. */
export interface LateItem {
  id: string
  kind: string
  code: string
  title: string
  stage: StageName
  ownerId: string | null
  due: string
  daysLate: number
}

/** GET /implementations/:i/steering : the sponsor's page. Every figure is computed from data when asked. */
export interface SteeringView {
  computedAt: string
  gates: { stage: StageName; phaseId: string; light: Light; met: number; criteria: number; passedAt: string | null }[]
  phases: {
    id: string
    plannedGoLiveOn: string | null
    goLiveOn: string | null
    /** From the schedule; null when it is not known. */
    forecastGoLiveOn: string | null
    /** Forecast or actual against plan, in days; positive is late. */
    daysLate: number | null
    milestones: { code: string; title: string; dueOn: string; doneOn: string | null; daysLate: number }[]
  }[]
  /** The highest open ones, at most six. */
  risks: { code: string; title: string; ownerId: string | null; score: string | null; state: string; kind: string }[]
  /** 卡在谁那里: the latest open items over all kinds with a due day, at most ten. */
  late: LateItem[]
  coverage: { id: string; label: Text; formula: Text; value: string | null; numerator: string | null; denominator: string | null; threshold: string | null; href: string | null }[]
  kpis: { code: string; title: string; unit: string; better: 'up' | 'down'; baseline: string | null; target: string | null; latest: string | null; painPoint: { code: string; title: string } | null; verdict: { label: Text; tone: Tone } | null; points: { at: string; value: string | null }[] }[]
  guards: {
    id: 'management' | 'participation' | 'stepwise'
    label: Text
    lead: Text
    figures: {
      id: string
      label: Text
      formula: Text
      value: string | null
      unit: 'ratio' | 'count'
      numerator: string | null
      denominator: string | null
      tone: Tone
      /** By stage, department or phase. */
      parts: { label: string; value: string | null; numerator: string | null; denominator: string | null }[]
    }[]
  }[]
}

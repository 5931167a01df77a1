import { and, eq, isNull } from 'drizzle-orm'
import { Invalid, NotFound, Refused } from '../../engines/errors.ts'
import { roleName } from '../access/role-names.ts'
import { requireAttachment } from '../comments/attachment.ts'
import type { Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { kept } from '../events/kept.ts'
import { people, personRoles } from '../organization/tables.ts'
import { fingerprintOf, sign, signaturesOf, snapshotOf } from '../signatures/sign.ts'
import type { Snapshot } from '../signatures/tables.ts'
import { items } from '../trace/tables.ts'
import type { GateView, StageName } from '../wire.ts'
import type { Phase } from './criterion.ts'
import { lightOf, type Measured, measureGate, overrideOf, phaseOf, samplesOf } from './evaluate.ts'
import { forecastPass } from './forecast.ts'
import { gateOverrides } from './tables.ts'

/** The seven stages in the order of the journey. */
export const stageNames = ['requirements', 'planning', 'configuration', 'migration', 'training', 'cutover', 'operations'] as const satisfies readonly StageName[]

/** Who signs each stage's gate. */
export const gateRoles: Record<StageName, readonly string[]> = {
  requirements: ['businessLead', 'implementerProjectManager'],
  planning: ['sponsor', 'customerProjectManager', 'implementerProjectManager'],
  configuration: ['businessLead', 'implementerProjectManager'],
  migration: ['dataSteward', 'businessLead'],
  training: ['businessLead', 'customerProjectManager'],
  cutover: ['sponsor', 'businessLead', 'itOperations'],
  operations: ['sponsor', 'customerProjectManager'],
}

export const gateSubject = (phaseId: string, stage: StageName): string => `gate:${phaseId}:${stage}`

export async function requirePhase(tx: Tx, idOrCode: string): Promise<Phase> {
  const phase = await phaseOf(tx, idOrCode)
  if (!phase) throw new NotFound('phase.unknown', { phase: idOrCode }, { zh: `没有"${idOrCode}"这一期。请从导航的期切换里选择。`, en: `There is no phase "${idOrCode}". Choose one from the phase switch.` })
  return phase
}

/** The items that a signature of this gate freezes: the stage's items of the phase (and those of no phase), living records apart. */
async function gateItemIds(tx: Tx, phase: Phase, stage: StageName): Promise<string[]> {
  const rows = await tx.db.select({ id: items.id, kind: items.kind, phaseId: items.phaseId }).from(items).where(and(eq(items.implementationId, tx.implementationId), eq(items.stage, stage), isNull(items.removedAt)))
  const isFrozen = (kind: string): boolean => tx.registry.kinds.get(kind)?.isFrozenByGate !== false
  return rows.filter((r) => (r.phaseId === phase.id || r.phaseId === null) && isFrozen(r.kind)).map((r) => r.id)
}

function figuresOf(measured: readonly Measured[]): Record<string, string | null> {
  return Object.fromEntries(measured.map((m) => [m.criterion.id, m.measurement.value]))
}

/** The snapshot that signing this gate now would bind. */
export async function gateSnapshot(tx: Tx, phase: Phase, stage: StageName): Promise<Snapshot> {
  return snapshotOf(tx, await gateItemIds(tx, phase, stage), figuresOf(await measureGate(tx, phase, stage)))
}

/** The gate as the page shows it: as of the last event, with trends, signatures and the override. */
export async function viewGate(tx: Tx, phaseId: string, stage: StageName): Promise<GateView> {
  const phase = await requirePhase(tx, phaseId)
  return kept(tx, `gate view ${phase.id} ${stage} ${tx.locale}`, () => viewNow(tx, phase, stage))
}

async function viewNow(tx: Tx, phase: Phase, stage: StageName): Promise<GateView> {
  const measured = await measureGate(tx, phase, stage)
  const signed = await signaturesOf(tx, gateSubject(phase.id, stage), await gateItemIds(tx, phase, stage))
  const valid = signed.filter((s) => s.broken.length === 0)
  const requiredRoles = gateRoles[stage].map((role) => ({ role, label: roleName(role), signed: valid.some((s) => s.role === role) }))
  const override = await overrideOf(tx, phase.id, stage)
  const [overriddenBy] = override ? await tx.db.select({ name: people.name }).from(people).where(eq(people.id, override.personId)) : []
  const isSigned = requiredRoles.every((r) => r.signed)
  const trends = await samplesOf(tx, phase.id, measured.map((m) => m.criterion.id))
  return {
    stage,
    phase,
    light: lightOf(measured.map((m) => m.met), { signed: isSigned, overridden: override !== null }),
    computedAt: tx.now,
    criteria: measured.map((m) => {
      const trend = trends.get(m.criterion.id) ?? []
      return {
        id: m.criterion.id, label: m.criterion.label, formula: m.criterion.formula, unit: m.criterion.unit, comparison: m.criterion.comparison, threshold: m.threshold,
        value: m.measurement.value,
        ...(m.measurement.numerator === undefined ? {} : { numerator: m.measurement.numerator }),
        ...(m.measurement.denominator === undefined ? {} : { denominator: m.measurement.denominator }),
        met: m.met, blockerCount: m.measurement.blockers.length, blockers: m.measurement.blockers.slice(0, 50), trend,
        forecast: m.met === true ? null : forecastPass(trend, m.threshold, m.criterion.comparison, tx.now),
      }
    }),
    signatures: signed,
    requiredRoles,
    override: override ? { by: overriddenBy?.name ?? '', reason: override.reason, at: override.at, criteria: override.criteria } : null,
    passedAt: isSigned && measured.every((m) => m.met === true) ? (valid.at(-1)?.at ?? null) : (override?.at ?? null),
  }
}

export interface SignGate {
  readonly phaseId: string
  readonly stage: StageName
  readonly role: string
  readonly statement?: string | undefined
  /** The scan of a page signed on paper; then `personId` names who signed it, and `fingerprint` is what the page carries. */
  readonly attachmentId?: string | undefined
  readonly personId?: string | undefined
  readonly fingerprint?: string | undefined
}

/** Signs a gate in a role that the signer holds, or binds a page that somebody signed on paper. Refused while the role is not asked for or not held, or when the gate has moved on since the page was printed. */
export async function signGate(tx: Tx, input: SignGate): Promise<string> {
  tx.require('sign', 'gate')
  const phase = await requirePhase(tx, input.phaseId)
  if (!gateRoles[input.stage].includes(input.role)) {
    throw new Invalid('gate.role_not_asked', { role: input.role }, { zh: `这个关口不需要"${roleName(input.role).zh}"签署。`, en: `This gate does not ask for a signature of the ${roleName(input.role).en}.` })
  }
  await refuseWrongSigner(tx, input)
  const snapshot = await gateSnapshot(tx, phase, input.stage)
  const subject = gateSubject(phase.id, input.stage)
  if (input.fingerprint && input.fingerprint !== fingerprintOf(subject, snapshot)) {
    throw new Refused('gate.changed_since_print', { fingerprint: input.fingerprint }, { zh: '签字页打印之后，关口的内容或数值变了，指纹对不上。请重新打印、签字、上传。', en: 'The gate has changed since the page was printed: the fingerprints differ. Print it again, have it signed, and upload that.' })
  }
  return sign(tx, { subject, role: input.role, snapshot, statement: input.statement ?? null, attachmentId: input.attachmentId ?? null, personId: input.personId ?? null })
}

async function refuseWrongSigner(tx: Tx, input: SignGate): Promise<void> {
  const isOnPaper = input.attachmentId !== undefined
  if (isOnPaper) await requireAttachment(tx, input.attachmentId!)
  const signerId = isOnPaper ? (input.personId ?? tx.personId) : tx.personId
  if (tx.actor.system) return
  const held = await tx.db.select({ role: personRoles.role }).from(personRoles).where(and(eq(personRoles.implementationId, tx.implementationId), eq(personRoles.personId, signerId ?? tx.implementationId)))
  if (isOnPaper && held.some((h) => h.role === input.role)) return
  if (!isOnPaper && tx.roles.includes(input.role)) return
  throw new Refused('gate.role_not_held', { role: input.role, person: signerId }, isOnPaper
    ? { zh: `签字的人不是本项目的"${roleName(input.role).zh}"。请选择签字页上的那个人。`, en: `Whoever signed is not the ${roleName(input.role).en} of this implementation. Choose the person on the signed page.` }
    : { zh: `你不是本项目的"${roleName(input.role).zh}"，不能以此身份签署。纸面签署请上传签字页。`, en: `You are not the ${roleName(input.role).en} of this implementation and cannot sign as one. For a signature on paper, upload the signed page.` })
}

/** Passes a gate against red criteria, by name and reason. The criteria stay red; the gate shows the diamond. */
export async function overrideGate(tx: Tx, input: { phaseId: string; stage: StageName; reason: string }): Promise<void> {
  tx.require('override', 'gate')
  const phase = await requirePhase(tx, input.phaseId)
  const failed = (await measureGate(tx, phase, input.stage)).filter((m) => m.met === false)
  if (failed.length === 0) throw new Refused('gate.nothing_to_override', { stage: input.stage }, { zh: '没有未通过的条件，不需要例外。请直接签署。', en: 'No criterion is red, so there is nothing to pass with exception. Sign the gate instead.' })
  if (input.reason.trim().length < 10) throw new Invalid('gate.reason_too_short', { field: 'reason' }, { zh: '请写明例外通过的理由（至少 10 个字），它会一直显示在关口上。', en: 'Give the reason for the exception (at least 10 characters); it stays visible on the gate.' })
  await tx.db.insert(gateOverrides).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, phaseId: phase.id, stage: input.stage, personId: tx.personId ?? phase.id, reason: input.reason.trim(), criteria: failed.map((m) => m.criterion.id), at: tx.now })
  await tx.record({ kind: 'gate.passed_with_exception', data: { phase: phase.id, stage: input.stage, criteria: failed.map((m) => m.criterion.id) }, texts: { reason: { new: input.reason.trim() } } })
}

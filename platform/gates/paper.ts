import { eq } from 'drizzle-orm'
import { toString as qrCode } from 'qrcode'
import { roleName } from '../access/role-names.ts'
import type { Tx } from '../db/door.ts'
import { implementations, organizations } from '../organization/tables.ts'
import { fingerprintOf } from '../signatures/sign.ts'
import type { GatePaper, StageName } from '../wire.ts'
import { measureGate } from './evaluate.ts'
import { gateRoles, gateSnapshot, gateSubject, requirePhase } from './gate.ts'

/** What a signing page on paper shows: the frozen items and figures, their fingerprint, and a QR code that leads back to the gate. */
export async function paperOf(tx: Tx, input: { phaseId: string; stage: StageName; origin: string }): Promise<GatePaper> {
  const phase = await requirePhase(tx, input.phaseId)
  const measured = await measureGate(tx, phase, input.stage)
  const snapshot = await gateSnapshot(tx, phase, input.stage)
  const fingerprint = fingerprintOf(gateSubject(phase.id, input.stage), snapshot)
  const [own] = await tx.db.select({ code: implementations.code, name: implementations.name, nameEn: implementations.nameEn, organization: organizations.name, organizationEn: organizations.nameEn }).from(implementations).innerJoin(organizations, eq(organizations.id, implementations.organizationId)).where(eq(implementations.id, tx.implementationId))
  const url = `${input.origin}/i/${encodeURIComponent(own!.code)}/${input.stage}/gate?phase=${encodeURIComponent(phase.code)}&fingerprint=${fingerprint}`
  const pick = (zh: string, en: string | null): string => (tx.locale === 'en' ? (en ?? zh) : zh)
  return {
    implementation: { code: own!.code, name: pick(own!.name, own!.nameEn), organization: pick(own!.organization, own!.organizationEn) },
    phase: { id: phase.id, code: phase.code, name: phase.name, position: phase.position, goLiveOn: phase.goLiveOn, plannedGoLiveOn: phase.plannedGoLiveOn },
    stage: input.stage,
    stageLabel: tx.registry.stages.find((s) => s.stage === input.stage)?.label ?? { zh: input.stage, en: input.stage },
    at: tx.now,
    fingerprint,
    url,
    qrSvg: await qrCode(url, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }),
    items: snapshot.items.map((i) => ({ code: i.code, title: i.title, version: i.version, hash: i.hash.slice(0, 12) })),
    criteria: measured.map((m) => ({ label: m.criterion.label, unit: m.criterion.unit, comparison: m.criterion.comparison, value: m.measurement.value, threshold: m.threshold, met: m.met })),
    roles: gateRoles[input.stage].map((role) => ({ role, label: roleName(role) })),
  }
}

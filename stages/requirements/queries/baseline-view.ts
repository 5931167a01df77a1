import { and, eq } from 'drizzle-orm'
import type { FieldDefinition } from '../../../platform/kinds/field.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { fingerprintOf, signaturesOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { getItem, linkedItems, listItems, localized } from '../../../platform/trace/item-store.ts'
import type { BaselineView } from '../contract.ts'
import { requirement } from '../kinds/requirement.ts'
import { type RequirementsBaseline, requirementsBaseline } from '../kinds/requirements-baseline.ts'
import { baselineRequirements } from '../own-tables.ts'
import { baselineDifference, type FrozenRequirement } from '../rules/baseline-difference.ts'
import { baselineSigners } from './baseline-signers.ts'
import { baselineSubject } from './baseline-standing.ts'
import { frozenRequirements } from './frozen-requirements.ts'
import { departmentNames, moduleNames, personNames } from './person-names.ts'

/** The requirements that a baseline froze, in the reader's language, in the order of their codes. */
export async function frozenIn(tx: Tx, baselineId: string): Promise<FrozenRequirement[]> {
  const rows = await tx.db.select().from(baselineRequirements).where(and(eq(baselineRequirements.implementationId, tx.implementationId), eq(baselineRequirements.baselineId, baselineId))).orderBy(baselineRequirements.code)
  return rows.map((r) => ({ id: r.requirementId, code: r.code, hash: r.hash, values: tx.locale === 'en' ? { ...r.values, ...r.valuesEn } : r.values }))
}

/** A baseline with its signatures and its difference to now. */
export async function viewBaseline(tx: Tx, idOrCode: string): Promise<BaselineView> {
  const found = await getItem(tx, requirementsBaseline, idOrCode)
  const [shown] = await localized(tx, [found], ['title', 'note'])
  const frozen = await frozenIn(tx, found.id)
  const now = await requirementsNow(tx, found)
  const difference = baselineDifference(frozen, now)
  const changedIds = new Set([...difference.changed.map((c) => c.id), ...difference.removed.map((r) => r.id)])
  const signers = await baselineSigners(tx, found)
  const states = new Map((await listItems(tx, requirement, { ids: difference.added.map((a) => a.id) })).map((r) => [r.id, r.state]))
  const requests = await linkedItems(tx, difference.changed.map((c) => c.id), 'changes', 'in')
  const snapshot = await snapshotOf(tx, frozen.map((f) => f.id), { requirements: String(frozen.length) })
  const signatures = await signaturesOf(tx, baselineSubject(found.id), now.map((n) => n.id))
  const readable = await readableValues(tx, [...difference.changed.flatMap((c) => c.fields.flatMap((f) => [[f.field, f.old], [f.field, f.new]] as const))])
  return {
    id: found.id, code: found.code, title: shown!.title, state: found.state, phaseId: found.phaseId, version: found.baselineVersion, frozenAt: found.frozenAt, note: shown!.note ?? null,
    fingerprint: signatures[0]?.fingerprint ?? fingerprintOf(baselineSubject(found.id), snapshot),
    requirements: frozen.map((f) => ({ id: f.id, code: f.code, title: f.values.title ?? '', priority: f.values.priority ?? null, isChanged: changedIds.has(f.id) })),
    signers,
    signatures,
    maySign: found.state !== 'superseded' && signers.some((s) => s.personId === tx.personId && (s.signedAt === null || s.isBroken)) && tx.ability.can('sign', 'requirements'),
    difference: {
      unchanged: difference.unchanged,
      added: difference.added.map((a) => ({ id: a.id, code: a.code, title: a.values.title ?? '', state: states.get(a.id) ?? '' })),
      removed: difference.removed.map((r) => ({ id: r.id, code: r.code, title: r.values.title ?? '' })),
      changed: difference.changed.map((c) => ({
        id: c.id, code: c.code, title: c.after.values.title ?? '', changeRequests: (requests.get(c.id) ?? []).filter((r) => r.kind === 'changeRequest').map((r) => r.code),
        fields: c.fields.map((f) => ({ field: f.field, label: labelOf(f.field), old: readable(f.field, f.old), new: readable(f.field, f.new) })),
      })),
    },
  }
}

/** The requirements of the baseline's phase as they stand now, those it froze and newer ones. */
async function requirementsNow(tx: Tx, found: RequirementsBaseline): Promise<FrozenRequirement[]> {
  const own = await listItems(tx, requirement, { phaseId: found.phaseId })
  const frozenIds = (await tx.db.select({ id: baselineRequirements.requirementId }).from(baselineRequirements).where(and(eq(baselineRequirements.implementationId, tx.implementationId), eq(baselineRequirements.baselineId, found.id)))).map((r) => r.id)
  const wanted = [...new Set([...own.filter((r) => r.state !== 'rejected').map((r) => r.id), ...frozenIds])]
  const rows = await frozenRequirements(tx, wanted)
  return rows.map((r) => ({ id: r.id, code: r.code, hash: r.hash, values: tx.locale === 'en' ? { ...r.values, ...r.valuesEn } : r.values }))
}

function labelOf(field: string) {
  const labels = { title: { zh: '标题', en: 'Title' }, phaseId: { zh: '期', en: 'Phase' }, departmentId: { zh: '部门', en: 'Department' } } as Record<string, { zh: string; en: string }>
  const definition = (requirement.fields as Record<string, { definition: FieldDefinition }>)[field]?.definition
  return labels[field] ?? definition?.label ?? { zh: field, en: field }
}

/** Values of enumerations, people, departments and modules by their names. */
async function readableValues(tx: Tx, values: readonly (readonly [string, string | null])[]): Promise<(field: string, value: string | null) => string | null> {
  const of = (field: string) => values.filter(([f]) => f === field).map(([, v]) => v)
  const names = new Map([...(await personNames(tx, of('raisedById'))), ...(await departmentNames(tx, of('departmentId'))), ...(await moduleNames(tx, of('moduleId')))])
  return (field, value) => {
    const option = (requirement.fields as Record<string, { definition: FieldDefinition }>)[field]?.definition.options?.find((o) => o.value === value)
    return value === null ? null : (option?.label[tx.locale] ?? names.get(value) ?? value)
  }
}

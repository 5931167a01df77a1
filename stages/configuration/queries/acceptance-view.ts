import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { signaturesOf } from '../../../platform/signatures/sign.ts'
import type { AcceptanceView } from '../contract.ts'
import { readinessOf } from '../rules/acceptance-readiness.ts'
import { type Contents, contentsByModule } from './module-contents.ts'

export const acceptanceSubject = (id: string): string => `acceptance:${id}`

/** What the signature binds: the module's items, tests, flows and mappings, and the acceptance itself. */
export function coveredIds(acceptanceId: string, contents: Contents): string[] {
  return [acceptanceId, ...[...contents.items, ...contents.tests, ...contents.flows, ...contents.mappings].map((r) => r.id)]
}

/** Derived columns of acceptances. */
export async function acceptanceStanding(tx: Tx, rows: readonly AnyItem[]): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const contentsOf = await contentsByModule(tx)
  return new Map(await Promise.all(rows.map(async (row) => {
    const contents = contentsOf(row.moduleId, row.phaseId)
    const readiness = readinessOf(contents)
    const signed = await signaturesOf(tx, acceptanceSubject(row.id), coveredIds(row.id, contents))
    return [row.id, {
      mustPassed: `${readiness.mustPassed} / ${readiness.mustTests}`, itemsAccepted: `${readiness.itemsAccepted} / ${readiness.items}`, openDefects: readiness.openDefects,
      signedBy: [...new Set(signed.map((s) => s.by))].join(tx.locale === 'en' ? ', ' : '、') || null, isBroken: signed.length > 0 && signed.every((s) => s.broken.length > 0),
    }] as const
  })))
}

/** One acceptance with what stands against it and who has signed. */
export async function acceptanceView(tx: Tx, item: AnyItem): Promise<AcceptanceView> {
  const contents = (await contentsByModule(tx))(item.moduleId, item.phaseId)
  return {
    id: item.id, code: item.code, title: item.title, state: item.state, moduleId: item.moduleId, phaseId: item.phaseId, ownerId: item.ownerId,
    ...readinessOf(contents),
    covers: { items: contents.items.length, tests: contents.tests.length, flows: contents.flows.length, mappings: contents.mappings.length },
    signatures: await signaturesOf(tx, acceptanceSubject(item.id), coveredIds(item.id, contents)),
    canSign: item.state === 'open' && tx.ability.can('sign', 'configuration'),
  }
}

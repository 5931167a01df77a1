import type { Tx } from '../../../platform/db/door.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import type { ModuleContents } from '../rules/acceptance-readiness.ts'

type Row = { id: string; code: string; title: string; state: string; priority: string; severity: string; moduleId: string | null; phaseId: string | null }
export type Contents = { readonly [K in keyof ModuleContents]: readonly Row[] } & { readonly flows: readonly Row[]; readonly mappings: readonly Row[] }

/** Everything that an acceptance of a module in a phase covers. */
export async function contentsByModule(tx: Tx): Promise<(moduleId: string, phaseId: string | null) => Contents> {
  const all = async (kind: string): Promise<Row[]> => (await listItems(tx, tx.registry.kind(kind))) as unknown as Row[]
  const lists = { items: await all('configurationItem'), tests: await all('testCase'), defects: await all('defect'), flows: await all('approvalFlow'), mappings: await all('fieldMapping') }
  return (moduleId, phaseId) => {
    const own = (rows: Row[]): Row[] => rows.filter((r) => r.moduleId === moduleId && (r.phaseId === phaseId || r.phaseId === null))
    return { items: own(lists.items), tests: own(lists.tests), defects: own(lists.defects), flows: own(lists.flows), mappings: own(lists.mappings) }
  }
}

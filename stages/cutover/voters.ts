import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import type { Tx } from '../../platform/db/door.ts'
import { people, personRoles } from '../../platform/organization/tables.ts'

/** Roles with a vote at the go/no-go meeting, in the order of the page. */
export const votingRoles: Record<string, Text> = {
  sponsor: { zh: '项目领导小组组长', en: 'Sponsor' },
  customerProjectManager: { zh: '甲方项目经理', en: 'Customer project manager' },
  implementerProjectManager: { zh: '乙方项目经理', en: 'Implementer project manager' },
  businessLead: { zh: '业务负责人', en: 'Business lead' },
  dataSteward: { zh: '数据负责人', en: 'Data steward' },
  itOperations: { zh: '运维', en: 'IT operations' },
}

/** Everybody with a vote, in one role each (the first of the order). */
export async function votersOf(tx: Tx): Promise<{ personId: string; name: string; role: string }[]> {
  const order = Object.keys(votingRoles)
  const rows = await tx.db.select({ personId: personRoles.personId, role: personRoles.role, name: people.name, nameEn: people.nameEn }).from(personRoles).innerJoin(people, eq(people.id, personRoles.personId)).where(and(eq(personRoles.implementationId, tx.implementationId), inArray(personRoles.role, order), isNull(people.removedAt)))
  const best = new Map<string, { personId: string; name: string; role: string }>()
  for (const row of rows.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))) if (!best.has(row.personId)) best.set(row.personId, { personId: row.personId, role: row.role, name: (tx.locale === 'en' ? row.nameEn : null) ?? row.name })
  return [...best.values()]
}

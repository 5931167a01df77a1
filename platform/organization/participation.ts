import { and, eq, inArray } from 'drizzle-orm'
import { NotFound, Refused } from '../../engines/errors.ts'
import { allRoles } from '../access/role-names.ts'
import type { Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { participations, people, personRoles } from './tables.ts'

const managers = ['customerProjectManager', 'implementerProjectManager']

export async function requirePerson(tx: Tx, id: string): Promise<typeof people.$inferSelect> {
  const [person] = await tx.db.select().from(people).where(and(eq(people.organizationId, tx.organizationId), eq(people.id, id)))
  if (!person || person.removedAt) throw new NotFound('person.unknown', { person: id }, { zh: '没有这个人，或此人已停用。请从人员列表里重新选择。', en: 'There is no such person, or they have left. Choose again from the list of people.' })
  return person
}

/** Gives a person their roles in this implementation: exactly these, until `endsOn` (the last day) if one is given. Their account, if any, takes part with them. */
export async function setRoles(tx: Tx, input: { personId: string; roles: readonly string[]; endsOn?: string | null | undefined }): Promise<void> {
  tx.require('manage', 'people')
  const person = await requirePerson(tx, input.personId)
  await writeRoles(tx, person, input)
}

/** As `setRoles`, for a command that has checked the right itself (somebody joins by an invitation). */
export async function writeRoles(tx: Tx, person: { id: string; accountId: string | null }, input: { roles: readonly string[]; endsOn?: string | null | undefined }): Promise<void> {
  const roles = allRoles.filter((r) => input.roles.includes(r))
  await refuseLastManager(tx, person.id, roles)
  await tx.db.delete(personRoles).where(and(eq(personRoles.implementationId, tx.implementationId), eq(personRoles.personId, person.id)))
  if (roles.length > 0) await tx.db.insert(personRoles).values(roles.map((role) => ({ implementationId: tx.implementationId, id: newId(tx.actor.at), personId: person.id, role })))
  const endsOn = input.endsOn === undefined ? {} : { endsOn: input.endsOn }
  if (person.accountId) {
    await tx.db
      .insert(participations)
      .values({ implementationId: tx.implementationId, id: newId(tx.actor.at), accountId: person.accountId, personId: person.id, roles, endsOn: input.endsOn ?? null, createdAt: tx.now })
      .onConflictDoUpdate({ target: [participations.implementationId, participations.accountId], set: { roles, personId: person.id, ...endsOn } })
  }
  await tx.record({ kind: 'person.roles_set', data: { person: person.id, roles, ...endsOn } })
}

/** Ends a person's part in the implementation today: they keep their name in what they did, and lose every right. */
export async function endParticipation(tx: Tx, personId: string): Promise<void> {
  tx.require('manage', 'people')
  const person = await requirePerson(tx, personId)
  await refuseLastManager(tx, personId, [])
  await tx.db.delete(personRoles).where(and(eq(personRoles.implementationId, tx.implementationId), eq(personRoles.personId, personId)))
  if (person.accountId) await tx.db.delete(participations).where(and(eq(participations.implementationId, tx.implementationId), eq(participations.accountId, person.accountId)))
  await tx.record({ kind: 'person.left', data: { person: personId } })
}

async function refuseLastManager(tx: Tx, personId: string, roles: readonly string[]): Promise<void> {
  if (roles.some((r) => managers.includes(r))) return
  const left = await tx.db.select({ personId: personRoles.personId }).from(personRoles).where(and(eq(personRoles.implementationId, tx.implementationId), inArray(personRoles.role, managers)))
  if (left.length > 0 && left.every((r) => r.personId === personId)) {
    throw new Refused('people.last_manager', { person: personId }, { zh: '这是最后一位项目经理。请先给另一个人甲方或乙方项目经理的角色。', en: 'This is the last project manager. First give somebody else the role of a project manager.' })
  }
}

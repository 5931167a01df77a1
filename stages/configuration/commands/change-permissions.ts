import { and, eq, sql } from 'drizzle-orm'
import { Conflict, NotFound, Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { idsIn, type Kit, textOf } from '../../../platform/kits/kit.ts'
import type { GrantChange, NewException } from '../contract.ts'
import { functionGroups, jobRoleHolders, jobRoles, roleGrants, sodExceptions, sodRuleRows } from '../own-tables.ts'
import { inChinese, keepWords } from '../queries/own-words.ts'
import { currentConflicts } from '../queries/permission-matrix.ts'

/** Grants, narrows or takes away functions; one event that names each change. */
export async function changeGrants(tx: Tx, changes: readonly GrantChange[]): Promise<void> {
  tx.require('update', 'configuration')
  const roles = new Map((await tx.db.select({ id: jobRoles.id, code: jobRoles.code }).from(jobRoles).where(eq(jobRoles.implementationId, tx.implementationId))).map((r) => [r.id, r.code]))
  const groups = new Map((await tx.db.select({ id: functionGroups.id, code: functionGroups.code }).from(functionGroups).where(eq(functionGroups.implementationId, tx.implementationId))).map((g) => [g.id, g.code]))
  const unknown = changes.find((c) => !roles.has(c.roleId) || !groups.has(c.groupId))
  if (unknown) throw new NotFound('permission.unknown', { ...unknown }, { zh: '岗位或功能组已不在矩阵里。请刷新后再改。', en: 'The job role or function group is no longer in the matrix. Reload, then change it.' })
  for (const { roleId, groupId, scope } of changes) {
    if (scope === null) await tx.db.delete(roleGrants).where(and(eq(roleGrants.jobRoleId, roleId), eq(roleGrants.functionGroupId, groupId)))
    else await tx.db.insert(roleGrants).values({ implementationId: tx.implementationId, jobRoleId: roleId, functionGroupId: groupId, scope }).onConflictDoUpdate({ target: [roleGrants.jobRoleId, roleGrants.functionGroupId], set: { scope } })
  }
  await tx.record({ kind: 'permission.changed', data: { changes: changes.slice(0, 200).map((c) => [roles.get(c.roleId), groups.get(c.groupId), c.scope]), count: changes.length } })
}

export async function addJobRole(tx: Tx, input: { code: string; name: string | Text; nameEn?: string | undefined }): Promise<string> {
  tx.require('update', 'configuration')
  const code = input.code.toUpperCase()
  const [known] = await tx.db.select({ id: jobRoles.id }).from(jobRoles).where(and(eq(jobRoles.implementationId, tx.implementationId), eq(jobRoles.code, code)))
  if (known) throw new Conflict('permission.role_exists', { code }, { zh: `岗位编号 ${code} 已经有了。请换一个编号。`, en: `There is a job role ${code} already. Choose another code.` })
  const [last] = await tx.db.select({ n: sql<number>`coalesce(max(${jobRoles.position}), 0)::int` }).from(jobRoles).where(eq(jobRoles.implementationId, tx.implementationId))
  const id = newId(tx.actor.at)
  const name = typeof input.name === 'string' ? { zh: input.name, en: input.nameEn ?? null } : input.name
  await tx.db.insert(jobRoles).values({ id, implementationId: tx.implementationId, code, name: name.zh, nameEn: name.en, position: last!.n + 1 })
  await tx.record({ kind: 'permission.role_added', data: { role: id, code } })
  return id
}

/** Makes exactly these people hold the role. */
export async function setHolders(tx: Tx, roleId: string, personIds: readonly string[]): Promise<void> {
  tx.require('update', 'configuration')
  const [role] = await tx.db.select({ code: jobRoles.code }).from(jobRoles).where(and(eq(jobRoles.implementationId, tx.implementationId), eq(jobRoles.id, roleId)))
  if (!role) throw new NotFound('permission.unknown', { roleId }, { zh: '找不到这个岗位。请刷新。', en: 'There is no such job role. Reload the page.' })
  await tx.db.delete(jobRoleHolders).where(eq(jobRoleHolders.jobRoleId, roleId))
  if (personIds.length > 0) await tx.db.insert(jobRoleHolders).values([...new Set(personIds)].map((personId) => ({ implementationId: tx.implementationId, jobRoleId: roleId, personId })))
  await tx.record({ kind: 'permission.holders_set', data: { role: roleId, code: role.code, people: [...personIds] } })
}

/** Lets a conflict stand until a day, under somebody's name and with what is done instead. Refused where the rule is law. */
export async function grantException(tx: Tx, input: Omit<NewException, 'reason' | 'compensating'> & { reason: string | Text; compensating: string | Text }): Promise<string> {
  tx.require('sign', 'configuration')
  const conflict = (await currentConflicts(tx)).find((c) => c.key === input.conflictKey)
  if (!conflict) throw new NotFound('permission.conflict_gone', { key: input.conflictKey }, { zh: '这条冲突已经不存在，不需要例外。请刷新。', en: 'This conflict is gone; it needs no exception. Reload the page.' })
  if (!conflict.rule.allowsException) throw new Refused('permission.no_exception', { rule: conflict.rule.code }, { zh: `${conflict.rule.code} 是法规要求，不能例外。请调整岗位或换人。`, en: `${conflict.rule.code} is required by law and allows no exception. Change the job role or the person.` })
  if (input.endsOn <= tx.today) throw new Refused('permission.exception_over', { field: 'endsOn' }, { zh: '例外的截止日要在今天之后。', en: 'An exception must end after today.' })
  const id = newId(tx.actor.at)
  await tx.db.insert(sodExceptions).values({ id, implementationId: tx.implementationId, conflictKey: input.conflictKey, ruleCode: conflict.rule.code, ownerId: input.ownerId, reason: inChinese(input.reason)!, compensating: inChinese(input.compensating)!, endsOn: input.endsOn, approvedBy: tx.personId, createdAt: tx.now })
  await keepWords(tx, id, { reason: input.reason, compensating: input.compensating })
  await tx.record({ kind: 'permission.exception_granted', data: { exception: id, rule: conflict.rule.code, conflict: input.conflictKey, owner: input.ownerId, endsOn: input.endsOn }, texts: { reason: { new: inChinese(input.reason) }, compensating: { new: inChinese(input.compensating) } } })
  return id
}

export async function revokeException(tx: Tx, id: string): Promise<void> {
  tx.require('sign', 'configuration')
  const [gone] = await tx.db.update(sodExceptions).set({ revokedAt: tx.now }).where(and(eq(sodExceptions.implementationId, tx.implementationId), eq(sodExceptions.id, id))).returning({ rule: sodExceptions.ruleCode })
  if (!gone) throw new NotFound('permission.exception_unknown', { id }, { zh: '找不到这条例外。', en: 'There is no such exception.' })
  await tx.record({ kind: 'permission.exception_revoked', data: { exception: id, rule: gone.rule } })
}

/** Fills matrix and rules from a kit; what is there already (by code) stays. Gives how many roles were added. */
export async function loadPermissions(tx: Tx, kit: Kit, only: { roles?: readonly string[]; groups?: readonly string[] } = {}): Promise<number> {
  const roles = kit.table('roles').filter((r) => !only.roles || only.roles.includes(r.id!))
  const groups = kit.table('permission-groups').filter((g) => !only.groups || only.groups.includes(g.id!))
  if (roles.length === 0 || groups.length === 0) return 0
  const base = { implementationId: tx.implementationId }
  await tx.db.insert(jobRoles).values(roles.map((r, i) => ({ ...base, id: newId(tx.actor.at), code: r.id!, name: textOf(r).zh, nameEn: textOf(r).en, position: i + 1 }))).onConflictDoNothing()
  await tx.db.insert(functionGroups).values(groups.map((g, i) => ({ ...base, id: newId(tx.actor.at), code: g.id!, moduleCode: g.module ?? '', name: textOf(g).zh, nameEn: textOf(g).en, position: i + 1 }))).onConflictDoNothing()
  const rules = kit.table('sod-rules')
  if (rules.length > 0) {
    await tx.db.insert(sodRuleRows).values(rules.map((r) => ({
      ...base, id: newId(tx.actor.at), code: r.id!, a: idsIn(r.a), b: idsIn(r.b), level: r.level === 'H' ? ('high' as const) : ('medium' as const), where: r.where === 'role' ? ('person' as const) : ('document' as const),
      allowsException: !(r.compensating ?? '').includes('不得例外'), name: textOf(r).zh, nameEn: textOf(r).en, compensating: r.compensating ?? '', compensatingEn: r.compensating_en || null,
    }))).onConflictDoNothing()
  }
  const roleIds = new Map((await tx.db.select({ id: jobRoles.id, code: jobRoles.code }).from(jobRoles).where(eq(jobRoles.implementationId, tx.implementationId))).map((r) => [r.code, r.id]))
  const groupIds = new Map((await tx.db.select({ id: functionGroups.id, code: functionGroups.code }).from(functionGroups).where(eq(functionGroups.implementationId, tx.implementationId))).map((g) => [g.code, g.id]))
  const grants = kit.table('role-grants').flatMap((g) => idsIn(g.groups).flatMap((code) => { const [jobRoleId, functionGroupId] = [roleIds.get(g.role!), groupIds.get(code)]; return jobRoleId && functionGroupId ? [{ ...base, jobRoleId, functionGroupId, scope: g.scope ?? 'org' }] : [] }))
  if (grants.length > 0) await tx.db.insert(roleGrants).values(grants).onConflictDoNothing()
  await tx.record({ kind: 'permission.kit_loaded', data: { kit: kit.name, roles: roles.length, groups: groups.length, grants: grants.length, rules: rules.length } })
  return roles.length
}

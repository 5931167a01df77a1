import { and, asc, eq, isNull } from 'drizzle-orm'
import { findConflicts, type SodConflict } from '../../../engines/permissions/find-conflicts.ts'
import type { SodRule } from '../../../engines/permissions/sod-rule.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { modules, phases } from '../../../platform/organization/tables.ts'
import { localized } from '../../../platform/trace/item-store.ts'
import { namesOf } from '../approvals/org-chart.ts'
import type { ConflictView, GrantChange, PermissionMatrix, Scope } from '../contract.ts'
import { functionGroups, jobRoleHolders, jobRoles, roleGrants, sodExceptions, sodRuleRows } from '../own-tables.ts'

interface Loaded {
  readonly roles: (typeof jobRoles.$inferSelect)[]
  readonly groups: (typeof functionGroups.$inferSelect)[]
  readonly grants: (typeof roleGrants.$inferSelect)[]
  readonly holders: (typeof jobRoleHolders.$inferSelect)[]
  readonly rules: (typeof sodRuleRows.$inferSelect)[]
  readonly exceptions: (typeof sodExceptions.$inferSelect)[]
}

async function load(tx: Tx): Promise<Loaded> {
  const own = <T extends { implementationId: unknown }>(table: T) => eq(table.implementationId as never, tx.implementationId)
  return {
    roles: await tx.db.select().from(jobRoles).where(own(jobRoles)).orderBy(asc(jobRoles.position), asc(jobRoles.code)),
    groups: await tx.db.select().from(functionGroups).where(own(functionGroups)).orderBy(asc(functionGroups.position)),
    grants: await tx.db.select().from(roleGrants).where(own(roleGrants)),
    holders: await tx.db.select().from(jobRoleHolders).where(own(jobRoleHolders)),
    rules: await tx.db.select().from(sodRuleRows).where(own(sodRuleRows)).orderBy(asc(sodRuleRows.code)),
    exceptions: await localized(tx, await tx.db.select().from(sodExceptions).where(and(own(sodExceptions), isNull(sodExceptions.revokedAt))), ['reason', 'compensating']),
  }
}

function conflictsIn(loaded: Loaded, changes: readonly GrantChange[] = []): SodConflict[] {
  const codes = new Map(loaded.groups.map((g) => [g.id, g.code]))
  const grants = new Map(loaded.roles.map((r) => [r.id, new Set<string>()]))
  for (const g of loaded.grants) grants.get(g.jobRoleId)?.add(codes.get(g.functionGroupId) ?? '')
  for (const c of changes) {
    const code = codes.get(c.groupId)
    if (!code) continue
    if (c.scope) grants.get(c.roleId)?.add(code)
    else grants.get(c.roleId)?.delete(code)
  }
  const holders = new Map([...Map.groupBy(loaded.holders, (h) => h.personId)].map(([personId, list]) => [personId, list.map((h) => h.jobRoleId)]))
  const rules: SodRule[] = loaded.rules.map((r) => ({ code: r.code, a: r.a, b: r.b, level: r.level, where: r.where, allowsException: r.allowsException, name: { zh: r.name, en: r.nameEn ?? r.name }, compensating: { zh: r.compensating, en: r.compensatingEn ?? r.compensating } }))
  return findConflicts({ grants, holders }, rules)
}

/** The grid with its conflicts. */
export async function permissionMatrix(tx: Tx): Promise<PermissionMatrix> {
  const loaded = await load(tx)
  const zh = tx.locale === 'zh'
  const moduleNames = new Map((await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId))).map((m) => [m.code, zh ? m.name : (m.nameEn ?? m.name)]))
  const holders = Map.groupBy(loaded.holders, (h) => h.jobRoleId)
  return {
    roles: loaded.roles.map((r) => ({ id: r.id, code: r.code, name: zh ? r.name : (r.nameEn ?? r.name), holders: (holders.get(r.id) ?? []).map((h) => h.personId) })),
    groups: loaded.groups.map((g) => ({ id: g.id, code: g.code, module: g.moduleCode, moduleName: moduleNames.get(g.moduleCode) ?? otherModules[g.moduleCode]?.[zh ? 0 : 1] ?? g.moduleCode, name: zh ? g.name : (g.nameEn ?? g.name) })),
    grants: loaded.grants.map((g) => ({ roleId: g.jobRoleId, groupId: g.functionGroupId, scope: g.scope as Scope })),
    conflicts: await viewConflicts(tx, loaded, conflictsIn(loaded)),
    leftToFlow: loaded.rules.filter((r) => r.where === 'document').map((r) => ({ code: r.code, name: zh ? r.name : (r.nameEn ?? r.name) })),
    rules: loaded.rules.length,
  }
}

const otherModules: Record<string, readonly [string, string]> = { SY: ['系统管理', 'System'], RP: ['报表', 'Reports'] }

/** Conflicts that these changes would add: asked before anything is saved. */
export async function conflictsAdded(tx: Tx, changes: readonly GrantChange[]): Promise<ConflictView[]> {
  const loaded = await load(tx)
  const known = new Set(conflictsIn(loaded).map((c) => c.key))
  return viewConflicts(tx, loaded, conflictsIn(loaded, changes).filter((c) => !known.has(c.key)))
}

/** All conflicts that stand today. */
export async function currentConflicts(tx: Tx): Promise<ConflictView[]> {
  const loaded = await load(tx)
  return viewConflicts(tx, loaded, conflictsIn(loaded))
}

/** A conflict belongs to the phase in which the later of its two modules goes live. */
async function viewConflicts(tx: Tx, loaded: Loaded, conflicts: readonly SodConflict[]): Promise<ConflictView[]> {
  if (conflicts.length === 0) return []
  const names = await namesOf(tx)
  const positions = new Map((await tx.db.select().from(phases).where(eq(phases.implementationId, tx.implementationId))).map((p) => [p.id, p.position]))
  const phaseOfModule = new Map((await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId))).map((m) => [m.code, m.phaseId]))
  const moduleOf = new Map(loaded.groups.map((g) => [g.code, g.moduleCode]))
  return conflicts.map((c) => {
    const involved = [...new Set(c.pairs.flat())].map((code) => phaseOfModule.get(moduleOf.get(code) ?? '') ?? null).filter((id) => id !== null)
    const phaseId = involved.sort((a, b) => (positions.get(b) ?? 0) - (positions.get(a) ?? 0))[0] ?? [...positions].sort((a, b) => a[1] - b[1])[0]?.[0] ?? null
    const exception = loaded.exceptions.filter((e) => e.conflictKey === c.key).sort((a, b) => b.endsOn.localeCompare(a.endsOn))[0]
    return {
      key: c.key, rule: { code: c.rule.code, name: c.rule.name[tx.locale], level: c.rule.level, compensating: c.rule.compensating[tx.locale], allowsException: c.rule.allowsException },
      roleIds: [...c.roleIds], pairs: c.pairs.map(([a, b]): [string, string] => [a, b]), people: c.personIds.map((id) => ({ id, name: names.person(id) })), phaseId,
      exception: exception ? { id: exception.id, owner: names.person(exception.ownerId), reason: exception.reason, compensating: exception.compensating, endsOn: exception.endsOn, isOver: exception.endsOn < tx.today } : null,
    }
  }).sort((a, b) => a.rule.code.localeCompare(b.rule.code) || a.key.localeCompare(b.key))
}

export function isOpenConflict(conflict: ConflictView): boolean {
  return conflict.exception === null || conflict.exception.isOver
}

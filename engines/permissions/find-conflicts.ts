import type { SodRule } from './sod-rule.ts'

export interface Matrix {
  /** Function group codes by role. */
  readonly grants: ReadonlyMap<string, ReadonlySet<string>>
  /** Roles by person. */
  readonly holders: ReadonlyMap<string, readonly string[]>
}

export interface SodConflict {
  /** `SOD-03:R1` within a role, `SOD-03:R1+R2` across two roles (ids in order): stable while the roles are. */
  readonly key: string
  readonly rule: SodRule
  readonly roleIds: readonly string[]
  /** The groups that meet, one pair each. */
  readonly pairs: readonly (readonly [a: string, b: string])[]
  /** Who holds both today; may be empty for a conflict within a role that nobody holds. */
  readonly personIds: readonly string[]
}

/**
 * Conflicts within one role (whoever holds it) and across two roles that one person holds; each role pair once, with everybody concerned.
 * A pair of roles is not reported when one of the two conflicts by itself already. Rules `where: document` are left to the flow.
 */
export function findConflicts(matrix: Matrix, rules: readonly SodRule[]): SodConflict[] {
  const holdersOf = new Map<string, string[]>()
  for (const [personId, roleIds] of matrix.holders) for (const roleId of new Set(roleIds)) holdersOf.set(roleId, [...(holdersOf.get(roleId) ?? []), personId])
  const found: SodConflict[] = []
  for (const rule of rules.filter((r) => r.where === 'person')) {
    const within = new Set<string>()
    const [hasA, hasB] = [rolesWith(matrix, rule.a), rolesWith(matrix, rule.b)]
    for (const roleId of hasA.keys()) {
      const b = hasB.get(roleId)
      if (!b) continue
      within.add(roleId)
      found.push({ key: `${rule.code}:${roleId}`, rule, roleIds: [roleId], pairs: pairsOf(hasA.get(roleId)!, b), personIds: holdersOf.get(roleId) ?? [] })
    }
    const across = new Map<string, { roleIds: string[]; pairs: [string, string][]; personIds: string[] }>()
    for (const [personId, roleIds] of matrix.holders) {
      const own = [...new Set(roleIds)].filter((r) => !within.has(r))
      for (const x of own.filter((r) => hasA.has(r))) {
        for (const y of own.filter((r) => hasB.has(r))) {
          const ids = [x, y].sort()
          const key = `${rule.code}:${ids.join('+')}`
          const entry = across.get(key) ?? { roleIds: ids, pairs: pairsOf(hasA.get(x)!, hasB.get(y)!), personIds: [] }
          if (!entry.personIds.includes(personId)) entry.personIds.push(personId)
          across.set(key, entry)
        }
      }
    }
    for (const [key, entry] of across) found.push({ key, rule, ...entry })
  }
  return found
}

function rolesWith(matrix: Matrix, groups: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [roleId, granted] of matrix.grants) {
    const own = groups.filter((g) => granted.has(g))
    if (own.length > 0) found.set(roleId, own)
  }
  return found
}

function pairsOf(a: readonly string[], b: readonly string[]): [string, string][] {
  return a.flatMap((x) => b.filter((y) => y !== x).map((y): [string, string] => [x, y]))
}

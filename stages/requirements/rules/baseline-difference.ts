/** A requirement as it stood in a baseline, or as it stands now: values of the fields that a baseline freezes. */
export interface FrozenRequirement {
  readonly id: string
  readonly code: string
  readonly hash: string
  readonly values: Readonly<Record<string, string | null>>
}

export interface BaselineDifference {
  readonly added: readonly FrozenRequirement[]
  readonly removed: readonly FrozenRequirement[]
  readonly changed: readonly { readonly id: string; readonly code: string; readonly before: FrozenRequirement; readonly after: FrozenRequirement; readonly fields: readonly { readonly field: string; readonly old: string | null; readonly new: string | null }[] }[]
  readonly unchanged: number
}

/** What was added, changed and removed since the baseline, in the order of the codes. */
export function baselineDifference(frozen: readonly FrozenRequirement[], now: readonly FrozenRequirement[]): BaselineDifference {
  const before = new Map(frozen.map((r) => [r.id, r]))
  const after = new Map(now.map((r) => [r.id, r]))
  const byCode = <T extends { code: string }>(list: T[]): T[] => list.sort((a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }))
  const changed = frozen.flatMap((old) => {
    const current = after.get(old.id)
    if (!current || current.hash === old.hash) return []
    const names = [...new Set([...Object.keys(old.values), ...Object.keys(current.values)])]
    const fields = names.filter((f) => (old.values[f] ?? null) !== (current.values[f] ?? null)).map((field) => ({ field, old: old.values[field] ?? null, new: current.values[field] ?? null }))
    return [{ id: old.id, code: old.code, before: old, after: current, fields }]
  })
  return {
    added: byCode(now.filter((r) => !before.has(r.id))),
    removed: byCode(frozen.filter((r) => !after.has(r.id))),
    changed: byCode(changed),
    unchanged: frozen.filter((r) => after.get(r.id)?.hash === r.hash).length,
  }
}

import { useMemo } from 'react'
import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import { useCurrent } from '../frame/current.ts'
import type { TableFilter } from '../parts/data-table.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useText } from '../parts/language.ts'
import { partTexts as t } from '../parts/texts.ts'

/** What a register can be narrowed by: state, owner, department, phase, and every choice among its fields. */
export function useItemFilters(kind: KindInfo): readonly TableFilter<ItemRow>[] {
  const say = useText()
  const { directory, summary } = useImplementation()
  return useMemo(() => {
    const people = directory.people.map((p) => ({ value: p.id, label: p.name }))
    const departments = directory.departments.map((d) => ({ value: d.id, label: d.name }))
    const filters: TableFilter<ItemRow>[] = [{ key: 'state', label: say(t.state), options: kind.states.map((s) => ({ value: s.value, label: say(s.label) })), of: (r) => r.state }]
    for (const [name, field] of Object.entries(kind.fields)) {
      if (field.type === 'enum') filters.push({ key: name, label: say(field.label), options: (field.options ?? []).map((o) => ({ value: o.value, label: say(o.label) })), of: (r) => r[name] as string | null })
      if (field.type === 'module') filters.push({ key: name, label: say(field.label), options: summary.modules.map((m) => ({ value: m.id, label: m.name })), of: (r) => r[name] as string | null })
    }
    if (kind.standard.includes('department')) filters.push({ key: 'departmentId', label: say(t.department), options: departments, of: (r) => r.departmentId })
    if (kind.standard.includes('owner')) filters.push({ key: 'ownerId', label: say(t.owner), options: people, of: (r) => r.ownerId })
    return filters
  }, [kind, say, directory, summary])
}

/** Quick views: rows in trouble, not finished, and one's own, each only where the kind can have them. */
export function useItemViews(kind: KindInfo): readonly { key: string; label: string; test: (row: ItemRow) => boolean }[] {
  const say = useText()
  const personId = useCurrent().me.account.personId
  const { summary } = useImplementation()
  return useMemo(() => {
    const trouble = new Set(kind.states.filter((s) => s.tone === 'bad' || s.tone === 'warn').map((s) => s.value))
    const done = new Set(kind.states.filter((s) => s.tone === 'ok').map((s) => s.value))
    const me = summary.personId ?? personId
    return [
      ...(done.size > 0 && done.size < kind.states.length ? [{ key: 'open', label: say(t.open), test: (r: ItemRow) => !done.has(r.state) }] : []),
      ...(trouble.size > 0 ? [{ key: 'trouble', label: say(t.troubled), test: (r: ItemRow) => trouble.has(r.state) }] : []),
      ...(kind.standard.includes('owner') && me ? [{ key: 'mine', label: say(t.mine), test: (r: ItemRow) => r.ownerId === me }] : []),
    ]
  }, [kind, say, personId, summary])
}

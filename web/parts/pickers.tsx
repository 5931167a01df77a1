import { useDeferredValue, useMemo, useState } from 'react'
import type { ItemRef } from '../../platform/wire.ts'
import { useRead } from './api.ts'
import { useImplementation } from './implementation.ts'
import { type Labelled, Select } from './inputs.tsx'
import { useFormat, useText } from './language.ts'
import { partTexts as t } from './texts.ts'

type One = Labelled & { readonly value: string | null; readonly onChange: (value: string | null) => void }
type Many = Labelled & { readonly multiple: true; readonly value: readonly string[]; readonly onChange: (value: string[]) => void }

/** People of the implementation, with department; `roles` narrows them. */
export function PersonPicker(props: (One | Many) & { readonly roles?: readonly string[] }) {
  const text = useText()
  const { compare } = useFormat()
  const { directory, department } = useImplementation()
  const options = useMemo(
    () => directory.people.filter((p) => !props.roles || p.roles.some((r) => props.roles!.includes(r))).map((p) => ({ value: p.id, label: p.name, note: department(p.departmentId) })).sort((a, b) => compare(a.label, b.label)),
    [directory, department, props.roles, compare],
  )
  return <Select placeholder={text(t.pickPerson)} search clearable {...props} options={options} />
}

export function DepartmentPicker(props: One | Many) {
  const text = useText()
  const { directory } = useImplementation()
  return <Select placeholder={text(t.pickDepartment)} clearable {...props} options={directory.departments.map((d) => ({ value: d.id, label: d.name }))} />
}

export function ModulePicker(props: One | Many) {
  const text = useText()
  const { summary } = useImplementation()
  return <Select placeholder={text(t.pickModule)} clearable {...props} options={summary.modules.map((m) => ({ value: m.id, label: m.name, note: m.code }))} />
}

export function PhasePicker(props: One) {
  const text = useText()
  const { summary } = useImplementation()
  return <Select placeholder={text(t.pickPhase)} clearable {...props} options={summary.phases.map((p) => ({ value: p.id, label: p.name }))} />
}

/** Items of some kinds, found by code or title on the server. `chosen` names those that are picked already. */
export function ItemPicker(props: Labelled & { readonly kinds: readonly string[]; readonly value: readonly string[]; readonly onChange: (value: string[]) => void; readonly many?: boolean; readonly chosen?: readonly ItemRef[] }) {
  const text = useText()
  const { kind } = useImplementation()
  const [words, setWords] = useState('')
  const { data, isLoading } = useRead<ItemRef[]>('/items', { kinds: props.kinds.join(','), q: useDeferredValue(words), limit: 50 })
  const [seen] = useState(() => new Map<string, ItemRef>())
  for (const item of [...(props.chosen ?? []), ...(data ?? [])]) seen.set(item.id, item)
  const listed = [...new Map([...(data ?? []), ...props.value.map((id) => seen.get(id)).filter((i) => i !== undefined)].map((i) => [i.id, i])).values()]
  const options = listed.map((i) => ({ value: i.id, label: `${i.code} ${i.title}`, ...(props.kinds.length > 1 ? { note: text(kind(i.kind).label) } : {}) }))
  const shared = { label: props.label, options, onSearch: setWords, loading: isLoading, clearable: true, placeholder: props.placeholder ?? text(t.pickItem), ...(props.hideLabel ? { hideLabel: true } : {}), ...(props.error ? { error: props.error } : {}), ...(props.hint ? { hint: props.hint } : {}), ...(props.optional ? { optional: true } : {}), ...(props.disabled ? { disabled: true } : {}) }
  return props.many === false
    ? <Select {...shared} value={props.value[0] ?? null} onChange={(v) => props.onChange(v ? [v] : [])} />
    : <Select {...shared} multiple value={props.value} onChange={props.onChange} />
}

import type { FieldDefinition } from '../../platform/kinds/field.ts'
import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import { partTexts as t } from '../parts/texts.ts'
import type { Text } from '../../engines/errors.ts'

/** What a form holds: fields as the wire has them, links by slot. */
export interface FormValues {
  readonly fields: Readonly<Record<string, unknown>>
  readonly links: Readonly<Record<string, readonly string[]>>
}

/** The fields that a person may write, in the order of the form: title, the kind's own, then phase, owner, department. */
export function formFields(kind: KindInfo): { name: string; field: FieldDefinition }[] {
  const standard = (name: string, type: FieldDefinition['type'], label: Text): { name: string; field: FieldDefinition } => ({ name, field: { type, label, required: false, readOnly: false, inList: false } })
  return [
    { name: 'title', field: { type: 'text', label: t.title, required: true, readOnly: false, inList: true, maxLength: 500 } },
    ...Object.entries(kind.fields).filter(([, f]) => !f.readOnly && f.type !== 'json').map(([name, field]) => ({ name, field })),
    ...(kind.standard.includes('department') ? [standard('departmentId', 'department', t.department)] : []),
    ...(kind.standard.includes('owner') ? [standard('ownerId', 'person', t.owner)] : []),
  ]
}

export function startValues(kind: KindInfo, item: ItemRow | undefined, start: Partial<FormValues> | undefined, phaseId: string | null, today: string): FormValues {
  if (item) {
    const names = [...formFields(kind).map((f) => f.name), ...(kind.standard.includes('phase') ? ['phaseId'] : [])]
    return { fields: Object.fromEntries(names.map((n) => [n, item[n] ?? null])), links: Object.fromEntries(kind.links.map((l) => [l.name, (item.links[l.name] ?? []).map((i) => i.id)])) }
  }
  const dated = Object.entries(kind.fields).filter(([, f]) => f.startsToday).map(([name]) => [name, today])
  return { fields: { ...Object.fromEntries(dated), ...(kind.standard.includes('phase') ? { phaseId } : {}), ...start?.fields }, links: { ...start?.links } }
}

type Say = (text: Text, values?: Record<string, string | number>) => string

/** Errors by field name, each saying what to do; empty when the form may be sent. */
export function formErrors(kind: KindInfo, values: FormValues, say: Say): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { name, field } of formFields(kind)) {
    const value = values.fields[name]
    const label = say(field.label)
    const isEmpty = value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
    if (isEmpty) {
      if (field.required) errors[name] = say(['enum', 'person', 'department', 'module', 'date'].includes(field.type) ? t.requiredPick : t.required, { label })
      continue
    }
    const problem = valueError(field, value, say)
    if (problem) errors[name] = problem
  }
  for (const slot of kind.links) if (slot.required && (values.links[slot.name]?.length ?? 0) === 0) errors[`links.${slot.name}`] = say(t.requiredPick, { label: say(slot.label) })
  return errors
}

function valueError(field: FieldDefinition, value: unknown, say: Say): string | null {
  if (field.type === 'integer' || field.type === 'decimal' || field.type === 'percent') {
    const written = String(value)
    if (field.type === 'integer' && !/^-?\d+$/.test(written)) return say(t.notInteger)
    if (!/^-?\d{1,14}(\.\d{1,6})?$/.test(written)) return say(t.notNumber, { decimals: 6 })
    if (field.min !== undefined && Number(value) < field.min) return say(t.tooSmall, { min: field.type === 'percent' ? `${field.min * 100}%` : field.min })
    if (field.max !== undefined && Number(value) > field.max) return say(t.tooLarge, { max: field.type === 'percent' ? `${field.max * 100}%` : field.max })
  }
  if (typeof value === 'string' && field.maxLength && value.length > field.maxLength) return say(t.tooLong, { max: field.maxLength })
  return null
}

/** The body of a POST (every given value) or a PATCH (what differs from the item). */
export function bodyOf(kind: KindInfo, values: FormValues, item: ItemRow | undefined): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  const before = item ? startValues(kind, item, undefined, null, '') : null
  for (const [name, value] of Object.entries(values.fields)) {
    const field = name === 'title' ? { type: 'text', required: true } : kind.fields[name]
    const sent = wireValue(field?.type, value)
    if (before ? sent === wireValue(field?.type, before.fields[name]) : sent === null) continue
    if (sent === null && field?.required) continue
    body[name] = sent
  }
  const links: Record<string, readonly string[]> = {}
  for (const [name, ids] of Object.entries(values.links)) {
    if (before && [...ids].sort().join() === [...(before.links[name] ?? [])].sort().join()) continue
    if (!before && ids.length === 0) continue
    links[name] = ids
  }
  return Object.keys(links).length > 0 ? { ...body, links } : body
}

function wireValue(type: string | undefined, value: unknown): unknown {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') return value
  const written = type === 'longText' ? value : value.trim()
  if (written === '') return null
  return type === 'integer' ? Number(written) : written
}

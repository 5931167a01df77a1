import { z } from 'zod'
import type { AnyKind } from './kind.ts'
import type { FieldDefinition } from './field.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'YYYY-MM-DD').refine((d) => !Number.isNaN(Date.parse(`${d}T00:00:00Z`)) && new Date(`${d}T00:00:00Z`).toISOString().startsWith(d), 'no such day')
const decimal = z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(/^-?\d{1,14}(\.\d{1,6})?$/, 'a decimal number with at most 6 decimals'))

function valueSchema(definition: FieldDefinition): z.ZodType {
  switch (definition.type) {
    case 'text': return z.string().trim().max(definition.maxLength ?? 500)
    case 'longText': return z.string().max(definition.maxLength ?? 20_000)
    case 'integer': return z.coerce.number().int().min(definition.min ?? -2_147_483_648).max(definition.max ?? 2_147_483_647)
    case 'decimal':
    case 'percent': return decimal.refine((v) => (definition.min === undefined || Number(v) >= definition.min) && (definition.max === undefined || Number(v) <= definition.max), `between ${definition.min ?? '-∞'} and ${definition.max ?? '∞'}`)
    case 'date': return day
    case 'instant': return z.iso.datetime({ offset: true })
    case 'enum': return z.enum(definition.options!.map((o) => o.value) as [string, ...string[]])
    case 'boolean': return z.boolean()
    case 'person':
    case 'department':
    case 'module': return z.uuid()
    case 'json': return z.unknown()
  }
}

function shape(kind: AnyKind, forUpdate: boolean): Record<string, z.ZodType> {
  const title = z.string().trim().min(1).max(500)
  const result: Record<string, z.ZodType> = { title: forUpdate ? title.optional() : title }
  if (kind.standard.includes('phase')) result.phaseId = z.uuid().nullish()
  if (kind.standard.includes('owner')) result.ownerId = z.uuid().nullish()
  if (kind.standard.includes('department')) result.departmentId = z.uuid().nullish()
  for (const [name, { definition }] of Object.entries(kind.fields) as [string, { definition: FieldDefinition }][]) {
    if (definition.readOnly) continue
    const value = valueSchema(definition)
    result[name] = definition.required && !forUpdate ? value : definition.required ? value.optional() : value.nullish()
  }
  const slots = Object.fromEntries(kind.links.map((slot) => [slot.name, slot.required && !forUpdate ? z.array(z.uuid()).min(1) : z.array(z.uuid()).optional()]))
  if (kind.links.length > 0) {
    const links = z.object(slots)
    result.links = kind.links.some((slot) => slot.required) && !forUpdate ? links : links.optional()
  }
  return result
}

/** The wire schema of a new item. Unknown fields are refused. */
export function createSchema(kind: AnyKind) {
  return z.strictObject(shape(kind, false)).meta({ id: `${kind.kind}New` })
}

/** The wire schema of a change: every field optional. */
export function updateSchema(kind: AnyKind) {
  return z.strictObject(shape(kind, true)).meta({ id: `${kind.kind}Change` })
}

/** The schema of one value of a field, for pastes. */
export { valueSchema }

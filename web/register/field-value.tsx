import type { ReactNode } from 'react'
import type { FieldDefinition } from '../../platform/kinds/field.ts'
import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import { ItemLink } from '../parts/item-link.tsx'
import { type Implementation, useImplementation } from '../parts/implementation.ts'
import { useFormat, useText } from '../parts/language.ts'
import { PersonName } from '../parts/person-name.tsx'
import { partTexts as t } from '../parts/texts.ts'
import type { Formats } from '../language/formats.ts'
import type { Text } from '../../engines/errors.ts'

type Say = (text: Text, values?: Record<string, string | number>) => string

/** A field's value in words, for search, sorting and export. Amounts stay decimal strings. */
export function fieldText(field: FieldDefinition, value: unknown, say: Say, implementation: Implementation): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field.type) {
    case 'enum': { const option = field.options?.find((o) => o.value === value); return option ? say(option.label) : String(value) }
    case 'boolean': return value === true ? say(t.yes) : say(t.no)
    case 'person': return implementation.person(String(value))
    case 'department': return implementation.department(String(value))
    case 'module': return implementation.module(String(value))
    case 'json': return ''
    default: return String(value)
  }
}

/** A field's value as the reader writes it. */
export function shownText(field: FieldDefinition, value: unknown, say: Say, implementation: Implementation, format: Formats): string {
  if (value === null || value === undefined || value === '') return ''
  switch (field.type) {
    case 'integer':
    case 'decimal': return `${format.number(value as string)}${field.unit ? ` ${say(field.unit)}` : ''}`
    case 'percent': return format.percent(value as string)
    case 'date': return format.day(String(value))
    case 'instant': return format.instant(String(value))
    default: return fieldText(field, value, say, implementation)
  }
}

export function FieldValue({ kind, name, item }: { kind: KindInfo; name: string; item: ItemRow }): ReactNode {
  const say = useText()
  const format = useFormat()
  const implementation = useImplementation()
  const field = kind.fields[name]!
  const value = item[name]
  if (value === null || value === undefined || value === '') return <span className="lf-none">—</span>
  if (field.type === 'person') return <PersonName id={String(value)} withDepartment />
  if (field.type === 'longText') return <span className="lf-prose">{String(value)}</span>
  if (field.type === 'json') return <pre className="lf-pre">{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
  return <>{shownText(field, value, say, implementation, format)}</>
}

export function LinkedItems({ items }: { items: ItemRow['links'][string] | undefined }): ReactNode {
  if (!items || items.length === 0) return <span className="lf-none">—</span>
  return <span className="lf-linked">{items.map((i) => <ItemLink key={i.id} code={i.code} title={i.title} suspect={i.suspect} />)}</span>
}

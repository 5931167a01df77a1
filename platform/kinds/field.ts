import { boolean, date, integer, jsonb, numeric, type PgColumnBuilderBase, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../engines/errors.ts'

/** How a field looks on a page, in a paste, in an .xlsx and on the wire. Money and quantities are decimal strings. */
export type FieldType =
  | 'text'
  | 'longText'
  | 'integer'
  | 'decimal'
  | 'percent'
  | 'date'
  | 'instant'
  | 'enum'
  | 'boolean'
  | 'person'
  | 'department'
  | 'module'
  | 'json'

export interface FieldOption {
  readonly value: string
  readonly label: Text
}

/** What the browser, the importer and the exporter know of a field. */
export interface FieldDefinition {
  readonly type: FieldType
  readonly label: Text
  readonly hint?: Text
  readonly required: boolean
  /** Set by commands only: shown, never edited in a form or a paste. */
  readonly readOnly: boolean
  /** Shown as a column of the register. */
  readonly inList: boolean
  readonly options?: readonly FieldOption[]
  readonly unit?: Text
  readonly maxLength?: number
  readonly min?: number
  readonly max?: number
  /** A date that a new item's form fills with today. */
  readonly startsToday?: boolean
}

type Settings = {
  hint?: Text
  required?: boolean
  readOnly?: boolean
  inList?: boolean
  unit?: Text
  maxLength?: number
  min?: number
  max?: number
  startsToday?: boolean
}

function define(type: FieldType, label: Text, settings: Settings & { options?: readonly FieldOption[] }): FieldDefinition {
  return { ...settings, type, label, required: settings.required ?? false, readOnly: settings.readOnly ?? false, inList: settings.inList ?? false }
}

/** `options` as `{ value: [zh, en] }`, in the order of the page. */
function optionsOf(labels: Record<string, readonly [string, string]>): FieldOption[] {
  return Object.entries(labels).map(([value, [zh, en]]) => ({ value, label: { zh, en } }))
}

/**
 * The fields of a kind: one declaration gives the column, the wire schema, the form, the paste and the .xlsx.
 * Labels are `[zh, en]`. Columns may be null in the database; `required` is enforced by the wire schema.
 */
export const field = {
  text: (zh: string, en: string, s: Settings = {}) => ({ definition: define('text', { zh, en }, s), column: () => text() }),
  longText: (zh: string, en: string, s: Settings = {}) => ({ definition: define('longText', { zh, en }, s), column: () => text() }),
  integer: (zh: string, en: string, s: Settings = {}) => ({ definition: define('integer', { zh, en }, s), column: () => integer() }),
  /** numeric(20,6), a decimal string on the wire. */
  decimal: (zh: string, en: string, s: Settings = {}) => ({
    definition: define('decimal', { zh, en }, s),
    column: () => numeric({ precision: 20, scale: 6 }),
  }),
  /** A ratio 0..1 as a decimal string; pages show it in per cent. */
  percent: (zh: string, en: string, s: Settings = {}) => ({
    definition: define('percent', { zh, en }, s),
    column: () => numeric({ precision: 20, scale: 6 }),
  }),
  date: (zh: string, en: string, s: Settings = {}) => ({ definition: define('date', { zh, en }, s), column: () => date({ mode: 'string' }) }),
  instant: (zh: string, en: string, s: Settings = {}) => ({
    definition: define('instant', { zh, en }, s),
    column: () => timestamp({ withTimezone: true, mode: 'string' }),
  }),
  enum: <V extends string>(zh: string, en: string, labels: Record<V, readonly [string, string]>, s: Settings = {}) => ({
    definition: define('enum', { zh, en }, { ...s, options: optionsOf(labels) }),
    column: () => text().$type<V>(),
  }),
  boolean: (zh: string, en: string, s: Settings = {}) => ({ definition: define('boolean', { zh, en }, s), column: () => boolean() }),
  person: (zh: string, en: string, s: Settings = {}) => ({ definition: define('person', { zh, en }, s), column: () => uuid() }),
  department: (zh: string, en: string, s: Settings = {}) => ({ definition: define('department', { zh, en }, s), column: () => uuid() }),
  module: (zh: string, en: string, s: Settings = {}) => ({ definition: define('module', { zh, en }, s), column: () => uuid() }),
  json: <T>(zh: string, en: string, s: Settings = {}) => ({ definition: define('json', { zh, en }, s), column: () => jsonb().$type<T>() }),
}

/** A read-only field without a column, for `derived`. */
export function derivedField(type: FieldType, zh: string, en: string, s: Settings & { labels?: Record<string, readonly [string, string]> } = {}): FieldDefinition {
  const { labels, ...settings } = s
  return define(type, { zh, en }, { ...settings, readOnly: true, ...(labels ? { options: optionsOf(labels) } : {}) })
}

export type Field = { readonly definition: FieldDefinition; readonly column: () => PgColumnBuilderBase }

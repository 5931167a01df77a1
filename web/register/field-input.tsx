import type { FieldDefinition } from '../../platform/kinds/field.ts'
import { DatePicker, DateTimePicker, Input, NumberInput, Select, Switch, TextArea } from '../parts/inputs.tsx'
import { useText } from '../parts/language.ts'
import { DepartmentPicker, ModulePicker, PersonPicker } from '../parts/pickers.tsx'

/** The control for a field's type. Per cent is typed in per cent and kept as a ratio. */
export function FieldInput({ field, value, onChange, error, autoFocus = false }: { field: FieldDefinition; value: unknown; onChange: (value: unknown) => void; error?: string | undefined; autoFocus?: boolean }) {
  const say = useText()
  const shared = { label: say(field.label), optional: !field.required && field.type !== 'boolean', ...(field.hint ? { hint: say(field.hint) } : {}), ...(error ? { error } : {}) }
  const words = value === null || value === undefined ? null : String(value)
  switch (field.type) {
    case 'longText': return <TextArea {...shared} value={words ?? ''} onChange={onChange} />
    case 'integer': return <NumberInput {...shared} value={words} onChange={onChange} decimals={0} {...(field.unit ? { unit: say(field.unit) } : {})} />
    case 'decimal': return <NumberInput {...shared} value={words} onChange={onChange} {...(field.unit ? { unit: say(field.unit) } : {})} />
    case 'percent': return <NumberInput {...shared} value={words === null ? null : shiftPoint(words, 2)} onChange={(v) => onChange(v === null ? null : shiftPoint(v, -2))} unit="%" />
    case 'date': return <DatePicker {...shared} value={words} onChange={onChange} />
    case 'instant': return <DateTimePicker {...shared} value={words} onChange={onChange} />
    case 'enum': return <Select {...shared} value={words} onChange={onChange} options={(field.options ?? []).map((o) => ({ value: o.value, label: say(o.label) }))} />
    case 'boolean': return <Switch {...shared} value={value === true} onChange={onChange} />
    case 'person': return <PersonPicker {...shared} value={words} onChange={onChange} />
    case 'department': return <DepartmentPicker {...shared} value={words} onChange={onChange} />
    case 'module': return <ModulePicker {...shared} value={words} onChange={onChange} />
    default: return <Input {...shared} value={words ?? ''} onChange={onChange} maxLength={field.maxLength ?? 500} autoFocus={autoFocus} />
  }
}

/** Moves the decimal point of a decimal string without going through a floating point number. */
export function shiftPoint(value: string, places: number): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(value.trim())
  if (!match) return value
  const [, sign, whole = '', part = ''] = match
  const digits = whole + part
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = point <= 0 ? 1 : point
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = padded.slice(at).replace(/0+$/, '')
  return `${sign}${left}${right ? `.${right}` : ''}`
}

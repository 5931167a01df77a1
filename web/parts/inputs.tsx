import { Checkbox as AntCheckbox, Input as AntInput, InputNumber as AntInputNumber, Select as AntSelect, Switch as AntSwitch } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import { Field, useField } from './field.tsx'
import { useText } from './language.ts'
import { partTexts as t } from './texts.ts'

/** Every input has a label: drawn above it, or read out only when `hideLabel`. Values go in and out as the wire has them. */
export interface Labelled {
  readonly label: string
  readonly hideLabel?: boolean
  readonly hint?: ReactNode
  readonly error?: ReactNode
  readonly optional?: boolean
  readonly disabled?: boolean
  readonly placeholder?: string
}

function Control({ label, hideLabel, hint, error, optional, children }: Labelled & { children: ReactNode }) {
  if (hideLabel) return <>{children}</>
  return <Field label={label} hint={hint} error={error} optional={optional ?? false}>{children}</Field>
}

/** What a control inside takes from its Field: id, description, or the label itself where it is hidden. */
function useNames(given: { label: string; hideLabel?: boolean | undefined; error?: ReactNode }) {
  const field = useField()
  return { ...field, ...(given.hideLabel ? { 'aria-label': given.label } : {}), ...(given.error ? { status: 'error' as const } : {}) }
}

export interface InputProps extends Labelled {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: 'text' | 'password' | 'email' | 'url' | 'tel'
  readonly maxLength?: number
  readonly autoFocus?: boolean
  readonly autoComplete?: string
  readonly onEnter?: () => void
}

export function Input(props: InputProps) {
  return <Control {...props}><InputControl {...props} /></Control>
}
function InputControl(props: InputProps) {
  const { value, onChange, type = 'text', maxLength, autoFocus, autoComplete, placeholder, disabled, onEnter } = props
  return (
    <AntInput
      {...useNames(props)} value={value} type={type} onChange={(e) => onChange(e.target.value)} placeholder={placeholder} disabled={disabled ?? false} maxLength={maxLength}
      autoFocus={autoFocus ?? false} autoComplete={autoComplete ?? 'off'} {...(onEnter ? { onPressEnter: onEnter } : {})}
    />
  )
}

export interface TextAreaProps extends Labelled {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
  readonly mono?: boolean
}

export function TextArea(props: TextAreaProps) {
  return <Control {...props}><TextAreaControl {...props} /></Control>
}
function TextAreaControl(props: TextAreaProps) {
  const { value, onChange, rows = 3, maxLength, mono, placeholder, disabled } = props
  return <AntInput.TextArea {...useNames(props)} value={value} onChange={(e) => onChange(e.target.value)} autoSize={{ minRows: rows, maxRows: 16 }} maxLength={maxLength} placeholder={placeholder} disabled={disabled ?? false} {...(mono ? { className: 'mono' } : {})} />
}

export interface NumberInputProps extends Labelled {
  /** A decimal string, or null when empty. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** Decimals kept; 0 for whole numbers. */
  readonly decimals?: number
  readonly unit?: string
}

export function NumberInput(props: NumberInputProps) {
  return <Control {...props}><NumberControl {...props} /></Control>
}
function NumberControl(props: NumberInputProps) {
  const { value, onChange, min, max, step, decimals, unit, placeholder, disabled } = props
  return (
    <AntInputNumber<string>
      {...useNames(props)} stringMode value={value} onChange={(v) => onChange(v === null || v === '' ? null : String(v))} style={{ width: '100%' }} controls={false} placeholder={placeholder} disabled={disabled ?? false}
      {...(min === undefined ? {} : { min: String(min) })} {...(max === undefined ? {} : { max: String(max) })} {...(step === undefined ? {} : { step: String(step) })} {...(decimals === undefined ? {} : { precision: decimals })} {...(unit ? { suffix: unit } : {})}
    />
  )
}

export interface Option<V extends string = string> {
  readonly value: V
  readonly label: string
  readonly disabled?: boolean
  /** Small print behind the label. */
  readonly note?: string
}

interface SelectBase<V extends string> extends Labelled {
  readonly options: readonly Option<V>[]
  readonly search?: boolean
  /** Asked while typing, for choices that live on the server; turns local filtering off. */
  readonly onSearch?: (text: string) => void
  readonly loading?: boolean
  readonly clearable?: boolean
  readonly emptyText?: string
}
export type SelectProps<V extends string = string> = SelectBase<V> &
  ({ readonly multiple?: false; readonly value: V | null; readonly onChange: (value: V | null) => void } | { readonly multiple: true; readonly value: readonly V[]; readonly onChange: (value: V[]) => void })

export function Select<V extends string = string>(props: SelectProps<V>) {
  return <Control {...props}><SelectControl {...props} /></Control>
}
function SelectControl<V extends string>(props: SelectProps<V>) {
  const text = useText()
  const { options, placeholder, disabled, search, onSearch, loading, clearable, emptyText } = props
  const canSearch = search ?? (onSearch !== undefined || options.length > 8)
  return (
    <AntSelect
      {...useNames(props)} style={{ width: '100%' }} placeholder={placeholder ?? text(t.pickOne)} disabled={disabled ?? false} loading={loading ?? false}
      {...(props.multiple ? { mode: 'multiple' as const } : {})} value={(props.multiple ? [...props.value] : props.value) as never} onChange={(v: unknown) => props.onChange((props.multiple ? (v ?? []) : (v ?? null)) as never)}
      allowClear={clearable ?? props.optional ?? false} showSearch={canSearch ? { optionFilterProp: 'label', ...(onSearch ? { filterOption: false, onSearch } : {}) } : false}
      options={options.map((o) => ({ value: o.value, label: o.label, disabled: o.disabled ?? false, note: o.note }))}
      optionRender={(o) => <span className="lf-option"><span>{o.data.label}</span>{o.data.note && <small>{o.data.note}</small>}</span>}
      notFoundContent={<span className="lf-meta">{emptyText ?? text(t.noMatch)}</span>}
      getPopupContainer={(node) => (node.closest('.ant-drawer-content-wrapper, .lf-dialog, .lf-popover') as HTMLElement | null) ?? document.body}
    />
  )
}

export interface SwitchProps extends Labelled {
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}

export function Switch(props: SwitchProps) {
  return <Control {...props}><SwitchControl {...props} /></Control>
}
function SwitchControl(props: SwitchProps) {
  const { status: _, ...names } = useNames(props)
  return <span><AntSwitch {...names} checked={props.value} onChange={props.onChange} disabled={props.disabled ?? false} /></span>
}

/** A tick with its words behind it. */
export function Checkbox({ label, value, onChange, disabled }: { label: ReactNode; value: boolean; onChange: (value: boolean) => void; disabled?: boolean }) {
  return <AntCheckbox checked={value} onChange={(e) => onChange(e.target.checked)} disabled={disabled ?? false}>{label}</AntCheckbox>
}

export interface DatePickerProps extends Labelled {
  /** `YYYY-MM-DD` or null. */
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly min?: string
  readonly max?: string
}

const Day = lazy(() => import('./day-picker.tsx').then((m) => ({ default: m.DayPicker })))
const Days = lazy(() => import('./day-picker.tsx').then((m) => ({ default: m.DaysPicker })))
const Moment = lazy(() => import('./day-picker.tsx').then((m) => ({ default: m.MomentPicker })))

export function DatePicker(props: DatePickerProps) {
  return <Control {...props}><DayControl {...props} /></Control>
}
function DayControl(props: DatePickerProps) {
  return <Suspense fallback={<span className="lf-input-ghost" />}><Day {...props} {...useNames(props)} /></Suspense>
}

/** Date and time; ISO instant in UTC or null. */
export function DateTimePicker(props: DatePickerProps) {
  return <Control {...props}><MomentControl {...props} /></Control>
}
function MomentControl(props: DatePickerProps) {
  return <Suspense fallback={<span className="lf-input-ghost" />}><Moment {...props} {...useNames(props)} /></Suspense>
}

export interface RangePickerProps extends Labelled {
  readonly value: readonly [string, string] | null
  readonly onChange: (value: [string, string] | null) => void
}

export function RangePicker(props: RangePickerProps) {
  return <Control {...props}><DaysControl {...props} /></Control>
}
function DaysControl(props: RangePickerProps) {
  return <Suspense fallback={<span className="lf-input-ghost" />}><Days {...props} {...useNames(props)} /></Suspense>
}

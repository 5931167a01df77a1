import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import { useZone } from '../frame/current.ts'
import type { DatePickerProps, RangePickerProps } from './inputs.tsx'
import { useText } from './language.ts'
import { partTexts as t } from './texts.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

type Names = { id?: string; 'aria-label'?: string; status?: 'error' }
const inside = (node: HTMLElement) => (node.closest('.ant-drawer-content-wrapper, .lf-dialog') as HTMLElement | null) ?? document.body
const dayOf = (value: string | null) => (value ? dayjs(value.slice(0, 10)) : null)
const names = (p: Names) => ({ ...(p.id ? { id: p.id } : {}), ...(p['aria-label'] ? { 'aria-label': p['aria-label'] } : {}), ...(p.status ? { status: p.status } : {}) })

/** antd's picker over days as the wire has them. Loaded when a form with a day is opened. */
export function DayPicker(props: DatePickerProps & Names) {
  const text = useText()
  return (
    <DatePicker
      {...names(props)} style={{ width: '100%' }} value={dayOf(props.value)} onChange={(v: Dayjs | null) => props.onChange(v ? v.format('YYYY-MM-DD') : null)} placeholder={props.placeholder ?? text(t.pickDay)} disabled={props.disabled ?? false} getPopupContainer={inside}
      {...(props.min ? { minDate: dayjs(props.min) } : {})} {...(props.max ? { maxDate: dayjs(props.max) } : {})}
    />
  )
}

/** The same over instants, on the implementation's wall clock. */
export function MomentPicker(props: DatePickerProps & Names) {
  const text = useText()
  const zone = useZone() ?? dayjs.tz.guess()
  const shown = props.value ? dayjs(dayjs(props.value).tz(zone).format('YYYY-MM-DDTHH:mm:ss')) : null
  const change = (v: Dayjs | null) => props.onChange(v ? dayjs.tz(v.format('YYYY-MM-DDTHH:mm:ss'), zone).toISOString() : null)
  return <DatePicker {...names(props)} showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} value={shown} onChange={change} placeholder={props.placeholder ?? text(t.pickDay)} disabled={props.disabled ?? false} getPopupContainer={inside} />
}

export function DaysPicker(props: RangePickerProps & Names) {
  const text = useText()
  return (
    <DatePicker.RangePicker
      {...(props.id ? { id: { start: props.id } } : {})} {...(props['aria-label'] ? { 'aria-label': props['aria-label'] } : {})} style={{ width: '100%' }} placeholder={[text(t.startDay), text(t.endDay)]} disabled={props.disabled ?? false} getPopupContainer={inside}
      value={props.value ? [dayjs(props.value[0]), dayjs(props.value[1])] : null} onChange={(v) => props.onChange(v?.[0] && v[1] ? [v[0].format('YYYY-MM-DD'), v[1].format('YYYY-MM-DD')] : null)}
    />
  )
}

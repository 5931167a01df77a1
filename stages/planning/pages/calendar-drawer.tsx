import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { DatePicker, Input, Select } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import type { PlanView } from '../contract.ts'
import { texts as t } from './texts.ts'

type Special = PlanView['specialDays'][number]

/** The days that differ from the week, and days of one's own. */
export function CalendarDrawer({ open, onClose, plan }: { open: boolean; onClose: () => void; plan: PlanView }) {
  const text = useText()
  const { day } = useFormat()
  const send = useSend()
  const { busy, run } = useAction()
  const [date, setDate] = useState<string | null>(null)
  const [working, setWorking] = useState<'worked' | 'free' | null>('free')
  const [name, setName] = useState('')
  const save = (given: { date: string; working: boolean | null; name?: string }) => run(() => send('PUT', '/planning/calendar/days', given), { done: text(t.save) })
  const columns: Column<Special>[] = [
    { key: 'date', title: text(t.specialDay), width: 112, render: (d) => day(d.date) },
    { key: 'name', title: text(t.dayName), text: (d) => d.name ?? '' },
    { key: 'kind', title: '', width: 128, text: (d) => text(d.kind === 'holiday' ? t.holidayKind : d.kind === 'makeup' ? t.makeupKind : d.working ? t.worked : t.free) },
    { key: 'own', title: '', width: 64, render: (d) => (d.kind === 'exception' ? <Button size="small" onClick={() => void save({ date: d.date, working: null })}>{text(t.remove)}</Button> : null) },
  ]
  return (
    <Drawer title={text(t.calendar)} open={open} onClose={onClose} width={560}>
      <p className="lf-section-lead">{text(t.calendarLead)}</p>
      {plan.unknownYears.map((year) => (
        <p key={year} className="lf-notice lf-notice-warn pl-notice">
          {text(t.unknownYears, { years: year })}
          <Button size="small" loading={busy} onClick={() => void run(() => send('PUT', '/planning/calendar/years', { year, complete: true }), { done: text(t.save) })}>{text(t.yearComplete, { year })}</Button>
        </p>
      ))}
      <div className="pl-inline">
        <DatePicker label={text(t.specialDay)} value={date} onChange={setDate} />
        <Select label={text(t.state)} value={working} onChange={setWorking} options={[{ value: 'free', label: text(t.free) }, { value: 'worked', label: text(t.worked) }]} />
        <Input label={text(t.dayName)} optional value={name} onChange={setName} maxLength={60} />
        <Button type="primary" disabled={!date || !working} loading={busy} onClick={() => date && void save({ date, working: working === 'worked', ...(name ? { name } : {}) }).then(() => { setDate(null); setName('') })}>{text(t.add)}</Button>
      </div>
      <DataTable rows={plan.specialDays} columns={columns} rowKey={(d) => d.date} empty={{ title: text(t.none) }} label={text(t.calendar)} />
    </Drawer>
  )
}

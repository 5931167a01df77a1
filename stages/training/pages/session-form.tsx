import { useState } from 'react'
import type { ItemRow } from '../../../platform/wire.ts'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { DatePicker, Input, NumberInput, Select } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { ItemPicker, PersonPicker, PhasePicker } from '../../../web/parts/pickers.tsx'
import type { SessionView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** Creates a session, or changes one; departments are chosen by name and kept by code. */
export function SessionForm({ session, onDone }: { session?: SessionView | undefined; onDone: (code?: string) => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { directory, phaseId } = useImplementation()
  const [title, setTitle] = useState(session?.title ?? '')
  const [heldOn, setHeldOn] = useState<string | null>(session?.heldOn ?? null)
  const [startTime, setStartTime] = useState(session?.startTime ?? '14:00')
  const [minutes, setMinutes] = useState<string | null>(String(session?.minutes ?? 120))
  const [place, setPlace] = useState(session?.place ?? '')
  const [capacity, setCapacity] = useState<string | null>(String(session?.capacity ?? 20))
  const [trainer, setTrainer] = useState<string | null>(session?.trainerId ?? null)
  const [departments, setDepartments] = useState<string[]>(session?.departments.map((d) => d.code) ?? [])
  const [lessons, setLessons] = useState<string[]>(session?.lessons.map((l) => l.id) ?? [])
  const [phase, setPhase] = useState<string | null>(phaseId)
  const isReady = title.trim() !== '' && heldOn !== null && place.trim() !== '' && departments.length > 0 && lessons.length > 0 && minutes !== null && capacity !== null
  const save = () => run(async () => {
    const body = { title, heldOn, startTime, minutes: Number(minutes), place, capacity: Number(capacity), ownerId: trainer, departments: departments.join('、'), links: { lessons }, ...(session ? {} : { phaseId: phase }) }
    const row = session ? await send<ItemRow>('PATCH', `/items/training-sessions/${session.id}`, body, { ifMatch: session.version }) : await send<ItemRow>('POST', '/items/training-sessions', body)
    onDone(row.code)
  }, { done: text(t.saved) })
  const footer = <><Button onClick={() => onDone()}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={!isReady} onClick={() => void save()}>{text(session ? t.save : t.create)}</Button></>
  return (
    <Drawer open title={text(session ? t.editSession : t.newSession)} onClose={() => onDone()} footer={footer}>
      <div className="lf-form">
        <Input label={text(t.session)} value={title} onChange={setTitle} autoFocus maxLength={500} />
        <ItemPicker label={text(t.roomLessons)} kinds={['lesson']} value={lessons} onChange={setLessons} chosen={session?.lessons.map((l) => ({ ...l, kind: 'lesson' })) ?? []} />
        <Select label={text(t.departmentsInvited)} multiple search value={departments} onChange={setDepartments} options={directory.departments.map((d) => ({ value: d.code, label: d.name, note: d.code }))} />
        <DatePicker label={text(t.date)} value={heldOn} onChange={setHeldOn} />
        <Input label={text(t.startTime)} value={startTime} onChange={setStartTime} maxLength={5} placeholder="14:00" />
        <NumberInput label={text(t.length)} value={minutes} onChange={setMinutes} min={5} max={960} decimals={0} unit={text(t.minutesUnit)} />
        <Input label={text(t.place)} value={place} onChange={setPlace} />
        <NumberInput label={text(t.seats)} value={capacity} onChange={setCapacity} min={1} max={2000} decimals={0} unit={text(t.peopleUnit)} />
        <PersonPicker label={text(t.trainer)} value={trainer} onChange={setTrainer} optional />
        {!session && <PhasePicker label={text(t.phase)} value={phase} onChange={setPhase} optional />}
      </div>
    </Drawer>
  )
}

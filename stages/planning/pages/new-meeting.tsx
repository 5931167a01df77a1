import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { DatePicker, Input, Select } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { PhasePicker } from '../../../web/parts/pickers.tsx'
import type { MeetingView } from '../contract.ts'
import { texts as t } from './texts.ts'

type Type = 'weekly' | 'executive' | 'kickOff' | 'other'

export function NewMeeting({ type = 'weekly', onClose, onMade }: { type?: Type; onClose: () => void; onMade: (code: string) => void }) {
  const text = useText()
  const { phaseId } = useImplementation()
  const send = useSend()
  const { busy, run } = useAction()
  const [kind, setKind] = useState<Type | null>(type)
  const [heldOn, setHeldOn] = useState<string | null>(null)
  const [startsAt, setStartsAt] = useState('')
  const [place, setPlace] = useState('')
  const [title, setTitle] = useState('')
  const [phase, setPhase] = useState(phaseId)
  const make = () => void run(() => send<MeetingView>('POST', '/planning/meetings', { meetingType: kind, heldOn, ...(startsAt ? { startsAt } : {}), ...(place ? { place } : {}), ...(title ? { title } : {}), ...(phase && kind !== 'weekly' ? { phaseId: phase } : {}) }), { done: text(t.newMeeting) }).then((made) => made && onMade(made.code))
  return (
    <Drawer title={text(t.newMeeting)} open onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={!heldOn || !kind} onClick={make}>{text(t.newMeeting)}</Button></>}>
      <div className="lf-form">
        <Select label={text(t.meetingType)} value={kind} onChange={setKind} options={[{ value: 'weekly', label: text(t.typeWeekly) }, { value: 'executive', label: text(t.typeExecutive) }, { value: 'kickOff', label: text(t.typeKickOff) }, { value: 'other', label: text(t.typeOther) }]} />
        <DatePicker label={text(t.heldOn)} value={heldOn} onChange={setHeldOn} />
        {kind !== 'weekly' && <PhasePicker label={text(t.phase)} value={phase} onChange={setPhase} optional={kind === 'other'} />}
        <Input label={text(t.startsAt)} optional value={startsAt} onChange={setStartsAt} maxLength={11} placeholder="09:00-10:00" />
        <Input label={text(t.place)} optional value={place} onChange={setPlace} maxLength={120} />
        <Input label={text(t.meetingTitle)} optional value={title} onChange={setTitle} maxLength={200} />
        <p className="lf-meta">{text(t.invitedNote)}</p>
      </div>
    </Drawer>
  )
}

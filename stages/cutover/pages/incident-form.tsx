import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { DateTimePicker, Input, Select, TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { DepartmentPicker, ItemPicker, PersonPicker, PhasePicker } from '../../../web/parts/pickers.tsx'
import type { IncidentView } from '../contract.ts'
import { texts as t } from '../texts.ts'

type Level = 'high' | 'medium' | 'low'

/** Reports an incident, or changes one; severity follows from impact and urgency and is shown before it is sent. */
export function IncidentForm({ incident, onDone }: { incident?: IncidentView; onDone: (code?: string) => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { phaseId } = useImplementation()
  const [title, setTitle] = useState(incident?.title ?? '')
  const [description, setDescription] = useState(incident?.description ?? '')
  const [impact, setImpact] = useState<Level | null>((incident?.impact as Level | undefined) ?? 'medium')
  const [urgency, setUrgency] = useState<Level | null>((incident?.urgency as Level | undefined) ?? 'medium')
  const [departmentId, setDepartment] = useState(incident?.departmentId ?? null)
  const [owner, setOwner] = useState(incident?.ownerId ?? null)
  const [phase, setPhase] = useState(incident ? incident.phaseId : phaseId)
  const [occurredAt, setOccurredAt] = useState<string | null>(null)
  const [workaround, setWorkaround] = useState(incident?.workaround ?? '')
  const [causes, setCauses] = useState<string[]>(incident?.causes.map((c) => c.id) ?? [])
  const levels = (['high', 'medium', 'low'] as const).map((value) => ({ value, label: text({ high: t.high, medium: t.medium, low: t.low }[value]) }))
  const rank = { high: 1, medium: 2, low: 3 }
  const severity = impact && urgency ? `P${Math.min(4, rank[impact] + rank[urgency] - 1)}` : ''
  const save = () => run(async () => {
    const shared = { title, description: description || null, impact, urgency, departmentId, ownerId: owner, phaseId: phase, causes }
    if (incident) {
      await send('PATCH', `/cutover/incidents/${incident.id}`, { ...shared, workaround: workaround || null }, { ifMatch: incident.version })
      onDone(incident.code)
    } else {
      const made = await send<{ code: string }>('POST', '/cutover/incidents', { ...shared, occurredAt })
      onDone(made.code)
    }
  }, { done: text(incident ? t.saved : t.reported) })
  return (
    <Drawer open title={text(incident ? t.edit : t.report)} onClose={() => onDone()} footer={<><Button onClick={() => onDone()}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={title.trim() === '' || !impact || !urgency} onClick={() => void save()}>{text(incident ? t.save : t.report)}</Button></>}>
      <div className="lf-form">
        <Input label={text(t.whatHappens)} value={title} onChange={setTitle} autoFocus maxLength={500} />
        <TextArea label={text(t.description)} value={description} onChange={setDescription} rows={3} optional />
        <Select label={text(t.impact)} value={impact} onChange={setImpact} options={levels} hint={text(t.impactHint)} />
        <Select label={text(t.urgency)} value={urgency} onChange={setUrgency} options={levels} hint={severity && text(t.severityIs, { severity })} />
        {!incident && <DateTimePicker label={text(t.occurred)} value={occurredAt} onChange={setOccurredAt} optional hint={text(t.occurredHint)} />}
        <DepartmentPicker label={text(t.department)} value={departmentId} onChange={setDepartment} optional />
        <PersonPicker label={text(t.owner)} value={owner} onChange={setOwner} optional />
        {incident && <TextArea label={text(t.workaround)} value={workaround} onChange={setWorkaround} rows={2} optional />}
        <ItemPicker label={text(t.causes)} kinds={['configurationItem', 'mapping', 'lesson', 'requirement']} value={causes} onChange={setCauses} chosen={incident?.causes.map((c) => ({ ...c, state: '' })) ?? []} optional hint={text(t.causesHint)} />
        <PhasePicker label={text(t.phase)} value={phase} onChange={setPhase} optional />
      </div>
    </Drawer>
  )
}

import { useState } from 'react'
import type { OrganizationView } from '../../../platform/wire.ts'
import { useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { DatePicker, Input, Select } from '../../parts/inputs.tsx'
import { useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useOrganization } from './organization.ts'
import { settingTexts as t } from './texts.ts'

/** The implementation itself. */
export default function ImplementationSettings() {
  const text = useText()
  const { data } = useOrganization()
  return <Page title={text(t.implementation)} lead={text(t.implementationLead)}>{data ? <Form view={data.implementation} /> : <Skeleton rows={5} />}</Page>
}

function Form({ view }: { view: OrganizationView['implementation'] }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const mayEdit = useImplementation().can('manage', 'implementation')
  const [name, setName] = useState(view.name)
  const [nameEn, setNameEn] = useState(view.nameEn ?? '')
  const [targetSystem, setTarget] = useState(view.targetSystem ?? '')
  const [zone, setZone] = useState<string | null>(view.zone)
  const [startsOn, setStart] = useState(view.startsOn)
  const zones = [...new Set([view.zone, 'Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Tokyo', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Los_Angeles', 'UTC'])]
  const save = () => void run(() => send('PATCH', '/settings', { name: name.trim(), nameEn: nameEn.trim() || null, targetSystem: targetSystem.trim() || null, zone, startsOn }), { done: text(t.saved) })
  return (
    <form className="lf-form lf-narrow" onSubmit={(e) => { e.preventDefault(); save() }}>
      {!mayEdit && <p className="lf-meta">{text(t.readOnly)}</p>}
      <Input label={text(t.namePlain)} value={name} onChange={setName} maxLength={100} disabled={!mayEdit} />
      <Input label={text(t.nameEn)} optional value={nameEn} onChange={setNameEn} maxLength={100} disabled={!mayEdit} />
      <Input label={text(t.targetSystem)} optional value={targetSystem} onChange={setTarget} maxLength={100} disabled={!mayEdit} />
      <DatePicker label={text(t.startsOn)} optional value={startsOn} onChange={setStart} disabled={!mayEdit} />
      <Select label={text(t.zone)} value={zone} onChange={setZone} options={zones.map((z) => ({ value: z, label: z }))} disabled={!mayEdit} />
      {mayEdit && <div className="lf-form-foot"><Button type="primary" htmlType="submit" loading={busy} disabled={!name.trim()}>{text(t.save)}</Button></div>}
    </form>
  )
}

import { useState } from 'react'
import type { LinkAnswer } from '../../../platform/wire.ts'
import { implementationRoles, roleTexts } from '../../frame/role-texts.ts'
import { useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { DatePicker, Input, NumberInput, Select, Switch } from '../../parts/inputs.tsx'
import { useText } from '../../parts/language.ts'
import { DepartmentPicker, PersonPicker } from '../../parts/pickers.tsx'
import { EditDrawer, errorOf } from './edit-drawer.tsx'
import { LinkDialog } from './link-dialog.tsx'
import type { PersonRow } from './organization.ts'
import { settingTexts as t } from './texts.ts'

/** A person, their roles here, and the links that let them in. */
export default function PersonDrawer({ person, onClose }: { person: PersonRow | null; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const { can } = useImplementation()
  const mayEdit = can('manage', 'people')
  const [v, setV] = useState({
    code: person?.code ?? '', name: person?.name ?? '', nameEn: person?.nameEn ?? '', departmentId: person?.departmentId ?? null, job: person?.job ?? '', superiorId: person?.superiorId ?? null, phone: person?.phone ?? '', email: person?.email ?? '',
    side: person?.side ?? ('customer' as PersonRow['side']), isFrontLine: person?.isFrontLine ?? false, monthlyTransactions: String(person?.monthlyTransactions ?? 0), roles: person?.roles ?? [], endsOn: person?.endsOn ?? null,
  })
  const set = <K extends keyof typeof v>(name: K) => (value: (typeof v)[K]) => setV((x) => ({ ...x, [name]: value }))
  const [link, setLink] = useState<{ answer: LinkAnswer; kind: 'invite' | 'reset' } | null>(null)
  const rolesChanged = person !== null && (person.roles.join() !== v.roles.join() || person.endsOn !== v.endsOn)
  const invite = async () => {
    const answer = await run(() => send<LinkAnswer>('POST', '/invitations', { personId: person!.id, roles: v.roles, ...(v.endsOn ? { endsOn: v.endsOn } : {}) }))
    if (answer) setLink({ answer, kind: 'invite' })
  }
  const reset = async () => {
    const answer = await run(() => send<LinkAnswer>('POST', `/api/v1/accounts/${person!.accountId}/reset-link`))
    if (answer) setLink({ answer, kind: 'reset' })
  }
  const away = async (path: string) => {
    const gone = await run(async () => { await send('DELETE', path); return true }, { done: text(t.removed) })
    if (gone) onClose()
  }
  return (
    <>
      <EditDrawer
        title={person ? text(t.editWhat, { name: person.name }) : text(t.addPerson)} values={v} required={{ name: text(t.name) }} path="/people" id={person?.id ?? null} onClose={onClose}
        body={(x) => ({ ...(x.code.trim() ? { code: x.code.trim() } : {}), name: x.name.trim(), nameEn: x.nameEn.trim() || null, departmentId: x.departmentId, job: x.job.trim() || null, superiorId: x.superiorId, phone: x.phone.trim() || null, email: x.email.trim() || null, side: x.side, isFrontLine: x.isFrontLine, monthlyTransactions: Number(x.monthlyTransactions || 0), ...(person ? {} : { roles: x.roles }) })}
        extra={async (id, put) => { if (rolesChanged) await put('PUT', `/people/${id}/roles`, { roles: v.roles, endsOn: v.endsOn }) }}
      >
        {(errors) => (
          <>
            {person && mayEdit && (
              <div className="lf-row">
                {person.accountId ? <Button size="small" icon={<Icon name="key" />} disabled={busy} onClick={() => void reset()}>{text(t.resetLink)}</Button> : <Button size="small" icon={<Icon name="link" />} disabled={busy} onClick={() => void invite()}>{text(t.invite)}</Button>}
                {person.roles.length > 0 && <ConfirmButton size="small" danger question={text(t.leaveQuestion, { name: person.name })} onConfirm={() => away(`/people/${person.id}/roles`)}>{text(t.leaveProject)}</ConfirmButton>}
                <ConfirmButton size="small" danger question={text(t.removePerson, { name: person.name })} onConfirm={() => away(`/people/${person.id}`)}>{text(t.remove)}</ConfirmButton>
              </div>
            )}
            <Input label={text(t.name)} value={v.name} onChange={set('name')} maxLength={100} autoFocus {...errorOf(errors, 'name')} />
            <Select multiple label={text(t.roles)} optional value={v.roles} onChange={set('roles')} options={implementationRoles.map((r) => ({ value: r, label: text(roleTexts[r]!) }))} />
            <DatePicker label={text(t.endsOn)} hint={text(t.endsHint)} optional value={v.endsOn} onChange={set('endsOn')} />
            <DepartmentPicker label={text(t.department)} optional value={v.departmentId} onChange={set('departmentId')} />
            <Input label={text(t.job)} optional value={v.job} onChange={set('job')} maxLength={200} {...errorOf(errors, 'job')} />
            <PersonPicker label={text(t.superior)} optional value={v.superiorId} onChange={set('superiorId')} {...errorOf(errors, 'superiorId')} />
            <Input label={text(t.email)} type="email" optional value={v.email} onChange={set('email')} maxLength={200} {...errorOf(errors, 'email')} />
            <Input label={text(t.phone)} type="tel" optional value={v.phone} onChange={set('phone')} maxLength={200} />
            <Select label={text(t.side)} value={v.side} onChange={(s) => set('side')(s ?? 'customer')} options={(['customer', 'implementer', 'thirdParty'] as const).map((s) => ({ value: s, label: text(t[`side_${s}`]) }))} />
            <Switch label={text(t.frontLine)} hint={text(t.frontLineHint)} value={v.isFrontLine} onChange={set('isFrontLine')} />
            {v.isFrontLine && <NumberInput label={text(t.monthly)} hint={text(t.monthlyHint)} value={v.monthlyTransactions} onChange={(n) => set('monthlyTransactions')(n ?? '0')} decimals={0} min={0} />}
            <Input label={text(t.code)} hint={text(t.codeHint)} optional value={v.code} onChange={set('code')} maxLength={30} {...errorOf(errors, 'code')} />
            <Input label={text(t.nameEn)} optional value={v.nameEn} onChange={set('nameEn')} maxLength={100} />
          </>
        )}
      </EditDrawer>
      {link && person && <LinkDialog kind={link.kind} name={person.name} answer={link.answer} onClose={() => setLink(null)} />}
    </>
  )
}

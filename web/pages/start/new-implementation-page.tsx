import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Text } from '../../../engines/errors.ts'
import type { ImplementationSummary, Me } from '../../../platform/wire.ts'
import { request } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { roleTexts } from '../../frame/role-texts.ts'
import { frameTexts as f } from '../../frame/texts.ts'
import { useAction } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { DatePicker, Input, Select } from '../../parts/inputs.tsx'
import { useLocale, useText } from '../../parts/language.ts'
import { errorsOf } from '../sign-in/setup-form.tsx'
import { OuterPage } from './outer-page.tsx'
import { startTexts as t } from './texts.ts'

interface KitInfo {
  name: string
  title: Text
  fits: string
}

/** `/new`: an implementation from a kit, or an empty one. */
export default function NewImplementationPage() {
  const text = useText()
  const locale = useLocale()
  const router = useRouter()
  const { run, busy } = useAction()
  const { data: kits } = useQuery<KitInfo[]>({ queryKey: ['kits'], queryFn: () => request('GET', '/api/v1/kits') })
  const { data: me } = useQuery<Me>({ queryKey: ['me', locale], queryFn: () => request('GET', '/api/v1/me') })
  const [kit, setKit] = useState<string | null>('erp-discrete')
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [targetSystem, setTarget] = useState('')
  const [startsOn, setStart] = useState<string | null>(null)
  const [role, setRole] = useState<string | null>('customerProjectManager')
  const [organization, setOrganization] = useState<string | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const mine = me?.roles.organizations.filter((o) => o.roles.includes('organizationAdmin')) ?? []
  const nameOf = (id: string) => me?.implementations.find((i) => i.organization.id === id)?.organization.name ?? id
  const submit = () => {
    const found: Record<string, string> = {}
    if (!name.trim()) found.name = text(t.required, { label: text(t.name) })
    if (!/^[A-Z0-9][A-Z0-9-]{1,19}$/.test(code.trim())) found.code = text(t.badCode)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    void run(async () => {
      try {
        const made = await request<ImplementationSummary>('POST', '/api/v1/implementations', {
          name: name.trim(), code: code.trim(), ...(kit ? { kit } : {}), ...(targetSystem.trim() ? { targetSystem: targetSystem.trim() } : {}), ...(startsOn ? { startsOn } : {}), ...(role ? { role } : {}), ...(organization ? { organizationId: organization } : {}),
        })
        await queries.invalidateQueries()
        router.history.push(`/i/${encodeURIComponent(made.code)}`)
      } catch (error) {
        const named = errorsOf(error)
        if (named.form) throw error
        setErrors(named)
      }
    })
  }
  const kitCard = (key: string | null, title: string, lead: string) => (
    <label key={key ?? ''} className={kit === key ? 'lf-kit on' : 'lf-kit'}><input type="radio" name="kit" checked={kit === key} onChange={() => setKit(key)} /><b>{title}</b><span>{lead}</span></label>
  )
  return (
    <OuterPage title={text(t.newTitle)} lead={text(t.newLead)}>
      <form className="lf-form lf-narrow" noValidate onSubmit={(e) => { e.preventDefault(); submit() }}>
        <fieldset><legend className="lf-field-label">{text(t.kit)}</legend><div className="lf-kits">{kits?.map((k) => kitCard(k.name, text(k.title), k.fits))}{kitCard(null, text(t.noKit), text(t.noKitText))}</div></fieldset>
        <Input label={text(t.name)} value={name} onChange={setName} placeholder={text(t.namePlaceholder)} maxLength={100} {...(errors.name ? { error: errors.name } : {})} />
        <Input label={text(t.code)} value={code} onChange={(v) => setCode(v.toUpperCase())} hint={text(t.codeHint)} maxLength={20} {...(errors.code ? { error: errors.code } : {})} />
        {mine.length > 1 && <Select label={text(t.organization)} value={organization} onChange={setOrganization} options={mine.map((o) => ({ value: o.id, label: nameOf(o.id) }))} {...(errors.organizationId ? { error: errors.organizationId } : {})} />}
        <Select label={text(t.role)} value={role} onChange={setRole} options={(['customerProjectManager', 'implementerProjectManager'] as const).map((r) => ({ value: r, label: text(roleTexts[r]!) }))} />
        <Input label={text(t.targetSystem)} optional value={targetSystem} onChange={setTarget} placeholder={text(t.targetPlaceholder)} maxLength={100} />
        <DatePicker label={text(t.startsOn)} optional value={startsOn} onChange={setStart} />
        <div className="lf-form-foot"><Button onClick={() => router.history.back()}>{text(f.cancel)}</Button><Button type="primary" htmlType="submit" loading={busy}>{text(t.submit)}</Button></div>
      </form>
    </OuterPage>
  )
}

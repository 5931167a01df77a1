import { useState } from 'react'
import type { InstallationView, LinkAnswer } from '../../../platform/wire.ts'
import { roleTexts } from '../../frame/role-texts.ts'
import { useAction, useRead, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Input, Select } from '../../parts/inputs.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { settingTexts as t } from './texts.ts'

/** The three administrators and the organizations of this installation. */
export default function InstallationSettings() {
  const text = useText()
  const { day } = useFormat()
  const { data } = useRead<InstallationView>('/api/v1/installation')
  const [inviting, setInviting] = useState(false)
  const roleName = (r: string) => (roleTexts[r] ? text(roleTexts[r]) : r)
  return (
    <Page title={text(t.installation)} lead={text(t.installationLead)} actions={data && data.vacant.length > 0 && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setInviting(true)}>{text(t.inviteAdmin)}</Button>}>
      {!data ? <Skeleton rows={5} /> : (
        <div className="lf-narrow">
          {data.vacant.length > 0 && <div className="lf-notice lf-notice-warn"><span>{text(t.vacantLead)} <b>{data.vacant.map(roleName).join('、')}</b></span></div>}
          <Section title={text(t.administrators)}><ul className="lf-lines lf-lines-tight">{data.administrators.map((a) => <li key={a.accountId}><span className="lf-line"><span className="lf-line-main">{a.name}</span><span>{roleName(a.role)}</span><span className="lf-meta">{text(t.since)} {day(a.since)}</span></span></li>)}</ul></Section>
          <Section title={text(t.organizations)}><ul className="lf-lines lf-lines-tight">{data.organizations.map((o) => <li key={o.id}><span className="lf-line">{o.name}</span></li>)}</ul></Section>
        </div>
      )}
      {inviting && data && <InviteAdministrator vacant={data.vacant} onClose={() => setInviting(false)} />}
    </Page>
  )
}

function InviteAdministrator({ vacant, onClose }: { vacant: readonly string[]; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<string | null>(vacant[0] ?? null)
  const [answer, setAnswer] = useState<LinkAnswer | null>(null)
  if (answer) return <LinkDialog kind="invite" name={name} answer={answer} onClose={onClose} />
  const invite = async () => { const a = await run(() => send<LinkAnswer>('POST', '/api/v1/installation/administrators', { name: name.trim(), email: email.trim(), role })); if (a) setAnswer(a) }
  return (
    <Dialog title={text(t.inviteAdmin)} open onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={!name.trim() || !email.trim() || !role} onClick={() => void invite()}>{text(t.invite)}</Button></>}>
      <div className="lf-form">
        <Select label={text(t.role)} value={role} onChange={setRole} options={vacant.map((r) => ({ value: r, label: roleTexts[r] ? text(roleTexts[r]) : r }))} />
        <Input label={text(t.name)} value={name} onChange={setName} maxLength={100} />
        <Input label={text(t.email)} type="email" value={email} onChange={setEmail} maxLength={200} />
      </div>
    </Dialog>
  )
}

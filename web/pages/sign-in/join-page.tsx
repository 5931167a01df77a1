import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { JoinInfo } from '../../../platform/wire.ts'
import { request } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { Button } from '../../parts/button.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Entrance } from './entrance.tsx'
import { PlainField } from './plain-field.tsx'
import { errorsOf } from './setup-form.tsx'
import { signInTexts as t } from './texts.ts'

/** What a link opens: an invitation is accepted, a password reset. */
export default function JoinPage() {
  const text = useText()
  const { instant } = useFormat()
  const { token } = useParams({ strict: false }) as { token: string }
  const { data: info, error } = useQuery<JoinInfo>({ queryKey: ['join', token], queryFn: () => request('GET', `/api/v1/join/${encodeURIComponent(token)}`) })
  if (error) return <Entrance title={text(t.linkGone)} lead={error.message}><Link className="lf-button" to="/sign-in">{text(t.toSignIn)}</Link></Entrance>
  if (!info) return <Entrance title={text(t.loading)}><Skeleton rows={5} /></Entrance>
  const isReset = info.purpose === 'reset'
  return (
    <Entrance title={isReset ? text(t.resetTitle) : text(t.joinTitle, { implementation: info.implementation ?? info.organization ?? '' })} lead={isReset ? text(t.resetLead, { email: info.email ?? info.name ?? '' }) : text(t.joinLead, { organization: info.organization ?? '' })}>
      {!isReset && info.roles.length > 0 && <p className="lf-meta">{text(t.joinAs)}: {info.roles.map((r) => text(r)).join('、')}</p>}
      <JoinForm info={info} token={token} />
      <p className="lf-meta">{text(t.linkUntil, { at: instant(info.expiresAt) })}</p>
    </Entrance>
  )
}

function JoinForm({ info, token }: { info: JoinInfo; token: string }) {
  const text = useText()
  const router = useRouter()
  const isReset = info.purpose === 'reset'
  const [name, setName] = useState(info.name ?? '')
  const [email, setEmail] = useState(info.email ?? '')
  const [password, setPassword] = useState('')
  const [repeat, setRepeat] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    const found: Record<string, string> = {}
    if (!isReset && !info.hasAccount && !name.trim()) found.name = text(t.required, { label: text(t.name) })
    if (!isReset && !/^\S+@\S+\.\S+$/.test(email.trim())) found.email = text(t.badEmail)
    if (!password) found.password = text(t.required, { label: text(t.password) })
    if (!info.hasAccount || isReset ? password !== repeat : false) found.repeat = text(t.mismatch)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      await request('POST', `/api/v1/join/${encodeURIComponent(token)}`, { ...(isReset ? {} : { email: email.trim(), ...(info.hasAccount ? {} : { name: name.trim() }) }), password })
      queries.clear()
      router.history.push('/')
    } catch (error) {
      setErrors(errorsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="lf-form" noValidate onSubmit={(e) => { e.preventDefault(); void submit() }}>
      {!isReset && !info.hasAccount && <PlainField label={text(t.name)} autoComplete="name" value={name} onChange={setName} error={errors.name} />}
      {!isReset && <PlainField label={text(t.email)} type="email" autoComplete="username" value={email} onChange={setEmail} error={errors.email} readOnly={info.email !== null} hint={info.hasAccount ? text(t.joinHasAccount) : undefined} />}
      <PlainField label={text(info.hasAccount && !isReset ? t.password : t.newPassword)} hint={info.hasAccount && !isReset ? undefined : text(t.passwordHint)} type="password" autoComplete={info.hasAccount && !isReset ? 'current-password' : 'new-password'} value={password} onChange={setPassword} error={errors.password} />
      {(!info.hasAccount || isReset) && <PlainField label={text(t.repeat)} type="password" autoComplete="new-password" value={repeat} onChange={setRepeat} error={errors.repeat} />}
      {errors.form && <p className="lf-error" role="alert">{errors.form}</p>}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>{text(isReset ? t.reset : t.join)}</Button>
    </form>
  )
}

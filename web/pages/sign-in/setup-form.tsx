import { useState } from 'react'
import { ProblemError, request } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { useText } from '../../parts/language.ts'
import { PlainField } from './plain-field.tsx'
import { signInTexts as t } from './texts.ts'

type Name = 'name' | 'email' | 'organization' | 'password' | 'repeat' | 'code'

/** The first administrator and the organization of a new installation. */
export function SetupForm({ needsCode, onDone }: { needsCode: boolean; onDone: () => void }) {
  const text = useText()
  const [values, setValues] = useState<Record<Name, string>>({ name: '', email: '', organization: '', password: '', repeat: '', code: '' })
  const [errors, setErrors] = useState<Partial<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const set = (name: Name) => (value: string) => setValues((v) => ({ ...v, [name]: value }))
  const submit = async () => {
    const found: Partial<Record<Name, string>> = {}
    for (const [name, label] of [['name', t.name], ['organization', t.organization], ['password', t.newPassword], ...(needsCode ? [['code', t.setupCode] as const] : [])] as const) if (!values[name].trim()) found[name] = text(t.required, { label: text(label) })
    if (!/^\S+@\S+\.\S+$/.test(values.email.trim())) found.email = text(t.badEmail)
    if (values.password !== values.repeat) found.repeat = text(t.mismatch)
    setErrors(found)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      await request('POST', '/api/v1/setup', { name: values.name.trim(), email: values.email.trim(), password: values.password, organization: values.organization.trim(), ...(needsCode ? { code: values.code.trim() } : {}) })
      onDone()
    } catch (error) {
      setErrors(errorsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="lf-form" noValidate onSubmit={(e) => { e.preventDefault(); void submit() }}>
      {needsCode && <PlainField label={text(t.setupCode)} hint={text(t.setupCodeHint)} value={values.code} onChange={set('code')} error={errors.code} autoComplete="off" />}
      <PlainField label={text(t.name)} autoComplete="name" value={values.name} onChange={set('name')} error={errors.name} autoFocus />
      <PlainField label={text(t.email)} type="email" autoComplete="username" value={values.email} onChange={set('email')} error={errors.email} />
      <PlainField label={text(t.organization)} hint={text(t.organizationHint)} autoComplete="organization" value={values.organization} onChange={set('organization')} error={errors.organization} />
      <PlainField label={text(t.newPassword)} hint={text(t.passwordHint)} type="password" autoComplete="new-password" value={values.password} onChange={set('password')} error={errors.password} />
      <PlainField label={text(t.repeat)} type="password" autoComplete="new-password" value={values.repeat} onChange={set('repeat')} error={errors.repeat} />
      {errors.form && <p className="lf-error" role="alert">{errors.form}</p>}
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>{text(t.setup)}</Button>
    </form>
  )
}

/** Field errors of a problem; what concerns no field goes under `form`. */
export function errorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ProblemError)) return { form: String(error) }
  const { fields, title, detail } = error.problem
  const named = fields?.[0]?.path ?? (typeof detail.field === 'string' ? detail.field : null)
  if (!named) return { form: title }
  return fields && fields.length > 1 ? Object.fromEntries(fields.map((f) => [f.path, f.message])) : { [named]: title }
}

import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { useCurrent } from '../../frame/current.ts'
import { setLocale, useLocale } from '../../language/locale.ts'
import { ProblemError, useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { Input } from '../../parts/inputs.tsx'
import { useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { settingTexts as t } from './texts.ts'

/** One's own name, language and password. */
export default function AccountSettings() {
  const text = useText()
  const send = useSend()
  const locale = useLocale()
  const { busy, run } = useAction()
  const { me } = useCurrent()
  const [name, setName] = useState(me.account.name)
  const [current, setCurrent] = useState('')
  const [wanted, setWanted] = useState('')
  const [error, setError] = useState<Record<string, string>>({})
  const rename = () => void run(async () => { await send('PATCH', '/api/v1/me', { name: name.trim() }); await queries.invalidateQueries({ queryKey: ['me'] }) }, { done: text(t.saved) })
  const choose = (next: 'zh' | 'en') => {
    setLocale(next)
    void run(() => send('PATCH', '/api/v1/me', { locale: next }))
  }
  const change = () =>
    void run(async () => {
      setError({})
      try {
        await send('PATCH', '/api/v1/me', { currentPassword: current, newPassword: wanted })
        setCurrent('')
        setWanted('')
        return true
      } catch (problem) {
        if (!(problem instanceof ProblemError)) throw problem
        const field = problem.problem.fields?.[0]?.path ?? (problem.problem.code.startsWith('password') ? 'newPassword' : 'currentPassword')
        setError({ [field]: problem.problem.title })
        return undefined
      }
    })
  return (
    <Page title={text(t.account)} lead={text(t.accountLead)}>
      <div className="lf-narrow">
        <Section title={me.account.email}>
          <form className="lf-form" onSubmit={(e) => { e.preventDefault(); rename() }}>
            <Input label={text(t.name)} value={name} onChange={setName} maxLength={100} autoComplete="name" />
            <div><Button htmlType="submit" loading={busy} disabled={!name.trim() || name.trim() === me.account.name}>{text(t.save)}</Button></div>
          </form>
        </Section>
        <Section title={text(t.language)}><Segmented label={text(t.language)} value={locale} onChange={choose} options={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} /></Section>
        <Section title={text(t.changePassword)}>
          {me.demo ? <p className="lf-meta">{text(t.demoPassword)}</p> : (
            <form className="lf-form" onSubmit={(e) => { e.preventDefault(); change() }}>
              <Input label={text(t.currentPassword)} type="password" value={current} onChange={setCurrent} autoComplete="current-password" {...(error.currentPassword ? { error: error.currentPassword } : {})} />
              <Input label={text(t.newPassword)} type="password" value={wanted} onChange={setWanted} autoComplete="new-password" hint={text(t.passwordHint)} {...(error.newPassword ? { error: error.newPassword } : {})} />
              <div><Button htmlType="submit" loading={busy} disabled={!current || !wanted}>{text(t.changePassword)}</Button></div>
            </form>
          )}
        </Section>
      </div>
    </Page>
  )
}

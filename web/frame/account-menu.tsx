import { useRouter } from '@tanstack/react-router'
import { request } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { setLocale, useLocale } from '../language/locale.ts'
import { Icon } from '../parts/icon.tsx'
import { useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { Popover } from '../parts/popover.tsx'
import { useTheme } from '../theme/mode.ts'
import { useCurrent } from './current.ts'
import { roleTexts } from './role-texts.ts'
import { frameTexts as t } from './texts.ts'

export function AccountMenu() {
  const text = useText()
  const { me } = useCurrent()
  return (
    <Popover label={text(t.account)} align="end" width={260} trigger={(p) => <button type="button" className="lf-tool" title={me.account.name} aria-label={text(t.accountOf, { name: me.account.name })} {...p}><span className="lf-avatar" aria-hidden="true">{[...me.account.name][0]}</span></button>}>
      {(close) => <div className="lf-menu-list"><AccountItems onDone={close} /></div>}
    </Popover>
  )
}

/** Who is signed in, and what concerns them: language, theme, account, help, sign out. */
export function AccountItems({ onDone }: { onDone: () => void }) {
  const text = useText()
  const router = useRouter()
  const { me, summary } = useCurrent()
  const theme = useTheme()
  const locale = useLocale()
  const base = `/i/${encodeURIComponent(summary.code)}`
  const signOut = async () => {
    onDone()
    await request('POST', '/api/auth/sign-out', {}).catch(() => undefined)
    queries.clear()
    router.history.push('/sign-in')
  }
  return (
    <>
      <div className="lf-who"><span className="lf-avatar" aria-hidden="true">{[...me.account.name][0]}</span><span><b>{me.account.name}</b><small>{summary.roles.map((r) => (roleTexts[r] ? text(roleTexts[r]) : r)).join('、') || me.account.email}</small></span></div>
      <button type="button" onClick={() => theme.set(theme.mode === 'dark' ? 'light' : 'dark')}><Icon name={theme.mode === 'dark' ? 'sun' : 'moon'} /><span>{text(theme.mode === 'dark' ? t.toLight : t.toDark)}</span></button>
      <button type="button" lang={locale === 'zh' ? 'en' : 'zh-CN'} onClick={() => { setLocale(locale === 'zh' ? 'en' : 'zh'); onDone() }}><Icon name="language" /><span>{text(t.switchLanguage)}</span></button>
      <hr />
      <Link to={`${base}/settings/account`} onClick={onDone}><Icon name="person" /><span>{text(t.account)}</span></Link>
      <Link to={`${base}/help`} onClick={onDone}><Icon name="help" /><span>{text(t.help)}</span></Link>
      <button type="button" onClick={() => void signOut()}><Icon name="signOut" /><span>{text(me.demo ? t.switchPerson : t.signOut)}</span></button>
    </>
  )
}

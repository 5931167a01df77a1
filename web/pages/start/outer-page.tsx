import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { request } from '../../api/client.ts'
import { queries } from '../../api/queries.ts'
import { frameTexts as f } from '../../frame/texts.ts'
import { setLocale, useLocale } from '../../language/locale.ts'
import { Icon } from '../../parts/icon.tsx'
import { useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { useTheme } from '../../theme/mode.ts'

/** A sheet for somebody who is signed in but not inside an implementation. */
export function OuterPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const text = useText()
  const theme = useTheme()
  const locale = useLocale()
  const router = useRouter()
  useEffect(() => { document.title = `${title} · ${text(f.product)}` }, [title, text])
  const signOut = async () => {
    await request('POST', '/api/auth/sign-out', {}).catch(() => undefined)
    queries.clear()
    router.history.push('/sign-in')
  }
  return (
    <div className="lf-outer">
      <header>
        <Link to="/" className="lf-brand"><img src="/favicon.svg" alt="" width="24" height="24" /><b>{text(f.product)}</b></Link>
        <span className="lf-toolbar-gap" />
        <button type="button" className="lf-tool lf-tool-text" lang={locale === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}>{text(f.switchLanguage)}</button>
        <button type="button" className="lf-tool" aria-label={text(theme.mode === 'dark' ? f.toLight : f.toDark)} onClick={() => theme.set(theme.mode === 'dark' ? 'light' : 'dark')}><Icon name={theme.mode === 'dark' ? 'sun' : 'moon'} /></button>
        <button type="button" className="lf-tool lf-tool-text" onClick={() => void signOut()}>{text(f.signOut)}</button>
      </header>
      <main className="lf-outer-sheet"><div className="lf-page-head"><div className="lf-page-title"><h1>{title}</h1></div>{lead && <p className="lf-lead">{lead}</p>}</div>{children}</main>
    </div>
  )
}

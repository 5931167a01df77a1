import { useParams, useRouterState } from '@tanstack/react-router'
import { setLocale, useLocale } from '../language/locale.ts'
import { Icon } from '../parts/icon.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { useTheme } from '../theme/mode.ts'
import { AccountMenu } from './account-menu.tsx'
import { useOpenStage } from './journey-rail.tsx'
import { useManifests } from './manifests.ts'
import { NotificationMenu } from './notification-menu.tsx'
import { frameTexts as t } from './texts.ts'

export function TopBar({ setActions, onMenu }: { setActions: (element: HTMLElement | null) => void; onMenu: () => void }) {
  const text = useText()
  const theme = useTheme()
  const locale = useLocale()
  return (
    <header className="lf-top">
      <button type="button" className="lf-tool lf-menu-button" aria-label={text(t.openMenu)} onClick={onMenu}><Icon name="menu" size={18} /></button>
      <Crumbs />
      <div className="lf-top-tools">
        <NotificationMenu />
        <button type="button" className="lf-tool lf-language lf-wide" title={text(t.switchLanguage)} aria-label={text(t.switchLanguage)} lang={locale === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLocale(locale === 'zh' ? 'en' : 'zh')}>{locale === 'zh' ? 'EN' : '中'}</button>
        <button type="button" className="lf-tool" title={text(theme.mode === 'dark' ? t.toLight : t.toDark)} aria-label={text(theme.mode === 'dark' ? t.toLight : t.toDark)} onClick={() => theme.set(theme.mode === 'dark' ? 'light' : 'dark')}><Icon name={theme.mode === 'dark' ? 'sun' : 'moon'} /></button>
        <span className="lf-wide"><AccountMenu /></span>
      </div>
      <div className="lf-top-actions" ref={setActions} />
    </header>
  )
}

/** Where the page stands: stage / room, or the page's own name. */
function Crumbs() {
  const text = useText()
  const { href } = useImplementation()
  const { stage: stageOf } = useManifests()
  const params = useParams({ strict: false }) as { stage?: string; room?: string; item?: string }
  const path = useRouterState({ select: (s) => s.location.pathname })
  const open = useOpenStage()
  const stage = open ? stageOf(open) : undefined
  const parts: { label: string; to?: string }[] = []
  if (stage) {
    parts.push({ label: text(stage.label), to: href(stage.stage) })
    if (params.item) parts.push({ label: params.item.toUpperCase() })
    else if (path.endsWith('/gate/paper')) parts.push({ label: text(t.gate), to: href(stage.stage, 'gate') }, { label: text(t.paperSigning) })
    else if (path.endsWith('/gate')) parts.push({ label: text(t.gate) })
    else if (params.room) parts.push({ label: text(stage.rooms.find((r) => r.path === params.room)?.label ?? t.overview) })
    else parts.push({ label: text(t.overview) })
  } else {
    const name = path.split('/')[3] ?? ''
    const label = { '': t.workbench, todo: t.todo, steering: t.steering, trace: t.trace, events: t.events, search: t.search, settings: t.settings, help: t.help, items: t.trace }[name]
    parts.push({ label: label ? text(label) : '' })
  }
  return (
    <nav className="lf-crumbs" aria-label={text(t.navigation)}>
      {parts.map((p, i) => (i === parts.length - 1 ? <span key={p.label} aria-current="page">{p.label}</span> : <span key={p.label} className="lf-crumb">{p.to ? <Link to={p.to}>{p.label}</Link> : p.label}<i aria-hidden="true">/</i></span>))}
    </nav>
  )
}

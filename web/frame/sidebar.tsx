import { useRouterState } from '@tanstack/react-router'
import { Icon, type IconName } from '../parts/icon.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useFormat, useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { useCurrent } from './current.ts'
import { ImplementationSwitch } from './implementation-switch.tsx'
import { JourneyRail } from './journey-rail.tsx'
import { frameTexts as t } from './texts.ts'

/** The navigation: implementation, search, own things, the journey, settings. */
export function Sidebar({ onSearch, extra }: { onSearch: () => void; extra?: React.ReactNode }) {
  const text = useText()
  const { number } = useFormat()
  const { me, summary, journey } = useCurrent()
  const { can } = useImplementation()
  const base = `/i/${encodeURIComponent(summary.code)}`
  const todo = journey?.todo || me.todoCount
  return (
    <aside className="lf-side" aria-label={text(t.navigation)}>
      <ImplementationSwitch />
      <button type="button" className="lf-finder" onClick={onSearch} aria-keyshortcuts="Control+K"><Icon name="search" /><span>{text(t.searchOrCommand)}</span><kbd>Ctrl K</kbd></button>
      <div className="lf-side-scroll">
        <nav className="lf-nav" aria-label={text(t.navigation)}>
          <NavLink to={base} icon="home" label={text(t.workbench)} exact />
          <NavLink to={`${base}/todo`} icon="todo" label={text(t.todo)} count={todo > 0 ? number(todo) : undefined} />
          <NavLink to={`${base}/steering`} icon="steering" label={text(t.steering)} />
          <NavLink to={`${base}/trace`} icon="trace" label={text(t.trace)} />
          {can('read', 'eventLog') && <NavLink to={`${base}/events`} icon="log" label={text(t.events)} />}
        </nav>
        <JourneyRail />
        {extra}
      </div>
      <nav className="lf-nav lf-side-foot" aria-label={text(t.settings)}><NavLink to={`${base}/settings`} icon="settings" label={text(t.settings)} /></nav>
    </aside>
  )
}

function NavLink({ to, icon, label, count, exact = false }: { to: string; icon: IconName; label: string; count?: string | undefined; exact?: boolean }) {
  const path = useRouterState({ select: (s) => s.location.pathname.replace(/\/$/, '') })
  const isHere = exact ? path === to : path === to || path.startsWith(`${to}/`)
  return <Link to={to} aria-current={isHere ? 'page' : undefined}><Icon name={icon} /><span>{label}</span>{count && <em className="lf-count">{count}</em>}</Link>
}

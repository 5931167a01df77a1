import { useParams } from '@tanstack/react-router'
import { type ComponentType, lazy, Suspense } from 'react'
import type { Text } from '../../../engines/errors.ts'
import { useCurrent } from '../../frame/current.ts'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { settingTexts as t } from './texts.ts'

interface Part {
  readonly key: string
  readonly label: Text
  readonly icon: IconName
  readonly group: 'project' | 'mine'
  readonly content: ComponentType
}

const parts: readonly Part[] = [
  { key: 'people', label: t.people, icon: 'people', group: 'project', content: lazy(() => import('./people-settings.tsx')) },
  { key: 'departments', label: t.departments, icon: 'department', group: 'project', content: lazy(() => import('./department-settings.tsx')) },
  { key: 'phases', label: t.phases, icon: 'phase', group: 'project', content: lazy(() => import('./phase-settings.tsx')) },
  { key: 'modules', label: t.modules, icon: 'module', group: 'project', content: lazy(() => import('./module-settings.tsx')) },
  { key: 'implementation', label: t.implementation, icon: 'settings', group: 'project', content: lazy(() => import('./implementation-settings.tsx')) },
  { key: 'account', label: t.account, icon: 'person', group: 'mine', content: lazy(() => import('./account-settings.tsx')) },
  { key: 'tokens', label: t.tokens, icon: 'key', group: 'mine', content: lazy(() => import('./token-settings.tsx')) },
  { key: 'installation', label: t.installation, icon: 'organization', group: 'mine', content: lazy(() => import('./installation-settings.tsx')) },
]

/** `/i/$code/settings/$section`. */
export default function SettingsPage() {
  const text = useText()
  const { section } = useParams({ strict: false }) as { section?: string }
  const { me } = useCurrent()
  const { href } = useImplementation()
  const shown = parts.filter((p) => p.key !== 'installation' || me.roles.installation.length > 0)
  const part = shown.find((p) => p.key === section) ?? shown[0]!
  const Content = part.content
  return (
    <div className="lf-settings">
      <nav aria-label={text(t.sections)}>
        {(['project', 'mine'] as const).map((g) => (
          <div key={g} className="lf-nav">
            <h2>{text(t[g])}</h2>
            {shown.filter((p) => p.group === g).map((p) => <Link key={p.key} to={href('settings', p.key)} aria-current={p === part ? 'page' : undefined}><Icon name={p.icon} /><span>{text(p.label)}</span></Link>)}
          </div>
        ))}
      </nav>
      <div><Suspense key={part.key} fallback={<div className="lf-pagewait"><Skeleton rows={6} /></div>}><Content /></Suspense></div>
    </div>
  )
}

import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** What will stand here and what fills it: a title, one sentence, one action. */
export function Empty({ title, text, action, icon }: { title: string; text?: ReactNode; action?: ReactNode; icon?: IconName }) {
  return (
    <div className="lf-empty">
      {icon && <span className="lf-empty-icon"><Icon name={icon} size={20} /></span>}
      <p className="lf-empty-title">{title}</p>
      {text && <p className="lf-empty-text">{text}</p>}
      {action && <div className="lf-empty-action">{action}</div>}
    </div>
  )
}

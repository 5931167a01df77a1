import { useState } from 'react'
import type { NotificationView } from '../../platform/wire.ts'
import { useAction, useRead, useSend } from '../parts/api.ts'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { useFormat, useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { Popover } from '../parts/popover.tsx'
import { useCurrent } from './current.ts'
import { frameTexts as t } from './texts.ts'

/** What the reader was told, newest first; opening one marks it read. */
export function NotificationMenu() {
  const text = useText()
  const { me } = useCurrent()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label={text(t.notifications)} align="end" width={360} onOpenChange={setOpen}
      trigger={(p) => <button type="button" className="lf-tool" title={text(t.notifications)} aria-label={me.unread > 0 ? text(t.notificationsUnread, { count: me.unread }) : text(t.notifications)} {...p}><Icon name="bell" />{me.unread > 0 && <span className="lf-dot" />}</button>}
    >
      {(close) => open && <NotificationList onDone={close} />}
    </Popover>
  )
}

function NotificationList({ onDone }: { onDone: () => void }) {
  const text = useText()
  const { relative } = useFormat()
  const send = useSend()
  const { run } = useAction()
  const { data } = useRead<NotificationView[]>('/api/v1/notifications')
  const read = (ids?: string[]) => void run(() => send('POST', '/api/v1/notifications/read', ids ? { ids } : {}))
  if (data && data.length === 0) return <Empty title={text(t.noNotifications)} />
  return (
    <div className="lf-menu-list lf-notes">
      {data?.some((n) => !n.readAt) && <button type="button" onClick={() => read()}><Icon name="check" /><span>{text(t.markAllRead)}</span></button>}
      {data?.map((n) => <Link key={n.id} to={n.href} className={n.readAt ? '' : 'unread'} onClick={() => { if (!n.readAt) read([n.id]); onDone() }}><span>{text(n.text)}<small>{n.implementationName ? `${n.implementationName} · ` : ''}{relative(n.at)}</small></span></Link>)}
    </div>
  )
}

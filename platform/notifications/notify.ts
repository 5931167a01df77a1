import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import { type Actor, asAccount, asActor, type Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { implementations, participations } from '../organization/tables.ts'
import type { NotificationView } from '../wire.ts'
import { notifications } from './tables.ts'

/** Tells the accounts of these people (those who take part, and never the one who acts). `href` is relative to the implementation, for example `items/REQ-001`. */
export async function notify(tx: Tx, input: { personIds: readonly string[]; kind: string; text: Text; href: string; itemId?: string | null }): Promise<void> {
  const wanted = [...new Set(input.personIds)].filter((id) => id !== tx.personId)
  if (wanted.length === 0) return
  const accounts = await tx.db.select({ accountId: participations.accountId }).from(participations).where(and(eq(participations.implementationId, tx.implementationId), inArray(participations.personId, wanted)))
  if (accounts.length === 0) return
  await tx.db.insert(notifications).values(accounts.map(({ accountId }) => ({ id: newId(tx.actor.at), implementationId: tx.implementationId, accountId, itemId: input.itemId ?? null, kind: input.kind, text: input.text, href: input.href, at: tx.now })))
  tx.afterCommit(() => {
    for (const { accountId } of accounts) tx.actor.house.news.tell({ type: 'notification', body: { accountId } })
  })
}

/** The reader's notifications over all implementations, newest first. */
export async function notificationsOf(actor: Actor, filter: { unread: boolean; limit: number }): Promise<NotificationView[]> {
  return asAccount(actor, async (tx) => {
    const rows = await tx.db
      .select({ n: notifications, code: implementations.code, name: implementations.name, nameEn: implementations.nameEn })
      .from(notifications)
      .innerJoin(implementations, eq(implementations.id, notifications.implementationId))
      .where(and(eq(notifications.accountId, actor.accountId ?? ''), filter.unread ? isNull(notifications.readAt) : undefined))
      .orderBy(desc(notifications.at), desc(notifications.id))
      .limit(filter.limit)
    return rows.map(({ n, code, name, nameEn }) => ({ id: n.id, kind: n.kind, text: n.text, href: hrefIn(code, n.href), at: n.at, readAt: n.readAt, implementationName: actor.locale === 'en' ? (nameEn ?? name) : name }))
  })
}

/** Marks these notifications as read, or all. Rows are written in their own implementation's transaction. */
export async function markRead(actor: Actor, ids: readonly string[] | undefined): Promise<void> {
  const mine = and(eq(notifications.accountId, actor.accountId ?? ''), isNull(notifications.readAt), ids ? inArray(notifications.id, [...ids]) : undefined)
  const places = await asAccount(actor, (tx) => tx.db.selectDistinct({ id: notifications.implementationId }).from(notifications).where(mine))
  for (const place of places) await asActor(actor, place.id, async (tx) => { await tx.db.update(notifications).set({ readAt: tx.now }).where(and(eq(notifications.implementationId, place.id), mine)) })
  if (places.length > 0) actor.house.news.tell({ type: 'notification', body: { accountId: actor.accountId! } })
}

/** An address below the implementation (`items/REQ-001`, `/planning/tasks`) as the browser opens it. */
export function hrefIn(implementationCode: string, href: string): string {
  return href.startsWith('/i/') ? href : `/i/${encodeURIComponent(implementationCode)}/${href.replace(/^\//, '')}`
}

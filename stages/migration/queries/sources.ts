import { and, asc, eq } from 'drizzle-orm'
import { runRows } from '../../../engines/data/read-run.ts'
import { type Actor, asActor, type Tx } from '../../../platform/db/door.ts'
import { itemRows } from '../../../platform/kinds/rows.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { Refused } from '../../../engines/errors.ts'
import type { ProfileView, RunRowsView, SourceView } from '../contract.ts'
import { dataSource } from '../kinds/data-source.ts'
import { columnQuality } from '../rules/quality.ts'
import { sheetsOf } from '../running/read-workbook.ts'
import { openRun } from '../running/run-store.ts'
import { sourceDeliveries } from '../tables.ts'

type Delivery = typeof sourceDeliveries.$inferSelect

export async function deliveriesOf(tx: Tx, sourceId: string): Promise<Delivery[]> {
  return tx.db.select().from(sourceDeliveries).where(and(eq(sourceDeliveries.implementationId, tx.implementationId), eq(sourceDeliveries.sourceId, sourceId))).orderBy(asc(sourceDeliveries.number))
}

/** A source with its deliveries, its first rows as they were landed, and the sheets to choose from. */
export async function viewSource(actor: Actor, implementationId: string, idOrCode: string): Promise<SourceView> {
  const { row, deliveries } = await asActor(actor, implementationId, async (tx) => {
    const source = await getItem(tx, dataSource, idOrCode)
    return { row: (await itemRows(tx, dataSource, [source]))[0]!, deliveries: await deliveriesOf(tx, source.id) }
  })
  const current = deliveries.find((d) => d.number === row.delivery)
  const preview = current?.profileFiles && row.state === 'profiled' ? await landed(actor, current, { offset: 0, limit: 20 }) : null
  return {
    source: row,
    deliveries: deliveries.map((d) => ({ number: d.number, fileName: d.fileName, bytes: d.bytes, deliveredAt: d.deliveredAt, personId: d.personId, rows: d.rows, quality: d.quality, problem: d.problem })).reverse(),
    preview: preview ? { columns: preview.columns, rows: preview.rows.map((r) => preview.columns.map((c) => r[c] ?? null)) } : null,
    sheets: row.format === 'xlsx' && current ? sheetsOf(await actor.house.files.bytes(current.blob), current.fileName) : [],
  }
}

/** What the profile of a delivery found (of the current one without a number). */
export async function viewProfile(tx: Tx, idOrCode: string, number?: number): Promise<ProfileView> {
  const source = await getItem(tx, dataSource, idOrCode)
  const deliveries = await deliveriesOf(tx, source.id)
  const delivery = deliveries.find((d) => d.number === (number ?? source.delivery))
  if (!delivery?.profile) throw new Refused('source.not_profiled', { code: source.code }, { zh: `${source.code} 还没有剖析结果。请在"数据源"页打开它并点"剖析"。`, en: `${source.code} has not been profiled yet. Open it on the page "Sources" and choose "Profile".` })
  const { profile } = delivery
  return {
    source: { id: source.id, code: source.code, title: source.title, fileName: source.fileName, state: source.state }, delivery: delivery.number, rows: profile.rows, quality: delivery.quality,
    columns: profile.columns.map((c) => ({ ...c, quality: columnQuality(c).toFixed(4) })), unreadable: profile.unreadable.slice(0, 200).map((u) => ({ ...u })),
    history: deliveries.map((d) => ({ delivery: d.number, at: d.deliveredAt, rows: d.rows, quality: d.quality })),
  }
}

/** Landed rows of the current delivery, for "which rows are these?". */
export async function viewSourceRows(actor: Actor, implementationId: string, idOrCode: string, query: { offset: number; limit: number; search?: string | undefined; column?: string | undefined; value?: string | undefined }): Promise<RunRowsView> {
  const delivery = await asActor(actor, implementationId, async (tx) => {
    const source = await getItem(tx, dataSource, idOrCode)
    return (await deliveriesOf(tx, source.id)).find((d) => d.number === source.delivery)
  })
  if (!delivery?.profileFiles) return { columns: [], labels: {}, rows: [], total: 0 }
  return landed(actor, delivery, query)
}

const ownColumns = new Set(['row_id', 'record_key', 'source', 'file', 'line', 'raw', 'outcome'])

async function landed(actor: Actor, delivery: Delivery, query: { offset: number; limit: number; search?: string | undefined; column?: string | undefined; value?: string | undefined }): Promise<RunRowsView> {
  const answer = await runRows(openRun(actor.house, delivery.profileFiles!), 'landed', { ...(query.search ? { search: query.search } : {}), ...(query.column ? { equals: { [query.column]: query.value ?? null } } : {}) }, { offset: query.offset, limit: query.limit })
  return { columns: answer.columns.filter((c) => !ownColumns.has(c)), labels: {}, rows: answer.rows.map((r) => ({ ...r })), total: answer.total }
}

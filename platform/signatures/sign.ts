import { createHash } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import { anyOf } from '../db/any-of.ts'
import type { Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { people } from '../organization/tables.ts'
import { items } from '../trace/tables.ts'
import type { SignatureView } from '../wire.ts'
import { type Snapshot, signatures } from './tables.ts'

/** sha256 over the snapshot with items in the order of their ids: what a signature is bound to, on screen and on paper. */
export function fingerprintOf(subject: string, snapshot: Snapshot): string {
  const lines = [...snapshot.items].sort((a, b) => (a.id < b.id ? -1 : 1)).map((i) => [i.id, i.version, i.hash])
  const figures = Object.entries(snapshot.figures).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify([subject, lines, figures])).digest('hex')
}

/** The frozen state of these items now. */
export async function snapshotOf(tx: Tx, itemIds: readonly string[], figures: Record<string, string | null> = {}): Promise<Snapshot> {
  const rows = await tx.db.select().from(items).where(and(eq(items.implementationId, tx.implementationId), anyOf(items.id, itemIds), isNull(items.removedAt)))
  return { items: rows.map((r) => ({ id: r.id, code: r.code, title: r.title, version: r.version, hash: r.contentHash })).sort((a, b) => (a.code < b.code ? -1 : 1)), figures }
}

/** Signs a snapshot electronically, or on paper with the scan's attachment. Gives the signature's id. */
export async function sign(tx: Tx, input: { subject: string; role: string; snapshot: Snapshot; statement?: string | null; attachmentId?: string | null; personId?: string | null }): Promise<string> {
  const id = newId(tx.actor.at)
  const fingerprint = fingerprintOf(input.subject, input.snapshot)
  const method = input.attachmentId ? 'paper' : 'electronic'
  await tx.db.insert(signatures).values({
    id, implementationId: tx.implementationId, subject: input.subject, role: input.role, personId: input.personId ?? tx.personId, method,
    statement: input.statement ?? null, snapshot: input.snapshot, fingerprint, attachmentId: input.attachmentId ?? null, signedAt: tx.now,
  })
  await tx.record({ kind: 'signature.made', data: { signature: id, subject: input.subject, role: input.role, method, fingerprint, items: input.snapshot.items.length }, texts: input.statement ? { statement: { new: input.statement } } : {} })
  return id
}

/** The signatures of a subject with what has broken them since; `currentIds` are the items that would be signed today. */
export async function signaturesOf(tx: Tx, subject: string, currentIds: readonly string[] = []): Promise<SignatureView[]> {
  const found = await tx.db
    .select({ id: signatures.id, personId: signatures.personId, role: signatures.role, method: signatures.method, signedAt: signatures.signedAt, statement: signatures.statement, fingerprint: signatures.fingerprint, attachmentId: signatures.attachmentId })
    .from(signatures)
    .where(and(eq(signatures.implementationId, tx.implementationId), eq(signatures.subject, subject), isNull(signatures.revokedAt)))
    .orderBy(signatures.signedAt)
  if (found.length === 0) return []
  const snapshots = await snapshotsOf(tx, found.map((r) => r.id))
  const rows = found.map((r) => ({ ...r, snapshot: snapshots.get(r.id)! }))
  const ids = [...new Set(rows.flatMap((r) => r.snapshot.items.map((i) => i.id)))]
  const now = new Map((await allItems(tx, ids)).map((i) => [i.id, i]))
  const signers = await tx.db.select({ id: people.id, name: people.name, nameEn: people.nameEn }).from(people).where(inArray(people.id, rows.flatMap((r) => r.personId ?? [])))
  const names = new Map(signers.map((p) => [p.id, tx.locale === 'en' ? (p.nameEn ?? p.name) : p.name]))
  return rows.map((row) => ({
    id: row.id,
    by: names.get(row.personId ?? '') ?? '',
    role: row.role,
    method: row.method,
    at: row.signedAt,
    statement: row.statement,
    fingerprint: row.fingerprint,
    broken: row.snapshot.items.flatMap((signed) => {
      const reason = brokenBy(signed, now.get(signed.id))
      return reason ? [{ code: signed.code, title: signed.title, reason }] : []
    }),
    addedSince: addedSince(row.snapshot, currentIds),
    attachmentId: row.attachmentId,
  }))
}

function addedSince(snapshot: Snapshot, currentIds: readonly string[]): number {
  const signed = new Set(snapshot.items.map((i) => i.id))
  return currentIds.filter((id) => !signed.has(id)).length
}

function brokenBy(signed: { hash: string; version: number }, current: { contentHash: string; version: number; removedAt: string | null } | undefined): Text | null {
  if (!current || current.removedAt) return { zh: '签署后被删除', en: 'removed after signing' }
  if (current.contentHash !== signed.hash) return { zh: `签署后内容已改（版本 ${signed.version} → ${current.version}）`, en: `changed after signing (version ${signed.version} → ${current.version})` }
  return null
}

type Standing = Pick<typeof items.$inferSelect, 'id' | 'version' | 'contentHash' | 'removedAt'>

async function allItems(tx: Tx, ids: string[]): Promise<Standing[]> {
  return tx.db.select({ id: items.id, version: items.version, contentHash: items.contentHash, removedAt: items.removedAt }).from(items).where(anyOf(items.id, ids))
}

/** What was signed never changes: a snapshot is read from the database once. */
const known = new Map<string, Snapshot>()
const mostKnown = 400

async function snapshotsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Snapshot>> {
  if (known.size > mostKnown) known.clear()
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0) {
    for (const row of await tx.db.select({ id: signatures.id, snapshot: signatures.snapshot }).from(signatures).where(anyOf(signatures.id, missing))) known.set(row.id, row.snapshot)
  }
  return new Map(ids.map((id) => [id, known.get(id)!]))
}

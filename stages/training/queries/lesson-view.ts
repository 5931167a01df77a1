import { and, eq, isNull, like } from 'drizzle-orm'
import { attachments } from '../../../platform/comments/tables.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, linkedItems, listItems, localized } from '../../../platform/trace/item-store.ts'
import type { LessonLine, LessonView, TaughtView } from '../contract.ts'
import { factsOf } from '../facts.ts'
import { lesson } from '../kinds.ts'
import { type TaughtItem, taughtBy } from '../stale-lessons.ts'

/** One lesson to read: its three parts, what it teaches and what has changed since it was checked. */
export async function lessonView(tx: Tx, idOrCode: string): Promise<LessonView> {
  const [found] = await localized(tx, [await getItem(tx, lesson, idOrCode)], ['title', ...Object.keys(lesson.fields)])
  const row = found!
  const facts = await factsOf(tx, null)
  const curricula = ((await linkedItems(tx, [row.id], 'contains', 'in')).get(row.id) ?? []).filter((i) => i.kind === 'curriculum')
  const sessions = facts.sessions.filter((s) => s.lessonIds.includes(row.id))
  const pictures = await tx.db.select({ id: attachments.id, name: attachments.name }).from(attachments).where(and(eq(attachments.itemId, row.id), isNull(attachments.removedAt), like(attachments.mediaType, 'image/%')))
  return {
    id: row.id, code: row.code, title: row.title, state: row.state, version: row.version, minutes: row.minutes, ownerId: row.ownerId, theory: row.theory, practice: row.practice, caseStudy: row.caseStudy, jobAid: row.jobAid, video: row.video,
    teaches: (await taughtInReadersLanguage(tx, [row.id])).map(viewOf),
    curricula: curricula.map((c) => ({ code: c.code, title: c.title })),
    sessions: sessions.map((s) => ({ code: s.row.code, title: s.row.title, heldOn: s.row.heldOn ?? '', attended: s.attendees.length })),
    people: new Set(sessions.flatMap((s) => s.attendees)).size,
    pictures,
  }
}

export async function lessonLines(tx: Tx, phaseId: string | null): Promise<LessonLine[]> {
  const rows = (await listItems(tx, lesson)).filter((r) => !phaseId || r.phaseId === phaseId || r.phaseId === null)
  const ids = rows.map((r) => r.id)
  const taught = Map.groupBy(await taughtInReadersLanguage(tx, ids), (t) => t.lessonId)
  const inside = await linkedItems(tx, ids, 'contains', 'in')
  const facts = await factsOf(tx, null)
  return rows.map((row) => ({
    id: row.id, code: row.code, title: row.title, state: row.state, minutes: row.minutes, ownerId: row.ownerId, phaseId: row.phaseId,
    curricula: (inside.get(row.id) ?? []).filter((i) => i.kind === 'curriculum').map((c) => c.title),
    teaches: (taught.get(row.id) ?? []).map(viewOf),
    people: new Set(facts.sessions.filter((s) => s.lessonIds.includes(row.id)).flatMap((s) => s.attendees)).size,
    parts: { theory: Boolean(row.theory), practice: Boolean(row.practice), caseStudy: Boolean(row.caseStudy), jobAid: Boolean(row.jobAid) },
  }))
}

async function taughtInReadersLanguage(tx: Tx, lessonIds: readonly string[]): Promise<TaughtItem[]> {
  return localized(tx, await taughtBy(tx, lessonIds), ['title'])
}

function viewOf({ id, kind, code, title, checkedVersion, version, since }: TaughtItem): TaughtView {
  return { id, kind, code, title, checkedVersion, version, since }
}


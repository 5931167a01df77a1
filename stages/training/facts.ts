import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import type { ItemOf } from '../../platform/kinds/kind.ts'
import { departments, people } from '../../platform/organization/tables.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { splitCodes } from './codes.ts'
import { type Coverage, type CoveredCurriculum, coverageOf, examShare, type Learner, type TaughtSession } from './coverage.ts'
import { curriculum, trainingSession } from './kinds.ts'
import { attendance, examAttempts, seedUsers } from './own-tables.ts'

export type PhaseCurriculum = CoveredCurriculum & { readonly code: string; readonly title: string; readonly examIds: readonly string[] }
export type RosterPerson = Learner & { readonly code: string; readonly name: string; readonly jobTitle: string | null }
export type DepartmentRow = { readonly id: string; readonly code: string; readonly name: string }

/** What training knows of one phase: read once a transaction, shared by the criteria. */
export interface TrainingFacts {
  readonly people: readonly RosterPerson[]
  readonly departments: readonly DepartmentRow[]
  readonly curricula: readonly PhaseCurriculum[]
  /** A lesson of the curricula has been published. */
  readonly hasBegun: boolean
  readonly sessions: readonly (TaughtSession & { readonly row: ItemOf<typeof trainingSession> })[]
  readonly coverage: Coverage
  readonly exams: { readonly due: readonly string[]; readonly passed: readonly string[] }
  readonly seedUsers: readonly (typeof seedUsers.$inferSelect)[]
}

const known = new WeakMap<object, Map<string, Promise<TrainingFacts>>>()

/** `phaseId` null: all phases together. */
export function factsOf(tx: Tx, phaseId: string | null): Promise<TrainingFacts> {
  const own = known.get(tx) ?? new Map<string, Promise<TrainingFacts>>()
  known.set(tx, own)
  const key = phaseId ?? 'all'
  const facts = own.get(key) ?? load(tx, phaseId)
  own.set(key, facts)
  return facts
}

/** A command that changes what the facts are made of calls this, so that the same transaction reads them anew. */
export function forgetFacts(tx: Tx): void {
  known.delete(tx)
}

async function load(tx: Tx, phaseId: string | null): Promise<TrainingFacts> {
  const rows = (await listItems(tx, curriculum, { phaseId, state: 'active' }))
  const allDepartments = await departmentsOf(tx)
  const contained = await linkedItems(tx, rows.map((r) => r.id), 'contains', 'out')
  const curricula: PhaseCurriculum[] = rows.map((row) => {
    const inside = contained.get(row.id) ?? []
    const codes = splitCodes(row.departments)
    return {
      id: row.id, code: row.code, title: row.title, audienceBy: row.audienceBy ?? 'job', audience: row.audience,
      departmentIds: allDepartments.filter((d) => codes.includes(d.code)).map((d) => d.id),
      lessonIds: inside.filter((i) => i.kind === 'lesson').map((i) => i.id),
      examIds: inside.filter((i) => i.kind === 'exam').map((i) => i.id),
    }
  })
  const people_ = await rosterOf(tx)
  const sessions = await sessionsOf(tx)
  const examIds = [...new Set(curricula.flatMap((c) => c.examIds))]
  const passed = examIds.length === 0 ? [] : await tx.db.select({ examId: examAttempts.examId, personId: examAttempts.personId }).from(examAttempts).where(and(eq(examAttempts.implementationId, tx.implementationId), inArray(examAttempts.examId, examIds), eq(examAttempts.isPassed, true)))
  const seeds = await tx.db.select().from(seedUsers).where(and(eq(seedUsers.implementationId, tx.implementationId), ...(phaseId ? [eq(seedUsers.phaseId, phaseId)] : [])))
  const hasBegun = [...contained.values()].flat().some((i) => i.kind === 'lesson' && i.state !== 'draft')
  return { people: people_, departments: allDepartments, curricula, hasBegun, sessions, coverage: coverageOf(people_, curricula, sessions), exams: examShare(people_, curricula, sessions, passed), seedUsers: seeds }
}

export async function departmentsOf(tx: Tx): Promise<DepartmentRow[]> {
  const rows = await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt))).orderBy(departments.position, departments.code)
  return rows.map((d) => ({ id: d.id, code: d.code, name: tx.locale === 'en' ? (d.nameEn ?? d.name) : d.name }))
}

/** The customer's people, in the order of their codes. */
export async function rosterOf(tx: Tx): Promise<RosterPerson[]> {
  const rows = await tx.db.select().from(people).where(and(eq(people.organizationId, tx.organizationId), isNull(people.removedAt), eq(people.side, 'customer'))).orderBy(people.code)
  const superiors = new Set(rows.map((r) => r.superiorId))
  return rows.map((p) => ({
    id: p.id, code: p.code, name: tx.locale === 'en' ? (p.nameEn ?? p.name) : p.name, departmentId: p.departmentId, job: p.job, jobEn: p.jobEn,
    jobTitle: tx.locale === 'en' ? (p.jobEn ?? p.job) : p.job, isFrontLine: p.isFrontLine, monthlyTransactions: p.monthlyTransactions, leads: superiors.has(p.id),
  }))
}

async function sessionsOf(tx: Tx): Promise<TrainingFacts['sessions']> {
  const rows = (await listItems(tx, trainingSession)).filter((s) => s.state !== 'cancelled')
  const taught = await linkedItems(tx, rows.map((r) => r.id), 'contains', 'out')
  const signed = await tx.db.select({ sessionId: attendance.sessionId, personId: attendance.personId }).from(attendance).where(eq(attendance.implementationId, tx.implementationId))
  const bySession = Map.groupBy(signed, (a) => a.sessionId)
  return rows.map((row) => ({ id: row.id, row, lessonIds: (taught.get(row.id) ?? []).filter((i) => i.kind === 'lesson').map((i) => i.id), attendees: (bySession.get(row.id) ?? []).map((a) => a.personId) }))
}

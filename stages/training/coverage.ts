import { splitCodes } from './codes.ts'

export interface Learner {
  readonly id: string
  readonly departmentId: string | null
  readonly job: string | null
  readonly jobEn: string | null
  readonly isFrontLine: boolean
  readonly monthlyTransactions: number
  /** Somebody reports to this person. */
  readonly leads: boolean
}

export interface CoveredCurriculum {
  readonly id: string
  readonly audienceBy: 'job' | 'manager' | 'everyone'
  readonly audience: string | null
  readonly departmentIds: readonly string[]
  readonly lessonIds: readonly string[]
}

export interface TaughtSession {
  readonly id: string
  readonly lessonIds: readonly string[]
  /** People who signed in; none for a cancelled session. */
  readonly attendees: readonly string[]
}

export interface DepartmentCoverage {
  readonly departmentId: string
  readonly heads: number
  readonly reached: number
  readonly transactions: number
  readonly reachedTransactions: number
}

export interface Coverage {
  readonly heads: number
  readonly reached: number
  /** reached / heads; null with nobody to reach. */
  readonly byHeads: number | null
  /** Monthly transactions of those reached / of all; null when nobody has any. */
  readonly byTransactions: number | null
  readonly departments: readonly DepartmentCoverage[]
  readonly unreached: readonly { readonly personId: string; readonly why: 'noCurriculum' | 'notAttended'; readonly curriculumIds: readonly string[] }[]
}

export function isFor(curriculum: CoveredCurriculum, person: Learner): boolean {
  if (curriculum.departmentIds.length > 0 && !curriculum.departmentIds.includes(person.departmentId ?? '')) return false
  if (curriculum.audienceBy === 'everyone') return true
  if (curriculum.audienceBy === 'manager') return person.leads
  const jobs = splitCodes(curriculum.audience)
  return jobs.some((job) => job === person.job || (person.jobEn !== null && job.toLowerCase() === person.jobEn.toLowerCase()))
}

/** Lessons that a person has sat through. */
export function lessonsAttended(personId: string, sessions: readonly TaughtSession[]): Set<string> {
  return new Set(sessions.filter((s) => s.attendees.includes(personId)).flatMap((s) => s.lessonIds))
}

/**
 * Front-line staff of the departments named by the phase's curricula, reached when they attended at least one session that
 * taught a lesson of a curriculum for them. A person for whom no curriculum exists counts as not reached.
 */
export function coverageOf(people: readonly Learner[], curricula: readonly CoveredCurriculum[], sessions: readonly TaughtSession[]): Coverage {
  const departmentIds = [...new Set(curricula.flatMap((c) => c.departmentIds))]
  const frontLine = people.filter((p) => p.isFrontLine && p.departmentId !== null && departmentIds.includes(p.departmentId))
  const seen = new Map<string, Set<string>>()
  for (const session of sessions) {
    for (const person of session.attendees) {
      const lessons = seen.get(person) ?? new Set<string>()
      for (const lesson of session.lessonIds) lessons.add(lesson)
      seen.set(person, lessons)
    }
  }
  const unreached: { personId: string; why: 'noCurriculum' | 'notAttended'; curriculumIds: string[] }[] = []
  const reached = new Set<string>()
  for (const person of frontLine) {
    const own = curricula.filter((c) => isFor(c, person))
    const attended = seen.get(person.id)
    if (own.some((c) => c.lessonIds.some((l) => attended?.has(l)))) reached.add(person.id)
    else unreached.push({ personId: person.id, why: own.length === 0 ? 'noCurriculum' : 'notAttended', curriculumIds: own.map((c) => c.id) })
  }
  const departments = departmentIds.map((departmentId) => {
    const own = frontLine.filter((p) => p.departmentId === departmentId)
    const there = own.filter((p) => reached.has(p.id))
    return { departmentId, heads: own.length, reached: there.length, transactions: sumOf(own), reachedTransactions: sumOf(there) }
  }).filter((d) => d.heads > 0)
  const transactions = sumOf(frontLine)
  return {
    heads: frontLine.length,
    reached: reached.size,
    byHeads: frontLine.length === 0 ? null : reached.size / frontLine.length,
    byTransactions: transactions === 0 ? null : sumOf(frontLine.filter((p) => reached.has(p.id))) / transactions,
    departments,
    unreached,
  }
}

function sumOf(people: readonly Learner[]): number {
  return people.reduce((sum, p) => sum + p.monthlyTransactions, 0)
}

/** Of the attendees with an exam in a curriculum for them: who has passed every one of those exams. */
export function examShare(people: readonly Learner[], curricula: readonly (CoveredCurriculum & { examIds: readonly string[] })[], sessions: readonly TaughtSession[], passed: readonly { examId: string; personId: string }[]): { due: string[]; passed: string[] } {
  const ok = new Set(passed.map((p) => `${p.examId} ${p.personId}`))
  const due: string[] = []
  const done: string[] = []
  for (const person of people) {
    const attended = lessonsAttended(person.id, sessions)
    if (attended.size === 0) continue
    const exams = [...new Set(curricula.filter((c) => isFor(c, person) && c.lessonIds.some((l) => attended.has(l))).flatMap((c) => c.examIds))]
    if (exams.length === 0) continue
    due.push(person.id)
    if (exams.every((e) => ok.has(`${e} ${person.id}`))) done.push(person.id)
  }
  return { due, passed: done }
}

export type Neighbourhood = 'trained' | 'sameJob' | 'sameDepartment' | 'none'

/** Whom each front-line person can turn to: trained oneself, a trained colleague of the same job, of the department, or nobody. */
export function reachOf(people: readonly Learner[], trained: ReadonlySet<string>): Map<string, Neighbourhood> {
  const jobs = new Set(people.filter((p) => trained.has(p.id)).map((p) => `${p.departmentId} ${p.job}`))
  const departments = new Set(people.filter((p) => trained.has(p.id)).map((p) => p.departmentId))
  return new Map(people.filter((p) => p.isFrontLine).map((p) => [p.id, trained.has(p.id) ? 'trained' : jobs.has(`${p.departmentId} ${p.job}`) ? 'sameJob' : departments.has(p.departmentId) ? 'sameDepartment' : 'none']))
}

import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import { type Blocker, type Criterion, count, type Measurement, type Phase, ratio } from '../../platform/gates/criterion.ts'
import { localized } from '../../platform/trace/item-store.ts'
import { items, links } from '../../platform/trace/tables.ts'
import { factsOf, type RosterPerson } from './facts.ts'
import { coverageThreshold } from './queries/coverage-view.ts'
import { outdatedLessons } from './stale-lessons.ts'
import { texts } from './texts.ts'

const nothing: Measurement = { value: null, blockers: [] }

/** The training gate of a phase. Nothing is measured before it has begun: before a lesson of its curricula is published. */
export const criteria: readonly Criterion[] = [
  { id: 'training.coverage', stage: 'training', label: texts.gateCoverage, formula: texts.gateCoverageFormula, unit: 'ratio', comparison: '>=', threshold: coverageThreshold, measure: measureCoverage },
  { id: 'training.exams', stage: 'training', label: texts.gateExams, formula: texts.gateExamsFormula, unit: 'ratio', comparison: '>=', threshold: '0.9', measure: measureExams },
  { id: 'training.taught', stage: 'training', label: texts.gateTaught, formula: texts.gateTaughtFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: measureTaught },
  { id: 'training.stale', stage: 'training', label: texts.gateStale, formula: texts.gateStaleFormula, unit: 'count', comparison: '<=', threshold: '0', measure: measureStale },
  { id: 'training.seedUsers', stage: 'training', label: texts.gateSeedUsers, formula: texts.gateSeedUsersFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: measureSeedUsers },
]

async function measureCoverage(tx: Tx, phase: Phase): Promise<Measurement> {
  const facts = await factsOf(tx, phase.id)
  if (!facts.hasBegun) return nothing
  const blockers = facts.coverage.unreached.map((u) => personBlocker(tx, facts, facts.people.find((p) => p.id === u.personId), u.why === 'noCurriculum' ? texts.whyNoCurriculum : texts.whyNotAttended))
  return ratio(facts.coverage.reached, facts.coverage.heads, blockers)
}

async function measureExams(tx: Tx, phase: Phase): Promise<Measurement> {
  const facts = await factsOf(tx, phase.id)
  if (!facts.hasBegun) return nothing
  const passed = new Set(facts.exams.passed)
  const blockers = facts.exams.due.filter((id) => !passed.has(id)).map((id) => personBlocker(tx, facts, facts.people.find((p) => p.id === id), texts.whyNotPassed))
  return ratio(passed.size, facts.exams.due.length, blockers)
}

function personBlocker(tx: Tx, facts: Awaited<ReturnType<typeof factsOf>>, person: RosterPerson | undefined, why: { zh: string; en: string }): Blocker {
  const department = facts.departments.find((d) => d.id === person?.departmentId)?.name ?? ''
  return { id: null, code: null, kind: null, text: `${person?.name ?? ''} · ${department}${person?.jobTitle ? ` ${person.jobTitle}` : ''} · ${why[tx.locale]}` }
}

/** Configuration items of the phase that a requirement asks for, and whether a published lesson teaches them. */
export async function taughtItems(tx: Tx, phaseId: string | null): Promise<{ id: string; code: string; title: string; kind: string; isTaught: boolean }[]> {
  const rows = await localized(tx, await tx.db
    .selectDistinctOn([items.code], { id: items.id, code: items.code, title: items.title, kind: items.kind, phaseId: items.phaseId })
    .from(items)
    .innerJoin(links, and(eq(links.fromId, items.id), eq(links.type, 'satisfies')))
    .where(and(eq(items.implementationId, tx.implementationId), eq(items.kind, 'configurationItem'), isNull(items.removedAt)))
    .orderBy(items.code), ['title'])
  const own = rows.filter((r) => !phaseId || r.phaseId === phaseId)
  if (own.length === 0) return []
  const taught = await tx.db
    .select({ toId: links.toId })
    .from(links)
    .innerJoin(items, eq(items.id, links.fromId))
    .where(and(eq(links.type, 'teaches'), inArray(links.toId, own.map((o) => o.id)), isNull(items.removedAt), inArray(items.state, ['published', 'stale'])))
  const done = new Set(taught.map((t) => t.toId))
  return own.map(({ id, code, title, kind }) => ({ id, code, title, kind, isTaught: done.has(id) }))
}

async function measureTaught(tx: Tx, phase: Phase): Promise<Measurement> {
  if (!(await factsOf(tx, phase.id)).hasBegun) return nothing
  const all = await taughtItems(tx, phase.id)
  const missing = all.filter((i) => !i.isTaught)
  return ratio(all.length - missing.length, all.length, missing.map((i) => ({ id: i.id, code: i.code, kind: i.kind, text: i.title })))
}

async function measureStale(tx: Tx, phase: Phase): Promise<Measurement> {
  if (!(await factsOf(tx, phase.id)).hasBegun) return nothing
  const outdated = await outdatedLessons(tx, phase.id)
  return count(outdated.length, outdated.map((o) => ({ id: o.lesson.id, code: o.lesson.code, kind: 'lesson', text: `${o.lesson.title} ← ${o.because.map((b) => b.code).join(', ')}` })))
}

async function measureSeedUsers(tx: Tx, phase: Phase): Promise<Measurement> {
  const facts = await factsOf(tx, phase.id)
  if (!facts.hasBegun) return nothing
  const seeded = new Set(facts.seedUsers.map((s) => facts.people.find((p) => p.id === s.personId)?.departmentId))
  const missing = facts.coverage.departments.filter((d) => !seeded.has(d.departmentId))
  return ratio(facts.coverage.departments.length - missing.length, facts.coverage.departments.length, missing.map((d) => ({ id: null, code: null, kind: null, text: `${facts.departments.find((x) => x.id === d.departmentId)?.name ?? ''} · ${texts.whyNoSeedUser[tx.locale]}` })))
}

import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { phaseOf } from '../../../platform/gates/evaluate.ts'
import { gateThresholds } from '../../../platform/gates/tables.ts'
import { splitCodes } from '../codes.ts'
import type { CoverageView } from '../contract.ts'
import { isFor } from '../coverage.ts'
import { factsOf } from '../facts.ts'

export const coverageThreshold = '0.8'
const ratio = (n: number, of: number): string | null => (of === 0 ? null : (n / of).toFixed(4))

/** Front-line coverage of a phase (or of all phases): by heads, weighted by transactions, by department, with who is missing and when they could come. */
export async function coverageView(tx: Tx, phaseId: string | null): Promise<CoverageView> {
  const phase = phaseId ? await phaseOf(tx, phaseId) : null
  const facts = await factsOf(tx, phase?.id ?? null)
  const { coverage } = facts
  const person = new Map(facts.people.map((p) => [p.id, p]))
  const department = new Map(facts.departments.map((d) => [d.id, d]))
  const inPhase = facts.sessions.filter((s) => !phase || s.row.phaseId === phase.id)
  const passed = new Set(facts.exams.passed)
  const [own] = phase ? await tx.db.select({ threshold: gateThresholds.threshold }).from(gateThresholds).where(and(eq(gateThresholds.implementationId, tx.implementationId), eq(gateThresholds.phaseId, phase.id), eq(gateThresholds.criterion, 'training.coverage'))) : []
  const upcoming = facts.sessions.filter((s) => s.row.state === 'planned' && (s.row.heldOn ?? '') >= tx.today).sort((a, b) => ((a.row.heldOn ?? '') < (b.row.heldOn ?? '') ? -1 : 1))
  return {
    phase: phase ? { id: phase.id, code: phase.code, name: phase.name } : null,
    heads: coverage.heads,
    reached: coverage.reached,
    byHeads: coverage.byHeads?.toFixed(4) ?? null,
    byTransactions: coverage.byTransactions?.toFixed(4) ?? null,
    threshold: own?.threshold ?? coverageThreshold,
    exams: { passed: facts.exams.passed.length, due: facts.exams.due.length, share: ratio(facts.exams.passed.length, facts.exams.due.length) },
    sessions: { held: inPhase.filter((s) => s.row.state === 'held').length, planned: inPhase.filter((s) => s.row.state === 'planned').length },
    departments: coverage.departments.map((d) => {
      const due = facts.exams.due.filter((id) => person.get(id)?.departmentId === d.departmentId)
      return {
        id: d.departmentId, code: department.get(d.departmentId)?.code ?? '', name: department.get(d.departmentId)?.name ?? '', heads: d.heads, reached: d.reached, byHeads: ratio(d.reached, d.heads),
        transactions: d.transactions, byTransactions: ratio(d.reachedTransactions, d.transactions), examsDue: due.length, examsPassed: due.filter((id) => passed.has(id)).length,
        seedUsers: facts.seedUsers.filter((s) => person.get(s.personId)?.departmentId === d.departmentId).length,
      }
    }),
    unreached: coverage.unreached.map((u) => {
      const p = person.get(u.personId)!
      const curricula = facts.curricula.filter((c) => u.curriculumIds.includes(c.id))
      const code = department.get(p.departmentId ?? '')?.code ?? ''
      const next = upcoming.find((s) => splitCodes(s.row.departments).includes(code) && s.lessonIds.some((l) => curricula.some((c) => c.lessonIds.includes(l))))
      return {
        personId: p.id, code: p.code, name: p.name, departmentName: department.get(p.departmentId ?? '')?.name ?? '', job: p.jobTitle, monthlyTransactions: p.monthlyTransactions, why: u.why,
        curricula: curricula.map((c) => ({ code: c.code, title: c.title })),
        next: next ? { code: next.row.code, heldOn: next.row.heldOn ?? '', startTime: next.row.startTime ?? '', place: next.row.place ?? '' } : null,
      }
    }).sort((a, b) => b.monthlyTransactions - a.monthlyTransactions),
    curricula: facts.curricula.map((c) => {
      const own = facts.people.filter((p) => isFor(c, p))
      const there = new Set(facts.sessions.filter((s) => s.lessonIds.some((l) => c.lessonIds.includes(l))).flatMap((s) => s.attendees))
      return { id: c.id, code: c.code, title: c.title, people: own.length, attended: own.filter((p) => there.has(p.id)).length, passed: c.examIds.length === 0 ? null : own.filter((p) => passed.has(p.id)).length }
    }),
  }
}

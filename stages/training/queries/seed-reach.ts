import type { Tx } from '../../../platform/db/door.ts'
import { phaseOf } from '../../../platform/gates/evaluate.ts'
import type { SeedReachView } from '../contract.ts'
import { reachOf } from '../coverage.ts'
import { factsOf, type TrainingFacts } from '../facts.ts'

/** People who attended a session of a curriculum of this phase. */
export function trainedIn(facts: TrainingFacts): Set<string> {
  const lessons = new Set(facts.curricula.flatMap((c) => c.lessonIds))
  return new Set(facts.sessions.filter((s) => s.lessonIds.some((l) => lessons.has(l))).flatMap((s) => s.attendees))
}

/** Who has a trained neighbour: by department and job, and the seed users with how many colleagues they stand beside. */
export async function seedReach(tx: Tx, phaseId: string | null): Promise<SeedReachView> {
  const phase = phaseId ? await phaseOf(tx, phaseId) : null
  const facts = await factsOf(tx, phase?.id ?? null)
  const trained = trainedIn(facts)
  const covered = new Set(facts.coverage.departments.map((d) => d.departmentId))
  const people = facts.people.filter((p) => p.isFrontLine && covered.has(p.departmentId ?? ''))
  const reach = reachOf(people, trained)
  const seeds = new Set(facts.seedUsers.map((s) => s.personId))
  const name = new Map(facts.departments.map((d) => [d.id, d]))
  return {
    phase: phase ? { id: phase.id, code: phase.code, name: phase.name } : null,
    departments: facts.coverage.departments.map((d) => {
      const own = people.filter((p) => p.departmentId === d.departmentId)
      return {
        id: d.departmentId, code: name.get(d.departmentId)?.code ?? '', name: name.get(d.departmentId)?.name ?? '', heads: own.length, trained: own.filter((p) => trained.has(p.id)).length,
        seedUsers: facts.people.filter((p) => p.departmentId === d.departmentId && seeds.has(p.id)).length, alone: own.filter((p) => reach.get(p.id) === 'none').length,
        jobs: [...Map.groupBy(own, (p) => p.jobTitle ?? '')].map(([job, list]) => ({ job, people: list.map((p) => ({ id: p.id, name: p.name, isSeed: seeds.has(p.id), reach: reach.get(p.id) ?? 'none' })) })),
      }
    }),
    seedUsers: facts.seedUsers.flatMap((s) => {
      const p = facts.people.find((x) => x.id === s.personId)
      if (!p) return []
      return [{ personId: p.id, name: p.name, departmentName: name.get(p.departmentId ?? '')?.name ?? '', job: p.jobTitle, note: s.note, isTrained: trained.has(p.id), colleagues: facts.people.filter((x) => x.isFrontLine && x.departmentId === p.departmentId && x.id !== p.id).length }]
    }),
  }
}

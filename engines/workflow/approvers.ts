import type { ApproverSource } from './flow-model.ts'

/** Who is who, as far as approvals need it. */
export interface OrgChart {
  readonly people: readonly OrgPerson[]
  readonly departments: readonly OrgDepartment[]
  /** Takes over where a policy says "administrator". */
  readonly adminId: string | null
}

export interface OrgPerson {
  readonly id: string
  readonly departmentId: string | null
  readonly superiorId: string | null
  readonly roles: readonly string[]
}

export interface OrgDepartment {
  readonly id: string
  readonly code: string
  readonly parentId: string | null
  readonly headId: string | null
}

/** The people a source names for this starter, in order, each once. Empty when there is nobody. */
export function approversOf(source: ApproverSource, starterId: string, chart: OrgChart): string[] {
  const known = new Map(chart.people.map((p) => [p.id, p]))
  const found = (): (string | null | undefined)[] => {
    switch (source.type) {
      case 'people': return [...source.personIds]
      case 'role': return chart.people.filter((p) => p.roles.includes(source.role)).map((p) => p.id)
      case 'departmentHead': return [headOf(source, known.get(starterId)?.departmentId ?? null, chart)]
      case 'superiorChain': return superiorsOf(starterId, source.levels, known)
    }
  }
  return [...new Set(found().filter((id): id is string => typeof id === 'string' && known.has(id)))]
}

/** The nearest superior who is not one of `except`, or null. */
export function superiorOf(personId: string, chart: OrgChart, except: readonly string[] = []): string | null {
  const known = new Map(chart.people.map((p) => [p.id, p]))
  return superiorsOf(personId, chart.people.length, known).find((id) => !except.includes(id)) ?? null
}

function headOf(source: { level: number; department?: string }, ownId: string | null, chart: OrgChart): string | null {
  if (source.department) return chart.departments.find((d) => d.code === source.department)?.headId ?? null
  let department = chart.departments.find((d) => d.id === ownId)
  for (let level = 1; level < source.level && department; level++) {
    const { parentId } = department
    department = chart.departments.find((d) => d.id === parentId)
  }
  return department?.headId ?? null
}

function superiorsOf(personId: string, levels: number, known: ReadonlyMap<string, OrgPerson>): string[] {
  const chain: string[] = []
  let next = known.get(personId)?.superiorId
  while (next && chain.length < levels && known.has(next) && next !== personId && !chain.includes(next)) {
    chain.push(next)
    next = known.get(next)?.superiorId
  }
  return chain
}

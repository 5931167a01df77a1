import { useMemo } from 'react'
import type { Directory, ImplementationSummary, KindInfo, PhaseInfo, StageName } from '../../platform/wire.ts'
import { withQuery } from '../api/client.ts'
import { useCurrent } from '../frame/current.ts'
import { today } from '../frame/days.ts'

export interface Implementation {
  readonly summary: ImplementationSummary
  /** The phase that the reader has chosen; null is 全部. */
  readonly phaseId: string | null
  readonly phase: PhaseInfo | null
  readonly directory: Directory
  /** The day on the implementation's calendar, `YYYY-MM-DD`. */
  readonly today: string
  /** Throws for a kind that nobody registered. */
  kind(name: string): KindInfo
  person(id?: string | null): string
  department(id?: string | null): string
  module(id?: string | null): string
  phaseName(id?: string | null): string
  /** May the reader do this? The server decides in the end; this hides what would be refused. */
  can(verb: string, subject: string): boolean
  href(stage: StageName | string, room?: string, query?: Record<string, string | number | undefined>): string
  itemHref(code: string): string
}

/** The implementation on screen: its phases, people, kinds and addresses. */
export function useImplementation(): Implementation {
  const current = useCurrent()
  const { summary, directory, kinds, phaseId, phase } = current
  return useMemo(() => {
    const people = new Map(directory.people.map((p) => [p.id, p.name]))
    const departments = new Map(directory.departments.map((d) => [d.id, d.name]))
    const modules = new Map(summary.modules.map((m) => [m.id, m.name]))
    const phases = new Map(summary.phases.map((p) => [p.id, p.name]))
    const byName = new Map(kinds.map((k) => [k.kind, k]))
    const abilities = new Set(summary.abilities)
    const base = `/i/${encodeURIComponent(summary.code)}`
    const named = (map: Map<string, string>) => (id?: string | null) => (id ? (map.get(id) ?? '') : '')
    return {
      summary, phaseId, phase, directory, today: today(summary.zone),
      kind: (name) => {
        const found = byName.get(name)
        if (!found) throw new Error(`no stage has registered the kind ${name}`)
        return found
      },
      person: named(people), department: named(departments), module: named(modules), phaseName: named(phases),
      can: (verb, subject) => abilities.has(`${verb}:${subject}`),
      href: (stage, room, query) => withQuery(`${base}/${stage}${room ? `/${room}` : ''}`, query),
      itemHref: (code) => `${base}/items/${encodeURIComponent(code)}`,
    }
  }, [summary, directory, kinds, phaseId, phase])
}

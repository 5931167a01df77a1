import { Problem } from '../errors.ts'
import type { OrgChart } from './approvers.ts'
import { bandFindings, representativeFields } from './bands.ts'
import { type Finding, finding } from './finding.ts'
import { type FlowModel, nameIn, nodeOf } from './flow-model.ts'
import { type FlowState, isUndecided } from './flow-state.ts'
import { soundnessOf } from './soundness.ts'
import { step } from './step.ts'

export interface Proof {
  readonly findings: readonly Finding[]
  /** Runs that were proven: starters times representative documents. */
  readonly runs: number
  /** Steps in order of the most approvals that one of them needs. */
  readonly longest: number
}

/**
 * Proves a flow before anybody uses it: its shape, its bands, then every person of the chart as starter with every kind of document
 * played through to the end, everybody approving. Finds steps with nobody to ask, people who approve their own, and what ends badly.
 */
export function proveFlow(model: FlowModel, chart: OrgChart): Proof {
  const shape = soundnessOf(model)
  const bands = bandFindings(model)
  if ([...shape, ...bands].some((f) => f.severity === 'error')) return { findings: [...shape, ...bands], runs: 0, longest: 0 }
  const cases = representativeFields(model)
  const nobody = new Map<string, Set<string>>()
  const unseen = new Map<string, Set<string>>()
  const own = new Map<string, Set<string>>()
  const failed = new Map<string, { starters: Set<string>; problem: Problem }>()
  const visited = new Set<string>()
  let runs = 0
  let longest = 0
  for (const alike of startersAlike(model, chart)) {
    const [starter] = alike
    for (const fields of cases) {
      runs += alike.length
      try {
        const played = playThrough(model, chart, starter!, fields)
        longest = Math.max(longest, played.approvals)
        for (const id of played.visited) visited.add(id)
        for (const id of played.empty) add(unseen, id, alike)
        for (const id of played.own) add(own, id, alike)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const node = error.code === 'approval.nobody_to_ask' ? String(error.detail.node) : null
        if (node !== null) add(nobody, node, alike)
        else failed.set(error.code, { starters: new Set([...(failed.get(error.code)?.starters ?? []), ...alike]), problem: error })
      }
    }
  }
  const name = (id: string): string => nodeOf(model, id).name || id
  const nameEn = (id: string): string => nameIn(nodeOf(model, id), 'en') || id
  return {
    runs, longest,
    findings: [
      ...shape, ...bands,
      ...[...nobody].map(([id, who]) => finding('nobody', 'error', id, `"${name(id)}"找不到审批人：${who.size} 人发起时会卡住。`, `"${nameEn(id)}" finds nobody to ask when ${who.size} people start it.`, [...who])),
      ...[...own].map(([id, who]) => finding('own_document', 'error', id, `"${name(id)}"会让 ${who.size} 人审批自己的单。`, `"${nameEn(id)}" lets ${who.size} people approve their own document.`, [...who])),
      ...[...unseen].map(([id, who]) => finding('passes_unseen', 'warning', id, `"${name(id)}"没有人审批就自动通过：${who.size} 人发起时。`, `"${nameEn(id)}" passes without anybody asked when ${who.size} people start it.`, [...who])),
      ...[...failed].map(([code, f]) => finding(code === 'approval.endless' ? 'endless' : 'fails', 'error', null, f.problem.text.zh, f.problem.text.en, [...f.starters])),
      ...(runs === 0 ? [] : model.nodes.filter((n) => n.kind === 'approval' && !visited.has(n.id) && !nobody.has(n.id)).map((n) => finding('unreachable', 'error', n.id, `"${name(n.id)}"在任何金额下都走不到。`, `"${nameEn(n.id)}" is reached by no amount.`))),
    ],
  }
}

/**
 * People whose documents take the same course: same department, same superior, and nobody's approver by any source or policy.
 * One of them is played for all; whoever may be asked somewhere is played alone.
 */
function startersAlike(model: FlowModel, chart: OrgChart): string[][] {
  const sources = model.nodes.flatMap((n) => (n.kind === 'approval' ? [n.source] : []))
  const roles = new Set(sources.flatMap((s) => (s.type === 'role' ? [s.role] : [])))
  const asked = new Set<string | null>([
    chart.adminId, ...chart.departments.map((d) => d.headId), ...chart.people.map((p) => p.superiorId), ...sources.flatMap((s) => (s.type === 'people' ? s.personIds : [])),
    ...chart.people.filter((p) => p.roles.some((r) => roles.has(r))).map((p) => p.id),
  ])
  return [...Map.groupBy(chart.people, (p) => (asked.has(p.id) ? p.id : `${p.departmentId} ${p.superiorId}`)).values()].map((group) => group.map((p) => p.id))
}

function add(map: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  map.set(key, new Set([...(map.get(key) ?? []), ...values]))
}

interface Played {
  readonly visited: readonly string[]
  readonly empty: readonly string[]
  readonly own: readonly string[]
  /** Who was asked, step by step. */
  readonly asked: readonly { readonly nodeId: string; readonly personIds: readonly string[] }[]
  readonly approvals: number
}

/** One document from start to end, everybody approving. */
export function playThrough(model: FlowModel, chart: OrgChart, starterId: string, fields: Readonly<Record<string, string>>): Played {
  const visited: string[] = []
  const empty: string[] = []
  const own: string[] = []
  const asked: { nodeId: string; personIds: string[] }[] = []
  let approvals = 0
  let { state, events } = step(model, null, { type: 'start', by: starterId, fields }, chart)
  for (;;) {
    for (const e of events) {
      if (e.kind === 'nodeEntered') visited.push(e.nodeId)
      if (e.kind === 'passedAutomatically' && e.reason !== 'duplicate') empty.push(e.nodeId)
    }
    for (const visit of state.visits.filter((v) => events.some((e) => e.kind === 'nodeEntered' && e.visitId === v.id))) asked.push({ nodeId: visit.nodeId, personIds: visit.tasks.filter(isUndecided).map((t) => t.personId) })
    const next = openTask(state)
    if (!next) return { visited, empty, own, asked, approvals }
    if (next.personId === starterId) own.push(next.nodeId)
    approvals++
    ;({ state, events } = step(model, state, { type: 'approve', by: next.personId, taskId: next.taskId }, chart))
  }
}

function openTask(state: FlowState): { taskId: string; personId: string; nodeId: string } | null {
  for (const visit of state.visits) {
    const task = visit.tasks.find((t) => t.state === 'open')
    if (task) return { taskId: task.id, personId: task.personId, nodeId: visit.nodeId }
  }
  return null
}

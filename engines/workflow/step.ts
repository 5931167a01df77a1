import type { OrgChart } from './approvers.ts'
import { holds } from './condition.ts'
import { type ApprovalNode, edgesFrom, edgesTo, type FlowModel, nodeOf, reachableFrom } from './flow-model.ts'
import { type ActionKind, type FlowCommand, type FlowEvent, type FlowState, type FlowTask, isUndecided, type Visit } from './flow-state.ts'
import { alreadyAsked, endless, noApprover, noBranch, noPrevious, notRunning, notStarter, notYours, personUnknown, wouldApproveOwn } from './refusals.ts'
import { isPassed, whoIsAsked } from './visit.ts'

export interface Stepped {
  readonly state: FlowState
  readonly events: readonly FlowEvent[]
}

const endlessAfter = 1000

/**
 * Runs one command on an approval. Pure: the state given is untouched, and the same arguments give the same answer.
 * Throws a `Refused` that names what stands against it; then nothing has changed.
 */
export function step(model: FlowModel, before: FlowState | null, command: FlowCommand, chart: OrgChart): Stepped {
  const run = new Run(model, before ? structuredClone(before) : newState(command), chart)
  run.act(command)
  return { state: run.state, events: run.events }
}

function newState(command: FlowCommand): FlowState {
  if (command.type !== 'start') throw notRunning('none')
  return { status: 'returned', starterId: command.by, fields: {}, visits: [], arrived: [], passed: [], nextVisit: 1, nextTask: 1 }
}

class Run {
  readonly model: FlowModel
  readonly state: FlowState
  readonly chart: OrgChart
  readonly events: FlowEvent[] = []
  private moves = 0

  constructor(model: FlowModel, state: FlowState, chart: OrgChart) {
    this.model = model
    this.state = state
    this.chart = chart
  }

  act(command: FlowCommand): void {
    if (command.type === 'start' || command.type === 'resubmit') {
      this.submit(command)
      return
    }
    if (this.state.status !== 'running') throw notRunning(this.state.status)
    switch (command.type) {
      case 'approve':
        this.approve(command)
        break
      case 'reject':
        this.reject(command)
        break
      case 'return':
        this.sendBack(command)
        break
      case 'transfer':
        this.transfer(command)
        break
      case 'addSigner':
        this.addSigner(command)
        break
      case 'withdraw': {
        if (command.by !== this.state.starterId) throw notStarter()
        this.did('withdrawn', command.by)
        this.stop('withdrawn')
        break
      }
      case 'urge': {
        if (command.by !== this.state.starterId) throw notStarter()
        this.did('urged', command.by)
        break
      }
      case 'comment': this.did('commented', command.by)
    }
  }

  private submit(command: Extract<FlowCommand, { type: 'start' | 'resubmit' }>): void {
    if (this.state.status !== 'returned') throw notRunning(this.state.status)
    if (command.by !== this.state.starterId) throw notStarter()
    this.did(command.type === 'start' ? 'started' : 'resubmitted', command.by)
    Object.assign(this.state, { status: 'running', fields: { ...command.fields }, passed: [] })
    const start = this.model.nodes.find((n) => n.kind === 'start')!
    this.leave(start.id)
    this.finishWhenDone()
  }

  private approve({ by, taskId }: { by: string; taskId: string }): void {
    const [visit, task] = this.openTask(taskId, by)
    this.did('approved', by, task, visit)
    this.change(task, 'approved')
    for (const next of visit.tasks) if (next.after === task.id && next.state === 'waiting') this.change(next, 'open')
    const node = nodeOf(this.model, visit.nodeId) as ApprovalNode
    if (!isPassed(node.mode, visit.tasks)) return
    this.pass(visit)
    this.finishWhenDone()
  }

  private reject({ by, taskId }: { by: string; taskId: string }): void {
    const [visit, task] = this.openTask(taskId, by)
    this.did('rejected', by, task, visit)
    this.change(task, 'rejected')
    this.finish('rejected')
  }

  private sendBack(command: Extract<FlowCommand, { type: 'return' }>): void {
    const [visit, task] = this.openTask(command.taskId, command.by)
    if (command.to === 'starter') {
      this.did('returned', command.by, task, visit)
      this.change(task, 'returned')
      this.stop('returned')
      return
    }
    const target = this.state.passed.findLast((p) => p.asked && p.nodeId !== visit.nodeId && reachableFrom(this.model, p.nodeId).has(visit.nodeId))
    if (!target) throw noPrevious()
    this.did('returned', command.by, task, visit, null, target.nodeId)
    this.change(task, 'returned')
    this.rewind(target.nodeId, visit.nodeId)
    this.enter(target.nodeId)
    this.finishWhenDone()
  }

  private transfer(command: Extract<FlowCommand, { type: 'transfer' }>): void {
    const [visit, task] = this.openTask(command.taskId, command.by)
    this.mustBeAbleToSign(command.toPersonId, visit)
    this.did('transferred', command.by, task, visit, command.toPersonId)
    this.change(task, 'transferred')
    const given = this.addTask(visit, { personId: command.toPersonId, state: 'open', after: task.after, isAdvice: task.isAdvice }, visit.tasks.indexOf(task) + 1)
    for (const follower of visit.tasks) if (follower.after === task.id) follower.after = given.id
  }

  private addSigner(command: Extract<FlowCommand, { type: 'addSigner' }>): void {
    const [visit, task] = this.openTask(command.taskId, command.by)
    this.mustBeAbleToSign(command.toPersonId, visit)
    this.did('signerAdded', command.by, task, visit, command.toPersonId)
    const at = visit.tasks.indexOf(task)
    if (command.place === 'before') {
      const advisor = this.addTask(visit, { personId: command.toPersonId, state: 'open', after: task.after, isAdvice: true }, at)
      task.after = advisor.id
      this.change(task, 'waiting')
      return
    }
    if (command.place === 'beside') {
      this.addTask(visit, { personId: command.toPersonId, state: 'open', after: null, isAdvice: false }, at + 1)
      return
    }
    const added = this.addTask(visit, { personId: command.toPersonId, state: 'waiting', after: task.id, isAdvice: false }, at + 1)
    for (const follower of visit.tasks) if (follower.after === task.id && follower !== added) follower.after = added.id
  }

  /** A token arrives at a node by an edge and moves on as far as it can. */
  private arrive(edgeId: string): void {
    if (this.state.status !== 'running') return
    if (++this.moves > endlessAfter) throw endless()
    const edge = this.model.edges.find((e) => e.id === edgeId)!
    const node = nodeOf(this.model, edge.to)
    if (node.kind === 'end') return
    if (node.kind === 'approval') this.enter(node.id)
    else if (node.kind === 'exclusive') this.choose(node.id)
    else this.join(edge.id, node.id)
  }

  private join(edgeId: string, nodeId: string): void {
    const incoming = edgesTo(this.model, nodeId).map((e) => e.id)
    this.state.arrived.push(edgeId)
    if (!incoming.every((id) => this.state.arrived.includes(id))) return
    this.state.arrived = this.state.arrived.filter((id) => !incoming.includes(id))
    this.leave(nodeId)
  }

  private leave(nodeId: string): void {
    for (const edge of edgesFrom(this.model, nodeId)) this.arrive(edge.id)
  }

  private choose(nodeId: string): void {
    const edges = edgesFrom(this.model, nodeId)
    const chosen = edges.length === 1 ? edges[0] : (edges.find((e) => e.condition && holds(e.condition, this.state.fields)) ?? edges.find((e) => e.isDefault))
    if (!chosen) throw noBranch(nodeOf(this.model, nodeId).name, this.state.fields)
    this.arrive(chosen.id)
  }

  private enter(nodeId: string): void {
    const node = nodeOf(this.model, nodeId) as ApprovalNode
    const earlier = this.state.passed.filter((p) => p.nodeId !== nodeId && reachableFrom(this.model, p.nodeId).has(nodeId))
    const approvedBefore = { last: earlier.at(-1)?.personIds ?? [], any: earlier.flatMap((p) => p.personIds) }
    const asked = whoIsAsked(node, this.model.dedupe, this.state.starterId, approvedBefore, this.chart)
    if (asked.empty === 'refuse') throw noApprover(node)
    const visit: Visit = { id: `v${this.state.nextVisit++}`, nodeId, tasks: [] }
    this.state.visits.push(visit)
    this.events.push({ kind: 'nodeEntered', visitId: visit.id, nodeId })
    if (asked.empty === 'reject') {
      this.finish('rejected')
      return
    }
    for (const { personId } of asked.skipped) this.addTask(visit, { personId, state: 'skipped', after: null, isAdvice: false })
    const isDuplicatePass = node.mode === 'any' && asked.skipped.some((s) => s.reason === 'duplicate')
    if (asked.empty === 'approve' || asked.open.length === 0 || isDuplicatePass) {
      this.events.push({ kind: 'passedAutomatically', nodeId, reason: asked.empty === 'approve' ? 'empty' : (asked.skipped.at(-1)?.reason ?? 'empty') })
      this.pass(visit)
      return
    }
    let after: string | null = null
    for (const personId of asked.open) {
      const task: FlowTask = this.addTask(visit, { personId, state: after ? 'waiting' : 'open', after, isAdvice: false })
      if (node.mode === 'sequence') after = task.id
    }
  }

  /** The node is decided: nobody else is asked, and the token moves on. */
  private pass(visit: Visit): void {
    for (const task of visit.tasks) if (isUndecided(task)) this.change(task, 'cancelled')
    this.state.visits.splice(this.state.visits.indexOf(visit), 1)
    const approvers = visit.tasks.filter((t) => t.state === 'approved' || t.state === 'skipped').map((t) => t.personId)
    this.state.passed.push({ nodeId: visit.nodeId, personIds: [...new Set(approvers)], asked: visit.tasks.some((t) => t.state === 'approved') })
    this.events.push({ kind: 'nodeLeft', visitId: visit.id, nodeId: visit.nodeId })
    this.leave(visit.nodeId)
  }

  /**
   * Takes every token back that has gone through `nodeId`; branches that did not pass it keep theirs. Where a join lies between the two,
   * the tokens that it took from those other branches are put back before it, so that it does not wait for them for ever.
   */
  private rewind(nodeId: string, from: string): void {
    const beyond = reachableFrom(this.model, nodeId)
    this.clear((visit) => beyond.has(visit.nodeId))
    this.state.arrived = this.state.arrived.filter((id) => !beyond.has(this.model.edges.find((e) => e.id === id)!.from))
    for (const join of this.model.nodes) {
      if (join.kind !== 'parallel' || !beyond.has(join.id) || !reachableFrom(this.model, join.id).has(from)) continue
      for (const edge of edgesTo(this.model, join.id)) if (!beyond.has(edge.from)) this.state.arrived.push(edge.id)
    }
    this.state.passed = this.state.passed.filter((p) => !beyond.has(p.nodeId))
  }

  private clear(which: (visit: Visit) => boolean = () => true): void {
    for (const visit of this.state.visits.filter(which)) {
      for (const task of visit.tasks) if (isUndecided(task)) this.change(task, 'cancelled')
      this.events.push({ kind: 'nodeLeft', visitId: visit.id, nodeId: visit.nodeId })
    }
    this.state.visits = this.state.visits.filter((v) => !which(v))
  }

  private stop(status: FlowState['status']): void {
    this.clear()
    Object.assign(this.state, { status, arrived: [] })
  }

  private finish(status: 'approved' | 'rejected'): void {
    this.stop(status)
    this.events.push({ kind: 'finished', status })
  }

  private finishWhenDone(): void {
    if (this.state.status !== 'running' || this.state.visits.length > 0) return
    if (this.state.arrived.length > 0) throw new Error('a token waits at a join that nothing can reach: the flow was published unchecked')
    this.finish('approved')
  }

  private openTask(taskId: string, by: string): [Visit, FlowTask] {
    for (const visit of this.state.visits) {
      const task = visit.tasks.find((t) => t.id === taskId)
      if (task?.personId === by && task.state === 'open') return [visit, task]
    }
    throw notYours()
  }

  private mustBeAbleToSign(personId: string, visit: Visit): void {
    if (!this.chart.people.some((p) => p.id === personId)) throw personUnknown()
    const node = nodeOf(this.model, visit.nodeId) as ApprovalNode
    if (personId === this.state.starterId && node.whenSelf !== 'self') throw wouldApproveOwn()
    if (visit.tasks.some((t) => t.personId === personId && isUndecided(t))) throw alreadyAsked()
  }

  private addTask(visit: Visit, task: Omit<FlowTask, 'id'>, at = visit.tasks.length): FlowTask {
    const added: FlowTask = { ...task, id: `t${this.state.nextTask++}` }
    visit.tasks.splice(at, 0, added)
    this.events.push({ kind: 'taskOpened', taskId: added.id, visitId: visit.id, nodeId: visit.nodeId, personId: added.personId, state: added.state })
    return added
  }

  private change(task: FlowTask, state: FlowTask['state']): void {
    task.state = state
    this.events.push({ kind: 'taskChanged', taskId: task.id, state })
  }

  private did(action: ActionKind, by: string, task: FlowTask | null = null, visit: Visit | null = null, toPersonId: string | null = null, toNodeId: string | null = null): void {
    this.events.push({ kind: 'action', action, by, taskId: task?.id ?? null, nodeId: visit?.nodeId ?? null, toPersonId, toNodeId })
  }
}

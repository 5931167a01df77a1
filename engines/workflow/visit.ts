import type { ApprovalNode, DedupePolicy, SignMode } from './flow-model.ts'
import { type FlowTask, isUndecided } from './flow-state.ts'
import { approversOf, type OrgChart, superiorOf } from './approvers.ts'

/** Who is asked at a node, and who counts as approved without being asked. */
export interface Asked {
  readonly open: readonly string[]
  readonly skipped: readonly { readonly personId: string; readonly reason: 'self' | 'duplicate' }[]
  /** What the policy for "nobody found" says; null when somebody was found. */
  readonly empty: 'approve' | 'reject' | 'refuse' | null
}

/**
 * Pure: applies the node's source and policies. The starter's own vote is taken out before anybody else's is counted, so that
 * a starter who is one of several or-signers never lets the document pass unseen.
 */
export function whoIsAsked(node: ApprovalNode, dedupe: DedupePolicy, starterId: string, approvedBefore: { readonly last: readonly string[]; readonly any: readonly string[] }, chart: OrgChart): Asked {
  const named = approversOf(node.source, starterId, chart)
  if (named.length === 0 && node.whenEmpty !== 'admin') return { open: [], skipped: [], empty: node.whenEmpty }
  const found = named.length > 0 ? named : [chart.adminId].filter((id) => id !== null)
  if (found.length === 0) return { open: [], skipped: [], empty: 'refuse' }
  const people: string[] = []
  const skipped: { personId: string; reason: 'self' | 'duplicate' }[] = []
  for (const personId of found) {
    if (personId !== starterId || node.whenSelf === 'self') people.push(personId)
    else if (node.whenSelf === 'skip') skipped.push({ personId, reason: 'self' })
    else {
      const superior = superiorOf(starterId, chart)
      const instead = (node.whenSelf === 'superior' ? [superior, chart.adminId] : [chart.adminId, superior]).find((id) => id !== null && id !== starterId)
      if (instead) people.push(instead)
      else return { open: [], skipped: [], empty: 'refuse' }
    }
  }
  const known = dedupe === 'once' ? approvedBefore.any : dedupe === 'consecutive' ? approvedBefore.last : []
  const open: string[] = []
  for (const personId of new Set(people)) {
    if (known.includes(personId)) skipped.push({ personId, reason: 'duplicate' })
    else open.push(personId)
  }
  return { open, skipped, empty: null }
}

/** Pure: does a node pass with these tasks? */
export function isPassed(mode: SignMode, tasks: readonly FlowTask[]): boolean {
  const approved = tasks.filter((t) => t.state === 'approved' && !t.isAdvice)
  if (mode === 'any') {
    const owed = tasks.some((t) => isUndecided(t) && approved.some((a) => a.id === t.after))
    return approved.length > 0 && !owed
  }
  return !tasks.some(isUndecided) && tasks.some((t) => (t.state === 'approved' && !t.isAdvice) || t.state === 'skipped')
}

import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { phaseOf } from '../../../platform/gates/evaluate.ts'
import { signaturesOf } from '../../../platform/signatures/sign.ts'
import { getItem, linkedItems, listItems, localized } from '../../../platform/trace/item-store.ts'
import { decisionSubject } from '../commands/decide-go-no-go.ts'
import type { GateEvidence, GoNoGoLine, GoNoGoView } from '../contract.ts'
import { earlierStages, gateEvidence, redLinesOf } from '../gate-evidence.ts'
import { goNoGo } from '../kinds.ts'
import { goNoGoVotes } from '../own-tables.ts'
import { votersOf, votingRoles } from '../voters.ts'
import { iso, namesOf, wavesOf, windowOf } from '../wave-facts.ts'

/** The meeting on one screen: gates by stage with their red lines, votes, the last moment for a rollback, the decision. */
export async function goNoGoView(tx: Tx, idOrCode: string): Promise<GoNoGoView> {
  const [found] = await localized(tx, [await getItem(tx, goNoGo, idOrCode)], ['title', 'conditions', 'statement'])
  const row = found!
  const waveId = ((await linkedItems(tx, [row.id], 'contains', 'in')).get(row.id) ?? []).find((i) => i.kind === 'wave')?.id
  const facts = waveId ? (await wavesOf(tx, { ids: [waveId] }))[0] : undefined
  const phase = row.phaseId ? await phaseOf(tx, row.phaseId) : null
  const gates: GateEvidence[] = []
  if (row.state === 'decided') gates.push(...((row.evidence as { gates?: GateEvidence[] } | null)?.gates ?? []))
  else if (phase) for (const stage of earlierStages) gates.push(await gateEvidence(tx, phase, stage))
  const votes = await tx.db.select().from(goNoGoVotes).where(eq(goNoGoVotes.goNoGoId, row.id))
  const voters = await votersOf(tx)
  const names = await namesOf(tx, votes.map((v) => v.personId))
  const gone = votes.filter((v) => !voters.some((x) => x.personId === v.personId)).map((v) => ({ personId: v.personId, name: names.get(v.personId) ?? '', role: v.role }))
  const window = facts ? windowOf(facts, tx.zone, { now: null }) : null
  const odds = window?.odds ?? null
  return {
    id: row.id, code: row.code, title: row.title, state: row.state, version: row.version, phase: phase ? { id: phase.id, code: phase.code, name: phase.name } : null, meetingOn: row.meetingOn ?? '',
    wave: facts ? { id: facts.wave.id, code: facts.wave.code, title: facts.wave.title, state: facts.wave.state, plannedOn: facts.wave.plannedOn } : null,
    decision: row.decision, conditions: row.conditions, statement: row.statement, decidedAt: row.decidedAt ? new Date(row.decidedAt).toISOString() : null,
    gates, redLines: redLinesOf(gates).length,
    votes: [...voters, ...gone].map((v) => {
      const vote = votes.find((x) => x.personId === v.personId)
      const role = vote?.role ?? v.role
      return { personId: v.personId, name: v.name, role, roleLabel: votingRoles[role] ?? { zh: role, en: role }, vote: vote?.vote ?? null, dissent: vote ? ((tx.locale === 'en' ? vote.dissentEn : null) ?? vote.dissent) : null, at: vote ? new Date(vote.at).toISOString() : null }
    }),
    lastRollbackAt: iso(window?.computed.lastRollbackAt), expectedFinish: iso(window?.computed.plannedFinish), opensAt: facts?.wave.opensAt ? new Date(facts.wave.opensAt).toISOString() : null,
    odds: odds ? { p80: iso(odds.p80)!, inTime: odds.inTime.toFixed(4), samples: odds.samples } : null,
    signatures: await signaturesOf(tx, decisionSubject(row.id)),
    mayVote: row.state === 'open' && !tx.actor.readOnly && voters.some((v) => v.personId === tx.personId),
    mayDecide: row.state === 'open' && tx.roles.includes('sponsor') && tx.ability.can('sign', 'cutover'),
  }
}

export async function goNoGoLines(tx: Tx, phaseId: string | null): Promise<GoNoGoLine[]> {
  const rows = (await listItems(tx, goNoGo)).filter((r) => !phaseId || r.phaseId === phaseId || r.phaseId === null)
  if (rows.length === 0) return []
  const inside = await linkedItems(tx, rows.map((r) => r.id), 'contains', 'in')
  const votes = await tx.db.select().from(goNoGoVotes).where(inArray(goNoGoVotes.goNoGoId, rows.map((r) => r.id)))
  const voters = (await votersOf(tx)).length
  return rows.map((row) => {
    const own = votes.filter((v) => v.goNoGoId === row.id)
    const wave = (inside.get(row.id) ?? []).find((i) => i.kind === 'wave')
    return { id: row.id, code: row.code, title: row.title, state: row.state, decision: row.decision, meetingOn: row.meetingOn ?? '', wave: wave ? `${wave.code} ${wave.title}` : null, votes: own.length, voters, dissents: own.filter((v) => v.vote === 'noGo').length, phaseId: row.phaseId }
  })
}

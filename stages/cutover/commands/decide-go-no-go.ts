import { eq } from 'drizzle-orm'
import { Invalid, Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { phaseOf } from '../../../platform/gates/evaluate.ts'
import { sign, snapshotOf } from '../../../platform/signatures/sign.ts'
import { getItem, moveItem, updateItem } from '../../../platform/trace/item-store.ts'
import type { GateEvidence } from '../contract.ts'
import { earlierStages, gateEvidence, redLinesOf } from '../gate-evidence.ts'
import { goNoGo, wave } from '../kinds.ts'
import { goNoGoVotes } from '../own-tables.ts'
import { wavesOf } from '../wave-facts.ts'
import { waveOfTask } from './wave-of-task.ts'

export const decisionSubject = (id: string): string => `goNoGo:${id}`

/**
 * The sponsor decides and signs. The gates of the earlier stages are measured and frozen with the decision. A plain go is refused while a red line
 * stands; a go with conditions keeps the red lines in sight and needs its conditions. Go approves the wave.
 */
export async function decideGoNoGo(tx: Tx, input: { goNoGoId: string; decision: 'go' | 'conditional' | 'noGo'; conditions?: string | Text | null | undefined; statement?: string | Text | null | undefined; attachmentId?: string | null | undefined }): Promise<void> {
  tx.require('sign', 'cutover')
  const row = await getItem(tx, goNoGo, input.goNoGoId)
  if (!tx.roles.includes('sponsor') && !tx.actor.system && !input.attachmentId) throw new Refused('goNoGo.sponsor_only', { code: row.code }, { zh: '上线决议由项目领导小组组长签署。纸面签署请上传签字页。', en: 'The sponsor signs this decision. For a signature on paper, upload the signed page.' })
  if (row.state === 'decided') throw new Refused('goNoGo.decided', { code: row.code }, { zh: `${row.code} 已经决议。要改变决议请另开一次评审。`, en: `${row.code} has been decided. To change it, hold another meeting.` })
  const votes = await tx.db.select({ id: goNoGoVotes.id }).from(goNoGoVotes).where(eq(goNoGoVotes.goNoGoId, row.id))
  if (votes.length === 0) throw new Refused('goNoGo.no_votes', { code: row.code }, { zh: '还没有人表决。请先让各角色投票，再决议。', en: 'Nobody has voted yet. Let the roles vote before deciding.' })
  const phase = row.phaseId ? await phaseOf(tx, row.phaseId) : null
  const gates: GateEvidence[] = []
  if (phase) for (const stage of earlierStages) gates.push(await gateEvidence(tx, phase, stage))
  const red = redLinesOf(gates)
  if (input.decision === 'go' && red.length > 0) throw new Refused('goNoGo.red_lines', { code: row.code, criteria: red.map((r) => r.id) }, { zh: `还有 ${red.length} 条红线未过：${red.map((r) => r.label.zh).join('、')}。要么先解决，要么写明条件后"有条件上线"。`, en: `${red.length} red lines stand: ${red.map((r) => r.label.en).join(', ')}. Clear them, or go with conditions and state them.` })
  const conditions = said(input.conditions)
  if (input.decision === 'conditional' && !conditions) throw new Invalid('goNoGo.conditions_missing', { field: 'conditions' }, { zh: '有条件上线要写明条件、责任人和期限。', en: 'State the conditions, with who and by when.' })
  const statement = said(input.statement)
  await updateItem(tx, goNoGo, row.id, { decision: input.decision, conditions, statement, decidedAt: tx.now, evidence: { gates } }, { state: 'decided', event: `goNoGo.decided_${input.decision === 'noGo' ? 'no_go' : input.decision}`, data: { redLines: red.map((r) => r.id), votes: votes.length } })
  const facts = (await wavesOf(tx, { ids: [await waveOfTask(tx, row)] }))[0]!
  if (input.decision !== 'noGo' && facts.wave.state === 'planned') await moveItem(tx, wave, facts.wave.id, 'approved', { event: 'wave.approve' })
  const figures = Object.fromEntries(gates.flatMap((g) => g.criteria.map((c) => [c.id, c.value] as const)))
  await sign(tx, { subject: decisionSubject(row.id), role: 'sponsor', snapshot: await snapshotOf(tx, [row.id, facts.wave.id, ...facts.tasks.map((t) => t.id)], figures), statement: typeof statement === 'object' ? (statement?.zh ?? null) : statement, attachmentId: input.attachmentId ?? null })
}

function said(text: string | Text | null | undefined): string | Text | null {
  return typeof text === 'string' ? text.trim() || null : (text ?? null)
}

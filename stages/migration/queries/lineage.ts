import type { LineageRow } from '../../../engines/data/contract.ts'
import { forwardOf, lineageOf } from '../../../engines/data/read-run.ts'
import type { Text } from '../../../engines/errors.ts'
import { type Actor, asActor } from '../../../platform/db/door.ts'
import type { LineageView } from '../contract.ts'
import { listDecisions } from './decisions.ts'
import { type Run, runOnDisk } from './load-run.ts'
import { labelsOf } from './run.ts'
import { ruleTexts } from './rule-texts.ts'

/** From a target row back to file and line: which rows, which rules, which person. */
export async function backFrom(actor: Actor, implementationId: string, input: { run: string; key: string }): Promise<LineageView> {
  const { run, directory } = await runOnDisk(actor, implementationId, input.run)
  const target = await lineageOf(directory, input.key)
  return view(actor, implementationId, run, { target, forward: [], keys: target.rows.map((r) => r.landed.recordKey) })
}

/** From a line of a file forward: mapped into which target row, merged, or rejected for which reason. */
export async function forwardFrom(actor: Actor, implementationId: string, input: { run: string; file?: string | undefined; line: number }): Promise<LineageView> {
  const { run, manifest, directory } = await runOnDisk(actor, implementationId, input.run)
  const row = await forwardOf(directory, input.file ?? manifest.inputs[0]!.path, input.line)
  const target = row.targetKey && row.outcome !== 'rejected' ? (await lineageOf(directory, row.targetKey)).values : null
  const forward: (LineageRow & { target: Record<string, string | null> | null })[] = [{ ...row, target: target && { ...target } }]
  return view(actor, implementationId, run, { target: null, forward, keys: [row.landed.recordKey] })
}

async function view(actor: Actor, implementationId: string, run: Run, found: Pick<LineageView, 'target' | 'forward'> & { keys: string[] }): Promise<LineageView> {
  return asActor(actor, implementationId, async (tx) => ({
    run: { id: run.id, code: run.code, title: run.title, mode: run.mode!, finishedAt: run.finishedAt }, labels: await labelsOf(tx, run.mappingId, actor.locale), rules: (await ruleTexts(tx, run.mappingId)) as Record<string, Text>,
    target: found.target, forward: found.forward, decisions: await listDecisions(tx, run.object!, found.keys),
  }))
}

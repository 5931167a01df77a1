import type { Block, DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { splitCodes } from '../codes.ts'
import type { RunbookRow } from '../contract.ts'
import { runbookView } from '../queries/runbook-view.ts'
import { rehearsalMinutes } from '../queries/wave-view.ts'
import { departmentsByCode, namesOf, type WaveFacts, wavesOf } from '../wave-facts.ts'
import { fill, hoursOf, momentIn, words } from '../words.ts'
import { documentOf } from './head.ts'

/** 切换方案（含回退） (DOC-35): waves, the window in figures, runbook, rollback list, rehearsals. */
export async function cutoverPlan(tx: Tx, { phaseId }: { phaseId: string | null }): Promise<DocumentModel> {
  const l = tx.locale
  const waves = await wavesOf(tx, { phaseId })
  const departments = await departmentsByCode(tx)
  const namesIn = (codes: string | null): string => splitCodes(codes).map((code) => departments.get(code)?.name ?? code).join(l === 'en' ? ', ' : '、')
  const sections: Section[] = [{ heading: words.waves[l], blocks: waves.length === 0 ? [{ type: 'paragraph', text: words.none[l] }] : [{
    type: 'table', columns: [{ header: words.wave[l], width: 34 }, { header: words.departments[l], width: 24 }, { header: words.scope[l], width: 12 }, { header: words.plannedOn[l], width: 16 }, { header: words.released[l], width: 14, align: 'right' }],
    rows: waves.map((w) => [`${w.wave.code} ${w.wave.title}`, namesIn(w.wave.departments), w.wave.scope === 'pilot' ? words.pilot[l] : words.all[l], w.wave.plannedOn ?? '', String(w.releases.length)]),
  }] }]
  for (const facts of waves) sections.push(await waveSection(tx, facts))
  return documentOf(tx, { title: words.planTitle[l], mark: 'CUP', phaseId, signers: [words.sponsor, words.businessLead, words.itOperations, words.implementerPm].map((w) => ({ role: w[l] })), sections })
}

async function waveSection(tx: Tx, facts: WaveFacts): Promise<Section> {
  const l = tx.locale
  const board = await runbookView(tx, facts.wave.id, null)
  const names = await namesOf(tx, board.tasks.flatMap((t) => [t.ownerId, t.backupOwnerId]))
  const w = board.window
  const moment = (instant: string | null): string => momentIn(tx.zone, instant)
  const figures: Block = { type: 'fields', rows: [
    { label: words.t0[l], value: moment(board.wave.startsAt) }, { label: words.opens[l], value: moment(board.wave.opensAt) }, { label: words.finish[l], value: moment(w.plannedFinish) },
    { label: words.critical[l], value: hoursOf(w.criticalMinutes, l) }, { label: words.rollbackLength[l], value: hoursOf(w.rollbackMinutes, l) }, { label: words.lastRollback[l], value: moment(w.lastRollbackAt) },
    ...(w.odds ? [{ label: words.p80[l], value: `${moment(w.odds.p80)} (${fill(words.p80Note[l], { n: w.odds.samples, runs: w.odds.runs })})` }] : []),
  ] }
  const list = (text: string | null): Block[] => (text ? [{ type: 'list', items: text.split('\n').map((line) => line.replace(/^\s*(\d+[.、)]|[-•])\s*/, '').trim()).filter((line) => line !== '') }] : [])
  return {
    heading: `${facts.wave.code} ${facts.wave.title}`,
    blocks: [],
    sections: [
      { heading: words.entry[l], blocks: list(facts.wave.entryCriteria) },
      { heading: words.exit[l], blocks: list(facts.wave.exitCriteria) },
      { heading: words.released[l], blocks: [{ type: 'list', items: facts.releases.length > 0 ? facts.releases.map((r) => `${r.code} ${r.title}`) : [words.none[l]] }] },
      { heading: words.window[l], blocks: [figures] },
      { heading: words.runbook[l], blocks: [taskTable(tx, board.tasks.filter((t) => t.block !== 'rollback'), names)] },
      { heading: words.rollback[l], blocks: [taskTable(tx, board.tasks.filter((t) => t.block === 'rollback'), names)] },
      { heading: words.rehearsals[l], blocks: facts.rehearsals.length === 0 ? [{ type: 'paragraph', text: words.none[l] }] : facts.rehearsals.flatMap((r): Block[] => [
        { type: 'paragraph', bold: true, text: `${r.code} ${r.title} · ${r.heldOn ?? ''}${r.includesRollback ? ` · ${words.withRollback[l]}` : ''}${rehearsalMinutes(facts, r.id) === null ? '' : ` · ${hoursOf(rehearsalMinutes(facts, r.id)!, l)}`}` },
        ...(r.conclusion ? [{ type: 'paragraph' as const, text: r.conclusion }] : []),
      ]) },
    ],
  }
}

function taskTable(tx: Tx, tasks: readonly RunbookRow[], names: Map<string, string>): Block {
  const l = tx.locale
  if (tasks.length === 0) return { type: 'paragraph', text: words.none[l] }
  return {
    type: 'table',
    columns: [{ header: words.task[l], width: 28 }, { header: words.start[l], width: 12 }, { header: words.minutes[l], width: 7, align: 'right' }, { header: words.after[l], width: 11 }, { header: words.owner[l], width: 9 }, { header: words.backup[l], width: 9 }, { header: words.verify[l], width: 17 }, { header: words.actual[l], width: 9, align: 'right' }],
    rows: tasks.map((t) => [`${t.code} ${t.title}${t.isPointOfNoReturn ? ` (${words.noReturn[l]})` : ''}`, momentIn(tx.zone, t.plannedStart), String(t.durationMinutes), t.predecessors.join(', '), names.get(t.ownerId ?? '') ?? '', names.get(t.backupOwnerId ?? '') ?? '', t.verification ?? '', t.actualMinutes === null ? '' : String(t.actualMinutes)]),
  }
}

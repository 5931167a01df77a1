import type { Block, DocumentModel } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { incident } from '../kinds.ts'
import { clockOf } from '../queries/incident-view.ts'
import { runbookView } from '../queries/runbook-view.ts'
import { targets } from '../severity.ts'
import { votersOf, votingRoles } from '../voters.ts'
import { namesOf, wavesOf } from '../wave-facts.ts'
import { hoursOf, momentIn, words } from '../words.ts'
import { documentOf } from './head.ts'

const combinations = { P1: { zh: '高×高', en: 'high × high' }, P2: { zh: '高×中、中×高', en: 'high × medium' }, P3: { zh: '高×低、中×中、低×高', en: 'high × low, medium × medium' }, P4: { zh: '其余', en: 'the rest' } }

/** 应急预案 (DOC-36): team, severities with their limits, what to do when a step fails, the rollback list, and work by hand. */
export async function emergencyPlan(tx: Tx, { phaseId }: { phaseId: string | null }): Promise<DocumentModel> {
  const l = tx.locale
  const waves = await wavesOf(tx, { phaseId })
  const voters = await votersOf(tx)
  const failing = waves.flatMap((w) => w.tasks).filter((t) => t.ifItFails)
  const boards = await Promise.all(waves.filter((w) => w.tasks.some((t) => t.block === 'rollback')).map((w) => runbookView(tx, w.wave.id, null)))
  const names = await namesOf(tx, boards.flatMap((b) => b.tasks.flatMap((t) => [t.ownerId, t.backupOwnerId])))
  const incidents = await listItems(tx, incident, { phaseId })
  const rollback = boards.map((b): Block => ({
    type: 'table', caption: `${b.wave.code} ${b.wave.title} · ${hoursOf(b.window.rollbackMinutes, l)} · ${words.lastRollback[l]} ${momentIn(tx.zone, b.window.lastRollbackAt)}`,
    columns: [{ header: words.task[l], width: 36 }, { header: words.minutes[l], width: 8, align: 'right' }, { header: words.owner[l], width: 14 }, { header: words.backup[l], width: 14 }, { header: words.verify[l], width: 28 }],
    rows: b.tasks.filter((t) => t.block === 'rollback').map((t) => [`${t.code} ${t.title}`, String(t.rehearsedMinutes ?? t.durationMinutes), names.get(t.ownerId ?? '') ?? '', names.get(t.backupOwnerId ?? '') ?? '', t.verification ?? '']),
  }))
  return documentOf(tx, {
    title: words.emergencyTitle[l], mark: 'EMP', phaseId, signers: [words.sponsor, words.itOperations, words.implementerPm].map((w) => ({ role: w[l] })),
    sections: [
      { heading: words.team[l], blocks: [{ type: 'table', columns: [{ header: words.role[l], width: 50 }, { header: words.name[l], width: 50 }], rows: Object.entries(votingRoles).flatMap(([role, label]) => { const own = voters.filter((v) => v.role === role); return own.length === 0 ? [] : [[label[l], own.map((v) => v.name).join(l === 'en' ? ', ' : '、')]] }) }] },
      { heading: words.severity[l], blocks: [{ type: 'paragraph', text: words.severityText[l] }, { type: 'table', columns: [{ header: words.level[l], width: 15 }, { header: words.combination[l], width: 45 }, { header: words.acknowledgeIn[l], width: 20, align: 'right' }, { header: words.restoreIn[l], width: 20, align: 'right' }], rows: (['P1', 'P2', 'P3', 'P4'] as const).map((s) => [s, combinations[s][l], hoursOf(targets[s].acknowledge, l), hoursOf(targets[s].restore, l)]) }] },
      { heading: words.failures[l], blocks: failing.length === 0 ? [{ type: 'paragraph', text: words.none[l] }] : [{ type: 'table', columns: [{ header: words.task[l], width: 50 }, { header: words.ifItFails[l], width: 50 }], rows: failing.map((t) => [`${t.code} ${t.title}`, t.ifItFails ?? '']) }] },
      { heading: words.rollback[l], blocks: rollback.length === 0 ? [{ type: 'paragraph', text: words.none[l] }] : rollback },
      { heading: words.manual[l], blocks: [{ type: 'list', ordered: true, items: words.manualSteps[l].split('\n') }] },
      { heading: words.incidentsSoFar[l], blocks: incidents.length === 0 ? [{ type: 'paragraph', text: words.none[l] }] : [{ type: 'table', columns: [{ header: words.incident[l], width: 46 }, { header: words.level[l], width: 10 }, { header: words.occurred[l], width: 22 }, { header: words.restoredIn[l], width: 22, align: 'right' }], rows: incidents.map((i) => { const minutes = clockOf(i).restore; return [`${i.code} ${i.title}`, i.severity ?? '', momentIn(tx.zone, i.occurredAt), minutes === null ? '–' : hoursOf(minutes, l)] }) }] },
    ],
  })
}

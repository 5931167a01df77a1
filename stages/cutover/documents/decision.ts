import type { Block, DocumentModel, Section } from '../../../engines/document/contract.ts'
import { dayIn } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import type { GateEvidence, GoNoGoView } from '../contract.ts'
import { goNoGo } from '../kinds.ts'
import { goNoGoView } from '../queries/go-no-go-view.ts'
import { waveView } from '../queries/wave-view.ts'
import { stageNames } from '../stage-names.ts'
import { fill, words } from '../words.ts'
import { documentOf } from './head.ts'

const voteWords = { go: words.go, conditional: words.conditional, noGo: words.noGo }

/** 上线申请与评审决议 (DOC-38): the request, the gates as measured, every vote with its dissent, decision and signatures. */
export async function decisionDocument(tx: Tx, { phaseId, itemId }: { phaseId: string | null; itemId?: string }): Promise<DocumentModel> {
  const l = tx.locale
  const rows = itemId ? [{ id: itemId }] : (await listItems(tx, goNoGo, { phaseId }))
  const views = await Promise.all(rows.map((r) => goNoGoView(tx, r.id)))
  const signatures = views.flatMap((v) => v.signatures).map((s) => ({ role: words.sponsor[l], name: s.by, date: dayIn(tx.zone, new Date(s.at).toISOString()) }))
  const sections: Section[] = []
  for (const view of views) sections.push(await meeting(tx, view))
  if (sections.length === 0) sections.push({ heading: words.decision[l], blocks: [{ type: 'paragraph', text: words.none[l] }] })
  return documentOf(tx, { title: words.decisionTitle[l], mark: 'GNG', phaseId, signers: [...signatures, ...[words.businessLead, words.itOperations, words.implementerPm].map((w) => ({ role: w[l] }))], sections })
}

async function meeting(tx: Tx, view: GoNoGoView): Promise<Section> {
  const l = tx.locale
  const wave = view.wave ? await waveView(tx, view.wave.id) : null
  const comma = l === 'en' ? ', ' : '、'
  const dissents = view.votes.filter((v) => v.dissent)
  return {
    heading: `${view.code} ${view.title}`,
    blocks: [],
    sections: [
      { heading: words.request[l], blocks: [{ type: 'paragraph', text: fill(words.requestText[l], { wave: wave ? `${wave.code} ${wave.title}` : '', departments: wave?.departments.map((d) => d.name).join(comma) ?? '', day: wave?.plannedOn ?? '', n: wave?.releases.length ?? 0 }) }] },
      { heading: words.gates[l], blocks: view.gates.map((g) => gateTable(g, l)) },
      { heading: words.votes[l], blocks: [{ type: 'table', columns: [{ header: words.role[l], width: 30 }, { header: words.name[l], width: 20 }, { header: words.vote[l], width: 20 }, { header: words.signature[l], width: 30 }], rows: view.votes.map((v) => [v.roleLabel[l], v.name, v.vote ? voteWords[v.vote][l] : words.notVoted[l], '']) }] },
      { heading: words.dissent[l], blocks: dissents.length === 0 ? [{ type: 'paragraph', text: words.none[l] }] : dissents.map((v) => ({ type: 'paragraph' as const, text: `${v.name} (${v.roleLabel[l]}): ${v.dissent}` })) },
      { heading: words.decision[l], blocks: [{ type: 'fields', rows: [
        { label: words.decision[l], value: view.decision ? voteWords[view.decision][l] : words.undecided[l] },
        ...(view.conditions ? [{ label: words.conditions[l], value: view.conditions }] : []), ...(view.statement ? [{ label: words.statement[l], value: view.statement }] : []),
        ...view.signatures.map((s) => ({ label: words.signature[l], value: `${s.by} · ${dayIn(tx.zone, new Date(s.at).toISOString())} · ${s.fingerprint.slice(0, 16)}` })),
      ] }] },
    ],
  }
}

function gateTable(gate: GateEvidence, l: 'zh' | 'en'): Block {
  return {
    type: 'table', caption: `${stageNames[gate.stage][l]}${gate.override ? ` · ${gate.override}` : ''}`,
    columns: [{ header: words.criterion[l], width: 30 }, { header: words.value[l], width: 16, align: 'right' }, { header: words.threshold[l], width: 14, align: 'right' }, { header: words.result[l], width: 12 }, { header: words.blocking[l], width: 28 }],
    rows: gate.criteria.map((c) => [c.label[l], shown(c.unit, c.value, c), `${c.comparison === '>=' ? '≥' : '≤'} ${shown(c.unit, c.threshold)}`, (c.met === null ? words.unknown : c.met ? words.met : words.notMet)[l], c.met === false ? c.blockers.slice(0, 3).map((b) => b.code ?? b.text).join(', ') + (c.blockerCount > 3 ? ' …' : '') : '']),
  }
}

function shown(unit: string, value: string | null, of?: { numerator?: string | undefined; denominator?: string | undefined }): string {
  if (value === null) return '–'
  const figure = unit === 'ratio' ? `${(Number(value) * 100).toFixed(1)} %` : String(Number(value))
  return of?.denominator === undefined ? figure : `${figure} (${of.numerator}/${of.denominator})`
}

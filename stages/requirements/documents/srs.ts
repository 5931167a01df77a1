import type { DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { fingerprintOf, signaturesOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { baselineSigners } from '../queries/baseline-signers.ts'
import { baselineSubject } from '../queries/baseline-standing.ts'
import { viewBaseline } from '../queries/baseline-view.ts'
import { personNames } from '../queries/person-names.ts'
import { type SpecificationData, specificationData } from '../queries/specification-data.ts'
import { coverOf, type Frame, frameOf } from './document-frame.ts'
import { introduction } from './srs-introduction.ts'
import { overallDescription } from './srs-overall.ts'
import { specificRequirements } from './srs-requirements.ts'
import { openIssues, traceMatrix, verification } from './srs-verification.ts'

/** 《需求规格说明书》 in the outline of GB/T 9385-2008, every chapter filled from data; the signatures are those of the baseline. */
export async function srs(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const frame = await frameOf(tx, input.phaseId)
  const data = await specificationData(tx, frame.phase?.id ?? null)
  const current = frame.phase ? data.baselines.filter((b) => b.state !== 'superseded').at(-1) : undefined
  const sections: Section[] = [introduction(frame, data), overallDescription(frame, data, tx.locale), specificRequirements(frame, data), verification(frame, data), traceMatrix(frame, data), openIssues(frame, data, current ? await viewBaseline(tx, current.id) : null)]
  const standing = current ? await standingOf(tx, current.id, current.phaseId, frame) : null
  const snapshot = await snapshotOf(tx, data.requirements.map((r) => r.id), { requirements: String(data.requirements.length) })
  return {
    title: `${frame.implementation.name} ${frame.say('需求规格说明书', 'Software Requirements Specification')}`,
    number: `${frame.implementation.code}-SRS${frame.phase ? `-${frame.phase.code}` : ''}`,
    version: current?.baselineVersion ?? frame.say('草案', 'Draft'),
    locale: tx.locale,
    cover: coverOf(frame, frame.day(current?.frozenAt ?? tx.now)),
    revisions: await revisionsOf(tx, frame, data),
    signatures: [
      { role: frame.say(`编制：乙方项目经理 ${frame.withRole('implementerProjectManager')}`, `Prepared: implementer project manager ${frame.withRole('implementerProjectManager')}`) },
      { role: frame.say(`审核：甲方项目经理 ${frame.withRole('customerProjectManager')}`, `Reviewed: customer project manager ${frame.withRole('customerProjectManager')}`) },
      ...(standing?.signatures ?? []),
    ],
    sections,
    fingerprint: standing?.fingerprint ?? fingerprintOf(`srs:${frame.phase?.id ?? 'all'}`, snapshot),
  }
}

async function standingOf(tx: Tx, baselineId: string, phaseId: string | null, frame: Frame) {
  const signers = await baselineSigners(tx, { id: baselineId, phaseId })
  const signed = await signaturesOf(tx, baselineSubject(baselineId))
  return {
    signatures: signers.map((s) => ({
      role: frame.say(`批准：业务负责人${s.module ? `（${s.module}）` : ''}`, `Approved: business lead${s.module ? ` (${s.module})` : ''}`),
      ...(s.signedAt && !s.isBroken ? { name: s.name, date: frame.day(s.signedAt) } : {}),
    })),
    fingerprint: signed.findLast((s) => s.broken.length === 0)?.fingerprint,
  }
}

async function revisionsOf(tx: Tx, frame: Frame, data: SpecificationData): Promise<DocumentModel['revisions']> {
  const names = await personNames(tx, data.baselines.map((b) => b.createdBy))
  if (data.baselines.length === 0) return [{ version: frame.say('草案', 'Draft'), date: tx.today, author: frame.withRole('implementerProjectManager'), change: frame.say('尚未冻结基线，内容随条目变化', 'No baseline is frozen yet; the content follows the items') }]
  return data.baselines.map((b, i) => ({ version: b.baselineVersion ?? '', date: frame.day(b.frozenAt), author: names.get(b.createdBy ?? '') ?? '', change: b.note ?? (i === 0 ? frame.say('首次冻结需求基线', 'First baseline frozen') : frame.say('按已批准的变更重新冻结', 'Frozen again after approved changes')) }))
}

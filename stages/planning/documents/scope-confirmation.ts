import type { DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { phasesOf } from '../../../platform/gates/evaluate.ts'
import { scopeRoles } from '../commands/sign-scope.ts'
import { namesOf } from '../queries/names.ts'
import { viewScope } from '../queries/scope.ts'
import { frontOf, signaturesFor, statedFingerprint } from './front.ts'
import { scopeMatrix, scopeOut } from './scope-blocks.ts'

/** 《实施范围确认书》: what the phase does where, which requirements that implements, and what it does not do. */
export async function scopeConfirmation(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const front = await frontOf(tx)
  const { say } = front
  const names = await namesOf(tx)
  const phases = await phasesOf(tx)
  const shown = phases.filter((p) => input.phaseId === null || p.id === input.phaseId)
  const ids = new Set(shown.map((p) => p.id))
  const all = await viewScope(tx)
  const view = { ...all, cells: all.cells.filter((c) => ids.has(c.phaseId)) }
  const signing = all.signing.filter((s) => ids.has(s.phaseId))
  const asked = view.cells.filter((c) => c.coverage !== 'out' && c.requirements.length > 0)
  const sections: Section[] = [
    { heading: say('范围矩阵', 'Scope matrix'), blocks: [{ type: 'paragraph', text: say('“全面”指该部门全部相关岗位在本期启用；“试点”指先在约定的岗位或仓库启用。', '"Full" means that all jobs concerned in the department start in this phase; "pilot" that agreed jobs or stores start first.') }, scopeMatrix(view, shown, say)] },
    { heading: say('模块与业务负责人', 'Modules and their leads'), blocks: [{ type: 'table', columns: [{ header: say('模块', 'Module'), width: 50 }, { header: say('业务负责人', 'Business lead'), width: 50 }], rows: view.modules.filter((m) => view.cells.some((c) => c.moduleId === m.id)).map((m) => [`${m.code} ${m.name}`, names.person(m.leadId) ?? say('未指定', 'not named')]) }] },
    { heading: say('落实的需求', 'Requirements implemented'), blocks: [asked.length === 0 ? { type: 'paragraph', text: say('范围还没有关联到需求。', 'The scope is not linked to requirements yet.') } : { type: 'table', columns: [{ header: say('范围', 'Scope'), width: 34 }, { header: say('需求', 'Requirements'), width: 76 }], rows: asked.map((c) => [`${c.code} ${view.modules.find((m) => m.id === c.moduleId)?.name ?? ''} · ${view.departments.find((d) => d.id === c.departmentId)?.name ?? ''}`, c.requirements.map((r) => `${r.code} ${r.title}`).join('\n')]) }] },
    { heading: say('本期不做', 'Not in this phase'), blocks: [scopeOut(view, shown, say)] },
    { heading: say('约定', 'Agreement'), blocks: [{ type: 'list', ordered: true, items: [say('本确认书签署后，范围以本书为准；增减须走变更申请，写明人天、金额与对上线日的影响，双方签字后生效。', 'After signing, this paper rules the scope; changes need a change request with effort, cost and effect on the go-live, signed by both sides.'), say('“本期不做”的内容不在本期计划与费用内。', 'What is "not in this phase" is outside the plan and the price of this phase.')] }] },
  ]
  const phase = shown.length === 1 ? shown[0]! : null
  return {
    form: 'sheet',
    title: `${front.name} ${say('实施范围确认书', 'Confirmation of scope')}`, number: `${front.code}-02-DOC12`, version: 'V1.0', locale: tx.locale,
    cover: [{ label: say('客户', 'Customer'), value: front.organization }, { label: say('期', 'Phase'), value: phase?.name ?? say('全部各期', 'All phases') }, { label: say('日期', 'Date'), value: tx.today }],
    revisions: [],
    signatures: signaturesFor(tx, scopeRoles, signing.flatMap((s) => s.signatures)),
    sections,
    fingerprint: phase ? (signing[0]?.fingerprint ?? statedFingerprint(sections)) : statedFingerprint(sections),
  }
}

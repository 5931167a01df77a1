import type { Section } from '../../../engines/document/contract.ts'
import type { BaselineView } from '../contract.ts'
import type { SpecificationData } from '../queries/specification-data.ts'
import { type Frame, orNothing } from './document-frame.ts'
import { optionOf } from './srs-requirements.ts'

/** Chapter 4, parallel to chapter 3 (ISO/IEC/IEEE 29148): how each requirement is verified. */
export function verification(frame: Frame, data: SpecificationData): Section {
  const { say } = frame
  const rows = data.requirements.filter((r) => r.priority !== 'W')
  return orNothing({
    heading: say('验证', 'Verification'),
    blocks: rows.length === 0 ? [] : [{
      type: 'table',
      columns: [{ header: say('编号', 'Code'), width: 12 }, { header: say('需求', 'Requirement'), width: 27 }, { header: say('方式', 'Method'), width: 10, align: 'center' }, { header: say('通过条件', 'Passed when'), width: 36 }, { header: say('验证条目', 'Verified by'), width: 15 }],
      rows: rows.map((r) => [r.code, r.title, optionOf('verification', r.verification, say) || '—', r.acceptance ?? '—', (data.links.verified.get(r.id) ?? []).map((v) => v.code).join(', ') || '—']),
    }],
  }, frame)
}

/** Chapter 5: pain point → requirement → process → what satisfies it. */
export function traceMatrix(frame: Frame, data: SpecificationData): Section {
  const { say } = frame
  const codes = (links: typeof data.links.pains, id: string) => (links.get(id) ?? []).map((l) => l.code).join(', ') || '—'
  return orNothing({
    heading: say('追踪矩阵', 'Traceability matrix'),
    blocks: data.requirements.length === 0 ? [] : [{
      type: 'table',
      columns: [{ header: say('痛点', 'Pain points'), width: 16 }, { header: say('来源', 'Raised in'), width: 14 }, { header: say('需求', 'Requirement'), width: 34 }, { header: say('流程', 'Processes'), width: 16 }, { header: say('落实于', 'Satisfied by'), width: 20 }],
      rows: data.requirements.map((r) => [codes(data.links.pains, r.id), codes(data.links.sources, r.id), `${r.code} ${r.title}`, codes(data.links.changes, r.id), codes(data.links.satisfied, r.id)]),
    }],
  }, frame)
}

/** Chapter 6: what is not settled. Computed, so that nothing is forgotten. */
export function openIssues(frame: Frame, data: SpecificationData, baseline: BaselineView | null): Section {
  const { say } = frame
  const active = data.requirements.filter((r) => r.priority !== 'W')
  const issues = [
    ...active.filter((r) => data.openReview.has(r.id)).map((r) => say(`${r.code} 有 ${data.openReview.get(r.id)} 条评审意见未关闭`, `${r.code}: ${data.openReview.get(r.id)} review comment(s) open`)),
    ...active.filter((r) => !r.acceptance?.trim()).map((r) => say(`${r.code} 没有验收标准`, `${r.code} has no acceptance criterion`)),
    ...active.filter((r) => r.state === 'draft' || r.state === 'inReview').map((r) => say(`${r.code} 还没有签署`, `${r.code} is not signed off`)),
    ...data.painPoints.filter((p) => p.size === null).map((p) => say(`${p.code} 没有量化`, `${p.code} is not measured`)),
    ...data.processes.filter((p) => (data.links.regulations.get(p.id) ?? []).length === 0).map((p) => say(`${p.code} ${p.title} 没有对应制度`, `${p.code} ${p.title} has no regulation`)),
    ...(baseline?.difference.changed ?? []).map((c) => say(`${c.code} 在基线 ${baseline?.version} 之后有变动${c.changeRequests.length > 0 ? `（${c.changeRequests.join('、')}）` : ''}`, `${c.code} changed after baseline ${baseline?.version}${c.changeRequests.length > 0 ? ` (${c.changeRequests.join(', ')})` : ''}`)),
    ...(baseline?.difference.added ?? []).map((a) => say(`${a.code} 在基线 ${baseline?.version} 之后新增`, `${a.code} was added after baseline ${baseline?.version}`)),
  ]
  return { heading: say('未决问题', 'Open issues'), blocks: issues.length === 0 ? [{ type: 'paragraph', text: say('没有未决问题。', 'There are no open issues.') }] : [{ type: 'list', ordered: true, items: issues }] }
}

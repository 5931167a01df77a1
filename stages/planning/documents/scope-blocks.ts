import type { Block } from '../../../engines/document/contract.ts'
import type { Phase } from '../../../platform/gates/criterion.ts'
import type { ScopeView } from '../contract.ts'

type Say = (zh: string, en: string) => string

/** Modules down, departments across; only departments that take part. */
export function scopeMatrix(view: Pick<ScopeView, 'modules' | 'departments' | 'cells'>, phases: readonly Phase[], say: Say): Block {
  const cells = view.cells.filter((c) => c.coverage !== 'out')
  const used = view.departments.filter((d) => cells.some((c) => c.departmentId === d.id))
  const own = view.modules.filter((m) => cells.some((c) => c.moduleId === m.id))
  if (own.length === 0) return { type: 'paragraph', text: say('范围矩阵尚未填写。', 'The scope matrix has not been filled in yet.') }
  const codeOf = (phaseId: string): string => phases.find((p) => p.id === phaseId)?.code ?? ''
  return {
    type: 'table',
    columns: [{ header: say('模块', 'Module'), width: 24 }, ...used.map((d) => ({ header: d.name, width: 12, align: 'center' as const }))],
    rows: own.map((m) => [`${m.code} ${m.name}`, ...used.map((d) => cells.filter((c) => c.moduleId === m.id && c.departmentId === d.id).map((c) => `${phases.length > 1 ? `${codeOf(c.phaseId)} ` : ''}${c.coverage === 'pilot' ? say('试点', 'pilot') : say('全面', 'full')}`).join('\n'))]),
  }
}

export function scopeOut(view: Pick<ScopeView, 'modules' | 'departments' | 'cells'>, phases: readonly Phase[], say: Say): Block {
  const out = view.cells.filter((c) => c.coverage === 'out')
  if (out.length === 0) return { type: 'paragraph', text: say('没有明确排除的范围。', 'Nothing has been left out explicitly.') }
  return {
    type: 'table',
    columns: [{ header: say('期', 'Phase'), width: 16 }, { header: say('模块', 'Module'), width: 22 }, { header: say('部门', 'Department'), width: 20 }, { header: say('理由与以后的安排', 'Reason, and what happens later'), width: 52 }],
    rows: out.map((c) => [phases.find((p) => p.id === c.phaseId)?.code ?? '', view.modules.find((m) => m.id === c.moduleId)?.name ?? '', view.departments.find((d) => d.id === c.departmentId)?.name ?? '', c.reason ?? '']),
  }
}

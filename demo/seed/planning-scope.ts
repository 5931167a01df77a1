import type { Text } from '../../engines/errors.ts'
import { agreeScope, decideScope } from '../../stages/planning/commands/decide-scope.ts'
import { signScope } from '../../stages/planning/commands/sign-scope.ts'
import { type DepartmentCode, type ModuleCode, type PhaseKey, requirements } from '../story.ts'
import type { SeedStep } from './step.ts'

type Cell = readonly [module: ModuleCode, department: DepartmentCode, coverage: 'pilot' | 'full' | 'out', reason?: Text]

const t = (zh: string, en: string): Text => ({ zh, en })

const cells: Readonly<Record<PhaseKey, readonly Cell[]>> = {
  phase1: [
    ['MD', 'ENG', 'full'], ['MD', 'PUR', 'full'], ['MD', 'WH', 'full'],
    ['PU', 'PUR', 'full'], ['PU', 'WH', 'full'],
    ['PU', 'PRD', 'out', t('车间的辅料请购仍走纸面单，二期报工上线后并入', 'Shop floor consumables stay on paper; they join after reporting goes live in phase 2')],
    ['IN', 'WH', 'full'], ['IN', 'PMC', 'full'], ['IN', 'PRD', 'out', t('线边仓二期与报工一起上，本期按领料单管到车间', 'Line-side stock goes live with reporting in phase 2; this phase stops at the issue slip')],
    ['QM', 'QA', 'full'], ['QM', 'WH', 'pilot'],
  ],
  phase2: [
    ['SD', 'SAL', 'full'], ['SD', 'PMC', 'full'],
    ['PP', 'PMC', 'full'], ['PP', 'PRD', 'full'], ['PP', 'PUR', 'pilot'],
    ['SF', 'PRD', 'pilot'], ['SF', 'QA', 'pilot'], ['IN', 'PRD', 'full'],
    ['SF', 'ENG', 'out', t('工艺变更流程由技术部在三期后单独立项', 'Engineering change is a project of its own after phase 3')],
    ['PP', 'SAL', 'out', t('销售预测协同本期只导入表格，不做在线协同', 'Sales forecasts are imported from a sheet; no online collaboration in this phase')],
  ],
  phase3: [
    ['CO', 'FIN', 'full'], ['CO', 'PRD', 'pilot'], ['FI', 'FIN', 'full'], ['FI', 'PUR', 'full'],
    ['FI', 'SAL', 'out', t('多币种应收客户只有两家，仍用现有表格，出口占比过 10 % 再评估', 'Only two customers pay in foreign currency; the sheet stays until exports pass 10 %')],
  ],
}

/** Requirements whose scope is decided later: what phase 3 still misses. */
const undecided = new Set(['req.month-end', 'req.variance'])

function decide(phase: PhaseKey, at: number): SeedStep {
  return {
    at, time: '15:00', by: 'zhou',
    run: async (tx, story) => {
      for (const [module, department, coverage, reason] of cells[phase]) {
        const asked = requirements.filter((r) => coverage !== 'out' && r.phase === phase && r.module === module && r.department === department && r.priority !== 'W' && !undecided.has(r.key) && story.has(r.key))
        await decideScope(tx, { moduleId: story.id(`mod.${module}`), departmentId: story.id(`dep.${department}`), phaseId: story.id(phase), coverage, reason, requirementIds: asked.map((r) => story.id(r.key)) })
      }
    },
  }
}

function agreeAndSign(phase: PhaseKey, at: number): SeedStep[] {
  return [
    { at, time: '10:40', by: 'lin', run: async (tx, story) => { await agreeScope(tx, { phaseId: story.id(phase) }) } },
    ...(['chen', 'lin', 'zhou'] as const).map((by, i): SeedStep => ({ at, time: `10:${45 + i}`, by, run: async (tx, story) => { await signScope(tx, { phaseId: story.id(phase), role: (['sponsor', 'customerProjectManager', 'implementerProjectManager'] as const)[i]! }) } })),
  ]
}

export const scopeSteps: readonly SeedStep[] = [
  decide('phase1', -201), ...agreeAndSign('phase1', -190),
  decide('phase2', -60), ...agreeAndSign('phase2', -50),
  decide('phase3', -4),
]

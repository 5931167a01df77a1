import { createItem, linkedItems, listItems, updateItem } from '../../../platform/trace/item-store.ts'
import { transitionItem } from '../../../platform/kinds/commands.ts'
import { measureGate, phaseOf } from '../../../platform/gates/evaluate.ts'
import { signGate } from '../../../platform/gates/gate.ts'
import { draftTestCases } from '../../../stages/configuration/commands/draft-test-cases.ts'
import { recordTestRun } from '../../../stages/configuration/commands/record-test-run.ts'
import { signAcceptance } from '../../../stages/configuration/commands/sign-acceptance.ts'
import { defect } from '../../../stages/configuration/kinds/defect.ts'
import { moduleAcceptance } from '../../../stages/configuration/kinds/module-acceptance.ts'
import { testCase } from '../../../stages/configuration/kinds/test-case.ts'
import * as story from '../../story.ts'
import type { SeedStep } from '../step.ts'
import { testRunsOfStory, testSteps } from './tests.ts'

type Phase = 'phase1' | 'phase2'
const t = (zh: string, en: string) => ({ zh, en })

/** Test cases from the acceptance criteria, then refined; each is kept as `tst.<requirement>`. */
function draft(phase: Phase, at: number): SeedStep {
  return {
    at, time: '10:30', by: 'he',
    run: async (tx, s) => {
      await draftTestCases(tx, { phaseId: s.id(phase) })
      const cases = await listItems(tx, testCase, { phaseId: s.id(phase) })
      const requirements = await linkedItems(tx, cases.map((c) => c.id), 'verifies', 'out')
      const byRequirement = new Map([...requirements].flatMap(([id, list]) => list.map((r) => [r.id, id] as const)))
      for (const [key, { by, steps }] of Object.entries(testSteps)) {
        const id = s.has(key) ? byRequirement.get(s.id(key)) : undefined
        if (!id) continue
        s.keep(`tst.${key}`, id)
        await updateItem(tx, testCase, id, { steps, ownerId: s.id(by), scenario: scenarioOf(key) } as never)
        await transitionItem(tx, testCase, id, 'release')
      }
    },
  }
}

function scenarioOf(key: string): { zh: string; en: string } {
  const module = story.requirements.find((r) => r.key === key)?.module
  if (module === 'PU') return t('采购到付款', 'Procure to pay')
  if (module === 'SD') return t('订单到收款', 'Order to cash')
  if (module === 'PP' || module === 'SF') return t('计划到完工', 'Plan to produce')
  return module === 'MD' ? t('主数据', 'Master data') : t('收发存与盘点', 'Warehouse')
}

function runSteps(): SeedStep[] {
  return testRunsOfStory.map((run, i) => ({
    at: run.at, time: run.time ?? `${String(9 + (i % 8)).padStart(2, '0')}:${i % 2 ? '40' : '10'}`, by: testSteps[run.requirement]!.by,
    run: async (tx, s) => {
      if (!s.has(`tst.${run.requirement}`)) return
      await recordTestRun(tx, s.id(`tst.${run.requirement}`), { result: run.result, onMigratedData: run.migrated, note: run.note, ...(run.defect ? { defect: { title: run.defect.title, severity: run.defect.severity, observed: run.defect.observed, ownerId: s.id(run.defect.owner) } } : {}) })
      if (run.defect) s.keep(run.defect.key, (await listItems(tx, defect)).at(-1)!.id)
    },
  } satisfies SeedStep))
}

const resolve = (key: string, at: number, resolution: { zh: string; en: string }, by: string, retest: string): SeedStep[] => [
  { at: at - 2, time: '13:20', by, run: async (tx, s) => { if (s.has(key)) await transitionItem(tx, defect, s.id(key), 'take') } },
  { at, time: '18:00', by, run: async (tx, s) => { if (s.has(key)) { await updateItem(tx, defect, s.id(key), { resolution } as never); await transitionItem(tx, defect, s.id(key), 'fix') } } },
  { at: at + 1, time: '09:20', by: retest, run: async (tx, s) => { if (s.has(key)) await transitionItem(tx, defect, s.id(key), 'close') } },
]

const signers: Readonly<Record<string, { at: number; by: string; statement: { zh: string; en: string } }>> = {
  MD: { at: -127, by: 'ma', statement: t('物料编码与查重已按真实物料验证，同意上线。', 'Codes and duplicate check proven on real materials: accepted.') },
  PU: { at: -127, by: 'wu', statement: t('三档审批、转单、预警都已用岗位账号走过，同意上线。', 'Three bands, orders and warnings tried with real accounts: accepted.') },
  IN: { at: -126, by: 'zhao', statement: t('收、发、盘用迁移后的库存跑过，同意上线。', 'Receipt, issue and counting run on migrated stock: accepted.') },
  QM: { at: -126, by: 'deng', statement: t('待检、放行、处置四种方式都验证过，同意上线。', 'Blocking, release and the four dispositions proven: accepted.') },
}

function acceptanceSteps(): SeedStep[] {
  const open = (phase: Phase, at: number): SeedStep => ({
    at, time: '15:00', by: 'he',
    run: async (tx, s) => {
      for (const m of story.modules.filter((x) => x.phase === phase)) {
        const made = await createItem(tx, moduleAcceptance, { title: t(`${m.name.zh}验收`, `Acceptance of ${m.name.en.toLowerCase()}`), moduleId: s.id(`mod.${m.code}`), phaseId: s.id(phase), ownerId: s.id(m.lead), scope: t('本模块全部配置项、字段映射、审批流与必测用例', 'All configuration items, field mappings, flows and must tests of the module') } as never)
        s.keep(`acc.${m.code}`, made.id)
      }
    },
  })
  const sign = Object.entries(signers).map(([module, { at, by, statement }]): SeedStep => ({ at, time: '16:30', by, run: async (tx, s) => { if (s.has('tst.req.material-code')) await signAcceptance(tx, s.id(`acc.${module}`), { statement: statement.zh }) } }))
  const again: SeedStep = {
    at: -8, time: '10:00', by: 'zhao',
    run: async (tx, s) => {
      if (!s.has('tst.req.material-code')) return
      await transitionItem(tx, moduleAcceptance, s.id('acc.IN'), 'reopen', { reason: 'A 类盘点周期改为两周' })
      await signAcceptance(tx, s.id('acc.IN'), { statement: '盘点周期调整后复验通过。' })
    },
  }
  return [open('phase1', -139), open('phase2', -10), ...sign, again]
}

/** Gate samples, so that trends show how it went; and the signatures of phase 1. */
function gateSteps(): SeedStep[] {
  const measure = (phase: Phase, at: number): SeedStep => ({ at, time: '19:00', by: 'zhou', run: async (tx, s) => { await measureGate(tx, (await phaseOf(tx, s.id(phase)))!, 'configuration') } })
  const sign = (by: string, role: string, time: string, at = -125): SeedStep => ({ at, time, by, run: async (tx, s) => { await signGate(tx, { phaseId: s.id('phase1'), stage: 'configuration', role }) } })
  return [...[-175, -160, -150, -144, -138, -134, -130, -126].map((at) => measure('phase1', at)), ...[-40, -26, -15, -10, -6, -3, -1].map((at) => measure('phase2', at)), sign('wu', 'businessLead', '10:30'), sign('zhou', 'implementerProjectManager', '11:00'), sign('wu', 'businessLead', '14:00', -8), sign('zhou', 'implementerProjectManager', '14:30', -8)]
}

export function testingSteps(): SeedStep[] {
  return [
    draft('phase1', -158), draft('phase2', -22), ...runSteps(),
    ...resolve('def.duplicate', -143, t('比较前统一全角、乘号与大小写', 'Full width, signs and case are made alike before comparing'), 'tang', 'huang'),
    ...resolve('def.scan', -143, t('上传带设备与时间的幂等键', 'Uploads carry a key of device and time'), 'tang', 'zhao'),
    { at: -7, time: '09:10', by: 'tang', run: async (tx, s) => { if (s.has('def.mrp')) await transitionItem(tx, defect, s.id('def.mrp'), 'take') } },
    ...acceptanceSteps(), ...gateSteps(),
  ]
}

import { linkItems } from '../../../platform/trace/item-store.ts'
import { createItem } from '../../../platform/trace/item-store.ts'
import { transitionItem } from '../../../platform/kinds/commands.ts'
import { setCustomizationBudget } from '../../../stages/configuration/commands/set-budget.ts'
import { configurationItem } from '../../../stages/configuration/kinds/configuration-item.ts'
import { fieldMapping } from '../../../stages/configuration/kinds/field-mapping.ts'
import type { Tx } from '../../../platform/db/door.ts'
import * as story from '../../story.ts'
import type { SeedContext, SeedStep } from '../step.ts'
import { mappings, smallItems, storyItems, unasked } from './items.ts'

type Phase = 'phase1' | 'phase2'
const asStandard = { zh: '同标准', en: 'As standard' }

/** Keys of a module's items in a phase: the story's, then the smaller ones `cfg.PU.3`. */
function keysOf(phase: Phase, module: string): string[] {
  const own: string[] = story.configurationItems.filter((c) => c.phase === phase && c.module === module).map((c) => c.key)
  return [...own, ...smallItems[phase].map((s, i) => [s.module, `cfg.${s.module}.${i}`] as const).filter(([m]) => m === module).map(([, key]) => key)]
}

const modulesOf = (phase: Phase): string[] => story.modules.filter((m) => m.phase === phase).map((m) => m.code)
const leadOf = (module: string): string => story.modules.find((m) => m.code === module)!.lead

async function moveAll(tx: Tx, s: SeedContext, keys: readonly string[], name: string): Promise<void> {
  for (const key of keys) await transitionItem(tx, configurationItem, s.id(key), name)
}

async function linkRequirement(tx: Tx, s: SeedContext, itemId: string, keys: readonly string[]): Promise<void> {
  for (const key of keys) if (s.has(key)) await linkItems(tx, itemId, 'satisfies', s.id(key))
}

function createStep(phase: Phase, module: string, at: number, time: string): SeedStep {
  return {
    at, time, by: 'he',
    run: async (tx, s) => {
      const base = { moduleId: s.id(`mod.${module}`), phaseId: s.id(phase) }
      for (const c of story.configurationItems.filter((i) => i.phase === phase && i.module === module)) {
        const more = storyItems[c.key]!
        const item = await createItem(tx, configurationItem, { ...base, title: c.title, area: more.area, fitClass: more.fit, standardValue: c.standard, customValue: c.custom, neededById: s.id(more.needs), departmentId: s.id(`dep.${more.department}`), ownerId: s.id(more.fit === 'ext' ? 'tang' : 'he'), effortDays: more.days, upgradeNote: more.upgrade ?? null } as never)
        s.keep(c.key, item.id)
        await linkRequirement(tx, s, item.id, c.satisfies)
      }
      for (const [i, small] of smallItems[phase].entries()) {
        if (small.module !== module) continue
        const item = await createItem(tx, configurationItem, { ...base, title: small.title, fitClass: small.custom ? 'cfg' : 'std', standardValue: small.standard, customValue: small.custom ?? asStandard, neededById: s.id(leadOf(module)), ownerId: s.id('he'), effortDays: small.custom ? '0.5' : '0.25' } as never)
        s.keep(`cfg.${module}.${i}`, item.id)
        if (small.satisfies) await linkRequirement(tx, s, item.id, [small.satisfies])
      }
    },
  }
}

/** Phase 1 from the first workshop to the last acceptance; phase 2 half way. */
export function itemSteps(): SeedStep[] {
  const steps: SeedStep[] = []
  for (const [n, module] of modulesOf('phase1').entries()) {
    const keys = keysOf('phase1', module)
    const half = Math.ceil(keys.length / 2)
    steps.push(createStep('phase1', module, -188 + n, '14:00'))
    steps.push({ at: -181 + n, time: '16:00', by: 'he', run: (tx, s) => moveAll(tx, s, keys, 'confirm') })
    steps.push({ at: -172 + n * 2, time: '17:00', by: 'he', run: (tx, s) => moveAll(tx, s, keys.slice(0, half), 'configure') })
    steps.push({ at: -163 + n * 2, time: '17:00', by: 'he', run: (tx, s) => moveAll(tx, s, keys.slice(half), 'configure') })
    steps.push({ at: -146 + n, time: '11:00', by: 'he', run: (tx, s) => moveAll(tx, s, keys, 'test') })
    steps.push({ at: -138 + n, time: '09:30', by: leadOf(module), run: (tx, s) => moveAll(tx, s, keys.slice(0, half), 'accept') })
    steps.push({ at: -132 + n, time: '09:30', by: leadOf(module), run: (tx, s) => moveAll(tx, s, keys.slice(half), 'accept') })
  }
  for (const [n, module] of modulesOf('phase2').entries()) {
    const keys = keysOf('phase2', module)
    const third = Math.ceil(keys.length / 3)
    steps.push(createStep('phase2', module, -47 + n, '14:30'))
    steps.push({ at: -41 + n * 2, time: '16:00', by: 'he', run: (tx, s) => moveAll(tx, s, keys.slice(0, third * 2), 'confirm') })
    steps.push({ at: -27 + n * 3, time: '17:00', by: 'he', run: (tx, s) => moveAll(tx, s, keys.slice(0, third * 2), 'configure') })
    steps.push({ at: -13 + n, time: '11:30', by: 'he', run: (tx, s) => moveAll(tx, s, keys.slice(0, third), 'test') })
  }
  steps.push({ at: -4, time: '10:20', by: 'feng', run: (tx, s) => moveAll(tx, s, keysOf('phase2', 'SD').slice(0, 2), 'accept') })
  steps.push({
    at: -20, time: '18:10', by: 'tang',
    run: async (tx, s) => {
      const item = await createItem(tx, configurationItem, { title: unasked.title, moduleId: s.id(`mod.${unasked.module}`), phaseId: s.id(unasked.phase), fitClass: 'ext', standardValue: unasked.standard, customValue: unasked.custom, ownerId: s.id('tang'), effortDays: unasked.days } as never)
      s.keep(unasked.key, item.id)
    },
  })
  steps.push({ at: -189, time: '11:00', by: 'zhou', run: (tx, s) => setCustomizationBudget(tx, { phaseId: s.id('phase1'), days: '12' }) })
  steps.push({ at: -48, time: '11:00', by: 'zhou', run: (tx, s) => setCustomizationBudget(tx, { phaseId: s.id('phase2'), days: '14' }) })
  return [...steps, ...mappingSteps(), ...reopenedOnce()]
}

function mappingSteps(): SeedStep[] {
  return (['phase1', 'phase2'] as const).map((phase) => ({
    at: phase === 'phase1' ? -168 : -33, time: '15:20', by: 'he',
    run: async (tx, s) => {
      for (const m of mappings.filter((x) => x.phase === phase)) {
        const made = await createItem(tx, fieldMapping, { title: { zh: `${m.document.zh} · ${m.field}`, en: `${m.document.en} · ${m.field}` }, documentType: m.document, moduleId: s.id(`mod.${m.module}`), phaseId: s.id(phase), ownerId: s.id(leadOf(m.module)), legacyField: m.legacy, newField: m.field, rule: m.rule, isRequired: m.required, defaultValue: m.value ?? null } as never)
        if (m.satisfies) await linkRequirement(tx, s, made.id, [m.satisfies])
        if (phase === 'phase1') await transitionItem(tx, fieldMapping, made.id, 'confirm')
      }
    },
  } satisfies SeedStep))
}

/** Two accepted items were opened again: one for a trial, accepted as it was; one because class A is now counted every two weeks (training changes its value at 10:30). */
function reopenedOnce(): SeedStep[] {
  const key = 'cfg.min-max'
  return [
    { at: -70, time: '10:00', by: 'he', run: async (tx, s) => { await transitionItem(tx, configurationItem, s.id(key), 'reopen', { reason: '试算 60 天用量口径' }) } },
    { at: -68, time: '16:00', by: 'he', run: async (tx, s) => { for (const name of ['confirm', 'configure', 'test']) await transitionItem(tx, configurationItem, s.id(key), name) } },
    { at: -67, time: '09:40', by: 'zhao', run: async (tx, s) => { await transitionItem(tx, configurationItem, s.id(key), 'accept') } },
    { at: -9, time: '09:50', by: 'he', run: async (tx, s) => { await transitionItem(tx, configurationItem, s.id('cfg.cycle-count'), 'reopen', { reason: '季度盘点差异偏大，A 类改为两周一盘' }) } },
    { at: -9, time: '16:00', by: 'he', run: async (tx, s) => { for (const name of ['confirm', 'configure', 'test']) await transitionItem(tx, configurationItem, s.id('cfg.cycle-count'), name) } },
    { at: -8, time: '09:30', by: 'zhao', run: async (tx, s) => { await transitionItem(tx, configurationItem, s.id('cfg.cycle-count'), 'accept') } },
  ]
}

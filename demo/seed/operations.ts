import { importAdoption } from '../../stages/operations/commands/import-adoption.ts'
import { importKpiSeries } from '../../stages/operations/commands/import-kpi-series.ts'
import { feedback, improvement, kpi, release } from '../../stages/operations/kinds.ts'
import { asActor } from '../../platform/db/door.ts'
import { transitionItem } from '../../platform/kinds/commands.ts'
import { createItem, linkItems, moveItem } from '../../platform/trace/item-store.ts'
import { type DepartmentCode, frontLine, kpis, people } from '../story.ts'
import { feedbackStory } from './operations-feedback.ts'
import { costAdjustmentFile, orderFile, stockFile } from './operations-series.ts'
import type { SeedStep } from './step.ts'

const sources = { 'kpi.onTimeDelivery': 'onTimeDelivery', 'kpi.turnoverDays': 'inventoryTurnoverDays', 'kpi.costAdjustment': 'value' } as const
const formulas = {
  'kpi.onTimeDelivery': { zh: '期间应交订单行中，不晚于首次承诺日且足量发出的行数 ÷ 期间首次承诺日落在本期的订单行数', en: 'Order lines shipped in full no later than the first promised day / order lines first promised for the period' },
  'kpi.turnoverDays': { zh: '平均库存金额 ÷ 出库成本 × 天数（近 4 周，财务口径）', en: 'Average stock value / cost of issues × days (last four weeks, from the books)' },
  'kpi.costAdjustment': { zh: '月结后对当月完工成本的调整金额绝对值合计 ÷ 当月完工成本', en: 'Sum of absolute adjustments after closing / cost of goods completed in the month' },
}
const files = { 'kpi.onTimeDelivery': orderFile, 'kpi.turnoverDays': stockFile, 'kpi.costAdjustment': costAdjustmentFile }
const fileNames = { 'kpi.onTimeDelivery': '订单行', 'kpi.turnoverDays': '库存与出库', 'kpi.costAdjustment': '成本调整' }

/** KPIs are defined in planning with a baseline from the old system's documents, then fed each month. */
export function operationsPart(): readonly SeedStep[] {
  return [...defineKpis(), ...importMonths(), ...adoptionSteps(), ...feedbackStory().map(feedbackStep), ...releaseSteps()]
}

function defineKpis(): SeedStep[] {
  return kpis.map((story) => ({
    at: -204, time: '15:00', by: 'lin',
    run: async (tx, context) => {
      const owner = people.find((p) => p.key === story.owner)!
      const item = await createItem(tx, kpi, {
        title: story.title, formula: formulas[story.key], source: sources[story.key], unit: story.unit, better: story.better, baselineValue: story.baseline, targetValue: story.target,
        ownerId: context.id(story.owner), departmentId: context.id(`dep.${owner.department}`), phaseId: story.key === 'kpi.costAdjustment' ? context.id('phase3') : context.id('phase1'),
      } as never)
      context.keep(story.key, item.id)
      if (context.has(story.measures)) await linkItems(tx, item.id, 'measures', context.id(story.measures))
    },
  }))
}

function importMonths(): SeedStep[] {
  const months = [-203, -175, -147, -119, -91, -63, -35, -7, 0]
  return months.flatMap((to, i) => kpis.map((story) => ({
    at: to, time: '08:40', by: story.owner,
    outside: async (context) => {
      const from = i === 0 ? -273 : months[i - 1]!
      const text = files[story.key](context, from, to)
      if (text === null) return
      const { hash } = await context.house.files.put(Buffer.from(text, 'utf8'))
      await asActor(context.actor(story.owner, to, '08:40'), context.implementationId, (tx) => importKpiSeries({ ...tx, require: () => undefined }, { kpiId: context.id(story.key), text, fileName: `${fileNames[story.key]}-${context.day(to)}.csv`, blob: hash }))
    },
  })))
}

const users: readonly DepartmentCode[] = ['PUR', 'WH', 'QA', 'PMC', 'ENG']

function adoptionSteps(): SeedStep[] {
  const weekly = Array.from({ length: 13 }, (_, i) => -87 + i * 7).map((at, week) => ({
    at, time: '09:20', by: 'zheng',
    run: async (tx, context) => {
      const rows = users.flatMap((code, d) => {
        const entitled = frontLine.filter((g) => g.department === code).reduce((sum, g) => sum + g.heads, 0) + 2
        if (at < -78 && (code === 'QA' || code === 'PMC' || code === 'ENG')) return []
        const reached = Math.min(0.98, 0.62 + week * 0.035 - d * 0.015 + context.random('use') * 0.05)
        const inside = Math.round(entitled * 45 * reached)
        return [[code, context.day(at), Math.round(entitled * reached), entitled, inside, Math.round(inside * Math.max(0.02, 0.3 - week * 0.024))].join('\t')]
      })
      await importAdoption(tx, { what: 'usage', text: ['部门\t周\t使用人数\t应使用人数\t系统内\t系统外', ...rows].join('\n') })
    },
  } satisfies SeedStep))
  const monthly = [-62, -31, -2].map((at, month) => ({
    at, time: '16:00', by: 'zheng',
    run: async (tx, context) => {
      const rows = users.map((code, d) => [code, context.day(at), code === 'ENG' ? 4 : 6 + d * 3, (3.1 + month * 0.45 - d * 0.08 + context.random('satisfaction') * 0.2).toFixed(1)].join('\t'))
      await importAdoption(tx, { what: 'satisfaction', text: ['部门\t月\t份数\t平均分', ...rows].join('\n') })
    },
  } satisfies SeedStep))
  return [...weekly, ...monthly]
}

function feedbackStep(told: ReturnType<typeof feedbackStory>[number]): SeedStep {
  return {
    at: told.at, time: told.time, by: told.by,
    run: async (tx, context) => {
      const item = await createItem(tx, feedback, { title: told.title, type: told.type, description: told.description, module: context.id(`mod.${told.module}`), departmentId: context.id(`dep.${told.department}`), phaseId: context.id('phase1'), ownerId: context.id(told.owner) } as never)
      context.keep(told.key, item.id)
    },
  }
}

function releaseSteps(): SeedStep[] {
  const improve = (told: ReturnType<typeof feedbackStory>[number]): SeedStep[] => {
    const decided: SeedStep = {
      at: Math.min(0, told.at + told.days), time: '17:10', by: told.owner,
      run: async (tx, context) => {
        const id = context.id(told.key)
        if (told.outcome === 'answered') await transitionItem(tx, feedback, id, 'answer', { reason: told.answer.zh })
        if (told.outcome === 'declined') await transitionItem(tx, feedback, id, 'decline', { reason: told.answer.zh })
        if (told.outcome !== 'improved') return
        await transitionItem(tx, feedback, id, 'accept')
        const item = await createItem(tx, improvement, { title: told.improvement!, priority: told.priority ?? 'medium', effortDays: told.effort ?? '1', solution: told.answer, release: told.release ?? null, module: context.id(`mod.${told.module}`), phaseId: context.id('phase1'), ownerId: context.id(told.owner) } as never)
        await linkItems(tx, item.id, 'answers', id)
        if (told.release) await moveItem(tx, improvement, item.id, 'planned')
      },
    }
    return told.outcome === 'open' ? [] : [decided]
  }
  const rel = (at: number, on: number, publish: boolean, title: { zh: string; en: string }, notes: { zh: string; en: string }): SeedStep[] => {
    let id = ''
    const create: SeedStep = { at, time: '10:30', by: 'zheng', run: async (tx, context) => {
      id = (await createItem(tx, release, { title, plannedOn: context.day(on), notes, phaseId: context.id('phase1'), ownerId: context.id('zheng') } as never)).id
      for (const key of publish ? ['cfg.slow-mover', 'cfg.scan-receipt'] : []) if (context.has(key)) await linkItems(tx, id, 'releases', context.id(key))
    } }
    return publish ? [create, { at: on, time: '20:30', by: 'zheng', run: async (tx) => { await transitionItem(tx, release, id, 'publish') } }] : [create]
  }
  return [
    ...feedbackStory().flatMap(improve),
    ...rel(-76, -60, true, { zh: '一期首个优化版', en: 'First improvements of phase 1' }, { zh: '收货界面与标签打印', en: 'Receipt screen and label printing' }),
    ...rel(-48, -27, true, { zh: '库存与预警优化', en: 'Stock and alerts' }, { zh: '呆滞预警、批次推荐', en: 'Slow movers, batch suggestion' }),
    ...rel(-12, 9, false, { zh: '请购移动端优化', en: 'Requisitions on the phone' }, { zh: '手机审批一屏看完', en: 'Approval on one screen' }),
  ]
}

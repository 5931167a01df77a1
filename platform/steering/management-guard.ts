import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import type { Phase } from '../gates/criterion.ts'
import { modules } from '../organization/tables.ts'
import { items, links } from '../trace/tables.ts'
import type { SteeringView } from '../wire.ts'
import { type GuardFigure, partOf, shareOf, toneOf } from './share.ts'

/** Management, not only technology: somebody of the business answers for each module, and a process changes behind each configuration item. */
export async function managementGuard(tx: Tx, phases: readonly Phase[]): Promise<SteeringView['guards'][number]> {
  return {
    id: 'management',
    label: { zh: '重管理，不只重技术', en: 'Management, not only technology' },
    lead: { zh: '每个模块有业务负责人；每个配置项背后有流程改变。', en: 'Each module has a business lead; behind each configuration item a process changes.' },
    figures: [await leadsNamed(tx, phases), await processBehind(tx, phases)],
  }
}

async function leadsNamed(tx: Tx, phases: readonly Phase[]): Promise<GuardFigure> {
  const all = await tx.db.select({ phaseId: modules.phaseId, leadId: modules.leadId }).from(modules).where(eq(modules.implementationId, tx.implementationId))
  const led = (rows: typeof all): number => rows.filter((m) => m.leadId !== null).length
  const value = shareOf(led(all), all.length)
  return {
    id: 'management.leads', unit: 'ratio', value, numerator: String(led(all)), denominator: String(all.length), tone: toneOf(value, 1, 0.8),
    label: { zh: '有业务负责人的模块', en: 'Modules with a business lead' },
    formula: { zh: '指定了业务负责人的模块数 ÷ 全部模块数', en: 'modules with a named business lead ÷ all modules' },
    parts: phases.map((p) => { const own = all.filter((m) => m.phaseId === p.id); return partOf(p.name, led(own), own.length) }),
  }
}

/** Configuration item –satisfies→ requirement –changes→ process map. */
async function processBehind(tx: Tx, phases: readonly Phase[]): Promise<GuardFigure> {
  const own = await tx.db.select({ id: items.id, phaseId: items.phaseId }).from(items).where(and(eq(items.implementationId, tx.implementationId), eq(items.kind, 'configurationItem'), isNull(items.removedAt)))
  const joins = await tx.db.select({ from: links.fromId, type: links.type, to: links.toId }).from(links).where(and(eq(links.implementationId, tx.implementationId), inArray(links.type, ['satisfies', 'changes'])))
  const processes = new Set((await tx.db.select({ id: items.id }).from(items).where(and(eq(items.implementationId, tx.implementationId), eq(items.kind, 'processMap'), isNull(items.removedAt)))).map((p) => p.id))
  const changing = new Set(joins.filter((l) => l.type === 'changes' && processes.has(l.to)).map((l) => l.from))
  const behind = new Set(joins.filter((l) => l.type === 'satisfies' && (changing.has(l.to) || processes.has(l.to))).map((l) => l.from))
  const reached = (rows: typeof own): number => rows.filter((i) => behind.has(i.id)).length
  const value = shareOf(reached(own), own.length)
  return {
    id: 'management.process', unit: 'ratio', value, numerator: String(reached(own)), denominator: String(own.length), tone: toneOf(value, 0.8, 0.6),
    label: { zh: '背后有流程改变的配置项', en: 'Configuration items with a process change behind' },
    formula: { zh: '经“满足→需求→改变→流程”能追到流程的配置项数 ÷ 全部配置项数', en: 'configuration items that reach a process by satisfies → requirement → changes ÷ all configuration items' },
    parts: phases.map((p) => { const some = own.filter((i) => i.phaseId === p.id); return partOf(p.name, reached(some), some.length) }),
  }
}

import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { chainOf } from '../events/list-events.ts'
import { events } from '../events/tables.ts'
import { stageNames } from '../gates/gate.ts'
import { departments, people, personRoles } from '../organization/tables.ts'
import { items } from '../trace/tables.ts'
import type { SteeringView } from '../wire.ts'
import { partOf, shareOf, toneOf } from './share.ts'

/** Roles that make somebody of the customer a technician of the project rather than its business. */
const technical = new Set(['itOperations', 'developer'])

/** Users take part: how much of the work in the event log is done by people of the business, by stage and by department. */
export async function participationGuard(tx: Tx): Promise<SteeringView['guards'][number]> {
  const counted = await tx.db
    .select({ stage: items.stage, actorId: events.actorId, n: sql<number>`count(*)::int` })
    .from(events)
    .innerJoin(items, eq(items.id, events.itemId))
    .where(and(eq(events.chain, chainOf('implementation', tx.implementationId)), isNotNull(events.actorId)))
    .groupBy(items.stage, events.actorId)
  const everyone = await tx.db.select({ id: people.id, side: people.side, departmentId: people.departmentId }).from(people).where(eq(people.organizationId, tx.organizationId))
  const technicians = new Set((await tx.db.select().from(personRoles).where(eq(personRoles.implementationId, tx.implementationId))).filter((r) => technical.has(r.role)).map((r) => r.personId))
  const business = new Map(everyone.filter((p) => p.side === 'customer' && !technicians.has(p.id)).map((p) => [p.id, p.departmentId]))
  const sum = (rows: typeof counted): number => rows.reduce((n, r) => n + r.n, 0)
  const byBusiness = counted.filter((r) => business.has(r.actorId ?? ''))
  const value = shareOf(sum(byBusiness), sum(counted))
  const all = await tx.db.select().from(departments).where(eq(departments.organizationId, tx.organizationId))
  const perDepartment = all.map((d) => ({ name: tx.locale === 'en' ? (d.nameEn ?? d.name) : d.name, n: sum(byBusiness.filter((r) => business.get(r.actorId ?? '') === d.id)) })).filter((d) => d.n > 0).sort((a, b) => b.n - a.n)
  const label = (stage: string): string => { const l = tx.registry.stages.find((s) => s.stage === stage)?.label; return l ? l[tx.locale] : stage }
  return {
    id: 'participation',
    label: { zh: '用户真参与', en: 'Users take part' },
    lead: { zh: '业务人员在每个阶段都动手，不只在会上点头。', en: 'People of the business do the work in each stage, and do not only nod in meetings.' },
    figures: [
      {
        id: 'participation.stages', unit: 'ratio', value, numerator: String(sum(byBusiness)), denominator: String(sum(counted)), tone: toneOf(value, 0.4, 0.2),
        label: { zh: '业务人员的操作占比', en: 'Share of work by the business' },
        formula: { zh: '甲方业务人员（不含运维与开发）在条目上的事件数 ÷ 全部人员在条目上的事件数', en: 'events on items by customer people (without IT operations and developers) ÷ events on items by everybody' },
        parts: stageNames.map((stage) => partOf(label(stage), sum(byBusiness.filter((r) => r.stage === stage)), sum(counted.filter((r) => r.stage === stage)))).filter((p) => p.denominator !== '0'),
      },
      {
        id: 'participation.departments', unit: 'count', value: String(perDepartment.length), numerator: null, denominator: null, tone: perDepartment.length === 0 ? 'idle' : 'info',
        label: { zh: '动手的部门', en: 'Departments at work' },
        formula: { zh: '有业务事件的部门数；各部门：该部门事件数 ÷ 全部业务事件数', en: 'departments with events; each: its events ÷ all events by the business' },
        parts: perDepartment.map((d) => partOf(d.name, d.n, sum(byBusiness))),
      },
    ],
  }
}

import type { Text } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { daysBetween } from '../db/time.ts'
import { kept } from '../events/kept.ts'
import type { Phase } from '../gates/criterion.ts'
import { phasesOf } from '../gates/evaluate.ts'
import { stageNames, viewGate } from '../gates/gate.ts'
import { derivedOf } from '../kinds/rows.ts'
import { lateItems } from '../search/late.ts'
import { linkedItems, listItems } from '../trace/item-store.ts'
import type { SteeringView, Tone } from '../wire.ts'
import { managementGuard } from './management-guard.ts'
import { participationGuard } from './participation-guard.ts'
import { shareOf } from './share.ts'
import { stepwiseGuard } from './stepwise-guard.ts'

/** The sponsor's page: gates, dates, risks, what is late, coverage, KPIs and the three guards, all from data as of the last event. */
export async function steeringOf(tx: Tx): Promise<SteeringView> {
  return kept(tx, `steering ${tx.locale}`, () => steeringNow(tx))
}

async function steeringNow(tx: Tx): Promise<SteeringView> {
  const phases = await phasesOf(tx)
  return {
    computedAt: tx.now,
    gates: await gatesOf(tx, phases),
    phases: await datesOf(tx, phases),
    risks: await risksOf(tx),
    late: (await lateItems(tx, null)).slice(0, 10),
    coverage: await coverageOf(tx, phases),
    kpis: await kpisOf(tx),
    guards: [await managementGuard(tx, phases), await participationGuard(tx), await stepwiseGuard(tx, phases)],
  }
}

async function gatesOf(tx: Tx, phases: readonly Phase[]): Promise<SteeringView['gates']> {
  const gates: SteeringView['gates'] = []
  for (const phase of phases) {
    for (const stage of stageNames) {
      const gate = await viewGate(tx, phase.id, stage)
      gates.push({ stage, phaseId: phase.id, light: gate.light, met: gate.criteria.filter((c) => c.met === true).length, criteria: gate.criteria.length, passedAt: gate.passedAt })
    }
  }
  return gates
}

type Forecast = { phaseId: string; forecastOn: string | null }
type Task = { code: string; title: string; phaseId: string | null; state: string; marks: string | null; baselineFinish: string | null; finish?: string | null; actualFinish?: string | null }

async function datesOf(tx: Tx, phases: readonly Phase[]): Promise<SteeringView['phases']> {
  const forecasts = tx.registry.has('planning.schedule') ? ((await tx.registry.measure('planning.schedule')(tx, {})).phases as Forecast[]) : []
  const milestones = await milestonesOf(tx)
  return phases.map((p) => {
    const forecast = p.goLiveOn ?? forecasts.find((f) => f.phaseId === p.id)?.forecastOn ?? null
    return {
      id: p.id, plannedGoLiveOn: p.plannedGoLiveOn, goLiveOn: p.goLiveOn,
      forecastGoLiveOn: p.goLiveOn ? null : forecast,
      daysLate: forecast && p.plannedGoLiveOn ? daysBetween(p.plannedGoLiveOn, forecast) : null,
      milestones: milestones.filter((m) => m.phaseId === p.id).map(({ phaseId: _, ...m }) => m),
    }
  })
}

/** Tasks that mark something, with their baseline as the due day and what the schedule or the work says beside it. */
async function milestonesOf(tx: Tx): Promise<(SteeringView['phases'][number]['milestones'][number] & { phaseId: string | null })[]> {
  const kind = tx.registry.kinds.get('task')
  if (!kind?.fields.marks) return []
  const rows = (await listItems(tx, kind)).filter((t) => t.marks !== null && t.state !== 'cancelled')
  const derived = await derivedOf(tx, kind, rows)
  return rows
    .map((r) => ({ ...r, ...derived.get(r.id) }) as unknown as Task)
    .flatMap((t) => {
      const dueOn = t.baselineFinish ?? t.finish ?? null
      if (!dueOn) return []
      const doneOn = t.state === 'done' ? (t.actualFinish ?? t.finish ?? null) : null
      const expected = doneOn ?? (t.finish && t.finish > tx.today ? t.finish : tx.today)
      return [{ code: t.code, title: t.title, phaseId: t.phaseId, dueOn, doneOn, daysLate: Math.max(0, daysBetween(dueOn, expected)) }]
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
}

async function risksOf(tx: Tx): Promise<SteeringView['risks']> {
  if (!tx.registry.has('planning.topRisks')) return []
  const { risks } = await tx.registry.measure('planning.topRisks')(tx, { limit: 6 })
  return (risks as { code: string; title: string; ownerId: string | null; score: number | string | null; state: string }[]).map((r) => ({ code: r.code, title: r.title, ownerId: r.ownerId, score: r.score === null ? null : String(r.score), state: r.state, kind: 'risk' }))
}

async function coverageOf(tx: Tx, phases: readonly Phase[]): Promise<SteeringView['coverage']> {
  if (!tx.registry.has('training.coverage')) return []
  const figures: SteeringView['coverage'] = []
  for (const phase of phases) {
    const c = (await tx.registry.measure('training.coverage')(tx, { phaseId: phase.id })) as { heads: string; reached: string; byHeads: string | null; byTransactions: string | null; threshold?: string }
    if (!Number(c.heads)) continue
    const href = `training?phase=${phase.code}`
    figures.push(
      { id: `${phase.id}.heads`, label: { zh: `${phase.name} 一线覆盖率（按人数）`, en: `${phase.name}: front-line coverage by heads` }, formula: { zh: '参加过培训的一线员工数 ÷ 本期部门的一线员工数', en: 'front-line people trained ÷ front-line people of the phase\'s departments' }, value: c.byHeads ?? shareOf(Number(c.reached), Number(c.heads)), numerator: c.reached, denominator: c.heads, threshold: c.threshold ?? '0.8', href },
      { id: `${phase.id}.transactions`, label: { zh: `${phase.name} 一线覆盖率（按单据量）`, en: `${phase.name}: coverage weighted by transactions` }, formula: { zh: '参加过培训的一线员工的月单据量 ÷ 全部一线员工的月单据量', en: 'monthly documents of those trained ÷ monthly documents of all front-line people' }, value: c.byTransactions, numerator: null, denominator: null, threshold: null, href },
    )
  }
  return figures
}

const verdicts: Record<string, { label: Text; tone: Tone }> = {
  helped: { label: { zh: '上线后有改善', en: 'Better since go-live' }, tone: 'ok' },
  notShown: { label: { zh: '还看不出改善', en: 'No effect shown' }, tone: 'warn' },
  worse: { label: { zh: '上线后变差', en: 'Worse since go-live' }, tone: 'bad' },
  tooEarly: { label: { zh: '数据还不够', en: 'Too early to say' }, tone: 'idle' },
}

interface KpiFigure {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly unit: string
  readonly better: 'up' | 'down'
  readonly baseline: string | null
  readonly target: string | null
  readonly recent: string | number | null
  readonly verdict: string | null
  readonly trend: readonly { day: string; value: string | number | null }[]
}

async function kpisOf(tx: Tx): Promise<SteeringView['kpis']> {
  if (!tx.registry.has('operations.kpis')) return []
  const figures = (await tx.registry.measure('operations.kpis')(tx, {})).kpis as KpiFigure[]
  const behind = await linkedItems(tx, figures.map((k) => k.id), 'measures', 'out')
  return figures.map((k) => {
    const pain = behind.get(k.id)?.find((p) => p.kind === 'painPoint')
    return {
      code: k.code, title: k.title, unit: k.unit, better: k.better, baseline: k.baseline, target: k.target, latest: k.recent === null ? null : String(k.recent),
      painPoint: pain ? { code: pain.code, title: pain.title } : null,
      verdict: k.verdict ? (verdicts[k.verdict] ?? null) : null,
      points: k.trend.map((p) => ({ at: p.day, value: p.value === null ? null : String(p.value) })),
    }
  })
}

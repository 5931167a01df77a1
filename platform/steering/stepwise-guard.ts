import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import type { Phase } from '../gates/criterion.ts'
import { modules } from '../organization/tables.ts'
import type { SteeringView } from '../wire.ts'
import { type GuardFigure, partOf, toneOf } from './share.ts'

/** Not everything at once: each phase keeps room beside its musts, and few modules go live together. */
export async function stepwiseGuard(tx: Tx, phases: readonly Phase[]): Promise<SteeringView['guards'][number]> {
  const musts = await mustShare(tx, phases)
  return {
    id: 'stepwise',
    label: { zh: '分步走，不求一次到位', en: 'Step by step, not everything at once' },
    lead: { zh: '每期的必须项留有余地；同时上线的模块不多。', en: 'Each phase keeps room beside its musts; few modules go live together.' },
    figures: [...(musts ? [musts] : []), await modulesTogether(tx, phases)],
  }
}

/** Limits of DSDM's MoSCoW: musts at most 60 % of a phase; beyond 75 % nothing can give way. */
async function mustShare(tx: Tx, phases: readonly Phase[]): Promise<GuardFigure | null> {
  const kind = tx.registry.kinds.get('requirement')
  if (!kind?.fields.priority) return null
  const t = kind.table
  const rows = ((await tx.db.select({ phaseId: t.phaseId, priority: t.priority, state: t.state }).from(t).where(and(eq(t.implementationId, tx.implementationId), isNull(t.removedAt)))) as { phaseId: string | null; priority: string | null; state: string }[])
    .filter((r) => r.priority !== 'W' && r.state !== 'rejected' && r.state !== 'dropped')
  const must = (some: typeof rows): number => some.filter((r) => r.priority === 'M').length
  const parts = phases.map((p) => { const own = rows.filter((r) => r.phaseId === p.id); return partOf(p.name, must(own), own.length) })
  const worst = parts.filter((p) => p.value !== null).sort((a, b) => Number(b.value) - Number(a.value))[0]
  return {
    id: 'stepwise.musts', unit: 'ratio', value: worst?.value ?? null, numerator: worst?.numerator ?? null, denominator: worst?.denominator ?? null, tone: toneOf(worst?.value ?? null, 0.6, 0.75),
    label: { zh: '必须项占比（最高的一期）', en: 'Share of musts (highest phase)' },
    formula: { zh: '本期优先级为“必须”的需求数 ÷ 本期全部需求数（不含“本期不做”）；不超过 60 % 为宜', en: 'requirements of the phase with priority Must ÷ all of the phase (without Won\'t); at most 60 % is sound' },
    parts,
  }
}

async function modulesTogether(tx: Tx, phases: readonly Phase[]): Promise<GuardFigure> {
  const all = await tx.db.select({ phaseId: modules.phaseId }).from(modules).where(eq(modules.implementationId, tx.implementationId))
  const parts = phases.map((p) => ({ label: p.name, value: String(all.filter((m) => m.phaseId === p.id).length), numerator: null, denominator: null }))
  const most = parts.length === 0 ? null : String(Math.max(...parts.map((p) => Number(p.value))))
  return {
    id: 'stepwise.modules', unit: 'count', value: all.length === 0 ? null : most, numerator: null, denominator: null, tone: toneOf(all.length === 0 ? null : most, 4, 6),
    label: { zh: '同期上线的模块（最多的一期）', en: 'Modules going live together (largest phase)' },
    formula: { zh: '同一期里的模块数，取最多的一期；不超过 4 个为宜', en: 'modules in one phase, the largest; at most 4 are sound' },
    parts,
  }
}

import { z } from 'zod'
import type { Effect } from '../../engines/kpi/effect.ts'

/** POST /operations/kpis/:id/series */
export const importSeries = z.object({ text: z.string().min(1).max(7_000_000), fileName: z.string().min(1).max(200) })
/** POST /operations/adoption */
export const importAdoptionBody = z.object({ what: z.enum(['usage', 'satisfaction']), text: z.string().min(1).max(2_000_000) })

/** GET /operations/kpis: each KPI with its series and what go-live did to it. Values are decimal strings, days `YYYY-MM-DD`. */
export interface KpiSeries {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly state: string
  readonly source: 'value' | 'onTimeDelivery' | 'inventoryTurnoverDays'
  readonly unit: string
  readonly better: 'up' | 'down'
  readonly formula: string
  readonly baseline: string | null
  readonly target: string
  readonly ownerId: string | null
  readonly phaseId: string | null
  readonly latest: { readonly day: string; readonly value: string } | null
  /** Mean of the last four points, the figure that pages quote. */
  readonly recent: string | null
  readonly isReached: boolean | null
  readonly goLiveOn: string | null
  readonly effect: Effect | null
  readonly points: readonly { readonly day: string; readonly value: string; readonly numerator: string; readonly denominator: string }[]
  readonly measures: readonly { readonly id: string; readonly code: string; readonly title: string; readonly kind: string }[]
  readonly imports: readonly { readonly id: string; readonly fileName: string; readonly rows: number; readonly points: number; readonly importedAt: string }[]
}

/** GET /operations/kpis/:id/rows?day= : the rows behind one point. */
export interface KpiRows {
  readonly columns: readonly string[]
  readonly rows: readonly { readonly line: number; readonly cells: Readonly<Record<string, string>>; readonly fileName: string }[]
}

/** GET /operations/adoption */
export interface Adoption {
  readonly departments: readonly {
    readonly departmentId: string
    readonly code: string
    readonly name: string
    /** Active over entitled in the last week, a ratio. */
    readonly use: string | null
    readonly active: number
    readonly entitled: number
    /** Documents outside the system over all, a ratio. */
    readonly outside: string | null
    /** Average 1..5 of the last month; null where fewer than five answered. */
    readonly satisfaction: string | null
    readonly answers: number
    readonly weeks: readonly { readonly weekEnd: string; readonly use: string }[]
  }[]
  readonly weekEnd: string | null
}

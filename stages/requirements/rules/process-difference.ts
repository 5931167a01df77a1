import type { Words } from './bilingual.ts'

/** A step of a process. Minutes are those of one passage; `waitMinutes` pass before the step begins. */
export interface ProcessStep {
  /** Stays the same from as-is to to-be, so that a changed step is told from a new one. */
  readonly id: string
  readonly name: Words
  readonly role: Words
  readonly system: Words
  readonly minutes: number
  readonly waitMinutes?: number
  /** Data that stand elsewhere already are typed again. */
  readonly rekeys?: boolean
  /** Code of the requirement that asks for this step (to-be). */
  readonly requirement?: string
}

export interface ProcessFigures {
  readonly steps: number
  readonly handOffs: number
  readonly minutes: number
  readonly waitMinutes: number
  readonly systems: number
  readonly rekeyedSteps: number
}

export interface ProcessDifference {
  readonly asIs: ProcessFigures
  readonly toBe: ProcessFigures
  readonly stepsRemoved: number
  readonly handOffsRemoved: number
  readonly minutesRemoved: number
  /** Minutes of work and waiting from beginning to end that go away. */
  readonly leadTimeRemoved: number
  readonly removed: readonly ProcessStep[]
  readonly added: readonly ProcessStep[]
  readonly changed: readonly { readonly before: ProcessStep; readonly after: ProcessStep; readonly what: readonly ('name' | 'role' | 'system' | 'minutes')[] }[]
  /** Roles whose work changes: they need a lesson. */
  readonly rolesAffected: readonly string[]
}

export interface Price {
  /** Hours of work a month, with one decimal. */
  readonly hoursPerMonth: string
  /** Hours × hourly cost with two decimals, or null when no hourly cost is given. */
  readonly moneyPerMonth: string | null
}

const key = (words: Words): string => (typeof words === 'string' ? words : words.zh).trim()

/** A step that takes nobody's time is done by the system. */
export const isAutomatic = (step: Pick<ProcessStep, 'minutes'>): boolean => step.minutes === 0

/** Figures of one description: a hand-off is a passage from one role's work to another's; automatic steps between them do not count. */
export function figuresOf(steps: readonly ProcessStep[]): ProcessFigures {
  const worked = steps.filter((s) => !isAutomatic(s))
  const handOffs = worked.filter((s, i) => i > 0 && key(s.role) !== key(worked[i - 1]!.role)).length
  const sum = (value: (s: ProcessStep) => number) => steps.reduce((total, s) => total + value(s), 0)
  return {
    steps: steps.length,
    handOffs,
    minutes: sum((s) => s.minutes),
    waitMinutes: sum((s) => s.waitMinutes ?? 0),
    systems: new Set(steps.map((s) => key(s.system)).filter(Boolean)).size,
    rekeyedSteps: steps.filter((s) => s.rekeys).length,
  }
}

/** What goes away, comes and changes from as-is to to-be, matched by step id. */
export function differenceOf(asIs: readonly ProcessStep[], toBe: readonly ProcessStep[]): ProcessDifference {
  const [before, after] = [figuresOf(asIs), figuresOf(toBe)]
  const later = new Map(toBe.map((s) => [s.id, s]))
  const earlier = new Set(asIs.map((s) => s.id))
  const removed = asIs.filter((s) => !later.has(s.id))
  const added = toBe.filter((s) => !earlier.has(s.id))
  const changed = asIs.flatMap((s) => {
    const now = later.get(s.id)
    if (!now) return []
    const what = (['name', 'role', 'system'] as const).filter((f) => key(s[f]) !== key(now[f]))
    const all = [...what, ...(s.minutes === now.minutes ? [] : (['minutes'] as const))]
    return all.length === 0 ? [] : [{ before: s, after: now, what: all }]
  })
  const touched = [...removed, ...added, ...changed.flatMap((c) => [c.before, c.after])]
  return {
    asIs: before,
    toBe: after,
    stepsRemoved: before.steps - after.steps,
    handOffsRemoved: before.handOffs - after.handOffs,
    minutesRemoved: before.minutes - after.minutes,
    leadTimeRemoved: before.minutes + before.waitMinutes - after.minutes - after.waitMinutes,
    removed,
    added,
    changed,
    rolesAffected: [...new Set(touched.filter((s) => !isAutomatic(s)).map((s) => key(s.role)).filter(Boolean))],
  }
}

/** Minutes removed × passages a month / 60, and that times the hourly cost. `hourlyCost` is a decimal string. */
export function priceOf(minutesRemoved: number, volumePerMonth: number | null, hourlyCost: string | null): Price | null {
  if (volumePerMonth === null) return null
  const hours = (minutesRemoved * volumePerMonth) / 60
  return { hoursPerMonth: hours.toFixed(1), moneyPerMonth: hourlyCost === null ? null : ((minutesRemoved * volumePerMonth * Number(hourlyCost)) / 60).toFixed(2) }
}

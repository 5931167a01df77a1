import { forward, type RunbookTask, type Shift } from './runbook.ts'

export interface FinishOdds {
  /** Instants (ms) that half, four fifths and 95 % of the runs keep. */
  readonly p50: number
  readonly p80: number
  readonly p95: number
  /** Share of runs over before the deadline. */
  readonly inTime: number
  readonly runs: number
  /** How many rehearsed tasks the ratios come from. */
  readonly samples: number
}

export const leastSamples = 5
const runs = 1000

/**
 * Monte Carlo over the tasks that are not done: each run stretches every remaining duration by a ratio drawn from those of the rehearsal
 * (actual ÷ planned, with replacement). Null with fewer than five rehearsed tasks: a guess is not a forecast. Repeatable: its own seeded generator.
 */
export function finishOdds(input: { order: readonly RunbookTask[]; t0: number; shifts: readonly Shift[]; now: number | null; deadline: number; ratios: readonly number[] }): FinishOdds | null {
  const window = input.order.filter((t) => t.block === 'window')
  if (input.ratios.length < leastSamples || window.length === 0) return null
  const random = mulberry32(20261107)
  const relevant = input.order.filter((t) => t.block === 'window' || t.block === 'prepare')
  const ends: number[] = []
  for (let i = 0; i < runs; i++) {
    const times = forward(relevant, input.t0, input.shifts, input.now, (t) => t.durationMinutes * (t.block === 'window' ? input.ratios[Math.floor(random() * input.ratios.length)]! : 1))
    ends.push(Math.max(...window.map((t) => times.get(t.id)!.end)))
  }
  ends.sort((a, b) => a - b)
  const at = (share: number): number => ends[Math.min(ends.length - 1, Math.ceil(share * ends.length) - 1)]!
  return { p50: at(0.5), p80: at(0.8), p95: at(0.95), inTime: ends.filter((e) => e <= input.deadline).length / ends.length, runs, samples: input.ratios.length }
}

/** A small repeatable generator (Tommy Ettinger, public domain). */
function mulberry32(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

import type { MappingCase } from './mapping-cases.ts'

/** What was proposed for one case. */
export interface Proposed {
  readonly of: MappingCase
  /** [source][target], 0 to 1. */
  readonly confidence: readonly (readonly number[])[]
  /** Source -> target or null. */
  readonly chosen: readonly (number | null)[]
}

export interface Figures {
  readonly macroF1: number
  readonly microF1: number
  readonly top1: number
  readonly mrr: number
  readonly ece: number
  readonly eceOfAllPairs: number
}

/** The published benchmark's own definitions; `conditions` of `mapping.ts` say them in words. */
export function figuresOf(all: readonly Proposed[]): Figures {
  let [tp, fp, fn] = [0, 0, 0]
  const [f1s, top1s, mrrs]: [number[], number[], number[]] = [[], [], []]
  const said: { confidence: number; isRight: boolean }[] = []
  const pairs: { confidence: number; isRight: boolean }[] = []
  for (const { of, confidence, chosen } of all) {
    const right = chosen.filter((t, s) => t !== null && of.truth.get(s) === t).length
    const wrong = chosen.filter((t) => t !== null).length - right
    const missed = of.truth.size - right
    tp += right
    fp += wrong
    fn += missed
    f1s.push((2 * right) / (2 * right + wrong + missed))
    top1s.push(chosen.filter((t, s) => t === (of.truth.get(s) ?? null)).length / chosen.length)
    mrrs.push(mean([...of.truth].map(([s, t]) => {
      const row = confidence[s]!
      return 1 / (1 + row.filter((p, other) => p > row[t]! || (p === row[t] && of.target[other]!.name < of.target[t]!.name)).length)
    })))
    chosen.forEach((t, s) => { if (t !== null) said.push({ confidence: confidence[s]![t]!, isRight: of.truth.get(s) === t }) })
    pairs.push(...confidence.flatMap((row, s) => row.map((p, t) => ({ confidence: p, isRight: of.truth.get(s) === t }))))
  }
  return { macroF1: mean(f1s), microF1: (2 * tp) / (2 * tp + fp + fn), top1: mean(top1s), mrr: mean(mrrs), ece: calibrationError(said), eceOfAllPairs: calibrationError(pairs) }
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length

/** Expected calibration error over ten bins of equal width. */
function calibrationError(said: readonly { confidence: number; isRight: boolean }[]): number {
  const bins = Array.from({ length: 10 }, () => [] as { confidence: number; isRight: boolean }[])
  for (const s of said) bins[Math.min(9, Math.floor(s.confidence * 10))]!.push(s)
  return bins.reduce((sum, bin) => (bin.length === 0 ? sum : sum + (bin.length / said.length) * Math.abs(mean(bin.map((s) => s.confidence)) - bin.filter((s) => s.isRight).length / bin.length)), 0)
}

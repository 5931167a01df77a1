/**
 * Logistic regression with a ridge by Newton's method (iteratively reweighted least squares), at most 30 steps; O(rows × features²) a step.
 * `rows` hold the constant as their first feature, which the ridge leaves alone. Answers one weight a feature.
 */
export function fitLogistic(rows: readonly (readonly number[])[], isMatch: readonly boolean[], ridge = 1): number[] {
  const width = rows[0]!.length
  let weights = Array<number>(width).fill(0)
  for (let step = 0; step < 30; step++) {
    const gradient = weights.map((w, i) => (i === 0 ? 0 : -ridge * w))
    const curve = Array.from({ length: width }, (_, i) => Array.from({ length: width }, (_, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)))
    for (let r = 0; r < rows.length; r++) {
      const x = rows[r]!
      let z = 0
      for (let i = 0; i < width; i++) z += x[i]! * weights[i]!
      const p = 1 / (1 + Math.exp(-z))
      const error = (isMatch[r] ? 1 : 0) - p
      const spread = Math.max(p * (1 - p), 1e-9)
      for (let i = 0; i < width; i++) {
        const xi = x[i]!
        if (xi === 0) continue
        gradient[i]! += error * xi
        const line = curve[i]!
        const weighted = spread * xi
        for (let j = 0; j <= i; j++) line[j]! += weighted * x[j]!
      }
    }
    for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) curve[j]![i] = curve[i]![j]!
    const move = solve(curve, gradient)
    const longest = Math.max(...move.map(Math.abs))
    const scale = longest > 4 ? 4 / longest : 1
    weights = weights.map((w, i) => w + scale * move[i]!)
    if (longest < 1e-6) break
  }
  return weights
}

/** Gaussian elimination with the largest pivot. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const n = right.length
  const m = matrix.map((row, i) => [...row, right[i]!])
  for (let c = 0; c < n; c++) {
    let pivot = c
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r]![c]!) > Math.abs(m[pivot]![c]!)) pivot = r
    const line = m[pivot]!
    m[pivot] = m[c]!
    m[c] = line
    for (let r = 0; r < n; r++) {
      if (r === c || m[r]![c] === 0) continue
      const factor = m[r]![c]! / line[c]!
      for (let k = c; k <= n; k++) m[r]![k]! -= factor * line[k]!
    }
  }
  return m.map((row, i) => row[n]! / row[i]!)
}

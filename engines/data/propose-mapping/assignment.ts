/**
 * One-to-one assignment of the largest total (Kuhn-Munkres by shortest augmenting paths with potentials, O(n² m) for n rows <= m columns).
 * Answers for each row the column it takes; with more rows than columns some rows take none (null). Throws a RangeError when `worth` holds anything but finite numbers.
 */
export function bestAssignment(worth: readonly (readonly number[])[]): (number | null)[] {
  if (worth.some((row) => !row.every(Number.isFinite))) throw new RangeError('bestAssignment: every worth must be a finite number')
  const rows = worth.length
  const columns = worth[0]?.length ?? 0
  if (rows === 0 || columns === 0) return worth.map(() => null)
  if (rows > columns) {
    const turned = bestAssignment(Array.from({ length: columns }, (_, c) => worth.map((row) => row[c]!)))
    const answer = Array<number | null>(rows).fill(null)
    turned.forEach((row, column) => { if (row !== null) answer[row] = column })
    return answer
  }
  const rowPotential = Array<number>(rows + 1).fill(0)
  const columnPotential = Array<number>(columns + 1).fill(0)
  /** Row (from 1) that holds a column (from 1); column 0 holds the row that is being placed. */
  const holder = Array<number>(columns + 1).fill(0)
  for (let row = 1; row <= rows; row++) {
    holder[0] = row
    const from = Array<number>(columns + 1).fill(0)
    const slack = Array<number>(columns + 1).fill(Infinity)
    const seen = Array<boolean>(columns + 1).fill(false)
    let column = 0
    do {
      seen[column] = true
      const at = holder[column]!
      let [least, next] = [Infinity, 0]
      for (let c = 1; c <= columns; c++) {
        if (seen[c]) continue
        const cost = -worth[at - 1]![c - 1]! - rowPotential[at]! - columnPotential[c]!
        if (cost < slack[c]!) { slack[c] = cost; from[c] = column }
        if (slack[c]! < least) { least = slack[c]!; next = c }
      }
      for (let c = 0; c <= columns; c++) {
        if (seen[c]) { rowPotential[holder[c]!]! += least; columnPotential[c]! -= least }
        else slack[c]! -= least
      }
      column = next
    } while (holder[column] !== 0)
    for (; column !== 0; column = from[column]!) holder[column] = holder[from[column]!]!
  }
  const answer = Array<number | null>(rows).fill(null)
  for (let c = 1; c <= columns; c++) if (holder[c]) answer[holder[c]! - 1] = c - 1
  return answer
}

import type { DuplicateCluster, LandedRow, MatchPair } from '../../../engines/data/contract.ts'
import { duplicateClusters, runRows } from '../../../engines/data/read-run.ts'
import { type Actor, asActor } from '../../../platform/db/door.ts'
import type { DecisionView, DuplicatesView, PairView } from '../contract.ts'
import { latestRun, runOnDisk } from './load-run.ts'
import { listDecisions } from './decisions.ts'
import { labelsOf } from './run.ts'

type Show = 'waiting' | 'decided' | 'merged'

/**
 * Pairs of an object's newest run: those that wait for a person, those decided (also since the run), and those that the rules merged.
 * A pair waits while its score lies between "review" and "auto" and nobody has decided it.
 */
export async function viewDuplicates(actor: Actor, implementationId: string, object: string, show: Show, limit = 300): Promise<DuplicatesView> {
  const { run, decisions } = await asActor(actor, implementationId, async (tx) => ({ run: await latestRun(tx, object), decisions: await listDecisions(tx, object) }))
  if (!run) return { object, run: null, waiting: 0, decided: 0, merged: 0, pairs: [] }
  const { directory } = await runOnDisk(actor, implementationId, run.id)
  const clusters = await allClusters(directory)
  const labels = await asActor(actor, implementationId, (tx) => labelsOf(tx, run.mappingId, actor.locale))
  const decided = new Map(decisions.filter((d) => d.right !== null).map((d) => [pairKey(d.left, d.right!), d]))
  const sorted: Record<Show, PairView[]> = { waiting: [], decided: [], merged: [] }
  for (const { cluster, pair } of pairsOf(clusters)) {
    const decision = decided.get(pairKey(pair.leftKey, pair.rightKey)) ?? null
    const at = placeOf(pair, decision)
    if (at) sorted[at].push(pairView(cluster, pair, decision, labels))
  }
  sorted.waiting.sort((a, b) => b.score - a.score)
  sorted.merged.sort((a, b) => a.score - b.score)
  sorted.decided.sort((a, b) => (b.decision?.at ?? '').localeCompare(a.decision?.at ?? ''))
  return { object, run: { id: run.id, code: run.code, mode: run.mode!, finishedAt: run.finishedAt }, waiting: sorted.waiting.length, decided: sorted.decided.length, merged: sorted.merged.length, pairs: sorted[show].slice(0, limit) }
}

/** Every suspected group of a run. */
export async function allClusters(directory: string): Promise<DuplicateCluster[]> {
  const clusters: DuplicateCluster[] = []
  for (;;) {
    const page = await duplicateClusters(directory, { offset: clusters.length, limit: 200 })
    clusters.push(...page.clusters)
    if (clusters.length >= page.total || page.clusters.length === 0) return clusters
  }
}

/** Business keys of the pairs that a run left to a person. */
export async function pairsToReview(directory: string): Promise<{ left: string; right: string }[]> {
  const pairs: { left: string; right: string }[] = []
  for (;;) {
    const page = await runRows(directory, 'pairs', { equals: { verdict: 'review' } }, { offset: pairs.length, limit: 500 })
    pairs.push(...page.rows.map((r) => ({ left: r.left_key!, right: r.right_key! })))
    if (pairs.length >= page.total || page.rows.length === 0) return pairs
  }
}

/** Where a pair stands. Pure. */
export function placeOf(pair: Pick<MatchPair, 'verdict'>, decision: Pick<DecisionView, 'kind'> | null): Show | null {
  if (decision || pair.verdict === 'same' || pair.verdict === 'different') return 'decided'
  if (pair.verdict === 'review') return 'waiting'
  return pair.verdict === 'merged' ? 'merged' : null
}

export function pairKey(a: string, b: string): string {
  return a < b ? `${a}\u001f${b}` : `${b}\u001f${a}`
}

function* pairsOf(clusters: readonly DuplicateCluster[]): Generator<{ cluster: DuplicateCluster; pair: MatchPair }> {
  const seen = new Set<string>()
  for (const cluster of clusters) for (const pair of cluster.pairs) {
    const key = pairKey(pair.leftKey, pair.rightKey)
    if (seen.has(key)) continue
    seen.add(key)
    yield { cluster, pair }
  }
}

function pairView(cluster: DuplicateCluster, pair: MatchPair, decision: DecisionView | null, labels: Readonly<Record<string, string>>): PairView {
  const left = cluster.rows.find((r) => r.rowId === pair.left)
  const right = cluster.rows.find((r) => r.rowId === pair.right)
  const names = [...new Set([...Object.keys(left?.values ?? {}), ...Object.keys(right?.values ?? {})])]
  const similarity = new Map(pair.evidence.map((e) => [e.column, e.similarity]))
  return {
    left: side(left, pair.leftKey), right: side(right, pair.rightKey), score: pair.score, verdict: pair.verdict, decision,
    columns: names.map((name) => {
      const [a, b] = [left?.values[name] ?? null, right?.values[name] ?? null]
      return { name, label: labels[name] ?? name, left: a, right: b, isDifferent: (a ?? '').trim() !== (b ?? '').trim(), similarity: similarity.get(name) ?? null }
    }),
  }
}

function side(row: LandedRow | undefined, key: string): PairView['left'] {
  return { key, line: row?.line ?? 0, file: row?.file ?? '', values: { ...row?.values } }
}

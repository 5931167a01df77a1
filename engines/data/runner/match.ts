import type { MatchPair } from '../contract.ts'
import { type Evidence, scorePair } from '../match/score-pair.ts'
import { GramIndex } from '../match/text-similarity.ts'
import { type Edge, verifiedClusters } from '../match/verified-clusters.ts'
import type { MatchSettings } from '../pipeline-schema.ts'
import { identifier } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'

type Verdict = MatchPair['verdict']

/**
 * Finds duplicates among the live rows: blocking in SQL with a cap on skewed blocks, an upper bound of the score in SQL, exact scores in
 * TypeScript, verified clusters. Makes `pair` (row ids, score, verdict, evidence as JSON) and `cluster_row` (row, golden record).
 */
export async function matchRows(context: RunContext): Promise<void> {
  const { duck, pipeline } = context
  const pairs = await duck.create('pair', [['left_id', 'integer'], ['right_id', 'integer'], ['score', 'number'], ['verdict', 'text'], ['evidence', 'text']])
  const settings = pipeline.match
  const clusterOf = new Map<number, number>()
  if (settings) {
    const rows = await MatchRows.read(context, settings)
    const candidates = await candidatePairs(context, settings, rows)
    context.progress('match', 0, candidates.length, { zh: '比对候选对', en: 'Comparing candidates' })
    const result = decide(context, settings, rows, candidates)
    for (const pair of result.pairs) pairs.row([rows.ids[pair.left]!, rows.ids[pair.right]!, pair.score, pair.verdict, JSON.stringify(pair.evidence)])
    for (const cluster of result.clusters) {
      const primary = primaryOf(cluster, rows, settings)
      for (const row of cluster) clusterOf.set(rows.ids[row]!, rows.ids[primary]!)
    }
  }
  pairs.close()
  const members = await duck.create('cluster_member', [['row_id', 'integer'], ['golden_id', 'integer']])
  for (const [row, golden] of clusterOf) members.row([row, golden])
  members.close()
  await duck.run('create or replace table cluster_row as select l.row_id, coalesce(m.golden_id, l.row_id) as golden_id from live l left join cluster_member m using (row_id)')
}

/** The columns that comparisons read, in memory, by row index. */
class MatchRows {
  readonly ids: number[] = []
  readonly keys: string[] = []
  readonly sources: string[] = []
  readonly filled: number[] = []
  readonly columns = new Map<string, (string | null)[]>()
  readonly indexes = new Map<string, GramIndex>()
  readonly byKey = new Map<string, number>()

  static async read(context: RunContext, settings: MatchSettings): Promise<MatchRows> {
    const rows = new MatchRows()
    const names = [...new Set([...settings.compare.map((c) => c.column), ...(settings.nearest ? [settings.nearest.column] : [])])]
    for (const name of names) rows.columns.set(name, [])
    const present = [...new Set(Object.keys(settings.survivorship).concat(names))].map((name) => `case when ${identifier(name)} is null or ${identifier(name)} = '' then 0 else 1 end`).join(' + ')
    for await (const [ids, keys, sources, filled, ...values] of context.duck.chunks(`select row_id, "$recordKey", "$source", ${present}, ${names.map(identifier).join(', ')} from live order by row_id`)) {
      for (const id of ids!) rows.ids.push(Number(id))
      for (const key of keys!) rows.keys.push(key as string)
      for (const source of sources!) rows.sources.push(source as string)
      for (const count of filled!) rows.filled.push(Number(count))
      names.forEach((name, i) => { for (const value of values[i]!) rows.columns.get(name)!.push(value as string | null) })
    }
    rows.keys.forEach((key, i) => { rows.byKey.set(key, i) })
    for (const name of new Set([...settings.compare.filter((c) => c.kind === 'ngram').map((c) => c.column), ...(settings.nearest ? [settings.nearest.column] : [])])) {
      rows.indexes.set(name, new GramIndex(rows.columns.get(name)!.map((value) => value ?? '')))
    }
    return rows
  }
}

function blockKey(parts: MatchSettings['blocks'][number]): string {
  const keys = parts.map((part) => {
    const x = identifier(part.column)
    const length = part.length ?? 4
    switch (part.derive) {
      case 'prefix': return `left(${x}, ${length})`
      case 'suffix': return `right(${x}, ${length})`
      case 'digits': return `regexp_replace(${x}, '[^0-9]', '', 'g')`
      case 'initials': return `array_to_string(list_transform(string_split(trim(${x}), ' '), w -> left(w, 1)), '')`
      case 'sortedTokens': return `array_to_string(list_sort(string_split(trim(${x}), ' ')), ' ')`
      default: return x
    }
  })
  return `case when ${keys.map((key) => `coalesce(${key}, '') = ''`).join(' or ')} then null else ${keys.join(" || chr(31) || ")} end`
}

/** One printable byte for each character, so that DuckDB's byte-wise `levenshtein` counts characters. It can only understate the distance. */
const oneByte = (x: string) => `array_to_string(list_transform(string_split(${x}, ''), c -> chr(33 + unicode(c) % 94)), '')`

/** Candidate pairs as row indexes, left < right: from the blocks, and from the nearest neighbours by text. Pairs that cannot reach `review` are left out. */
async function candidatePairs(context: RunContext, settings: MatchSettings, rows: MatchRows): Promise<[number, number][]> {
  const { duck } = context
  const edits = settings.compare.filter((c) => c.kind === 'edit')
  await duck.run(`create or replace table vector as select row_id, ${settings.compare.map((c) => `${identifier(c.column)} as ${identifier(c.column)}`).filter((e, i, all) => all.indexOf(e) === i).join(', ')}${edits.map((c) => `, ${oneByte(identifier(c.column))} as ${identifier(`byte~${c.column}`)}`).join('')} from live`)
  await duck.run('create or replace table candidate (left_id bigint, right_id bigint)')
  for (const [i, parts] of settings.blocks.entries()) {
    await duck.run(`create or replace table block as select row_id, key, count(*) over (partition by key) as size from (select row_id, ${blockKey(parts)} as key from live) where key is not null`)
    const skewed = await duck.rows<{ keys: number; rows: number; key: string }>(`select count(distinct key) as keys, count(*) as rows, any_value(key) as key from block where size > ${settings.cap}`)
    if (skewed[0]!.keys > 0) {
      const name = parts.map((p) => p.column).join(' + ')
      context.notes.push({ zh: `候选分组 ${i + 1}（${name}）有 ${skewed[0]!.keys} 组超过 ${settings.cap} 行，共 ${skewed[0]!.rows} 行未在此分组中比对，例如「${skewed[0]!.key}」`, en: `Block ${i + 1} (${name}): ${skewed[0]!.keys} keys with more than ${settings.cap} rows, ${skewed[0]!.rows} rows in all, were not compared by it, for example "${skewed[0]!.key}"` })
    }
    await duck.run(`insert into candidate select a.row_id, b.row_id from block a join block b on a.key = b.key and a.row_id < b.row_id where a.size between 2 and ${settings.cap}`)
  }
  if (settings.nearest) {
    const { column, k, minimum } = settings.nearest
    const index = rows.indexes.get(column)!
    const appender = await duck.appender('candidate', ['integer', 'integer'])
    for (let i = 0; i < rows.ids.length; i++) {
      for (const near of index.nearest(i, k, minimum)) appender.row([rows.ids[Math.min(i, near.index)]!, rows.ids[Math.max(i, near.index)]!])
      if (i % 5000 === 4999) await new Promise<void>((resolve) => { setImmediate(resolve) })
    }
    appender.close()
  }
  const bound = settings.compare.map((c) => {
    const [a, b] = [`a.${identifier(c.column)}`, `b.${identifier(c.column)}`]
    const both = `${a} <> '' and ${b} <> ''`
    const best = c.kind === 'exact' ? `case when ${a} = ${b} then 1 else 0 end` : c.kind === 'edit' ? `1 - levenshtein(a.${identifier(`byte~${c.column}`)}, b.${identifier(`byte~${c.column}`)}) / greatest(length(${a}), length(${b}))::double` : '1'
    return { present: `case when ${both} then ${c.weight} else 0 end`, sum: `case when ${both} then ${c.weight} * (${best}) else 0 end` }
  })
  const total = settings.compare.reduce((sum, c) => sum + c.weight, 0)
  const present = `(${bound.map((b) => b.present).join(' + ')})`
  const sum = `(${bound.map((b) => b.sum).join(' + ')})`
  const position = new Map(rows.ids.map((id, i) => [id, i]))
  const found: [number, number][] = []
  for await (const [lefts, rights] of duck.chunks(`select left_id, right_id from (select distinct left_id, right_id from candidate) c join vector a on a.row_id = left_id join vector b on b.row_id = right_id where ${present} > 0 and ${sum} / ${present} * least(1, ${present} / ${total} / 0.5) >= ${settings.review} - 1e-9 order by 1, 2`)) {
    lefts!.forEach((left, i) => { found.push([position.get(Number(left))!, position.get(Number(rights![i]))!]) })
  }
  return found
}

interface Decided {
  readonly left: number
  readonly right: number
  readonly score: number
  verdict: Verdict
  readonly evidence: readonly Evidence[]
}

function decide(context: RunContext, settings: MatchSettings, rows: MatchRows, candidates: readonly [number, number][]): { pairs: Decided[]; clusters: number[][] } {
  const keyOf = (left: number, right: number) => Math.min(left, right) * rows.ids.length + Math.max(left, right)
  const cache = new Map<number, ReturnType<typeof scorePair>>()
  const score = (left: number, right: number) => {
    const key = keyOf(left, right)
    const known = cache.get(key)
    if (known) return known
    const fresh = scorePair(settings.compare, (c) => rows.columns.get(c)![left]!, (c) => rows.columns.get(c)![right]!, (c) => rows.indexes.get(c)!.cosine(left, right))
    cache.set(key, fresh)
    return fresh
  }
  const said = new Map<number, 'same' | 'different'>()
  let lost = 0
  for (const decision of context.input.decisions) {
    if (decision.kind !== 'same' && decision.kind !== 'different') continue
    const [left, right] = [rows.byKey.get(decision.left), rows.byKey.get(decision.right)]
    if (left === undefined || right === undefined) lost++
    else if (left !== right) said.set(keyOf(left, right), decision.kind)
  }
  if (lost > 0) context.notes.push({ zh: `${lost} 条合并或不合并的决定找不到对应的行`, en: `${lost} decisions to merge or to keep apart match no row of this delivery` })

  const pairs = new Map<number, Decided>()
  const edges: Edge[] = []
  const consider = (left: number, right: number) => {
    const key = keyOf(left, right)
    if (pairs.has(key)) return
    const { score: value, evidence, onDifferent } = score(left, right)
    const word = said.get(key)
    if (!word && value < settings.review) return
    const verdict: Verdict = word ?? (onDifferent === 'veto' ? 'veto' : onDifferent === 'review' || value < settings.auto ? 'review' : 'merged')
    pairs.set(key, { left: Math.min(left, right), right: Math.max(left, right), score: value, verdict, evidence })
    if (verdict === 'merged' || verdict === 'same') edges.push({ left, right, score: value, isForced: verdict === 'same' })
  }
  for (const [left, right] of candidates) consider(left, right)
  for (const key of said.keys()) consider(Math.floor(key / rows.ids.length), key % rows.ids.length)

  const isForbidden = (left: number, right: number) => {
    const word = said.get(keyOf(left, right))
    return word === 'different' || (word !== 'same' && score(left, right).onDifferent === 'veto')
  }
  const isAlike = (left: number, right: number) => said.get(keyOf(left, right)) === 'same' || score(left, right).score >= settings.review
  const { clusters } = verifiedClusters(edges, isAlike, isForbidden)
  const groupOf = new Map<number, number[]>()
  for (const cluster of clusters) for (const row of cluster) groupOf.set(row, cluster)
  for (const pair of pairs.values()) {
    const together = groupOf.get(pair.left)?.includes(pair.right) ?? false
    if (pair.verdict === 'merged' && !together) pair.verdict = 'kept'
    else if (pair.verdict === 'review' && together) pair.verdict = 'merged'
  }
  return { pairs: [...pairs.values()].sort((a, b) => a.left - b.left || a.right - b.right), clusters }
}

/** The most trusted source, then the row with the most values, then the earliest row. */
function primaryOf(cluster: readonly number[], rows: MatchRows, settings: MatchSettings): number {
  const rank = (row: number) => {
    const place = settings.sourcePriority.indexOf(rows.sources[row]!)
    return place < 0 ? settings.sourcePriority.length : place
  }
  return cluster.reduce((best, row) => (rank(row) - rank(best) || rows.filled[best]! - rows.filled[row]! || rows.ids[row]! - rows.ids[best]!) < 0 ? row : best)
}

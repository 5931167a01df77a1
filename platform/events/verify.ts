import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import type { Database, Transaction } from '../db/database.ts'
import type { ChainReport } from '../wire.ts'
import type { KeptHead } from './signed-heads.ts'

/** One event as exported: the very line that was hashed, and the hashes around it. */
export interface ExportedEvent {
  readonly seq: number
  readonly line: string
  readonly prev: string
  readonly hash: string
}

export interface Head {
  readonly chain: string
  readonly seq: number
  readonly hash: string
  readonly algorithm: string
}

const pageSize = 2000

/** A chain's events in order, in pages, as they are exported. */
export async function* exportedEvents(db: Transaction, chain: string, after = 0): AsyncGenerator<ExportedEvent[]> {
  let last = after
  for (;;) {
    const { rows } = (await db.execute(sql`select seq as number, event_line(chain, seq, recorded_at, occurred_at, kind, actor_id, item_id, data) as line, encode(prev, 'hex') as prev, encode(hash, 'hex') as hash from event where chain = ${chain} and seq > ${last} order by event.seq limit ${pageSize}`)) as unknown as { rows: { number: number | string; line: string; prev: string; hash: string }[] }
    if (rows.length === 0) return
    yield rows.map((r) => ({ seq: Number(r.number), line: r.line, prev: r.prev, hash: r.hash }))
    last = Number(rows.at(-1)!.number)
    if (rows.length < pageSize) return
  }
}

export interface Broken {
  readonly seq: number
  readonly reason: Text
}

/** sha256 over a name or over the previous hash and a line: how every chain is made. */
const sha256 = (...parts: (string | Buffer)[]): string => parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest('hex')

export const firstHash = (chain: string): string => sha256(chain)

/** Walks exported events and finds the first that does not hold. Pure but for its input; the same rules judge a file. */
export class ChainCheck {
  readonly chain: string
  count = 0
  hash: string
  broken: Broken | null = null
  /** Hashes at the numbers asked for. */
  readonly at = new Map<number, string>()
  readonly #wanted: ReadonlySet<number>
  constructor(chain: string, wanted: Iterable<number> = []) {
    this.chain = chain
    this.hash = firstHash(chain)
    this.#wanted = new Set(wanted)
  }

  take(event: ExportedEvent): void {
    if (this.broken) return
    const expected = this.count + 1
    if (event.seq !== expected) this.#break(expected, { zh: `第 ${expected} 条缺失（后面是第 ${event.seq} 条）`, en: `event ${expected} is missing (the next is ${event.seq})` })
    else if (event.prev !== this.hash) this.#break(event.seq, { zh: `第 ${event.seq} 条没有接在前一条之后`, en: `event ${event.seq} does not follow the one before it` })
    else if (sha256(Buffer.from(event.prev, 'hex'), event.line) !== event.hash) this.#break(event.seq, { zh: `第 ${event.seq} 条的内容被改过`, en: `the content of event ${event.seq} was changed` })
    else {
      this.count = expected
      this.hash = event.hash
      if (this.#wanted.has(event.seq)) this.at.set(event.seq, event.hash)
    }
  }

  /** Compares with the head in the database and with heads kept outside it: a cut tail or a rewritten chain shows here. */
  finish(head: Pick<Head, 'seq' | 'hash'> | null, kept: readonly KeptHead[]): KeptHead | null {
    if (this.broken) return null
    if (!head) {
      if (this.count > 0) this.#break(this.count, { zh: '链头不见了', en: 'the head of the chain is missing' })
    } else if (head.seq !== this.count) this.#break(Math.min(head.seq, this.count) + 1, { zh: `链头记着 ${head.seq} 条，实际有 ${this.count} 条`, en: `the head says ${head.seq} events, there are ${this.count}` })
    else if (head.hash !== this.hash) this.#break(this.count, { zh: '链头与最后一条不一致', en: 'the head does not agree with the last event' })
    let agreed: KeptHead | null = null
    for (const one of kept) {
      if (this.broken) break
      const now = one.seq === 0 ? firstHash(this.chain) : this.at.get(one.seq)
      if (now === undefined) this.#break(this.count + 1, { zh: `${one.at} 签过名的链头有 ${one.seq} 条，现在只剩 ${this.count} 条`, en: `the head signed at ${one.at} had ${one.seq} events; only ${this.count} are left` })
      else if (now !== one.hash) this.#break(one.seq, { zh: `第 ${one.seq} 条与 ${one.at} 签过名的链头不一致：整条链被重写过`, en: `event ${one.seq} does not agree with the head signed at ${one.at}: the chain has been rewritten` })
      else agreed = one
    }
    return agreed
  }

  #break(seq: number, reason: Text): void {
    this.broken = { seq, reason }
  }
}

/** Recomputes a chain from its exported lines and compares it with its head and the kept heads. */
export async function verifyChain(db: Transaction, chain: string, label: Text, kept: readonly KeptHead[]): Promise<ChainReport> {
  const started = performance.now()
  const [head] = await headsOf(db, chain)
  const check = new ChainCheck(chain, kept.map((k) => k.seq))
  for await (const page of exportedEvents(db, chain)) for (const event of page) check.take(event)
  const agreed = check.finish(head ?? null, kept)
  return {
    chain,
    label,
    events: check.count,
    isWhole: check.broken === null,
    brokenAt: check.broken?.seq ?? null,
    reason: check.broken?.reason ?? null,
    head: head ? { seq: head.seq, hash: head.hash, algorithm: head.algorithm } : null,
    signedHead: agreed ? { at: agreed.at, seq: agreed.seq, hash: agreed.hash } : null,
    tookMs: Math.round(performance.now() - started),
  }
}

export async function headsOf(db: Transaction, chain?: string): Promise<Head[]> {
  const { rows } = (await db.execute(sql`select chain, seq as number, encode(hash, 'hex') as hash, algorithm from event_head ${chain === undefined ? sql`` : sql`where chain = ${chain}`} order by chain`)) as unknown as { rows: { chain: string; number: number | string; hash: string; algorithm: string }[] }
  return rows.map((r) => ({ chain: r.chain, seq: Number(r.number), hash: r.hash, algorithm: r.algorithm }))
}

/** Every chain of a database, verified; for the command line and for a restored backup. Reads as the lesser role. */
export async function verifyChains(database: Database, kept: ReadonlyMap<string, KeptHead[]> = new Map()): Promise<{ chain: string; seq: number; ok: boolean; brokenAt: number | null }[]> {
  return database.transaction(async (db) => {
    await db.execute(sql`select set_config('app.system', 'on', true), set_config('role', 'landfall_app', true)`)
    const chains = new Set([...(await headsOf(db)).map((h) => h.chain), ...kept.keys()])
    const verdicts = []
    for (const chain of chains) {
      const report = await verifyChain(db, chain, { zh: chain, en: chain }, kept.get(chain) ?? [])
      verdicts.push({ chain, seq: report.events, ok: report.isWhole, brokenAt: report.brokenAt })
    }
    return verdicts
  })
}

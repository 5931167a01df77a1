import { createHash } from 'node:crypto'

/** One event of an export: the very line that was hashed, and its hash in hex. */
export interface ExportedEvent {
  readonly hash: string
  readonly line: string
}

export interface ChainVerdict {
  readonly chain: string
  readonly events: number
  readonly ok: boolean
  /** The first number at which the chain does not hold. */
  readonly brokenAt: number | null
  readonly head: string | null
}

/**
 * Verifies an exported chain by itself: each hash is sha256(previous hash, line), the first over sha256(chain's name), numbers
 * without a gap. The lines are hashed as they stand, never serialised again.
 */
export function verifyLines(chain: string, events: Iterable<ExportedEvent>): ChainVerdict {
  let previous: Buffer = createHash('sha256').update(chain, 'utf8').digest()
  let n = 0
  for (const event of events) {
    n++
    const hash = createHash('sha256').update(previous).update(event.line, 'utf8').digest()
    const told = JSON.parse(event.line) as { seq: number; chain: string }
    if (hash.toString('hex') !== event.hash || told.seq !== n || told.chain !== chain) return { chain, events: n, ok: false, brokenAt: n, head: null }
    previous = hash
  }
  return { chain, events: n, ok: true, brokenAt: null, head: n === 0 ? null : previous.toString('hex') }
}

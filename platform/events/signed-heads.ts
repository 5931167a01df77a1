import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Unavailable } from '../../engines/errors.ts'
import { type Actor, asAccount } from '../db/door.ts'
import type { House } from '../house.ts'
import { type Head, headsOf } from './verify.ts'

/** A chain's head as it was signed outside the database. */
export interface KeptHead {
  readonly at: string
  readonly chain: string
  readonly seq: number
  readonly hash: string
}

/** One line of `heads.ndjson`: all heads at a moment, chained to the line before by its sha256, signed with Ed25519. */
interface HeadLine {
  readonly at: string
  readonly previous: string
  readonly heads: readonly Head[]
}

const privateFile = 'head-key.pem'
const publicFile = 'head-key.pub.pem'
const headsFile = 'heads.ndjson'

/** The signing key of this installation, made at the first need and readable by its owner only; the public half beside it is for verifiers. */
export function headKey(directory: string): { privateKey: KeyObject; publicKey: KeyObject } {
  const file = path.join(directory, privateFile)
  if (!fs.existsSync(file)) {
    const made = generateKeyPairSync('ed25519')
    fs.writeFileSync(path.join(directory, publicFile), made.publicKey.export({ type: 'spki', format: 'pem' }))
    fs.writeFileSync(file, made.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true })
  }
  const privateKey = createPrivateKey(fs.readFileSync(file))
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

/** Appends today's heads, signed, to `heads.ndjson` in the data directory; nothing is written while no head has moved. */
export async function keepHeads(house: House): Promise<boolean> {
  const system: Actor = { house, accountId: null, locale: 'zh', system: 'heads' }
  const heads = await asAccount(system, (tx) => headsOf(tx.db))
  const file = path.join(house.directory, headsFile)
  const last = lastLine(file)
  if (heads.length === 0 || (last && JSON.stringify((JSON.parse(last) as { line: HeadLine }).line.heads) === JSON.stringify(heads))) return false
  const line: HeadLine = { at: house.clock().toISOString(), previous: last ? sha256(last) : '', heads }
  const text = JSON.stringify(line)
  fs.appendFileSync(file, `${JSON.stringify({ line, signature: sign(null, Buffer.from(text), headKey(house.directory).privateKey).toString('base64') })}\n`, { flush: true })
  return true
}

/** The signed heads, by chain, oldest first. Throws when a line's signature or its tie to the line before does not hold. */
export function keptHeads(directory: string): Map<string, KeptHead[]> {
  const file = path.join(directory, headsFile)
  const kept = new Map<string, KeptHead[]>()
  if (!fs.existsSync(file)) return kept
  const { publicKey } = headKey(directory)
  let previous = ''
  for (const [i, raw] of fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).entries()) {
    const { line, signature } = JSON.parse(raw) as { line: HeadLine; signature: string }
    if (line.previous !== previous || !verify(null, Buffer.from(JSON.stringify(line)), publicKey, Buffer.from(signature, 'base64'))) throw forged(file, i + 1)
    for (const head of line.heads) kept.set(head.chain, [...(kept.get(head.chain) ?? []), { at: line.at, chain: head.chain, seq: head.seq, hash: head.hash }])
    previous = sha256(raw)
  }
  return kept
}

function forged(file: string, line: number): Unavailable {
  return new Unavailable('heads.forged', { file, line }, {
    zh: `${file} 第 ${line} 行的签名不对：签名链头文件被改过。请保留现场，用备份里的 heads.ndjson 核对。`,
    en: `The signature of line ${line} of ${file} does not hold: the file of signed heads was changed. Keep everything as it is and compare with heads.ndjson of a backup.`,
  })
}

function lastLine(file: string): string | null {
  if (!fs.existsSync(file)) return null
  return fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).at(-1) ?? null
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

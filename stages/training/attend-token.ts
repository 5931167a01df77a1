import { createHmac, timingSafeEqual } from 'node:crypto'

/** Names a session to people without accounts: both ids and a keyed digest, base64url, so that it cannot be guessed or made up. */
export function attendToken(secret: string, implementationId: string, sessionId: string): string {
  const ids = Buffer.concat([bytesOf(implementationId), bytesOf(sessionId)])
  return Buffer.concat([ids, digestOf(secret, ids)]).toString('base64url')
}

/** The ids that a token names, or null for a token that this installation did not make. */
export function readAttendToken(secret: string, token: string): { implementationId: string; sessionId: string } | null {
  const all = Buffer.from(token, 'base64url')
  if (all.length !== 44) return null
  const ids = all.subarray(0, 32)
  if (!timingSafeEqual(all.subarray(32), digestOf(secret, ids))) return null
  return { implementationId: uuidOf(ids.subarray(0, 16)), sessionId: uuidOf(ids.subarray(16)) }
}

function digestOf(secret: string, ids: Uint8Array): Buffer {
  return createHmac('sha256', secret).update('attend').update(ids).digest().subarray(0, 12)
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

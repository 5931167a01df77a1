import { randomBytes, timingSafeEqual } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Forbidden, Problem } from '../../engines/errors.ts'
import { makeBackup } from '../backup/backup.ts'
import { verifyEverything } from '../events/routes.ts'
import type { House } from '../house.ts'
import { exportImplementation } from '../portability/export.ts'
import { importImplementation } from '../portability/import.ts'

/** What `bin/landfall` may ask of an opened installation. Folders are on the machine of the server. */
export const controlRequest = z.discriminatedUnion('command', [
  z.object({ command: z.literal('backup'), folder: z.string() }),
  z.object({ command: z.literal('export'), code: z.string(), folder: z.string() }),
  z.object({ command: z.literal('import'), folder: z.string() }),
  z.object({ command: z.literal('verify') }),
])
export type ControlRequest = z.infer<typeof controlRequest>

/** Does it, whoever holds the directory. */
export async function runControl(house: House, request: ControlRequest): Promise<unknown> {
  switch (request.command) {
    case 'backup': return makeBackup(house, request.folder, house.clock())
    case 'export': return exportImplementation(house, request.code, request.folder, house.clock())
    case 'import': return importImplementation(house, request.folder)
    case 'verify': return verifyEverything(house)
  }
}

const fileName = 'control.json'

/** Lets the command line reach this server: an address and a token that only the directory's owner can read. Gives what ends it. */
export function openControl(house: House, url: string): () => void {
  const file = path.join(house.directory, fileName)
  fs.writeFileSync(file, JSON.stringify({ url, token: controlToken(house), pid: process.pid }), { mode: 0o600 })
  return () => fs.rmSync(file, { force: true })
}

const tokens = new WeakMap<object, string>()
function controlToken(house: House): string {
  const token = tokens.get(house.database) ?? randomBytes(32).toString('hex')
  tokens.set(house.database, token)
  return token
}

export function controlRoutes(app: FastifyInstance, house: House): void {
  app.post('/api/v1/control', { schema: { hide: true, body: controlRequest } }, async (request) => {
    const given = Buffer.from(String(request.headers.authorization ?? '').replace('Bearer ', ''))
    const wanted = Buffer.from(controlToken(house))
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Forbidden('control.token', {}, { zh: '没有控制权限。', en: 'No right to control this server.' })
    return runControl(house, request.body as ControlRequest)
  })
}

/** Asks the server that holds the directory. Throws the Problem that it answers with. */
export async function askServer(directory: string, request: ControlRequest): Promise<unknown> {
  const { url, token } = JSON.parse(fs.readFileSync(path.join(directory, fileName), 'utf8')) as { url: string; token: string }
  const response = await fetch(new URL('/api/v1/control', url), { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(request) })
  const answer = (await response.json()) as Record<string, unknown>
  if (response.ok) return answer
  throw new Problem('refused', String(answer.code), (answer.detail ?? {}) as Record<string, unknown>, answer.text as { zh: string; en: string })
}

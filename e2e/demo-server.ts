import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

const root = path.dirname(import.meta.dirname)

declare module 'vitest' {
  interface ProvidedContext {
    demoUrl: string
  }
}

export async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Starts `cli/main.ts` with these arguments on a free port and waits until it serves. Ended by its own pid. */
export async function startServer(args: string[], env: Record<string, string> = {}): Promise<{ url: string; child: ChildProcess; stop(): Promise<void> }> {
  const port = await freePort()
  const child = spawn(process.execPath, [path.join(root, 'cli/main.ts'), ...args], { cwd: root, env: { ...process.env, LANG: 'C', PORT: String(port), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const url = `http://127.0.0.1:${port}`
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk
      if (output.includes('Landfall is running')) resolve()
    }
    child.stdout!.on('data', read)
    child.stderr!.on('data', read)
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)))
  })
  return {
    url, child,
    stop: async () => {
      child.removeAllListeners('exit')
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** One demo for all browser tests. `LANDFALL_E2E_URL` uses a server that runs already. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env.LANDFALL_E2E_URL) {
    project.provide('demoUrl', process.env.LANDFALL_E2E_URL)
    return undefined
  }
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-e2e-'))
  const server = await startServer(['demo', '--data', path.join(directory, 'demo')])
  project.provide('demoUrl', server.url)
  return async () => {
    await server.stop()
    fs.rmSync(directory, { recursive: true, force: true })
  }
}

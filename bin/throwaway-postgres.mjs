import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** The folder of PostgreSQL's server programs, or undefined. */
export function postgresBinaries() {
  const versions = (root) => (fs.existsSync(root) ? fs.readdirSync(root).sort((a, b) => Number(b) - Number(a)).map((v) => path.join(root, v, 'bin')) : [])
  const places = [process.env.LANDFALL_POSTGRES_BIN, ...versions('/usr/lib/postgresql'), '/opt/homebrew/bin', '/usr/local/bin', ...(process.env.PATH ?? '').split(path.delimiter)]
  return places.find((p) => p && fs.existsSync(path.join(p, 'initdb')) && fs.existsSync(path.join(p, 'postgres')))
}

/** A cluster of its own on a free port, for tests: nothing in it outlives `remove`. It can be stopped and started again in between. */
export async function throwawayPostgres() {
  const binaries = postgresBinaries()
  if (!binaries) throw new Error('No PostgreSQL server programs found (initdb, postgres). Install PostgreSQL 15 or later, for example: apt-get install postgresql')
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-postgres-'))
  const data = path.join(directory, 'data')
  const pidFile = path.join(data, 'postmaster.pid')
  // The server refuses to run as root: then it runs as the user that its package made.
  const asUser = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : []
  if (asUser.length > 0) execFileSync('chown', ['postgres', directory])
  const program = (name, args) => [...asUser, path.join(binaries, name), ...args]
  const [first, ...rest] = program('initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'])
  execFileSync(first, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: directory })
  const port = await freePort()

  async function start() {
    const [command, ...args] = program('postgres', ['-D', data, '-p', String(port), '-k', directory, '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'])
    spawn(command, args, { stdio: ['ignore', 'ignore', fs.openSync(path.join(directory, 'log'), 'a')], cwd: directory, detached: true }).unref()
    for (let i = 0; i < 300; i++) {
      if (fs.existsSync(pidFile) && fs.readFileSync(pidFile, 'utf8').includes('ready') && (await answers(port))) return
      await sleep(100)
    }
    throw new Error(`PostgreSQL did not start within 30 s: ${fs.readFileSync(path.join(directory, 'log'), 'utf8').slice(-1000)}`)
  }

  /** Fast shutdown of the postmaster, by its own number. */
  async function stop() {
    if (!fs.existsSync(pidFile)) return
    const pid = Number(fs.readFileSync(pidFile, 'utf8').split('\n')[0])
    process.kill(pid, 'SIGINT')
    for (let i = 0; i < 150 && fs.existsSync(pidFile); i++) await sleep(100)
    if (fs.existsSync(pidFile)) process.kill(pid, 'SIGQUIT')
  }

  async function remove() {
    await stop()
    fs.rmSync(directory, { recursive: true, force: true })
  }

  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, start, stop, remove }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => { socket.end(); resolve(true) }).once('error', () => resolve(false))
  })
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { openBrowser, settled, visit } from '../e2e/browser.ts'
import { freePort, startServer } from '../e2e/demo-server.ts'
import { asActor } from '../platform/db/door.ts'
import { openHouse } from '../platform/open-house.ts'
import { openTestHouse } from '../platform/test-house.ts'
import { stages } from '../stages.ts'
import { figure, percentile, report } from './report.ts'

const root = path.dirname(import.meta.dirname)
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-bench-'))
const demo = path.join(work, 'demo')
const pages = ['', '/steering', '/trace', '/requirements/requirements', '/planning/plan', '/configuration/items', '/migration/runs', '/training/coverage', '/cutover/waves', '/operations/kpis']

const benches = [
  {
    name: 'start',
    run: async () => {
      const seedStarted = performance.now()
      await (await startServer(['demo', '--data', demo])).stop()
      const seeding = (performance.now() - seedStarted) / 1000
      const times: number[] = []
      for (let i = 0; i < 5; i++) {
        const started = performance.now()
        const server = await startServer(['demo', '--data', demo])
        times.push((performance.now() - started) / 1000)
        await server.stop()
      }
      return [
        figure('seeding the demo', seeding, 's', '<= 60', 'first start in an empty directory, to serving'),
        figure('second start to serving', percentile(times, 0.5), 's', '<= 3', 'median of 5, process start included'),
      ]
    },
  },
  {
    name: 'pages',
    run: async () => {
      const server = await startServer(['demo', '--data', demo])
      const browser = await openBrowser()
      try {
        const visitor = await visit(browser, server.url, '林晓雯')
        const times: number[] = []
        for (const warm of [true, false]) {
          for (let run = 0; run < (warm ? 1 : 20); run++) {
            for (const address of pages) {
              const started = performance.now()
              await visitor.page.goto(`${server.url}/i/YX-ERP${address}`)
              await settled(visitor.page)
              if (!warm) times.push(performance.now() - started - 150)
            }
          }
        }
        return [figure('page interactive, p95', percentile(times, 0.95), 'ms', '<= 1500', `${pages.length} pages × 20 full loads, warm server, headless Chromium`), figure('page interactive, median', percentile(times, 0.5), 'ms', '<= 1500', 'the same loads')]
      } finally {
        await browser.close()
        await server.stop()
      }
    },
  },
  {
    name: 'api',
    run: async () => {
      const test = await openTestHouse(stages)
      try {
        const write = async (i: number) => {
          const { status } = await test.request('customerProjectManager', 'POST', '/items/feedback', { title: `反馈 ${i}`, type: 'wish' })
          if (status !== 200) throw new Error(`write answered ${status}`)
        }
        await write(0)
        const writes = await rate(300, write)
        const reads = await rate(300, async () => { await test.request('customerProjectManager', 'GET', '/items/feedback?limit=50') })
        const pasted = ['标题\t类型', ...Array.from({ length: 2000 }, (_, i) => `粘贴 ${i}\t改进建议`)].join('\n')
        const started = performance.now()
        const { body } = await test.request('customerProjectManager', 'POST', '/items/feedback/import', { text: pasted, dryRun: false })
        const imported = (body.accepted ?? 0) / ((performance.now() - started) / 1000)
        return [
          figure('API writes', writes, 'per s', '–', 'one after the other, one item with trace and event each, embedded database in memory'),
          figure('API reads', reads, 'per s', '–', 'a page of 50 rows with links, one after the other'),
          figure('rows imported from a paste', imported, 'per s', '–', `${body.accepted} rows, each an item with trace and event, one transaction`),
        ]
      } finally {
        await test.close()
      }
    },
  },
  {
    name: 'events',
    run: async () => {
      const house = await openHouse({ directory: path.join(work, 'events'), stages })
      const actor = { house, accountId: null, locale: 'zh', system: 'bench' } as const
      const { createOrganization, createImplementation } = await import('../platform/organization/create.ts')
      const organizationId = await createOrganization(actor, { name: 'bench' })
      const id = await createImplementation(actor, { organizationId, code: 'BENCH', name: 'bench' })
      try {
        await house.database.query('create table bench_bare (id bigserial primary key, at timestamptz default clock_timestamp(), data jsonb)')
        const bare = await rate(500, async (i) => { await house.database.transaction(async (tx) => { await tx.execute(sql`insert into bench_bare (data) values (${JSON.stringify({ i })}::jsonb)`) }) })
        const chained = await rate(500, async (i) => { await asActor(actor, id, async (tx) => { await tx.record({ kind: 'bench.event', data: { i } }) }) })
        return [figure('event appends', chained, 'per s', '–', 'one transaction each through the door, durable embedded database', { name: 'bare durable insert', value: bare })]
      } finally {
        await house.close()
      }
    },
  },
]

/** Needs the registry and several minutes: `npm run bench -- --only clone`. */
const clone = {
  name: 'clone',
  run: async () => {
    const folder = path.join(work, 'clone')
    const started = performance.now()
    execFileSync('git', ['clone', '--quiet', root, folder])
    const port = await freePort()
    const child = spawn('npm', ['start', '--silent'], { cwd: folder, env: { ...process.env, LANG: 'C', PORT: String(port) }, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => { if (chunk.includes('Landfall is running')) resolve() })
      child.on('exit', (code) => reject(new Error(`npm start ended with ${code}`)))
    })
    await (await fetch(`http://127.0.0.1:${port}/`)).text()
    const seconds = (performance.now() - started) / 1000
    child.removeAllListeners('exit')
    process.kill(-child.pid!, 'SIGTERM')
    return [figure('clone to first page', seconds, 's', '<= 240', 'empty clone, warm registry, demo seeded')]
  },
}

async function rate(times: number, work: (i: number) => Promise<void>): Promise<number> {
  const started = performance.now()
  for (let i = 1; i <= times; i++) await work(i)
  return times / ((performance.now() - started) / 1000)
}

try {
  await report('latest.json', benches, [clone])
} finally {
  fs.rmSync(work, { recursive: true, force: true })
}

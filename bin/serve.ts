import fs from 'node:fs'
import path from 'node:path'
import { seedDemo } from '../demo/seed.ts'
import { Refused } from '../engines/errors.ts'
import { openControl } from '../platform/control/control.ts'
import { openHouse } from '../platform/open-house.ts'
import { buildServer } from '../server.ts'
import { stages } from '../stages.ts'

export interface ServeOptions {
  readonly directory: string
  readonly demo: boolean
  readonly port: number
  readonly host: string
  /** A line for whoever waits at the terminal. */
  readonly say: (zh: string, en: string) => void
}

/** Opens the installation (a demo is seeded first, aside, and moved into place whole), serves it, and closes it on SIGINT or SIGTERM. */
export async function serve(options: ServeOptions): Promise<void> {
  if (options.demo && !['127.0.0.1', 'localhost', '::1'].includes(options.host)) {
    throw new Refused('demo.host', { host: options.host }, { zh: `演示数据只在本机开放，不能绑定到 ${options.host}。请去掉 HOST，或用 bin/landfall start 开真实环境。`, en: `The demo is open on this machine only and cannot be bound to ${options.host}. Drop HOST, or use bin/landfall start for a real installation.` })
  }
  if (options.demo && !fs.existsSync(path.join(options.directory, 'database'))) await makeDemo(options)
  const started = performance.now()
  const baseUrl = process.env.LANDFALL_URL ?? `http://${options.host === '127.0.0.1' ? 'localhost' : options.host}:${options.port}`
  const house = await openHouse({ directory: options.directory, stages, demo: options.demo, databaseUrl: process.env.DATABASE_URL, ownerUrl: process.env.DATABASE_OWNER_URL, baseUrl })
  const app = await buildServer(house)
  await house.jobs.start(house)
  await app.listen({ port: options.port, host: options.host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Refused('port.in_use', { port: options.port }, { zh: `端口 ${options.port} 已被占用。请先停止占用它的程序，或换一个端口：PORT=8421 npm start`, en: `Port ${options.port} is in use. Stop the program that holds it, or choose another: PORT=8421 npm start` })
  })
  options.say(`落地已启动（${Math.round(performance.now() - started)} 毫秒）：${baseUrl}`, `Landfall is running (${Math.round(performance.now() - started)} ms): ${baseUrl}`)
  options.say('按 Ctrl+C 停止。', 'Press Ctrl+C to stop.')
  const closeControl = openControl(house, `http://127.0.0.1:${options.port}`)
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  closeControl()
  await app.close()
  await house.close()
}

async function makeDemo(options: ServeOptions): Promise<void> {
  const fresh = `${options.directory}.new`
  fs.rmSync(fresh, { recursive: true, force: true })
  options.say('正在准备演示项目（一家自行车厂的 ERP 实施，约一分钟）…', 'Preparing the demo (a bicycle maker\'s ERP, about a minute) …')
  const started = performance.now()
  const house = await openHouse({ directory: fresh, stages, demo: true })
  let told = 0
  await seedDemo(house, {
    anchor: new Date(),
    progress: (done, total) => {
      const share = Math.floor((done / total) * 10)
      if (share > told) options.say(`  … ${share * 10} %`, `  … ${share * 10} %`)
      told = Math.max(told, share)
    },
  })
  await house.close()
  fs.rmSync(options.directory, { recursive: true, force: true })
  fs.renameSync(fresh, options.directory)
  options.say(`演示项目已就绪，用时 ${Math.round((performance.now() - started) / 1000)} 秒。`, `The demo is ready after ${Math.round((performance.now() - started) / 1000)} s.`)
}

import path from 'node:path'
import { Invalid } from '../engines/errors.ts'
import type { Command, Given } from './arguments.ts'

const port = { type: 'string', value: 'N', help: { zh: '端口（默认 PORT，否则 8420）', en: 'the port (default PORT, else 8420)' } } as const
const host = { type: 'string', value: 'ADDRESS', help: { zh: '监听地址（默认 HOST，否则 127.0.0.1）', en: 'the address to listen on (default HOST, else 127.0.0.1)' } } as const

export const start: Command = {
  name: 'start',
  summary: { zh: '启动真实环境；首次打开页面时建立第一位管理员', en: 'serve a real installation; the first page asks for its first administrator' },
  options: { port, host },
  run: (given) => serveHere(given, false),
}

export const demo: Command = {
  name: 'demo',
  summary: { zh: '启动演示项目（自行车厂 ERP），一键登录，仅限本机', en: 'serve the demo (a bicycle maker\'s ERP) with one-click sign-in, on this machine only' },
  options: { port },
  run: (given) => serveHere(given, true),
}

async function serveHere(given: Given, isDemo: boolean): Promise<void> {
  const number = Number(given.values.port ?? process.env.PORT ?? 8420)
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new Invalid('cli.arguments', { port: given.values.port ?? process.env.PORT }, { zh: '端口应是 1 至 65535 的整数。', en: 'The port is a whole number from 1 to 65535.' })
  const chosen = given.values.data !== undefined || process.env.LANDFALL_DATA
  const directory = isDemo && !chosen ? path.join(path.dirname(given.directory), 'demo') : given.directory
  // A serving process holds the server and all its stages; the other commands must not load them.
  const { serve } = await import('../bin/serve.ts')
  await serve({ directory, demo: isDemo, port: number, host: String(given.values.host ?? (isDemo ? '127.0.0.1' : (process.env.HOST ?? '127.0.0.1'))), say: given.say })
}

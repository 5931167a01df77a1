import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Problem, type Text } from '../engines/errors.ts'
import { knownMigrations } from '../platform/db/migrate.ts'
import { keptHeads } from '../platform/events/signed-heads.ts'
import { verifyChains } from '../platform/events/verify.ts'
import { openHouse } from '../platform/open-house.ts'
import type { Command } from './arguments.ts'
import { refuseMissing } from './installation.ts'

interface Finding {
  readonly check: string
  readonly ok: boolean
  readonly text: Text
}

export const doctor: Command = {
  name: 'doctor',
  summary: { zh: '体检：运行时、目录锁、数据库与落盘、迁移、事件链、附件、磁盘（请先停止服务器）', en: 'check-up: runtime, lock, database and durability, migrations, event chains, files, disk (stop the server first)' },
  options: {},
  run: async (given) => {
    refuseMissing(given.directory)
    const findings: Finding[] = [runtime(), disk(given.directory)]
    try {
      findings.push(...(await insideOf(given.directory)))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      findings.push({ check: 'database', ok: false, text: error.text })
    }
    for (const { ok, text } of findings) given.say(`${ok ? '✓' : '✗'} ${text.zh}`, `${ok ? '✓' : '✗'} ${text.en}`)
    return { ok: findings.every((f) => f.ok), directory: given.directory, findings }
  },
}

function runtime(): Finding {
  const ok = Number(process.versions.node.split('.')[0]) >= 24
  return { check: 'runtime', ok, text: { zh: `运行时 Node ${process.versions.node}${ok ? '' : '，需要 24 以上'}`, en: `runtime Node ${process.versions.node}${ok ? '' : ', 24 or later is needed'}` } }
}

function disk(directory: string): Finding {
  const { bavail, bsize } = fs.statfsSync(directory)
  const free = (Number(bavail) * Number(bsize)) / 2 ** 30
  return { check: 'disk', ok: free > 1, text: { zh: `磁盘剩余 ${free.toFixed(1)} GB${free > 1 ? '' : '，请清理'}`, en: `${free.toFixed(1)} GB of disk left${free > 1 ? '' : ': free some space'}` } }
}

/** Takes the directory's lock; opening runs the durability check and the migrations. */
async function insideOf(directory: string): Promise<Finding[]> {
  const house = await openHouse({ directory, stages: [], databaseUrl: process.env.DATABASE_URL, ownerUrl: process.env.DATABASE_OWNER_URL })
  try {
    const [{ n: applied } = { n: 0 }] = await house.database.query<{ n: number }>('select count(*)::int as n from drizzle.__drizzle_migrations').catch(() => [])
    const chains = await verifyChains(house.database, keptHeads(directory))
    const broken = chains.filter((c) => !c.ok)
    const damaged = [...house.files.list()].filter((hash) => createHash('sha256').update(fs.readFileSync(house.files.path(hash))).digest('hex') !== hash)
    const events = chains.reduce((sum, c) => sum + c.seq, 0)
    return [
      { check: 'database', ok: true, text: { zh: `数据库（${house.database.kind}）已打开，落盘自检通过`, en: `database (${house.database.kind}) opened, durability checked` } },
      { check: 'migrations', ok: applied === knownMigrations(), text: { zh: `迁移 ${applied} / ${knownMigrations()}`, en: `migrations ${applied} / ${knownMigrations()}` } },
      { check: 'chains', ok: broken.length === 0, text: broken.length === 0 ? { zh: `${chains.length} 条事件链完整，共 ${events} 条事件`, en: `${chains.length} event chains whole, ${events} events` } : { zh: `事件链断开：${broken.map((b) => `${b.chain} 第 ${b.brokenAt} 条`).join('；')}。请用最近的备份核对`, en: `broken chains: ${broken.map((b) => `${b.chain} at ${b.brokenAt}`).join('; ')}. Compare with the last backup` } },
      { check: 'files', ok: damaged.length === 0, text: damaged.length === 0 ? { zh: `附件内容与名称一致（${path.join(directory, 'files')}）`, en: `files hold what their names say (${path.join(directory, 'files')})` } : { zh: `附件损坏：${damaged.join('、')}。请从备份恢复这些文件`, en: `damaged files: ${damaged.join(', ')}. Restore them from a backup` } },
    ]
  } finally {
    await house.close()
  }
}

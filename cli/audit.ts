import fs from 'node:fs'
import path from 'node:path'
import { checkManifest } from '../platform/backup/folder-manifest.ts'
import { checkExportedChain, type ExportedChain } from '../platform/portability/import.ts'
import type { ChainReport } from '../platform/wire.ts'
import type { Command, Given } from './arguments.ts'
import { control } from './installation.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  summary: { zh: '验证事件链：本环境的全部链，或一个导出目录里的链（离线）', en: 'verify event chains: all of this installation, or the one of an export folder (offline)' },
  positionals: '[EXPORT_FOLDER]',
  options: {},
  run: (given) => (given.positionals[0] ? verifyExport(given, path.resolve(given.positionals[0])) : verifyInstallation(given)),
}

async function verifyInstallation(given: Given): Promise<{ ok: boolean; chains: ChainReport[] }> {
  const chains = (await control(given.directory, { command: 'verify' })) as ChainReport[]
  for (const chain of chains) {
    const state = chain.isWhole ? { zh: `完整，${chain.events} 条`, en: `whole, ${chain.events} events` } : { zh: chain.reason!.zh, en: chain.reason!.en }
    given.say(`${chain.isWhole ? '✓' : '✗'} ${chain.label.zh}：${state.zh}`, `${chain.isWhole ? '✓' : '✗'} ${chain.label.en}: ${state.en}`)
  }
  return { ok: chains.every((c) => c.isWhole), chains }
}

async function verifyExport(given: Given, folder: string): Promise<{ ok: boolean; chain: string; events: number; brokenAt: number | null; head: string | null }> {
  const { chain } = checkManifest(folder, 'export') as unknown as { chain: ExportedChain }
  const { broken, count, hash } = checkExportedChain(chain, fs.readFileSync(path.join(folder, 'events.ndjson')))
  if (broken) given.say(`✗ 事件链断开：${broken.reason.zh}`, `✗ the chain is broken: ${broken.reason.en}`)
  else given.say(`✓ 事件链完整：${count} 条，链头 ${hash}`, `✓ the chain is whole: ${count} events, head ${hash}`)
  return { ok: !broken, chain: chain.name, events: count, brokenAt: broken?.seq ?? null, head: broken ? null : hash }
}

import fs from 'node:fs'
import path from 'node:path'
import { Invalid } from '../engines/errors.ts'
import type { FolderManifest } from '../platform/backup/folder-manifest.ts'
import { checkManifest } from '../platform/backup/folder-manifest.ts'
import { verifyLines } from '../platform/portability/event-chain.ts'
import { linesOf } from '../platform/portability/import.ts'
import type { Command } from './arguments.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  summary: { zh: '离线验证一个导出的事件链：逐条重算哈希', en: 'verify the event chain of an export offline: every hash computed again' },
  positionals: 'EXPORT_FOLDER',
  options: {},
  run: async (given) => {
    const [folder] = given.positionals
    if (!folder) throw new Invalid('cli.arguments', {}, { zh: '请给出导出的目录：bin/landfall audit verify DIR', en: 'Name the folder of an export: bin/landfall audit verify DIR' })
    const manifest = checkManifest(path.resolve(folder), 'export') as FolderManifest & { chain: { name: string; head: string | null; events: number } }
    const verdict = verifyLines(manifest.chain.name, linesOf(fs.readFileSync(path.join(folder, 'events.ndjson'))))
    const ok = verdict.ok && verdict.head === manifest.chain.head && verdict.events === manifest.chain.events
    if (ok) given.say(`事件链完整：${verdict.events} 条，链头 ${verdict.head}`, `The chain holds: ${verdict.events} events, head ${verdict.head}`)
    else given.say(`事件链在第 ${verdict.brokenAt ?? verdict.events + 1} 条断开。`, `The chain breaks at number ${verdict.brokenAt ?? verdict.events + 1}.`)
    return { ...verdict, ok }
  },
}

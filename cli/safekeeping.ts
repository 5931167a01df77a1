import path from 'node:path'
import { Invalid } from '../engines/errors.ts'
import { restoreBackup } from '../platform/backup/backup.ts'
import type { FolderManifest } from '../platform/backup/folder-manifest.ts'
import type { Imported } from '../platform/portability/import.ts'
import type { Command, Given } from './arguments.ts'
import { control } from './installation.ts'

export const backup: Command = {
  name: 'backup',
  summary: { zh: '把数据库与文件备份到一个新目录（服务器运行时也可以）', en: 'back up database and files to a new folder (also while the server runs)' },
  positionals: 'FOLDER',
  options: {},
  run: async (given) => {
    const folder = folderOf(given)
    const manifest = (await control(given.directory, { command: 'backup', folder })) as FolderManifest
    const files = Object.keys(manifest.files).length
    given.say(`备份完成：${folder}，${files} 个文件，${manifest.blobs} 个附件。`, `Backed up to ${folder}: ${files} files, ${manifest.blobs} attachments.`)
    return { ok: true, folder, files, rows: manifest.rows, blobs: manifest.blobs }
  },
}

export const restore: Command = {
  name: 'restore',
  summary: { zh: '把备份恢复到一个空的数据目录（先逐个文件核对清单）', en: 'restore a backup into an empty data directory (every file is checked first)' },
  positionals: 'FOLDER',
  options: {},
  run: async (given) => {
    const restored = await restoreBackup(folderOf(given), given.directory, { databaseUrl: process.env.DATABASE_URL, ownerUrl: process.env.DATABASE_OWNER_URL })
    given.say(`已恢复到 ${given.directory}：${restored.tables} 张表，${restored.rows} 行，${restored.blobs} 个附件。`, `Restored into ${given.directory}: ${restored.tables} tables, ${restored.rows} rows, ${restored.blobs} attachments.`)
    return { ok: true, directory: given.directory, ...restored }
  },
}

export const exportOne: Command = {
  name: 'export',
  summary: { zh: '把一个实施项目导出为可读的文件夹（YAML、CSV、事件 NDJSON、附件）', en: 'export an implementation to a folder of readable files (YAML, CSV, events as NDJSON, attachments)' },
  positionals: 'CODE FOLDER',
  options: {},
  run: async (given) => {
    const [code, folder] = given.positionals
    if (!code || !folder) throw new Invalid('cli.arguments', {}, { zh: '请给出项目代号和目录：bin/landfall export YX-ERP DIR', en: 'Name the implementation and a folder: bin/landfall export YX-ERP DIR' })
    const manifest = (await control(given.directory, { command: 'export', code, folder: path.resolve(folder) })) as FolderManifest & { chain: { events: number } }
    given.say(`已导出 ${code} 到 ${folder}：${Object.keys(manifest.files).length} 个文件，${manifest.chain.events} 条事件。`, `Exported ${code} to ${folder}: ${Object.keys(manifest.files).length} files, ${manifest.chain.events} events.`)
    return { ok: true, code, folder: path.resolve(folder), chain: manifest.chain, rows: manifest.rows, blobs: manifest.blobs }
  },
}

export const importOne: Command = {
  name: 'import',
  summary: { zh: '把导出的实施项目读进本环境（旧事件链封存并可单独验证）', en: 'read an exported implementation into this installation (its old event chain is sealed and verifies on its own)' },
  positionals: 'FOLDER',
  options: {},
  run: async (given) => {
    const imported = (await control(given.directory, { command: 'import', folder: folderOf(given) })) as Imported
    given.say(`已导入 ${imported.code}：${imported.rows} 行，${imported.blobs} 个附件；旧链 ${imported.sealed.events} 条已封存。`, `Imported ${imported.code}: ${imported.rows} rows, ${imported.blobs} attachments; the old chain of ${imported.sealed.events} events is sealed.`)
    return { ok: true, ...imported }
  },
}

function folderOf(given: Given): string {
  const [folder] = given.positionals
  if (!folder) throw new Invalid('cli.arguments', {}, { zh: '请给出目录。', en: 'Name a folder.' })
  return path.resolve(folder)
}

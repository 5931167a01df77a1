import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Invalid } from '../../engines/errors.ts'

export interface FolderManifest {
  readonly kind: 'backup' | 'export'
  readonly format: 1
  readonly madeAt: string
  /** sha256 and size of every file of the folder but this one, by path with `/`. */
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>
  readonly [fact: string]: unknown
}

const name = 'manifest.json'

/** Writes the manifest last: a folder without it is not finished. */
export function writeManifest(folder: string, facts: Omit<FolderManifest, 'files' | 'format'>): FolderManifest {
  const files = Object.fromEntries([...filesBelow(folder)].sort().map((file) => [file, digest(path.join(folder, file))]))
  const manifest = { ...facts, format: 1, files } as FolderManifest
  fs.writeFileSync(path.join(folder, name), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true })
  return manifest
}

/** Reads the manifest and checks every file against it. Throws Invalid that names the first file that differs, is missing or too many. */
export function checkManifest(folder: string, kind: FolderManifest['kind']): FolderManifest {
  const file = path.join(folder, name)
  if (!fs.existsSync(file)) throw new Invalid('folder.no_manifest', { folder }, { zh: `${folder} 里没有 manifest.json：它不是完整的${kind === 'backup' ? '备份' : '导出'}。`, en: `There is no manifest.json in ${folder}: it is not a finished ${kind}.` })
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as FolderManifest
  if (manifest.kind !== kind) throw new Invalid('folder.wrong_kind', { folder, kind: manifest.kind }, { zh: `${folder} 是${manifest.kind === 'backup' ? '备份' : '导出'}，这里需要${kind === 'backup' ? '备份' : '导出'}。`, en: `${folder} holds a ${manifest.kind}; a ${kind} is needed here.` })
  for (const [relative, wanted] of Object.entries(manifest.files)) {
    const full = path.join(folder, relative)
    const found = fs.existsSync(full) ? digest(full) : null
    if (found?.sha256 !== wanted.sha256) throw new Invalid('folder.changed', { folder, file: relative }, { zh: found ? `${relative} 与清单不符：内容被改过或损坏。请换一份完整的副本。` : `缺少文件 ${relative}。请换一份完整的副本。`, en: found ? `${relative} differs from the manifest: it was changed or damaged. Use an intact copy.` : `The file ${relative} is missing. Use an intact copy.` })
  }
  return manifest
}

function digest(file: string): { sha256: string; bytes: number } {
  const content = fs.readFileSync(file)
  return { sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length }
}

function* filesBelow(folder: string, prefix = ''): Generator<string> {
  for (const entry of fs.readdirSync(path.join(folder, prefix), { withFileTypes: true })) {
    const relative = prefix ? `${prefix}/${entry.name}` : entry.name
    if (entry.isDirectory()) yield* filesBelow(folder, relative)
    else if (relative !== name) yield relative
  }
}

/** Refuses a folder that holds something; makes it if it is not there. */
export function freshFolder(folder: string): void {
  if (fs.existsSync(folder) && fs.readdirSync(folder).length > 0) throw new Invalid('folder.not_empty', { folder }, { zh: `${folder} 不是空的。请指定一个新目录。`, en: `${folder} is not empty. Name a new folder.` })
  fs.mkdirSync(folder, { recursive: true })
}

import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { parseDelimited } from '../../engines/delimited/parse-delimited.ts'
import { Invalid, NotFound, type Text } from '../../engines/errors.ts'

const kitsFolder = path.resolve(import.meta.dirname, '../../kits')

/** A record of a kit's table, by column name; an absent column is ''. */
export type KitRow = Readonly<Record<string, string>>

/** Contents from practice to start an implementation from: readable files in `kits/<name>/`. */
export interface Kit {
  readonly name: string
  readonly version: number
  readonly title: Text
  readonly fits: string
  readonly phases: readonly { readonly code: string; readonly name: Text; readonly modules: readonly string[] }[]
  readonly modules: Readonly<Record<string, Text>>
  /** Rows of a table such as `pain-points`; empty when the kit has none. */
  table(name: string): readonly KitRow[]
}

interface KitFile {
  readonly kit: string
  readonly version: number
  readonly name: Text
  readonly fits: string
  readonly phases: Kit['phases']
  readonly modules: Kit['modules']
}

/** The kits that this program brings, by title. */
export function listKits(): { name: string; title: Text; fits: string }[] {
  return fs.readdirSync(kitsFolder).sort().map((name) => {
    const { title, fits } = loadKit(name)
    return { name, title, fits }
  })
}

/** Reads a kit. Throws NotFound for a name that is not there, Invalid (file, line) for a table that is broken. */
export function loadKit(name: string): Kit {
  const folder = path.join(kitsFolder, path.basename(name))
  if (!fs.existsSync(path.join(folder, 'kit.yaml'))) {
    throw new NotFound('kit.unknown', { kit: name }, { zh: `没有名为"${name}"的套件。`, en: `There is no kit called "${name}".` })
  }
  const file = parse(fs.readFileSync(path.join(folder, 'kit.yaml'), 'utf8')) as KitFile
  return { name, version: file.version, title: file.name, fits: file.fits, phases: file.phases, modules: file.modules, table: (table) => readTable(path.join(folder, `${table}.csv`)) }
}

function readTable(file: string): KitRow[] {
  if (!fs.existsSync(file)) return []
  const [head, ...rows] = parseDelimited(fs.readFileSync(file, 'utf8'))
  return rows.map(({ line, cells }) => {
    if (cells.length > head!.cells.length) throw new Invalid('kit.row', { file, line }, { zh: `套件文件 ${file} 第 ${line} 行的列比表头多。`, en: `Line ${line} of the kit file ${file} has more columns than its head.` })
    return Object.fromEntries(head!.cells.map((column, i) => [column, cells[i] ?? '']))
  })
}

/** The text of a row in both languages; English falls back to Chinese where the kit has none. */
export function textOf(row: KitRow, zh = 'zh', en = 'en'): Text {
  return { zh: row[zh] ?? '', en: row[en] || (row[zh] ?? '') }
}

/** A cell that lists ids: `BP-06,BP-07`. */
export function idsIn(cell: string | undefined): string[] {
  return (cell ?? '').split(/[,，;；\s]+/).filter(Boolean)
}

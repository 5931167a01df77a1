import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { readDbf } from './dbf-reader.ts'

/** A table by the layout of dBASE III: 32 bytes of header, 32 a field, a 0x0D, then records of fixed length. */
function dbf(fields: [name: string, type: string, length: number, decimals?: number][], records: (string | Buffer)[], options: { version?: number; driver?: number; declared?: number } = {}): Buffer {
  const headerLength = 32 + 32 * fields.length + 1
  const header = Buffer.alloc(headerLength)
  header[0] = options.version ?? 0x03
  header.writeUInt32LE(options.declared ?? records.length, 4)
  header.writeUInt16LE(headerLength, 8)
  header.writeUInt16LE(1 + fields.reduce((sum, [, , length]) => sum + length, 0), 10)
  header[29] = options.driver ?? 0
  for (const [i, [name, type, length, decimals]] of fields.entries()) {
    const at = 32 + 32 * i
    iconv.encode(name, 'gb18030').copy(header, at)
    header[at + 11] = type.charCodeAt(0)
    header[at + 16] = length
    header[at + 17] = decimals ?? 0
  }
  header[headerLength - 1] = 0x0d
  return Buffer.concat([header, ...records.map((r) => (typeof r === 'string' ? iconv.encode(r, 'gb18030') : r)), Buffer.from([0x1a])])
}
const values = (bytes: Uint8Array) => [...readDbf(bytes, 'f.dbf').rows].map((row) => row.values)

describe('reading a .dbf table', () => {
  it('reads text, numbers, dates and logical fields of a Chinese table whose header names no code page', () => {
    const bytes = dbf([['编码', 'C', 4], ['名称', 'C', 10], ['数量', 'N', 6, 1], ['日期', 'D', 8], ['停用', 'L', 1]], [' A-1 轴承（大）   2.520240131T', ` A-2 链条${' '.repeat(6 + 6 + 8)}F`])
    const table = readDbf(bytes, 'f.dbf')
    expect(table).toMatchObject({ columns: ['编码', '名称', '数量', '日期', '停用'], encoding: 'gb18030', notes: [] })
    expect(values(bytes)).toEqual([['A-1', '轴承（大）', '2.5', '2024-01-31', 'TRUE'], ['A-2', '链条', null, null, 'FALSE']])
  })
  it('leaves deleted records out and says how many', () => {
    const table = readDbf(dbf([['A', 'C', 2]], [' x ', '*y ', ' z ']), 'f.dbf')
    expect([...table.rows].map((r) => [r.line, r.values[0]])).toEqual([[1, 'x'], [3, 'z']])
    expect(table.notes[0]!.en).toContain('1 records are marked as deleted')
  })
  it('says that memo texts are not read', () => {
    const table = readDbf(dbf([['A', 'C', 1], ['备注', 'M', 10]], [' x         1', ' y          '], { version: 0x83 }), 'f.dbf')
    expect([...table.rows].map((r) => r.values)).toEqual([['x', null], ['y', null]])
    expect(table.notes[0]!.en).toContain('not read (1 have one)')
  })
  it('says when the file is cut off', () => {
    expect(readDbf(dbf([['A', 'C', 2]], [' x ', ' y '], { declared: 5 }), 'f.dbf').notes[0]!.en).toContain('the header says 5 records, the file holds 2')
  })
  it('keeps and reports a number that did not fit its field', () => {
    expect([...readDbf(dbf([['N', 'N', 3]], [' ***', '  12']), 'f.dbf').rows].map((r) => [r.values[0], r.problem])).toEqual([['***', 'badValue'], ['12', null]])
  })
  it('refuses what is no table, by name', () => {
    for (const bytes of [Buffer.from('编码,名称\n'), dbf([['A', 'C', 2]], []).subarray(0, 20), dbf([['A', 'C', 2]], []).fill(0, 10, 12)]) {
      expect(() => readDbf(bytes, 'f.dbf')).toThrowError(expect.objectContaining({ code: 'data.dbf' }))
    }
  })
})

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-dbf-'))
afterAll(() => { fs.rmSync(folder, { recursive: true, force: true }) })

/** A .dbf that another program wrote: the Python module `dbf` where it is installed, else LibreOffice with its dBASE driver; null and a visible line where neither is there. */
function written(): string | null {
  const file = path.join(folder, 'parts.dbf')
  const script = `import dbf, datetime
t = dbf.Table(${JSON.stringify(file)}, 'CODE C(10); NAME C(20); QTY N(10,2)', dbf_type='db3', codepage='cp936')
t.open(mode=dbf.READ_WRITE)
t.append(('A1', 'bearing', 2.5)); t.append(('A2', 'chain', 3)); t.close()`
  if (spawnSync(process.env.PYTHON ?? 'python3', ['-c', script]).status === 0) return file
  fs.writeFileSync(path.join(folder, 'parts.csv'), 'CODE,NAME,QTY\nA1,bearing,2.5\nA2,chain,3\n')
  try {
    execFileSync('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'dbf', '--outdir', folder, path.join(folder, 'parts.csv')], { stdio: 'ignore', timeout: 50_000 })
  } catch {}
  if (fs.existsSync(file)) return file
  process.stderr.write('skipped: no program here writes .dbf (the Python module dbf, or LibreOffice with its dBASE driver)\n')
  return null
}
const other = written()
describe.skipIf(other === null)('a .dbf that another program wrote', () => {
  it('gives the same rows', () => {
    const table = readDbf(fs.readFileSync(other!), 'parts.dbf')
    expect(table.columns).toEqual(['CODE', 'NAME', 'QTY'])
    expect([...table.rows].map((r) => [r.values[0], r.values[1], Number(r.values[2])])).toEqual([['A1', 'bearing', 2.5], ['A2', 'chain', 3]])
  })
})

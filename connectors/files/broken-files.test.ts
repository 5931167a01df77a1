import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { Problem } from '../../engines/errors.ts'
import { readToCsv } from './read-file.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-broken-'))
afterAll(() => { fs.rmSync(folder, { recursive: true, force: true }) })

const dbf = () => {
  const bytes = Buffer.alloc(97 + 3 * 13)
  bytes[0] = 3
  bytes.writeUInt32LE(3, 4)
  bytes.writeUInt16LE(97, 8)
  bytes.writeUInt16LE(13, 10)
  for (const [i, [name, type, length]] of ([['CODE', 'C', 8], ['QTY', 'I', 4]] as const).entries()) {
    bytes.write(name, 32 + 32 * i)
    bytes.write(type, 43 + 32 * i)
    bytes[48 + 32 * i] = length
  }
  bytes[96] = 0x0d
  return bytes
}
const samples: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
  'a.xlsx': () => writeXlsx({ sheets: [{ name: 'S', rows: [['编码', '数量'], ['A-1', 3], ['A-2', 4.5]], merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }] }] }),
  'a.dbf': dbf,
  'a.json': () => Buffer.from('{"data":[{"a":1,"b":{"c":"甲"}},{"a":2.50}]}'),
  'a.xml': () => Buffer.from('<?xml version="1.0"?><r><i n="1"><a>甲</a></i><i n="2"><a>&#20013;</a></i></r>'),
  'a.csv': () => Buffer.from('编码,名称,数量\n1,"轴承, 大",3\n2,链条,4\n'),
}

describe('a file with damaged bytes', () => {
  it.each(Object.keys(samples))('%s is read or refused by name, never a crash, and leaves nothing half written', async (name) => {
    const whole = await samples[name]!()
    const full = path.join(folder, name)
    const out = path.join(folder, `${name}.out.csv`)
    fs.writeFileSync(full, whole)
    await readToCsv(full, out)
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
    await fc.assert(fc.asyncProperty(damage, fc.option(fc.nat(whole.length)), async (changes, length) => {
      const bytes = Uint8Array.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      fs.writeFileSync(full, length === null ? bytes : bytes.subarray(0, length))
      fs.rmSync(out, { force: true })
      try {
        await readToCsv(full, out)
        expect(fs.existsSync(out)).toBe(true)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        expect(fs.existsSync(out)).toBe(false)
        expect(error.text.zh).not.toBe(error.text.en)
      }
      expect(fs.existsSync(`${out}.part`)).toBe(false)
    }), { numRuns: 400 })
  })
})

import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { readXlsx } from 'hucre'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateLegacy, legacyFiles, legacySheets, type LegacyTruth } from './generate.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-legacy-'))
const digest = (name: string): Record<string, string> => Object.fromEntries(fs.readdirSync(path.join(folder, name)).sort().map((file) => [file, createHash('sha256').update(fs.readFileSync(path.join(folder, name, file))).digest('hex')]))
const csv = (name: string, file: string): string[][] => iconv.decode(fs.readFileSync(path.join(folder, name, file)), 'gb18030').trim().split('\r\n').slice(1).map((line) => [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)].map((m) => m[1]!.replace(/^"|"$/g, '').replaceAll('""', '"')))

/** A check of its own, from the text of GB 32100-2015. */
function isCreditCode(code: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  if (![...code].every((c) => alphabet.includes(c)) || code.length !== 18) return false
  let weight = 1
  let sum = 0
  for (const c of code.slice(0, 17)) {
    sum += alphabet.indexOf(c) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.indexOf(code[17]!) === (31 - (sum % 31)) % 31
}
const clean = (code: string): string => code.normalize('NFKC').trim().toUpperCase()

describe('the extracts of the old systems', () => {
  let truth: LegacyTruth
  beforeAll(async () => {
    truth = await generateLegacy({ directory: path.join(folder, 'a') })
    await generateLegacy({ directory: path.join(folder, 'b') })
    await generateLegacy({ directory: path.join(folder, 'other'), seed: 'another' })
    await generateLegacy({ directory: path.join(folder, 'small'), rows: 600 })
  })
  afterAll(() => fs.rmSync(folder, { recursive: true }))

  it('are the same bytes for the same seed, and others for another', () => {
    expect(digest('a')).toEqual(digest('b'))
    expect(digest('a')[legacyFiles.suppliers]).not.toBe(digest('other')[legacyFiles.suppliers])
  })

  it('have about as many rows as asked for', () => {
    expect(truth.rows).toBeGreaterThan(19_000)
    expect(truth.rows).toBeLessThan(21_000)
    expect(csv('small', legacyFiles.suppliers)).toHaveLength(13)
  })

  it('hold exactly the wrong credit codes of the truth', () => {
    const wrong = csv('a', legacyFiles.suppliers).filter((r) => r[2]!.trim() !== '' && !isCreditCode(clean(r[2]!))).map((r) => r[0]!)
    expect(wrong.sort()).toEqual([...truth.suppliers.invalidCreditCodes].sort())
    expect(wrong.length).toBeGreaterThan(5)
  })

  it('name duplicates that share a clean credit code or none', () => {
    const code = new Map(csv('a', legacyFiles.suppliers).map((r) => [r[0]!, clean(r[2]!)]))
    const wrong = new Set(truth.suppliers.invalidCreditCodes)
    for (const group of truth.suppliers.duplicateGroups) expect(new Set(group.filter((c) => !wrong.has(c)).map((c) => code.get(c)!).filter(Boolean)).size).toBeLessThanOrEqual(1)
    expect(truth.suppliers.duplicateGroups.flat().length - truth.suppliers.duplicateGroups.length).toBe(Math.round(truth.suppliers.rows * 0.1))
  })

  it('hold exactly the orphans and negative quantities of the truth', async () => {
    const book = await readXlsx(fs.readFileSync(path.join(folder, 'a', legacyFiles.inventory)))
    const rows = (name: string): unknown[][] => book.sheets.find((s) => s.name === name)!.rows.slice(2)
    const materials = new Set(rows(legacySheets.materials).map((r) => String(r[2])))
    const stock = rows(legacySheets.stock)
    expect(stock.filter((r) => !materials.has(String(r[1])))).toHaveLength(truth.stock.orphans.length)
    expect(stock.filter((r) => String(r[4]).normalize('NFKC').trim().startsWith('-'))).toHaveLength(truth.stock.negative.length)
    const sum = stock.reduce((total, r) => total + Math.round(Number(String(r[6]).normalize('NFKC').replaceAll(',', '')) * 100), 0)
    expect((sum / 100).toFixed(2)).toBe(truth.stock.amount)
    const suppliers = new Set(csv('a', legacyFiles.suppliers).map((r) => r[0]))
    expect(csv('a', legacyFiles.purchases).filter((r) => !suppliers.has(r[2]!)).map((r) => `${r[0]}-${r[1]}`)).toEqual(truth.purchases.withoutSupplier)
    const bom = fs.readFileSync(path.join(folder, 'a', legacyFiles.bom), 'utf8').replace(/^\ufeff/, '').trim().split('\n').slice(1).map((l) => l.split('|'))
    expect(bom.filter((r) => !materials.has(r[3]!)).map((r) => `${r[0]}|${r[1]}|${r[2]}`)).toEqual(truth.bom.orphans)
  })

  it('keep merged cells and two header rows in the workbook', async () => {
    const book = await readXlsx(fs.readFileSync(path.join(folder, 'a', legacyFiles.inventory)))
    const sheet = book.sheets.find((s) => s.name === legacySheets.materials)!
    expect(sheet.rows[0]!.slice(0, 3)).toEqual(['分类', null, '基本信息'])
    expect(sheet.rows[1]!.slice(2, 4)).toEqual(['物料编码', '物料名称'])
    expect(sheet.merges!.length).toBeGreaterThan(20)
  })

  it('lose the errors that the departments have put right, and nothing else', async () => {
    const later = await generateLegacy({ directory: path.join(folder, 'later'), cleaned: 0.8 })
    expect(later.suppliers.invalidCreditCodes.length).toBeLessThan(truth.suppliers.invalidCreditCodes.length)
    expect(truth.suppliers.invalidCreditCodes).toEqual(expect.arrayContaining(later.suppliers.invalidCreditCodes))
    expect(later.suppliers.duplicateGroups).toEqual(truth.suppliers.duplicateGroups)
    const names = (name: string) => csv(name, legacyFiles.suppliers).map((r) => r[1])
    expect(names('later')).toEqual(names('a'))
    const amounts = (name: string) => csv(name, legacyFiles.purchases).map((r) => r[8])
    expect(amounts('later')).toEqual(amounts('a'))
    const done = await generateLegacy({ directory: path.join(folder, 'done'), cleaned: 1 })
    expect([done.suppliers.invalidCreditCodes, done.stock.negative, done.stock.orphans, done.purchases.withoutSupplier, done.bom.orphans].flat()).toEqual([])
  })
})

import fs from 'node:fs'
import path from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const files = fs
  .readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((f) => f.isFile() && /(^|-)texts\.ts$/.test(f.name) && !f.parentPath.includes('node_modules') && !f.parentPath.includes(`${path.sep}dist`))
  .map((f) => path.relative(root, path.join(f.parentPath, f.name)))

type Found = { key: string; zh: unknown; en: unknown }

/** Every `{ zh, en }` in a module's exports, with the way to it. */
function textsIn(value: unknown, key: string): Found[] {
  if (typeof value !== 'object' || value === null) return []
  if ('zh' in value || 'en' in value) return [{ key, zh: (value as { zh?: unknown }).zh, en: (value as { en?: unknown }).en }]
  return Object.entries(value).flatMap(([k, v]) => textsIn(v, `${key}.${k}`))
}

const valuesOf = (pattern: string): string[] => [...new Set([...pattern.matchAll(/\{(\w+)\s*[,}]/g)].map((m) => m[1]!))].filter((n) => !/^(one|other|zero|few|many|two)$/.test(n)).sort()

describe('texts', () => {
  it('are found in the frame and in every stage', () => {
    expect(files.filter((f) => f.startsWith('web/')).length).toBeGreaterThan(8)
    expect(files.filter((f) => f.startsWith('stages/')).length).toBeGreaterThanOrEqual(7)
  })

  it.each(files)('%s stand in Chinese and in English', async (file) => {
    const found = Object.entries((await import(path.join(root, file))) as Record<string, unknown>).flatMap(([name, value]) => textsIn(value, name))
    if (path.basename(file) === 'texts.ts') expect(found.length).toBeGreaterThan(0)
    const missing = found.filter((t) => typeof t.zh !== 'string' || typeof t.en !== 'string' || t.zh.trim() === '' || t.en.trim() === '').map((t) => t.key)
    expect(missing).toEqual([])
  })

  it.each(files)('%s are messages that can be formatted, with the same values in both languages', async (file) => {
    const found = Object.entries((await import(path.join(root, file))) as Record<string, unknown>).flatMap(([name, value]) => textsIn(value, name))
    const broken: string[] = []
    for (const t of found) {
      for (const locale of ['zh', 'en'] as const) {
        const pattern = String(t[locale])
        if (!pattern.includes('{')) continue
        try {
          new IntlMessageFormat(pattern, locale === 'zh' ? 'zh-CN' : 'en')
        } catch (error) {
          broken.push(`${t.key} (${locale}): ${(error as Error).message}`)
        }
      }
      if (valuesOf(String(t.zh)).join() !== valuesOf(String(t.en)).join()) broken.push(`${t.key}: ${valuesOf(String(t.zh))} ≠ ${valuesOf(String(t.en))}`)
    }
    expect(broken).toEqual([])
  })

  it.each(files)('%s have no Chinese character in their English, beside names of tools', async (file) => {
    const found = Object.entries((await import(path.join(root, file))) as Record<string, unknown>).flatMap(([name, value]) => textsIn(value, name))
    const allowed = /switchLanguage/
    expect(found.filter((t) => /[\u4e00-\u9fff]/.test(String(t.en)) && !allowed.test(t.key)).map((t) => `${t.key}: ${String(t.en)}`)).toEqual([])
  })
})

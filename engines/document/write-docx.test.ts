import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sampleDocument } from './document-fixture.ts'
import { writeDocx } from './write-docx.ts'

const parts = unzipSync(await writeDocx(sampleDocument))
const xml = (name: string) => strFromU8(parts[name]!)
const body = xml('word/document.xml')
const office = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find((p) => fs.existsSync(p))

describe('a .docx of a document model', () => {
  it('consists of well-formed XML only', () => {
    const names = Object.keys(parts).filter((n) => n.endsWith('.xml') || n.endsWith('.rels'))
    expect(names).toContain('word/document.xml')
    for (const name of names) expect(unclosed(xml(name)), name).toEqual([])
  })

  it('sets 宋体 for Chinese body text and 黑体 for headings, with Latin faces beside them', () => {
    const sheet = xml('word/styles.xml')
    expect(sheet).toMatch(/<w:docDefaults>.*?w:ascii="Times New Roman"[^>]*w:eastAsia="宋体"|<w:docDefaults>.*?w:eastAsia="宋体"[^>]*w:ascii="Times New Roman"/s)
    for (const level of [1, 2, 3]) expect(sheet.match(new RegExp(`<w:style [^>]*w:styleId="Heading${level}".*?</w:style>`, 's'))?.[0]).toMatch(/w:eastAsia="黑体"/)
    expect(sheet).toMatch(/<w:lang [^>]*w:eastAsia="zh-CN"/)
  })

  it('has cover, front matter and body as sections of A4, and only the cover is without header and footer', () => {
    const sections = body.match(/<w:sectPr.*?<\/w:sectPr>/gs)!
    expect(sections).toHaveLength(3)
    for (const section of sections) expect(section).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"/)
    const headers = Object.keys(parts).filter((n) => /^word\/header\d+\.xml$/.test(n)).map(xml)
    expect(headers.filter((h) => h.includes('YX-ERP-SRS-01')).length).toBe(2)
    expect(headers.filter((h) => !h.includes('YX-ERP-SRS-01')).length).toBe(1)
    const footers = Object.keys(parts).filter((n) => /^word\/footer\d+\.xml$/.test(n)).map(xml).filter((f) => f.includes('NUMPAGES'))
    expect(footers.length).toBe(2)
    for (const footer of footers) expect(footer).toContain(sampleDocument.fingerprint!.slice(0, 32))
  })

  it('repeats the header row of a table on each page', () => {
    const table = body.match(/<w:tbl>(?:(?!<\/w:tbl>).)*REQ-001.*?<\/w:tbl>/s)![0]
    expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(table.indexOf('<w:tblHeader/>')).toBeLessThan(table.indexOf('REQ-001'))
  })

  it('numbers headings by level except those that ask not to', () => {
    const heading = (text: string) => body.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)!.find((p) => p.includes('<w:pStyle w:val="Heading') && p.includes(`>${text}<`))!
    expect(heading('具体需求')).toMatch(/<w:ilvl w:val="0"\/>/)
    expect(heading('读者对象')).toMatch(/<w:ilvl w:val="2"\/>/)
    expect(heading('附录')).not.toContain('<w:numPr>')
  })

  it('writes the contents with a page number for each heading, so that Word need not ask', () => {
    const contents = body.match(/<w:sdt>.*?<\/w:sdt>/s)![0]
    expect(contents).not.toMatch(/w:dirty="(true|1)"/)
    for (const text of ['引言', '目的', '具体需求', '附录']) expect(contents).toContain(text)
    const pages = [...contents.matchAll(/PAGEREF .*?<w:t[^>]*>(\d+)<\/w:t>/gs)].map((m) => Number(m[1]))
    expect(pages).toHaveLength(5)
    expect(pages).toEqual([...pages].sort((a, b) => a - b))
    expect(pages.at(-1)).toBeGreaterThan(pages[0]!)
  })

  it('names the signatories with their day, and leaves room for those who have not signed', () => {
    const table = body.match(/<w:tbl>(?:(?!<\/w:tbl>).)*编制（实施方项目经理）.*?<\/w:tbl>/s)![0]
    expect(table).toContain('2026-03-18')
    expect(table.match(/<w:trHeight /g)).toHaveLength(3)
  })

  it('keeps markup and control characters in texts from breaking the file', async () => {
    const odd = unzipSync(await writeDocx({ ...sampleDocument, title: 'A & B <c> "d"', sections: [{ heading: '\u0001坏\uD800字', blocks: [{ type: 'table', columns: [], rows: [] }, { type: 'paragraph', text: '\u0000x\uFFFF' }] }] }))
    expect(unclosed(strFromU8(odd['word/document.xml']!))).toEqual([])
    expect(strFromU8(odd['word/document.xml']!)).not.toMatch(/[\u0000-\u0008\uFFFF\uD800]/)
  })

  const convert = process.env.CI === 'true' ? it : it.skipIf(!office)
  convert('opens in LibreOffice and prints on several pages with its texts', async () => {
    if (!office) throw new Error('soffice is not installed, and CI=true does not let this be skipped')
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-docx-'))
    try {
      fs.writeFileSync(path.join(folder, 'sample.docx'), await writeDocx(sampleDocument))
      execFileSync(office, ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, path.join(folder, 'sample.docx')], { stdio: 'ignore', timeout: 120_000 })
      const text = fs.readFileSync(path.join(folder, 'sample.txt'), 'utf8')
      expect(text).toContain('需求规格说明书')
      expect(text).toContain('REQ-060')
      expect(text).toMatch(/1\.1\.1 ?读者对象/)
    } finally {
      fs.rmSync(folder, { recursive: true, force: true })
    }
  }, 180_000)
})

/** Tags that are opened and not closed in order; enough to prove well-formedness of what a serialiser wrote. */
function unclosed(text: string): string[] {
  const open: string[] = []
  for (const [, close, name, , self] of text.matchAll(/<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g)) {
    if (self) continue
    if (!close) open.push(name!)
    else if (open.pop() !== name) return [`</${name}>`]
  }
  const rest = text.replace(/<\?xml[^>]*\?>/, '').replace(/<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g, '')
  if (/[<]|&(?!amp;|lt;|gt;|quot;|apos;|#\d+;|#x[0-9a-fA-F]+;)/.test(rest)) open.push('text')
  return open
}

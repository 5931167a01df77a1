import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sampleDocument } from './document-fixture.ts'
import { writeDocx } from './write-docx.ts'

const sheet = strFromU8(unzipSync(await writeDocx({ ...sampleDocument, form: 'sheet', title: '第 47 周项目例会 会议纪要' }))['word/document.xml']!)

describe('a short paper', () => {
  it('is one section that begins with its title and has neither cover nor contents', () => {
    expect(sheet.match(/<w:sectPr/g)).toHaveLength(1)
    expect(sheet).not.toContain('TOC1')
    expect(sheet.indexOf('第 47 周项目例会 会议纪要')).toBeLessThan(sheet.indexOf('远行自行车制造有限公司'))
  })

  it('numbers its sections in the text and closes with the signatures', () => {
    expect(sheet).toContain('1  引言')
    expect(sheet.lastIndexOf('批准（项目领导小组组长）')).toBeGreaterThan(sheet.lastIndexOf('附录'))
  })
})

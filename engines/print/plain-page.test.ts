import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, paragraphsOf, plainPage } from './plain-page.ts'

describe('a page without a script', () => {
  it('never lets a text become markup', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']/)
      expect(paragraphsOf(text).replace(/<\/?(p|ol|ul|li)>/g, '')).not.toMatch(/[<>"']/)
    }))
  })

  it('turns numbered lines and dashes into lists and leaves pictures out', () => {
    expect(paragraphsOf('先看这里\n1. 扫码\n2. 确认\n- 找班长\n![图](file:1)\n结束')).toBe('<p>先看这里</p>\n<ol>\n<li>扫码</li>\n<li>确认</li>\n</ol>\n<ul>\n<li>找班长</li>\n</ul>\n<p>结束</p>')
  })

  it('says on the screen, not on paper, how to print', () => {
    expect(plainPage({ locale: 'zh', title: 'A', body: '', form: 'a4' })).toContain('class="hint"')
    expect(plainPage({ locale: 'zh', title: 'A', body: '', form: 'phone' })).not.toContain('class="hint"')
  })
})

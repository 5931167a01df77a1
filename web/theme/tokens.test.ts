import { describe, expect, it } from 'vitest'
import { antdTheme } from './antd.ts'
import { contrast } from './contrast.ts'
import { dark, light, seriesColours, type Tokens } from './tokens.ts'

describe.each([['light', light], ['dark', dark]] as const)('the %s theme', (name, t: Tokens) => {
  it.each([
    ['text', 'surface'], ['text', 'canvas'], ['text', 'hover'], ['text', 'selected'], ['text', 'raised'], ['text', 'badSoft'],
    ['text2', 'surface'], ['text2', 'canvas'], ['text2', 'hover'], ['text2', 'raised'], ['text2', 'badSoft'], ['text2', 'selected'],
    ['text3', 'surface'], ['text3', 'canvas'], ['text3', 'raised'], ['text3', 'hover'], ['text3', 'selected'], ['text3', 'badSoft'],
    ['accentText', 'surface'], ['accentText', 'selected'], ['accentText', 'raised'], ['accentText', 'badSoft'],
    ['ok', 'okBg'], ['warn', 'warnBg'], ['bad', 'badBg'], ['info', 'infoBg'], ['idle', 'idleBg'], ['bad', 'badSoft'], ['bad', 'surface'], ['warn', 'surface'],
    ['onAccent', 'accent'],
  ] as const)('%s can be read on %s (4.5:1)', (ink, paper) => {
    expect(contrast(t[ink], t[paper])).toBeGreaterThanOrEqual(4.5)
  })

  it('shows the edge of a light or a shape against its surface (3:1)', () => {
    for (const shape of [t.control, t.ok, t.warn, t.bad, t.info, t.accentText]) expect(contrast(shape, t.surface)).toBeGreaterThanOrEqual(3)
  })

  it('draws each series of a chart so that it can be seen (3:1)', () => {
    for (const colour of seriesColours[name]) expect(contrast(colour, t.surface)).toBeGreaterThanOrEqual(3)
  })

  it('gives antd a placeholder that can be read, which axe does not test', () => {
    const token = antdTheme(name).token!
    for (const ink of [token.colorTextPlaceholder, token.colorTextDescription, token.colorTextDisabled, token.colorErrorText, token.colorWarningText, token.colorSuccessText]) {
      expect(contrast(ink as string, token.colorBgContainer as string)).toBeGreaterThanOrEqual(4.5)
    }
  })
})

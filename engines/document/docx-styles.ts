import { AlignmentType, type IStylesOptions, LevelFormat } from 'docx'

/** Chinese text is set in 宋体 (body) and 黑体 (headings); Latin text beside it in Times New Roman and Arial. */
export const bodyFont = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }
export const headingFont = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' }
export const monoFont = { ascii: 'Courier New', hAnsi: 'Courier New', cs: 'Courier New', eastAsia: '宋体' }

export const ink = '1A1A1A'
export const quiet = '5F6368'
export const hairline = { style: 'single', size: 4, color: '9AA0A6' } as const
export const noLine = { style: 'nil', size: 0, color: 'auto' } as const

/** A4 in twentieths of a point, margins of a bound report. */
export const page = { width: 11906, height: 16838, top: 1440, bottom: 1304, left: 1588, right: 1474, header: 794, footer: 680 }
export const textWidth = page.width - page.left - page.right

export const headingLevels = 4
const headingSizes = [32, 28, 24, 22]
const headingSpace = [
  { before: 360, after: 180 },
  { before: 280, after: 140 },
  { before: 220, after: 110 },
  { before: 180, after: 90 },
]

const heading = (level: number) => ({
  run: { font: headingFont, size: headingSizes[level]!, bold: false, color: ink },
  paragraph: { spacing: headingSpace[level]!, keepNext: true, keepLines: true },
})

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: bodyFont, size: 22, color: ink, language: { value: 'en-US', eastAsia: 'zh-CN' } }, paragraph: { spacing: { line: 340, lineRule: 'auto' } } },
    heading1: heading(0),
    heading2: heading(1),
    heading3: heading(2),
    heading4: heading(3),
  },
  paragraphStyles: [
    { id: 'LandfallBody', name: 'Landfall Body', basedOn: 'Normal', quickFormat: true, paragraph: { spacing: { after: 120, line: 360, lineRule: 'auto' } } },
    { id: 'LandfallCell', name: 'Landfall Cell', basedOn: 'Normal', paragraph: { spacing: { before: 40, after: 40, line: 264, lineRule: 'auto' } }, run: { size: 19 } },
    { id: 'LandfallCaption', name: 'Landfall Caption', basedOn: 'Normal', paragraph: { spacing: { before: 160, after: 80 }, keepNext: true, alignment: AlignmentType.CENTER }, run: { font: headingFont, size: 19 } },
    { id: 'LandfallPlate', name: 'Landfall Plate', basedOn: 'Normal', paragraph: { spacing: { before: 240, after: 160 }, keepNext: true }, run: { font: headingFont, size: 28 } },
    ...[1, 2, 3].map((level) => ({
      id: `TOC${level}`, name: `toc ${level}`, basedOn: 'Normal', next: 'Normal', uiPriority: 39,
      paragraph: { spacing: { before: level === 1 ? 100 : 20, after: 20, line: 300, lineRule: 'auto' as const }, indent: { left: (level - 1) * 360 } },
      run: level === 1 ? { font: headingFont, size: 22 } : { size: 21 },
    })),
  ],
}

const dotted = (level: number) => Array.from({ length: level + 1 }, (_, i) => `%${i + 1}`).join('.')

/** Headings numbered 1, 1.1, 1.1.1 by Word itself, so that they stay right when the customer edits. Ordered lists have one instance each. */
export const numbering = {
  config: [
    {
      reference: 'headings',
      levels: Array.from({ length: headingLevels }, (_, level) => ({
        level, format: LevelFormat.DECIMAL, text: dotted(level), alignment: AlignmentType.LEFT, suffix: 'space' as const,
        style: { paragraph: { indent: { left: 0, firstLine: 0 } } },
      })),
    },
    { reference: 'ordered', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1)', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 480, hanging: 400 } } } }] },
    { reference: 'bullets', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 480, hanging: 280 } } } }] },
  ],
}

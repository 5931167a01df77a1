import { AlignmentType, type FileChild, HeadingLevel, HeightRule, ImageRun, PageBreak, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import type { Block, Section, TableColumn } from './contract.ts'
import { hairline, headingFont, headingLevels, quiet, textWidth } from './docx-styles.ts'

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4] as const
const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const
const lines = { top: hairline, bottom: hairline, left: hairline, right: hairline, insideHorizontal: hairline, insideVertical: hairline }

/** Counts ordered lists, so that each begins at 1. */
export interface ListCounter {
  lists: number
}

/** A section with its headings, blocks and inner sections as paragraphs and tables. Levels beyond the fourth stay at the fourth. */
export function sectionParts(section: Section, level: number, counter: ListCounter): FileChild[] {
  const own = Math.min(level, headingLevels - 1)
  const numbered = section.numbered !== false
  return [
    new Paragraph({ heading: headings[own]!, children: [new TextRun(section.heading)], ...(numbered ? { numbering: { reference: 'headings', level: own } } : {}) }),
    ...section.blocks.flatMap((block) => blockParts(block, counter)),
    ...(section.sections ?? []).flatMap((inner) => sectionParts(inner, level + 1, counter)),
  ]
}

export function blockParts(block: Block, counter: ListCounter): FileChild[] {
  switch (block.type) {
    case 'paragraph':
      return textLines(block.text).map((line) => new Paragraph({ style: 'LandfallBody', children: [new TextRun({ text: line, ...(block.bold ? { bold: true } : {}) })] }))
    case 'list': {
      if (block.ordered) counter.lists++
      const numbering = block.ordered ? { reference: 'ordered', level: 0, instance: counter.lists } : { reference: 'bullets', level: 0 }
      return block.items.map((item) => new Paragraph({ style: 'LandfallBody', numbering, children: runsOf(item) }))
    }
    case 'table':
      return [
        ...(block.caption ? [new Paragraph({ style: 'LandfallCaption', children: [new TextRun(block.caption)] })] : []),
        dataTable(block.columns, block.rows),
        gap(),
      ]
    case 'fields':
      return [fieldTable(block.rows), gap()]
    case 'image':
      return [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 120, after: 120 }, children: [imageRun(block)] })]
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

/** A table with hairlines whose header row is repeated on each page. */
export function dataTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): Table {
  const total = columns.reduce((sum, c) => sum + c.width, 0) || 1
  const widths = columns.map((c) => Math.round((c.width / total) * textWidth))
  const size = columns.length > 6 ? 17 : columns.length > 4 ? 18 : 20
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((c, i) => cell(c.header, widths[i]!, { size, head: true, align: c.align, keepNext: true })),
  })
  const body = rows.map((row) => new TableRow({ cantSplit: row.every((text) => text.length < 400), children: columns.map((c, i) => cell(row[i] ?? '', widths[i]!, { size, align: c.align })) }))
  return new Table({ columnWidths: widths, layout: TableLayoutType.FIXED, width: { size: textWidth, type: WidthType.DXA }, borders: lines, rows: [head, ...body] })
}

/** A form of at most this many lines stays on one page. */
const keptTogether = 10

/** Label and value beside each other, the shape of a form. */
export function fieldTable(rows: readonly { readonly label: string; readonly value: string }[]): Table {
  const widths = [Math.round(textWidth * 0.24), textWidth - Math.round(textWidth * 0.24)]
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    borders: lines,
    rows: rows.map((r, i) => {
      const keepNext = rows.length <= keptTogether && i < rows.length - 1
      return new TableRow({ cantSplit: r.value.length < 400, children: [cell(r.label, widths[0]!, { size: 20, head: true, align: 'left', keepNext }), cell(r.value, widths[1]!, { size: 20, keepNext })] })
    }),
  })
}

export function cell(text: string, width: number, look: { size: number; head?: boolean; align?: TableColumn['align'] | undefined; keepNext?: boolean }): TableCell {
  const align = look.align ?? (look.head ? 'center' : 'left')
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 30, bottom: 30, left: 90, right: 90 },
    verticalAlign: VerticalAlign.CENTER,
    ...(look.head ? { shading: { fill: 'F1F3F4', type: 'clear', color: 'auto' } } : {}),
    children: textLines(text).map((line) => new Paragraph({ style: 'LandfallCell', alignment: alignments[align], ...(look.keepNext ? { keepNext: true } : {}), children: [new TextRun({ text: line, size: look.size, ...(look.head ? { font: headingFont } : {}) })] })),
  })
}

/** Rows of a given height for signing by hand. */
export function signingTable(header: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  const total = shares.reduce((a, b) => a + b, 0)
  const widths = shares.map((s) => Math.round((s / total) * textWidth))
  const height = { value: 620, rule: HeightRule.ATLEAST }
  return new Table({
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    borders: lines,
    rows: [
      new TableRow({ tableHeader: true, children: header.map((h, i) => cell(h, widths[i]!, { size: 20, head: true })) }),
      ...rows.map((row) => new TableRow({ height, cantSplit: true, children: widths.map((w, i) => cell(row[i] ?? '', w, { size: 20, align: i === 0 ? 'left' : 'center' })) })),
    ],
  })
}

function runsOf(text: string): TextRun[] {
  return textLines(text).map((line, i) => new TextRun(i === 0 ? { text: line } : { text: line, break: 1 }))
}

function textLines(text: string): string[] {
  const clean = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
  return clean.split(/\r\n|\r|\n/)
}

function imageRun(block: Extract<Block, { type: 'image' }>): ImageRun {
  const most = textWidth / 15
  const scale = Math.min(1, most / block.widthPx, 820 / block.heightPx)
  return new ImageRun({
    type: 'png',
    data: block.png,
    transformation: { width: Math.round(block.widthPx * scale), height: Math.round(block.heightPx * scale) },
    altText: { name: block.alt, title: block.alt, description: block.alt },
  })
}

export function gap(): Paragraph {
  return new Paragraph({ spacing: { before: 0, after: 60, line: 200, lineRule: 'auto' }, children: [new TextRun({ text: '', size: 12, color: quiet })] })
}

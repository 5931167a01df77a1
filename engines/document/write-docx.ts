import { Document, Footer, Header, Packer, PageNumber, Paragraph, SectionType, TabStopType, TextRun } from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import type { DocumentModel } from './contract.ts'
import { sectionParts } from './docx-blocks.ts'
import { contentsParts, controlParts, coverParts, fingerprintRun, words } from './docx-front.ts'
import { sheetParts } from './docx-sheet.ts'
import { hairline, headingFont, numbering, page, quiet, styles, textWidth } from './docx-styles.ts'

/**
 * Renders a document model as .docx (A4): cover, control page with revisions and signatures, contents with page numbers,
 * numbered sections. Header: number and title; footer: fingerprint and page x of y. The cover has neither. The same model
 * gives the same text; the container's own timestamps differ.
 */
export async function writeDocx(model: DocumentModel): Promise<Uint8Array> {
  const counter = { lists: 0 }
  const sheet = {
    size: { width: page.width, height: page.height },
    margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right, header: page.header, footer: page.footer },
  }
  const low = { ...sheet, margin: { ...sheet.margin, top: 1100, bottom: 1000, header: 560, footer: 480 } }
  const frame = { headers: { default: headerOf(model) }, footers: { default: footerOf(model) } }
  const document = new Document({
    title: model.title,
    subject: model.number,
    creator: 'Landfall',
    lastModifiedBy: 'Landfall',
    description: model.fingerprint ?? '',
    styles,
    numbering,
    pageNumbers: estimatePageNumbers,
    sections: model.form === 'sheet' ? [{ properties: { page: low }, ...frame, children: sheetParts(model, counter) }] : [
      { properties: { page: sheet }, headers: { default: new Header({ children: [new Paragraph('')] }) }, footers: { default: new Footer({ children: [new Paragraph('')] }) }, children: coverParts(model) },
      { properties: { page: sheet, type: SectionType.NEXT_PAGE }, ...frame, children: [...controlParts(model), ...contentsParts(model)] },
      { properties: { page: sheet, type: SectionType.NEXT_PAGE }, ...frame, children: model.sections.flatMap((section) => sectionParts(section, 0, counter)) },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function headerOf(model: DocumentModel): Header {
  return new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        border: { bottom: { ...hairline, space: 4 } },
        children: [new TextRun({ text: model.number, font: headingFont, size: 17, color: quiet }), new TextRun({ text: `\t${model.title}  ${model.version}`, font: headingFont, size: 17, color: quiet })],
      }),
    ],
  })
}

function footerOf(model: DocumentModel): Footer {
  const pages = words[model.locale].page([PageNumber.CURRENT, PageNumber.TOTAL_PAGES]) as string[]
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        border: { top: { ...hairline, space: 4 } },
        children: [...fingerprintRun(model), new TextRun({ children: ['\t', ...pages], size: 17, color: quiet })],
      }),
    ],
  })
}

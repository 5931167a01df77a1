import { AlignmentType, type FileChild, Paragraph, TextRun } from 'docx'
import type { DocumentModel, Section } from './contract.ts'
import { blockParts, fieldTable, gap, type ListCounter, signingTable } from './docx-blocks.ts'
import { words } from './docx-front.ts'
import { headingFont } from './docx-styles.ts'

/** A short paper on as few pages as it takes: title, the fields of the cover, sections with small headings, then who signs. */
export function sheetParts(model: DocumentModel, counter: ListCounter): FileChild[] {
  const w = words[model.locale]
  return [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 140, line: 300 }, children: [new TextRun({ text: model.title, font: headingFont, size: 34 })] }),
    ...(model.cover.length > 0 ? [fieldTable(model.cover), gap()] : []),
    ...model.sections.flatMap((section, i) => partsOf(section, section.numbered === false ? '' : `${i + 1}  `, counter)),
    ...(model.signatures.length > 0 ? [gap(), signingTable([w.role, w.name, w.date], model.signatures.map((s) => [s.role, s.name ?? '', s.date ?? '']), [4, 3, 3])] : []),
  ]
}

function partsOf(section: Section, number: string, counter: ListCounter): FileChild[] {
  return [
    new Paragraph({ keepNext: true, spacing: { before: 140, after: 60, line: 280 }, children: [new TextRun({ text: `${number}${section.heading}`, font: headingFont, size: 22 })] }),
    ...section.blocks.flatMap((block) => blockParts(block, counter)),
    ...(section.sections ?? []).flatMap((inner) => partsOf(inner, '', counter)),
  ]
}

import { AlignmentType, type FileChild, Paragraph, TabStopType, Table, TableCell, TableLayoutType, TableOfContents, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import type { DocumentModel } from './contract.ts'
import { dataTable, fieldTable, gap, signingTable } from './docx-blocks.ts'
import { bodyFont, hairline, headingFont, monoFont, noLine, quiet, textWidth } from './docx-styles.ts'

/** Words of the frame around a document's own text. */
export const words = {
  zh: {
    number: '文控编号', version: '版本', control: '文件控制', revisions: '修订历史', approval: '编制、审核与批准', contents: '目录', date: '日期', author: '修订人', change: '修订内容',
    role: '角色', name: '签名', prepared: '编制', reviewed: '审核', approved: '批准', fingerprint: '内容指纹', page: (x: unknown[]) => ['第 ', x[0], ' 页 / 共 ', x[1], ' 页'], first: '首次发布',
    fingerprintNote: '内容指纹由本文件所述数据计算（SHA-256）。系统中的数据一旦改动，指纹随之改变，可据此核对纸质件与系统是否一致。',
  },
  en: {
    number: 'Document number', version: 'Version', control: 'Document control', revisions: 'Revision history', approval: 'Prepared, reviewed and approved', contents: 'Contents', date: 'Date', author: 'Revised by', change: 'Change',
    role: 'Role', name: 'Signature', prepared: 'Prepared by', reviewed: 'Reviewed by', approved: 'Approved by', fingerprint: 'Fingerprint', page: (x: unknown[]) => ['Page ', x[0], ' of ', x[1]], first: 'First issue',
    fingerprintNote: 'The fingerprint (SHA-256) is computed from the data that this document states. It changes when the data in the system change, so that paper and system can be compared.',
  },
} as const

/** Cover: number and version on top, the title in 黑体, the fields below. */
export function coverParts(model: DocumentModel): FileChild[] {
  const w = words[model.locale]
  const lines = titleLines(model.title, model.locale === 'zh' ? 14 : 28)
  const size = Math.max(...lines.map((line) => [...line].length)) > (model.locale === 'zh' ? 16 : 30) ? 52 : 60
  return [
    new Paragraph({
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      children: [new TextRun({ text: `${w.number}  ${model.number}`, font: headingFont, size: 21 }), new TextRun({ text: `\t${w.version}  ${model.version}`, font: headingFont, size: 21 })],
      border: { bottom: { ...hairline, space: 6 } },
    }),
    new Paragraph({ spacing: { before: 3300 }, children: [] }),
    ...lines.map((text) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 160, line: 300, lineRule: 'auto' }, children: [new TextRun({ text, font: headingFont, size })] })),
    new Paragraph({ spacing: { before: 2700 }, children: [] }),
    coverFields(model.cover),
  ]
}

/** A long title breaks before its last part (the document's name), never inside it. */
function titleLines(title: string, most: number): string[] {
  const at = title.lastIndexOf(' ')
  return [...title].length > most && at > 0 && title.length - at > 4 ? [title.slice(0, at), title.slice(at + 1)] : [title]
}

function coverFields(rows: DocumentModel['cover']): Table {
  const widths = [1800, 4200]
  const open = { top: noLine, left: noLine, right: noLine, bottom: noLine }
  const made = rows.map((r) => new TableRow({
    cantSplit: true,
    height: { value: 560, rule: 'atLeast' },
    children: [
      new TableCell({ width: { size: widths[0]!, type: WidthType.DXA }, borders: open, verticalAlign: VerticalAlign.BOTTOM, children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: r.label, font: headingFont, size: 24 })], indent: { right: 160 } })] }),
      new TableCell({ width: { size: widths[1]!, type: WidthType.DXA }, borders: { ...open, bottom: hairline }, verticalAlign: VerticalAlign.BOTTOM, children: [new Paragraph({ alignment: AlignmentType.LEFT, indent: { left: 120 }, children: [new TextRun({ text: r.value, font: bodyFont, size: 24 })] })] }),
    ],
  }))
  const rowsOrOne = made.length > 0 ? made : [new TableRow({ children: [new TableCell({ borders: open, children: [new Paragraph('')] })] })]
  return new Table({ alignment: AlignmentType.CENTER, columnWidths: widths, layout: TableLayoutType.FIXED, width: { size: 6000, type: WidthType.DXA }, borders: { ...open, insideHorizontal: noLine, insideVertical: noLine }, rows: rowsOrOne })
}

/** Document control page: what it is, its revisions, and who prepared, reviewed and approved it. */
export function controlParts(model: DocumentModel): FileChild[] {
  const w = words[model.locale]
  const approvals = model.signatures.length > 0 ? model.signatures.map((s) => [s.role, s.name ?? '', s.date ?? '']) : [w.prepared, w.reviewed, w.approved].map((role) => [role, '', ''])
  return [
    plate(w.control),
    fieldTable([{ label: w.number, value: model.number }, { label: w.version, value: model.version }, ...(model.fingerprint ? [{ label: w.fingerprint, value: model.fingerprint }] : [])]),
    ...(model.fingerprint ? [new Paragraph({ spacing: { before: 60, after: 60, line: 260, lineRule: 'auto' }, children: [new TextRun({ text: w.fingerprintNote, size: 17, color: quiet })] })] : [gap()]),
    plate(w.revisions),
    dataTable(
      [{ header: w.version, width: 12, align: 'center' }, { header: w.date, width: 18, align: 'center' }, { header: w.author, width: 18, align: 'center' }, { header: w.change, width: 52 }],
      model.revisions.map((r) => [r.version, r.date, r.author, r.change]),
    ),
    plate(w.approval),
    signingTable([w.role, w.name, w.date], approvals, [34, 40, 26]),
  ]
}

/** Contents: entries linked to the headings; the caller's page estimator writes their pages. */
export function contentsParts(model: DocumentModel): FileChild[] {
  return [plate(words[model.locale].contents, true), new TableOfContents(words[model.locale].contents, { hyperlink: true, headingStyleRange: '1-3', beginDirty: false })]
}

function plate(text: string, pageBreakBefore = false): Paragraph {
  return new Paragraph({ style: 'LandfallPlate', pageBreakBefore, children: [new TextRun({ text, font: headingFont })] })
}

export function fingerprintRun(model: DocumentModel): TextRun[] {
  if (!model.fingerprint) return []
  return [new TextRun({ text: `${words[model.locale].fingerprint}  `, size: 16, color: quiet }), new TextRun({ text: model.fingerprint.slice(0, 32), size: 14, color: quiet, font: monoFont })]
}

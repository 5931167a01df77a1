/**
 * A document as data: what a stage builds and the writers (docx, html) render. Texts are in the reader's language already.
 * Pure: no date of its own, no database.
 */
export interface DocumentModel {
  readonly title: string
  /** `sheet`: a short paper (minutes, a weekly report) without cover and contents, its signatures at the end. */
  readonly form?: 'book' | 'sheet'
  /** Document control number 文控编号, for example `YX-ERP-SRS-01`. */
  readonly number: string
  readonly version: string
  readonly locale: 'zh' | 'en'
  /** Cover lines below the title: customer, implementer, date. */
  readonly cover: readonly { readonly label: string; readonly value: string }[]
  /** Document control table 修订历史: newest last. */
  readonly revisions: readonly { readonly version: string; readonly date: string; readonly author: string; readonly change: string }[]
  /** Signature block on the control page: role and, when signed, name and day. */
  readonly signatures: readonly { readonly role: string; readonly name?: string; readonly date?: string }[]
  readonly sections: readonly Section[]
  /** sha256 of what the document states, printed in the footer so that paper and data can be compared. */
  readonly fingerprint?: string
}

export interface Section {
  readonly heading: string
  /** Numbered `1`, `1.1` … by nesting unless false. */
  readonly numbered?: boolean
  readonly blocks: readonly Block[]
  readonly sections?: readonly Section[]
}

export type Block =
  | { readonly type: 'paragraph'; readonly text: string; readonly bold?: boolean }
  | { readonly type: 'list'; readonly items: readonly string[]; readonly ordered?: boolean }
  | { readonly type: 'table'; readonly caption?: string; readonly columns: readonly TableColumn[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'fields'; readonly rows: readonly { readonly label: string; readonly value: string }[] }
  | { readonly type: 'image'; readonly png: Uint8Array; readonly widthPx: number; readonly heightPx: number; readonly alt: string }
  | { readonly type: 'pageBreak' }

export interface TableColumn {
  readonly header: string
  /** Share of the width; the shares of a table are scaled to the page. */
  readonly width: number
  readonly align?: 'left' | 'right' | 'center'
}

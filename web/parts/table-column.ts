import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly render?: (row: Row) => ReactNode
  readonly align?: 'right' | undefined
  /** Pixels; the column without a width takes the rest. */
  readonly width?: number | undefined
  /** A comparison, or true for the order of `text` (numbers as numbers, words as the reader sorts them). */
  readonly sort?: ((a: Row, b: Row) => number) | boolean | undefined
  readonly mono?: boolean | undefined
  /** What search, sorting and the export read; default: the row's own value under `key`. */
  readonly text?: ((row: Row) => string | number | null | undefined) | undefined
  /** Place on a phone: default is taken from the order (second: title, last: status, others: sub). */
  readonly phone?: 'title' | 'status' | 'sub' | 'figure' | 'none' | undefined
}

/** What a cell says in words. */
export function textOf<Row>(column: Column<Row>, row: Row): string {
  const value = column.text ? column.text(row) : (row as Record<string, unknown>)[column.key]
  return value === null || value === undefined ? '' : typeof value === 'object' ? '' : String(value)
}

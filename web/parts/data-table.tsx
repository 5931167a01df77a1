import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { Empty } from './empty.tsx'
import { Icon } from './icon.tsx'
import { useKeys } from './keys.ts'
import { useFormat, useText } from './language.ts'
import { usePhone } from './media.ts'
import { RowList } from './row-list.tsx'
import { type Column, textOf } from './table-column.ts'
import { TableToolbar } from './table-toolbar.tsx'
import { partTexts as t } from './texts.ts'

export type { Column }

export interface TableFilter<Row> {
  readonly key: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly of: (row: Row) => string | readonly string[] | null | undefined
}

export interface DataTableProps<Row> {
  /** Undefined while the first answer is on its way. */
  readonly rows: readonly Row[] | undefined
  readonly columns: readonly Column<NoInfer<Row>>[]
  readonly rowKey?: (row: Row) => string
  /** Key of the row whose panel is open. */
  readonly selected?: string | null | undefined
  readonly onOpen?: (row: Row) => void
  readonly onEdit?: ((row: Row) => void) | undefined
  readonly empty: ReactNode | { readonly title: string; readonly text?: string; readonly action?: ReactNode }
  /** Export: a path below the implementation, or a file name for an export made in the browser from the columns. */
  readonly xlsx?: string | { readonly name: string } | undefined
  readonly search?: boolean | string | undefined
  readonly filters?: readonly TableFilter<Row>[] | undefined
  /** Quick views before the filters: 全部 comes by itself. */
  readonly views?: readonly { readonly key: string; readonly label: string; readonly test: (row: Row) => boolean }[] | undefined
  readonly tools?: ReactNode
  readonly label?: string
  /** What the table starts with. */
  readonly start?: { readonly query?: string | undefined; readonly view?: string | undefined; readonly filters?: Readonly<Record<string, readonly string[]>> | undefined; readonly sort?: string | undefined }
  readonly onChange?: (state: { query: string; view: string; filters: Readonly<Record<string, readonly string[]>>; sort: string | null; shown: number; total: number }) => void
}

const rowHeight = 33
const virtualFrom = 200

/** Dense rows with quiet hairlines; on a phone a list. J/K move, Enter opens, E edits, / searches. From 200 rows only those in sight are drawn. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, onOpen, selected, start } = props
  const text = useText()
  const { compare } = useFormat()
  const keyOf = useCallback((row: Row): string => (props.rowKey ? props.rowKey(row) : String((row as { id?: unknown }).id)), [props.rowKey])
  const [query, setQuery] = useState(start?.query ?? '')
  const [view, setView] = useState(start?.view ?? 'all')
  const [filters, setFilters] = useState<Readonly<Record<string, readonly string[]>>>(start?.filters ?? {})
  const [sort, setSort] = useState<string | null>(start?.sort ?? null)
  const [cursor, setCursor] = useState<string | null>(null)
  const isPhone = usePhone()
  const box = useRef<HTMLDivElement>(null)

  const shown = useMemo(() => {
    if (!rows) return undefined
    const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
    const test = props.views?.find((v) => v.key === view)?.test
    const chosen = Object.entries(filters).filter(([, values]) => values.length > 0)
    const found = rows.filter((row) => {
      if (test && !test(row)) return false
      for (const [key, values] of chosen) {
        const of = props.filters?.find((f) => f.key === key)?.of(row)
        if (!(Array.isArray(of) ? of.some((v) => values.includes(v)) : values.includes(String(of ?? '')))) return false
      }
      if (words.length === 0) return true
      const all = columns.map((c) => textOf(c, row)).join(' ').toLowerCase()
      return words.every((w) => all.includes(w))
    })
    if (!sort) return found
    const down = sort.startsWith('-')
    const column = columns.find((c) => c.key === (down ? sort.slice(1) : sort))
    if (!column) return found
    const by = typeof column.sort === 'function' ? column.sort : byText(column, compare)
    return found.sort((a, b) => (down ? -by(a, b) : by(a, b)))
  }, [rows, columns, query, view, filters, sort, props.views, props.filters, compare])

  const { onChange } = props
  const [shownCount, total] = [shown?.length ?? 0, rows?.length ?? 0]
  useEffect(() => onChange?.({ query, view, filters, sort, shown: shownCount, total }), [onChange, query, view, filters, sort, shownCount, total])

  const index = shown?.findIndex((r) => keyOf(r) === (selected ?? cursor)) ?? -1
  const visible = useVisibleColumns(box, columns, isPhone)
  const isVirtual = !isPhone && shownCount >= virtualFrom
  const [margin, setMargin] = useState(0)
  const scroller = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    scroller.current = box.current?.closest<HTMLElement>('.lf-scroll') ?? null
    if (!scroller.current || !box.current) return
    setMargin(box.current.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top + scroller.current.scrollTop + 33)
  }, [shownCount])
  const virtual = useVirtualizer({ count: isVirtual ? shownCount : 0, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, scrollMargin: margin })

  const go = (to: number) => {
    const row = shown?.[Math.max(0, Math.min(shownCount - 1, to))]
    if (!row) return
    setCursor(keyOf(row))
    if (selected) onOpen?.(row)
    if (isVirtual) virtual.scrollToIndex(to)
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(keyOf(row))}"]`)?.focus({ preventScroll: isVirtual }))
  }
  useKeys({
    j: () => go(index + 1),
    k: () => go(index < 0 ? 0 : index - 1),
    Enter: (event) => {
      const row = shown?.[index]
      if (!row || !onOpen || !(event.target as Element).matches('body, tr, main')) return false
      onOpen(row)
    },
    e: () => {
      const row = shown?.[index]
      if (!row || !props.onEdit) return false
      props.onEdit(row)
    },
    '/': () => {
      const input = box.current?.querySelector<HTMLInputElement>('.lf-search input')
      if (!input) return false
      input.focus()
    },
  }, Boolean(onOpen || props.search))

  const hasTools = props.search || props.filters?.length || props.views?.length || props.xlsx || props.tools
  const toolbar = hasTools ? (
    <TableToolbar {...props} query={query} setQuery={setQuery} view={view} setView={setView} chosen={filters} setChosen={setFilters} shown={shown} />
  ) : null

  if (rows && rows.length === 0) return <div ref={box}>{isEmptyText(props.empty) ? <Empty {...props.empty} /> : props.empty}</div>
  const items = isVirtual ? virtual.getVirtualItems() : null
  const before = items?.[0] ? items[0].start - margin : 0
  const after = items?.length ? virtual.getTotalSize() - (items.at(-1)!.end - margin) : 0
  return (
    <div ref={box} className="lf-table-box">
      {toolbar}
      {shown === undefined ? <SkeletonRows /> : shown.length === 0 ? (
        <Empty title={text(t.nothingMatches)} text={text(t.nothingMatchesText)} action={<button type="button" className="lf-quiet" onClick={() => { setQuery(''); setFilters({}); setView('all') }}>{text(t.clearFilters)}</button>} />
      ) : isPhone ? (
        <RowList rows={shown} columns={columns} keyOf={keyOf} selected={selected ?? null} onOpen={onOpen} />
      ) : (
        <table className={isVirtual ? 'lf-table lf-table-fixed' : 'lf-table'} aria-label={props.label} aria-rowcount={shown.length + 1}>
          <colgroup>{visible.map((c) => <col key={c.key} style={c.width ? { width: c.width } : undefined} />)}</colgroup>
          <thead>
            <tr>
              {visible.map((c) => {
                const state = sort === c.key ? 'ascending' : sort === `-${c.key}` ? 'descending' : undefined
                const canSort = c.sort !== undefined && c.sort !== false
                return (
                  <th key={c.key} scope="col" className={c.align === 'right' ? 'right' : undefined} aria-sort={state}>
                    {canSort ? (
                      <button type="button" title={text(t.sortBy, { column: c.title })} onClick={() => setSort(state === 'ascending' ? `-${c.key}` : state === 'descending' ? null : c.key)}>
                        {c.title}<span className="lf-sort" aria-hidden="true">{state && <Icon name={state === 'ascending' ? 'arrowUp' : 'arrowDown'} size={12} />}</span>
                      </button>
                    ) : c.title}
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody>
            {before > 0 && <tr aria-hidden="true" style={{ height: before }}><td colSpan={visible.length} /></tr>}
            {(items ? items.map((i) => [shown[i.index]!, i.index] as const) : shown.map((r, i) => [r, i] as const)).map(([row, i]) => {
              const key = keyOf(row)
              const isSelected = selected === key
              return (
                <tr
                  key={key} data-row={key} aria-rowindex={i + 2} className={isSelected ? 'selected' : key === cursor ? 'cursor' : undefined} aria-current={isSelected || undefined}
                  {...(onOpen ? { tabIndex: key === (selected ?? cursor) || (i === 0 && index < 0) ? 0 : -1, onClick: (event) => openRow(event, () => { setCursor(key); onOpen(row) }) } : {})}
                >
                  {visible.map((c) => {
                    const plain = textOf(c, row)
                    return <td key={c.key} className={[c.align === 'right' ? 'right' : '', c.mono ? 'mono' : ''].join(' ').trim() || undefined} title={c.render ? undefined : String(plain)}>{c.render ? c.render(row) : plain === '' ? <span className="lf-none">—</span> : plain}</td>
                  })}
                </tr>
              )
            })}
            {after > 0 && <tr aria-hidden="true" style={{ height: after }}><td colSpan={visible.length} /></tr>}
          </tbody>
        </table>
      )}
    </div>
  )
}

function openRow(event: React.MouseEvent, open: () => void): void {
  if ((event.target as Element).closest('a, button, input, label, .ant-select')) return
  if (String(getSelection() ?? '') !== '') return
  open()
}

function byText<Row>(column: Column<Row>, compare: (a: string, b: string) => number): (a: Row, b: Row) => number {
  return (a, b) => {
    const [x, y] = [textOf(column, a), textOf(column, b)]
    if (x === '' || y === '') return x === y ? 0 : x === '' ? 1 : -1
    const [m, n] = [Number(x), Number(y)]
    return Number.isNaN(m) || Number.isNaN(n) ? compare(x, y) : m - n
  }
}

function isEmptyText(empty: unknown): empty is { title: string; text?: string } {
  return typeof empty === 'object' && empty !== null && 'title' in empty && !('$$typeof' in empty)
}

/** Columns that fit: the last ones before the status give way first. */
function useVisibleColumns<Row>(box: React.RefObject<HTMLDivElement | null>, columns: readonly Column<Row>[], isPhone: boolean): readonly Column<Row>[] {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)))
    observer.observe(element)
    return () => observer.disconnect()
  })
  return useMemo(() => {
    if (isPhone || width === 0) return columns
    const wish = (c: Column<Row>) => c.width ?? 200
    const kept = [...columns]
    let sum = kept.reduce((n, c) => n + wish(c), 0)
    while (sum > width && kept.length > 3) {
      const [gone] = kept.splice(kept.length - 2, 1)
      sum -= wish(gone!)
    }
    return kept
  }, [columns, width, isPhone])
}

function SkeletonRows() {
  return <div className="lf-skeleton" aria-hidden="true">{Array.from({ length: 8 }, (_, i) => <i key={i} style={{ width: `${92 - ((i * 17) % 40)}%` }} />)}</div>
}

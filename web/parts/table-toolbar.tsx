import { useState } from 'react'
import type { DataTableProps } from './data-table.tsx'
import { type Column, textOf } from './table-column.ts'
import { urlOf } from './api.ts'
import { Icon } from './icon.tsx'
import { useText } from './language.ts'
import { Popover } from './popover.tsx'
import { Segmented } from './segmented.tsx'
import { partTexts as t } from './texts.ts'

type Chosen = Readonly<Record<string, readonly string[]>>

interface Toolbar<Row> extends DataTableProps<Row> {
  readonly query: string
  readonly setQuery: (query: string) => void
  readonly view: string
  readonly setView: (view: string) => void
  readonly chosen: Chosen
  readonly setChosen: (chosen: Chosen) => void
  readonly shown: readonly Row[] | undefined
}

/** Quick views, filters, search and export above a table. */
export function TableToolbar<Row>(props: Toolbar<Row>) {
  const text = useText()
  const { views, filters, query, setQuery, view, setView, search, xlsx, tools, shown, columns } = props
  return (
    <div className="lf-toolbar">
      {views && views.length > 0 && <Segmented label={text(t.filter)} value={view} onChange={setView} options={[{ value: 'all', label: text(t.all) }, ...views.map((v) => ({ value: v.key, label: v.label }))]} />}
      {filters && filters.length > 0 && <Filters {...props} />}
      <span className="lf-toolbar-gap" />
      {tools}
      {xlsx && (typeof xlsx === 'string'
        ? <a className="lf-tool" href={urlOf(xlsx)} download title={text(t.exportXlsx)} aria-label={text(t.exportXlsx)}><Icon name="download" /></a>
        : <button type="button" className="lf-tool" title={text(t.exportXlsx)} aria-label={text(t.exportXlsx)} onClick={() => void exportRows(xlsx.name, columns, shown ?? [])}><Icon name="download" /></button>)}
      {search && (
        <label className="lf-search">
          <Icon name="search" />
          <input type="search" value={query} placeholder={typeof search === 'string' ? search : text(t.searchRows)} aria-label={typeof search === 'string' ? search : text(t.searchRows)} onChange={(e) => setQuery(e.target.value)} onKeyDown={(e) => { if (e.key === 'Escape') { setQuery(''); e.currentTarget.blur() } }} />
        </label>
      )}
    </div>
  )
}

async function exportRows<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<void> {
  const { writeTable } = await import('./write-xlsx.ts')
  await writeTable(name, columns.map((c) => c.title), rows.map((row) => columns.map((c) => textOf(c, row))))
}

function Filters<Row>({ filters, chosen, setChosen, rows }: Toolbar<Row>) {
  const text = useText()
  const [find, setFind] = useState('')
  const count = Object.values(chosen).filter((v) => v.length > 0).length
  const toggle = (key: string, value: string) => {
    const now = chosen[key] ?? []
    setChosen({ ...chosen, [key]: now.includes(value) ? now.filter((v) => v !== value) : [...now, value] })
  }
  return (
    <Popover
      label={text(t.filter)} width={300}
      trigger={(p) => <button type="button" className={count > 0 ? 'lf-tool lf-tool-text on' : 'lf-tool lf-tool-text'} {...p}><Icon name="filter" />{count > 0 ? text(t.filterCount, { count }) : text(t.filter)}</button>}
    >
      <div className="lf-filters">
        {filters!.map((f) => {
          const options = f.options.filter((o) => !find || o.label.toLowerCase().includes(find.toLowerCase()))
          const counts = new Map<string, number>()
          for (const row of rows ?? []) for (const v of [f.of(row)].flat()) counts.set(String(v ?? ''), (counts.get(String(v ?? '')) ?? 0) + 1)
          const present = options.filter((o) => counts.has(o.value) || chosen[f.key]?.includes(o.value))
          if (present.length === 0) return null
          return (
            <fieldset key={f.key}>
              <legend>{f.label}</legend>
              {present.slice(0, 30).map((o) => (
                <label key={o.value} className="lf-check">
                  <input type="checkbox" checked={chosen[f.key]?.includes(o.value) ?? false} onChange={() => toggle(f.key, o.value)} />
                  <span>{o.label}</span>
                  <small>{counts.get(o.value) ?? 0}</small>
                </label>
              ))}
            </fieldset>
          )
        })}
        {filters!.some((f) => f.options.length > 12) && <input className="lf-filters-find" value={find} aria-label={text(t.searchRows)} placeholder={text(t.searchRows)} onChange={(e) => setFind(e.target.value)} />}
        {count > 0 && <button type="button" className="lf-quiet" onClick={() => setChosen({})}>{text(t.clearFilters)}</button>}
      </div>
    </Popover>
  )
}

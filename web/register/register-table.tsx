import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import type { ItemRow, Page as Rows } from '../../platform/wire.ts'
import { useAddress } from '../parts/address.ts'
import { useRead } from '../parts/api.ts'
import { Button } from '../parts/button.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Icon } from '../parts/icon.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useText } from '../parts/language.ts'
import { useOpenedItem, useOpenItem } from '../parts/open-item.ts'
import type { RegisterProps } from '../parts/register.tsx'
import { partTexts as t } from '../parts/texts.ts'
import { useItemColumns } from './columns.tsx'
import { useItemFilters, useItemViews } from './filters.ts'

const KindForm = lazy(() => import('../parts/kind-form.tsx').then((m) => ({ default: m.KindForm })))
const ImportDialog = lazy(() => import('./import-dialog.tsx'))

/** May the reader create items of this kind (the stage's editors, or the kind's own creators)? */
export function useCanCreate(kindName: string): boolean {
  const { kind, can, summary } = useImplementation()
  const found = kind(kindName)
  return found.editable && (can('create', found.stage) || found.creators.some((role) => summary.roles.includes(role)))
}

export function RegisterTable({ kind: kindName, columns: names, actions, empty, head }: RegisterProps & { head?: (parts: { buttons: ReactNode; table: ReactNode; counts: { shown: number; total: number } }) => ReactNode }) {
  const text = useText()
  const { kind: kindOf, phaseId } = useImplementation()
  const kind = kindOf(kindName)
  const canCreate = useCanCreate(kindName)
  const read = useRead<Rows<ItemRow>>(`/items/${kind.path}`, { limit: 5000, ...(phaseId && kind.standard.includes('phase') ? { phase: phaseId } : {}) })
  const openItem = useOpenItem()
  const opened = useOpenedItem()
  const [creating, setCreating] = useAddress('new')
  const [importing, setImporting] = useState(false)
  const [editing, setEditing] = useState<ItemRow | null>(null)
  const [counts, setCounts] = useState({ shown: 0, total: 0 })
  const [state] = useAddress('state')
  const [view] = useAddress('view')
  const [query] = useAddress('q')
  const columns = useItemColumns(kind, names)
  const filters = useItemFilters(kind)
  const views = useItemViews(kind)
  const label = text(kind.label)
  const what = label.charAt(0).toLowerCase() + label.slice(1)
  const byCode = useMemo(() => new Map(read.data?.rows.map((r) => [r.code, r])), [read.data])
  const count = useCallback((s: { shown: number; total: number }) => setCounts((c) => (c.shown === s.shown && c.total === s.total ? c : { shown: s.shown, total: s.total })), [])
  const create = () => setCreating('1')
  const buttons = (
    <>
      {actions}
      {canCreate && <Button icon={<Icon name="paste" />} onClick={() => setImporting(true)}>{text(t.paste)}</Button>}
      {canCreate && <Button type="primary" icon={<Icon name="plus" />} onClick={create}>{text(t.create, { what })}</Button>}
    </>
  )
  const table = read.error && !read.data ? <p className="lf-error" role="alert">{read.error.problem.title}</p> : (
    <DataTable
      key={kindName} rows={read.data?.rows} columns={columns} filters={filters} views={views} search={text(t.searchIn, { what })} label={label} xlsx={`/items/${kind.path}.xlsx`}
      start={{ query: query ?? undefined, view: view ?? undefined, filters: state ? { state: state.split(',') } : undefined }}
      selected={opened ? (byCode.get(opened)?.id ?? null) : null} onOpen={(row) => openItem(row.code)} onChange={count} {...(kind.editable ? { onEdit: setEditing } : {})}
      empty={{ title: empty?.title ?? label, ...(empty ? { text: empty.text } : {}), action: canCreate ? <><Button type="primary" icon={<Icon name="plus" />} onClick={create}>{text(t.create, { what })}</Button><Button icon={<Icon name="paste" />} onClick={() => setImporting(true)}>{text(t.paste)}</Button></> : undefined }}
    />
  )
  return (
    <>
      {head ? head({ buttons, table, counts }) : <><div className="lf-register-buttons">{buttons}</div>{table}</>}
      <Suspense>
        {creating === '1' && canCreate && <KindForm kind={kindName} onDone={(row) => { setCreating(null); if (row) openItem(row.code) }} drawer />}
        {editing && <KindForm key={editing.id} kind={kindName} item={editing} onDone={() => setEditing(null)} drawer />}
        {importing && <ImportDialog kind={kind} onClose={() => setImporting(false)} />}
      </Suspense>
    </>
  )
}

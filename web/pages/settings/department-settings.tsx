import { lazy, Suspense, useMemo, useState } from 'react'
import { useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { Input } from '../../parts/inputs.tsx'
import { useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { DepartmentPicker, PersonPicker } from '../../parts/pickers.tsx'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { EditDrawer, errorOf } from './edit-drawer.tsx'
import { type DepartmentRow, useOrganization } from './organization.ts'
import { settingTexts as t } from './texts.ts'

const ImportDrawer = lazy(() => import('../../register/import-dialog.tsx').then((m) => ({ default: m.ImportDrawer })))

/** The tree of departments. */
export default function DepartmentSettings() {
  const text = useText()
  const { can, person } = useImplementation()
  const { data } = useOrganization()
  const [editing, setEditing] = useState<DepartmentRow | 'new' | null>(null)
  const [importing, setImporting] = useState(false)
  const mayEdit = can('manage', 'people')
  const rows = useMemo(() => data && asTree(data.departments), [data])
  const heads = useMemo(() => { const n = new Map<string, number>(); for (const p of data?.people ?? []) if (p.departmentId) n.set(p.departmentId, (n.get(p.departmentId) ?? 0) + 1); return n }, [data])
  const columns = useMemo<Column<DepartmentRow & { depth: number }>[]>(() => [
    { key: 'code', title: text(t.codePlain), width: 92, mono: true },
    { key: 'name', title: text(t.namePlain), phone: 'title', render: (d) => <span style={{ paddingInlineStart: d.depth * 20 }}>{d.name}</span>, text: (d) => d.name },
    { key: 'headId', title: text(t.head), width: 130, text: (d) => person(d.headId), phone: 'sub' },
    { key: 'people', title: text(t.whatPeople), width: 90, align: 'right', text: (d) => heads.get(d.id) ?? 0, phone: 'figure' },
  ], [text, person, heads])
  return (
    <Page title={text(t.departments)} lead={text(t.departmentsLead)} actions={mayEdit && <><Button icon={<Icon name="paste" />} onClick={() => setImporting(true)}>{text(t.importPeople)}</Button><Button type="primary" icon={<Icon name="plus" />} onClick={() => setEditing('new')}>{text(t.addDepartment)}</Button></>}>
      <DataTable rows={rows} columns={columns} search label={text(t.departments)} xlsx={{ name: text(t.departments) }} empty={{ title: text(t.departments), text: text(t.departmentsLead) }} {...(mayEdit ? { onOpen: setEditing } : {})} />
      {editing && <DepartmentDrawer key={editing === 'new' ? 'new' : editing.id} department={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {importing && <Suspense><ImportDrawer what={text(t.whatDepartments)} path="/departments" columns={[{ name: text(t.codePlain), required: true }, { name: text(t.namePlain), required: true }, { name: text(t.parent), required: false }]} onClose={() => setImporting(false)} /></Suspense>}
    </Page>
  )
}

function asTree(all: readonly DepartmentRow[]): (DepartmentRow & { depth: number })[] {
  const below = Map.groupBy(all, (d) => (all.some((x) => x.id === d.parentId) ? d.parentId : null))
  const walk = (parent: string | null, depth: number): (DepartmentRow & { depth: number })[] => (below.get(parent) ?? []).sort((a, b) => a.position - b.position).flatMap((d) => [{ ...d, depth }, ...walk(d.id, depth + 1)])
  return walk(null, 0)
}

function DepartmentDrawer({ department, onClose }: { department: DepartmentRow | null; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const [v, setV] = useState({ code: department?.code ?? '', name: department?.name ?? '', nameEn: department?.nameEn ?? '', parentId: department?.parentId ?? null, headId: department?.headId ?? null })
  const set = <K extends keyof typeof v>(name: K) => (value: (typeof v)[K]) => setV((x) => ({ ...x, [name]: value }))
  const remove = async () => { if (await run(async () => { await send('DELETE', `/departments/${department!.id}`); return true }, { done: text(t.removed) })) onClose() }
  return (
    <EditDrawer title={department ? text(t.editWhat, { name: department.name }) : text(t.addDepartment)} values={v} required={{ code: text(t.codePlain), name: text(t.namePlain) }} path="/departments" id={department?.id ?? null} onClose={onClose} body={(x) => ({ code: x.code.trim(), name: x.name.trim(), nameEn: x.nameEn.trim() || null, parentId: x.parentId, headId: x.headId })}>
      {(errors) => (
        <>
          {department && <div className="lf-row"><ConfirmButton size="small" danger question={text(t.removeOther, { name: department.name })} onConfirm={remove}>{text(t.remove)}</ConfirmButton></div>}
          <Input label={text(t.namePlain)} value={v.name} onChange={set('name')} maxLength={100} autoFocus {...errorOf(errors, 'name')} />
          <Input label={text(t.codePlain)} value={v.code} onChange={set('code')} maxLength={30} {...errorOf(errors, 'code')} />
          <DepartmentPicker label={text(t.parent)} optional value={v.parentId} onChange={set('parentId')} {...errorOf(errors, 'parentId')} />
          <PersonPicker label={text(t.head)} optional value={v.headId} onChange={set('headId')} />
          <Input label={text(t.nameEn)} optional value={v.nameEn} onChange={set('nameEn')} maxLength={100} />
        </>
      )}
    </EditDrawer>
  )
}

import { lazy, Suspense, useMemo, useState } from 'react'
import { roleTexts } from '../../frame/role-texts.ts'
import { useAddress } from '../../parts/address.ts'
import { Button } from '../../parts/button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { type PersonRow, useOrganization } from './organization.ts'
import { settingTexts as t } from './texts.ts'

const PersonDrawer = lazy(() => import('./person-drawer.tsx'))
const PeopleImport = lazy(() => import('./people-import.tsx'))

/** People of the organization and their roles here. */
export default function PeopleSettings() {
  const text = useText()
  const { can, department } = useImplementation()
  const { data } = useOrganization()
  const [opened, setOpened] = useAddress('person')
  const [adding, setAdding] = useState(false)
  const [importing, setImporting] = useState(false)
  const mayEdit = can('manage', 'people')
  const roleName = (r: string) => (roleTexts[r] ? text(roleTexts[r]) : r)
  const columns = useMemo<Column<PersonRow>[]>(() => [
    { key: 'code', title: text(t.code), width: 92, mono: true, sort: true, phone: 'sub' },
    { key: 'name', title: text(t.name), width: 110, sort: true, phone: 'title' },
    { key: 'departmentId', title: text(t.department), width: 130, sort: true, text: (p) => department(p.departmentId), phone: 'sub' },
    { key: 'job', title: text(t.job), width: 130, sort: true, phone: 'sub' },
    { key: 'roles', title: text(t.roles), text: (p) => p.roles.map(roleName).join('、'), sort: true, phone: 'none' },
    { key: 'account', title: text(t.account2), width: 64, text: (p) => text(p.accountId ? t.hasAccount : t.noAccount), sort: true, render: (p) => (p.accountId ? text(t.hasAccount) : <span className="lf-none">{text(t.noAccount)}</span>), phone: 'status' },
  ], [text, department])
  const person = data?.people.find((p) => p.code === opened)
  return (
    <Page
      title={text(t.people)} lead={text(t.peopleLead)}
      actions={mayEdit && <><Button icon={<Icon name="paste" />} onClick={() => setImporting(true)}>{text(t.importPeople)}</Button><Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>{text(t.addPerson)}</Button></>}
    >
      <DataTable
        rows={data?.people} columns={columns} rowKey={(p) => p.code} search label={text(t.people)} xlsx="/people.xlsx" selected={opened} onOpen={(p) => setOpened(p.code)} start={{ view: 'part' }}
        views={[{ key: 'part', label: text(t.takesPart), test: (p) => p.roles.some((r) => r !== 'learner') }, { key: 'account', label: text(t.withAccount), test: (p) => p.accountId !== null }, { key: 'front', label: text(t.frontLine), test: (p) => p.isFrontLine }]}
        filters={[
          { key: 'departmentId', label: text(t.department), options: data?.departments.map((d) => ({ value: d.id, label: d.name })) ?? [], of: (p) => p.departmentId },
          { key: 'roles', label: text(t.roles), options: Object.keys(roleTexts).map((r) => ({ value: r, label: roleName(r) })), of: (p) => p.roles },
          { key: 'side', label: text(t.side), options: (['customer', 'implementer', 'thirdParty'] as const).map((s) => ({ value: s, label: text(t[`side_${s}`]) })), of: (p) => p.side },
        ]}
        empty={{ title: text(t.noPeople), text: text(t.noPeopleText) }}
      />
      <Suspense>
        {person && <PersonDrawer key={person.id} person={person} onClose={() => setOpened(null)} />}
        {adding && <PersonDrawer person={null} onClose={() => setAdding(false)} />}
        {importing && <PeopleImport onClose={() => setImporting(false)} />}
      </Suspense>
    </Page>
  )
}

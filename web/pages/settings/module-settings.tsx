import { useMemo, useState } from 'react'
import { useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { Input } from '../../parts/inputs.tsx'
import { useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { PersonPicker, PhasePicker } from '../../parts/pickers.tsx'
import { Status } from '../../parts/status.tsx'
import { EditDrawer, errorOf } from './edit-drawer.tsx'
import { type ModuleRow, useOrganization } from './organization.ts'
import { settingTexts as t } from './texts.ts'

/** The modules of the target system. */
export default function ModuleSettings() {
  const text = useText()
  const { can, phaseName, person } = useImplementation()
  const { data } = useOrganization()
  const [editing, setEditing] = useState<ModuleRow | 'new' | null>(null)
  const mayEdit = can('manage', 'implementation')
  const columns = useMemo<Column<ModuleRow>[]>(() => [
    { key: 'code', title: text(t.codePlain), width: 80, mono: true },
    { key: 'name', title: text(t.namePlain), phone: 'title' },
    { key: 'phaseId', title: text(t.phase), width: 220, text: (m) => phaseName(m.phaseId), phone: 'sub' },
    { key: 'leadId', title: text(t.lead), width: 140, text: (m) => person(m.leadId), render: (m) => (m.leadId ? person(m.leadId) : <Status tone="warn">{text(t.noLead)}</Status>), phone: 'status' },
  ], [text, phaseName, person])
  return (
    <Page title={text(t.modules)} lead={text(t.modulesLead)} actions={mayEdit && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setEditing('new')}>{text(t.addModule)}</Button>}>
      <DataTable rows={data?.modules} columns={columns} label={text(t.modules)} empty={{ title: text(t.modules), text: text(t.modulesLead) }} {...(mayEdit ? { onOpen: setEditing } : {})} />
      {editing && <ModuleDrawer key={editing === 'new' ? 'new' : editing.id} module={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

function ModuleDrawer({ module, onClose }: { module: ModuleRow | null; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const [v, setV] = useState({ code: module?.code ?? '', name: module?.name ?? '', nameEn: module?.nameEn ?? '', phaseId: module?.phaseId ?? null, leadId: module?.leadId ?? null })
  const set = <K extends keyof typeof v>(name: K) => (value: (typeof v)[K]) => setV((x) => ({ ...x, [name]: value }))
  const remove = async () => { if (await run(async () => { await send('DELETE', `/modules/${module!.id}`); return true }, { done: text(t.removed) })) onClose() }
  return (
    <EditDrawer title={module ? text(t.editWhat, { name: module.name }) : text(t.addModule)} values={v} required={{ code: text(t.codePlain), name: text(t.namePlain) }} path="/modules" id={module?.id ?? null} onClose={onClose} body={(x) => ({ code: x.code.trim(), name: x.name.trim(), nameEn: x.nameEn.trim() || null, phaseId: x.phaseId, leadId: x.leadId })}>
      {(errors) => (
        <>
          {module && <div className="lf-row"><ConfirmButton size="small" danger question={text(t.removeOther, { name: module.name })} onConfirm={remove}>{text(t.remove)}</ConfirmButton></div>}
          <Input label={text(t.namePlain)} value={v.name} onChange={set('name')} maxLength={100} autoFocus {...errorOf(errors, 'name')} />
          <Input label={text(t.codePlain)} value={v.code} onChange={set('code')} maxLength={30} {...errorOf(errors, 'code')} />
          <PhasePicker label={text(t.phase)} optional value={v.phaseId} onChange={set('phaseId')} />
          <PersonPicker label={text(t.lead)} optional value={v.leadId} onChange={set('leadId')} />
          <Input label={text(t.nameEn)} optional value={v.nameEn} onChange={set('nameEn')} maxLength={100} />
        </>
      )}
    </EditDrawer>
  )
}

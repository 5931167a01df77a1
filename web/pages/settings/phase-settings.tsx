import { useMemo, useState } from 'react'
import { useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { DatePicker, Input, NumberInput } from '../../parts/inputs.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { EditDrawer, errorOf } from './edit-drawer.tsx'
import { type PhaseRow, useOrganization } from './organization.ts'
import { settingTexts as t } from './texts.ts'

/** The phases of the roll-out. */
export default function PhaseSettings() {
  const text = useText()
  const { day } = useFormat()
  const { can } = useImplementation()
  const { data } = useOrganization()
  const [editing, setEditing] = useState<PhaseRow | 'new' | null>(null)
  const mayEdit = can('manage', 'implementation')
  const columns = useMemo<Column<PhaseRow>[]>(() => [
    { key: 'code', title: text(t.codePlain), width: 80, mono: true },
    { key: 'name', title: text(t.namePlain), phone: 'title' },
    { key: 'startsOn', title: text(t.startsOn), width: 120, render: (p) => day(p.startsOn), phone: 'sub' },
    { key: 'plannedGoLiveOn', title: text(t.plannedGoLive), width: 120, render: (p) => day(p.plannedGoLiveOn), phone: 'sub' },
    { key: 'goLiveOn', title: text(t.goLive), width: 120, render: (p) => day(p.goLiveOn), phone: 'status' },
  ], [text, day])
  return (
    <Page title={text(t.phases)} lead={text(t.phasesLead)} actions={mayEdit && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setEditing('new')}>{text(t.addPhase)}</Button>}>
      <DataTable rows={data?.phases} columns={columns} label={text(t.phases)} empty={{ title: text(t.phases), text: text(t.phasesLead) }} {...(mayEdit ? { onOpen: setEditing } : {})} />
      {editing && <PhaseDrawer key={editing === 'new' ? 'new' : editing.id} phase={editing === 'new' ? null : editing} next={(data?.phases.length ?? 0) + 1} onClose={() => setEditing(null)} />}
    </Page>
  )
}

function PhaseDrawer({ phase, next, onClose }: { phase: PhaseRow | null; next: number; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const [v, setV] = useState({ code: phase?.code ?? `P${next}`, name: phase?.name ?? '', nameEn: phase?.nameEn ?? '', position: String(phase?.position ?? next), startsOn: phase?.startsOn ?? null, plannedGoLiveOn: phase?.plannedGoLiveOn ?? null })
  const set = <K extends keyof typeof v>(name: K) => (value: (typeof v)[K]) => setV((x) => ({ ...x, [name]: value }))
  const remove = async () => { if (await run(async () => { await send('DELETE', `/phases/${phase!.id}`); return true }, { done: text(t.removed) })) onClose() }
  return (
    <EditDrawer title={phase ? text(t.editWhat, { name: phase.name }) : text(t.addPhase)} values={v} required={{ code: text(t.codePlain), name: text(t.namePlain) }} path="/phases" id={phase?.id ?? null} onClose={onClose} body={(x) => ({ code: x.code.trim(), name: x.name.trim(), nameEn: x.nameEn.trim() || null, position: Number(x.position), startsOn: x.startsOn, plannedGoLiveOn: x.plannedGoLiveOn })}>
      {(errors) => (
        <>
          {phase && <div className="lf-row"><ConfirmButton size="small" danger question={text(t.removeOther, { name: phase.name })} onConfirm={remove}>{text(t.remove)}</ConfirmButton></div>}
          <Input label={text(t.namePlain)} value={v.name} onChange={set('name')} maxLength={100} autoFocus {...errorOf(errors, 'name')} />
          <Input label={text(t.codePlain)} value={v.code} onChange={set('code')} maxLength={30} {...errorOf(errors, 'code')} />
          <DatePicker label={text(t.startsOn)} optional value={v.startsOn} onChange={set('startsOn')} />
          <DatePicker label={text(t.plannedGoLive)} optional value={v.plannedGoLiveOn} onChange={set('plannedGoLiveOn')} />
          <NumberInput label={text(t.position)} value={v.position} onChange={(n) => set('position')(n ?? '1')} decimals={0} min={1} max={50} />
          <Input label={text(t.nameEn)} optional value={v.nameEn} onChange={set('nameEn')} maxLength={100} />
        </>
      )}
    </EditDrawer>
  )
}

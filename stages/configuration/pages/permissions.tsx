import { useMemo, useState } from 'react'
import { urlOf, useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import type { GrantChange, PermissionMatrix, Scope } from '../contract.ts'
import { words as w } from '../texts.ts'
import { ConflictList } from './conflict-list.tsx'
import { type Cell, cellKey } from './matrix-cell.ts'
import { MatrixImportForm } from './matrix-import.tsx'
import { PermissionGrid } from './permission-grid.tsx'
import { ScopeBar } from './scope-bar.tsx'
import './configuration.css'

/** Job roles by function groups. Changes are gathered, tried against the segregation rules, then saved together. */
export default function PermissionsPage() {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const { can, summary } = useImplementation()
  const { data } = useRead<PermissionMatrix>('/configuration/permissions')
  const [pending, setPending] = useState<ReadonlyMap<string, GrantChange>>(new Map())
  const [cell, setCell] = useState<Cell | null>(null)
  const [holdersOf, setHoldersOf] = useState<string | null>(null)
  const [isImporting, setImporting] = useState(false)
  const granted = useMemo(() => new Map(data?.grants.map((g) => [cellKey(g), g.scope])), [data])
  const scopeOf = (c: Cell): Scope | null => (pending.has(cellKey(c)) ? pending.get(cellKey(c))!.scope : (granted.get(cellKey(c)) ?? null))
  const set = (c: Cell, scope: Scope | null) => {
    const next = new Map(pending)
    if ((granted.get(cellKey(c)) ?? null) === scope) next.delete(cellKey(c))
    else next.set(cellKey(c), { ...c, scope })
    setPending(next)
  }
  const changes = useMemo(() => [...pending.values()], [pending])
  const save = () => run(async () => {
    await send('PUT', '/configuration/permissions/grants', { changes })
    setPending(new Map())
  })
  const canEdit = can('update', 'configuration')
  const role = data?.roles.find((r) => r.id === holdersOf)
  const hasRoles = (data?.roles.length ?? 0) > 0
  return (
    <Page
      title={text(w.permissionsRoom)} lead={text(w.permissionsLead)} gate="configuration"
      actions={hasRoles && <>{canEdit && <Button onClick={() => setImporting(true)}>{text(w.importMatrix)}</Button>}<a className="lf-button" href={urlOf('/configuration/permissions.xlsx')} download><Icon name="download" />{text(w.exportMatrix)}</a></>}
    >
      {data && !hasRoles && <Empty title={text(w.permissionsEmpty)} text={text(w.permissionsEmptyText)} icon="permission" action={canEdit && <Button type="primary" loading={busy} onClick={() => void run(() => send('POST', '/configuration/permissions/kit', { kit: summary.kit ?? 'erp-discrete' }))}>{text(w.loadKit)}</Button>} />}
      {data && hasRoles && (
        <>
          <PermissionGrid matrix={data} scopeOf={scopeOf} pending={pending} chosen={cell} onChoose={setCell} onHolders={setHoldersOf} />
          {canEdit && <ScopeBar matrix={data} cell={cell} scope={cell ? scopeOf(cell) : null} onScope={(scope) => cell && set(cell, scope)} changes={changes} busy={busy} onSave={() => void save()} onDiscard={() => setPending(new Map())} />}
          <ConflictList matrix={data} />
        </>
      )}
      <Drawer title={role ? text(w.holdersOf, { role: role.name }) : ''} open={role !== undefined} onClose={() => setHoldersOf(null)}>
        {role && <HoldersForm key={role.id} role={role} canEdit={canEdit} onDone={() => setHoldersOf(null)} />}
      </Drawer>
      <Drawer title={text(w.importMatrix)} open={isImporting} onClose={() => setImporting(false)}>{isImporting && <MatrixImportForm onDone={() => setImporting(false)} />}</Drawer>
    </Page>
  )
}

function HoldersForm({ role, canEdit, onDone }: { role: PermissionMatrix['roles'][number]; canEdit: boolean; onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const [personIds, setPersonIds] = useState<string[]>(role.holders)
  const save = () => run(async () => {
    await send('PUT', `/configuration/permissions/roles/${role.id}/holders`, { personIds })
    onDone()
  })
  return (
    <div className="cf-form">
      <PersonPicker multiple label={text(w.holders)} value={personIds} onChange={(v: string[]) => setPersonIds(v)} disabled={!canEdit} />
      {canEdit && <Button type="primary" loading={busy} onClick={() => void save()}>{text(w.save)}</Button>}
    </div>
  )
}

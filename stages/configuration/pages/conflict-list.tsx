import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { DatePicker, TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useLocale, useText } from '../../../web/parts/language.ts'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { ConflictView, PermissionMatrix } from '../contract.ts'
import { words as w } from '../texts.ts'

/** Conflicts with the people who hold both duties, and what was decided about them. */
export function ConflictList({ matrix }: { matrix: PermissionMatrix }) {
  const text = useText()
  const locale = useLocale()
  const { day } = useFormat()
  const { can } = useImplementation()
  const [chosen, setChosen] = useState<ConflictView | null>(null)
  const comma = locale === 'zh' ? '、' : ', '
  const roleName = new Map(matrix.roles.map((r) => [r.id, r.name]))
  const people = (c: ConflictView): string => (c.people.length === 0 ? text(w.nobodyYet) : c.people.length > 4 ? `${c.people.slice(0, 4).map((p) => p.name).join(comma)} +${c.people.length - 4}` : c.people.map((p) => p.name).join(comma))
  const columns: Column<ConflictView>[] = [
    { key: 'code', title: text(w.rule), width: 80, mono: true, render: (c) => c.rule.code, text: (c) => c.rule.code },
    { key: 'name', title: text(w.duties), render: (c) => c.rule.name, text: (c) => c.rule.name },
    { key: 'level', title: text(w.level), width: 56, render: (c) => text(c.rule.level === 'high' ? w.high : w.medium), text: (c) => text(c.rule.level === 'high' ? w.high : w.medium), phone: 'none' },
    { key: 'roles', title: text(w.jobRoles), width: 180, render: (c) => c.roleIds.map((id) => roleName.get(id)).join(' + '), text: (c) => c.roleIds.map((id) => roleName.get(id)).join(' + '), phone: 'sub' },
    { key: 'people', title: text(w.people), width: 260, render: people, text: (c) => c.people.map((p) => p.name).join(comma), phone: 'sub' },
    { key: 'handling', title: text(w.handling), width: 180, render: (c) => (c.exception ? (c.exception.isOver ? <Status tone="bad">{text(w.exceptionOver)}</Status> : <Status tone="warn">{text(w.exceptionUntil, { day: day(c.exception.endsOn) })}</Status>) : <Status tone="bad">{text(w.openConflict)}</Status>), phone: 'status' },
  ]
  return (
    <Section title={text(w.conflicts)} lead={text(w.conflictsLead, { rules: matrix.rules, flow: matrix.leftToFlow.length })}>
      <DataTable rows={matrix.conflicts} columns={columns} rowKey={(c) => c.key} selected={chosen?.key} onOpen={setChosen} empty={<Empty title={text(w.noConflicts)} text={text(w.noConflictsText)} icon="check" />} label={text(w.conflicts)} />
      <Drawer title={chosen ? `${chosen.rule.code} ${chosen.rule.name}` : ''} open={chosen !== null} onClose={() => setChosen(null)}>
        {chosen && (
          <div className="cf-form">
            <dl className="cf-facts">
              <div><dt>{text(w.jobRoles)}</dt><dd>{chosen.roleIds.map((id) => roleName.get(id)).join(' + ')}</dd></div>
              <div><dt>{text(w.functionGroup)}</dt><dd>{chosen.pairs.map(([a, b]) => [a, b].map((code) => matrix.groups.find((g) => g.code === code)?.name ?? code).join(' × ')).join(comma)}</dd></div>
              <div><dt>{text(w.people)}</dt><dd>{chosen.people.map((p) => p.name).join(comma) || text(w.nobodyYet)}</dd></div>
              {chosen.exception && <><div><dt>{text(w.owner)}</dt><dd>{chosen.exception.owner}</dd></div><div><dt>{text(w.reason)}</dt><dd>{chosen.exception.reason}</dd></div><div><dt>{text(w.compensating)}</dt><dd>{chosen.exception.compensating}</dd></div><div><dt>{text(w.endsOn)}</dt><dd>{day(chosen.exception.endsOn)}</dd></div></>}
            </dl>
            {can('sign', 'configuration') && (chosen.exception && !chosen.exception.isOver ? <RevokeButton id={chosen.exception.id} onDone={() => setChosen(null)} /> : chosen.rule.allowsException ? <ExceptionForm key={chosen.key} conflict={chosen} onDone={() => setChosen(null)} /> : <Status tone="bad">{text(w.noExceptionAllowed)}</Status>)}
          </div>
        )}
      </Drawer>
    </Section>
  )
}

function RevokeButton({ id, onDone }: { id: string; onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  return <ConfirmButton danger question={text(w.revokeQuestion)} onConfirm={() => run(async () => { await send('DELETE', `/configuration/permissions/exceptions/${id}`); onDone() })}>{text(w.revokeException)}</ConfirmButton>
}

function ExceptionForm({ conflict, onDone }: { conflict: ConflictView; onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [compensating, setCompensating] = useState(conflict.rule.compensating)
  const [endsOn, setEndsOn] = useState<string | null>(null)
  const save = () => run(async () => {
    await send('POST', '/configuration/permissions/exceptions', { conflictKey: conflict.key, ownerId, reason, compensating, endsOn })
    onDone()
  })
  return (
    <>
      <PersonPicker label={text(w.owner)} value={ownerId} onChange={(v: string | null) => setOwnerId(v)} />
      <TextArea label={text(w.reason)} value={reason} onChange={setReason} rows={2} maxLength={2000} />
      <TextArea label={text(w.compensating)} value={compensating} onChange={setCompensating} rows={2} maxLength={2000} />
      <DatePicker label={text(w.endsOn)} value={endsOn} onChange={setEndsOn} />
      <Button type="primary" loading={busy} disabled={!ownerId || !endsOn || reason.trim().length < 4 || compensating.trim().length < 4} onClick={() => void save()}>{text(w.grantException)}</Button>
    </>
  )
}

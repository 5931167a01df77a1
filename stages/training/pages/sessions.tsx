import { useState } from 'react'
import { useRead } from '../../../web/parts/api.ts'
import { useAddress } from '../../../web/parts/address.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import type { SessionLine } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { SessionDetail } from './session-detail.tsx'
import { SessionForm } from './session-form.tsx'
import './training.css'

/** Sessions with how full they were; one of them opens with its roster. */
export default function SessionsPage() {
  const text = useText()
  const format = useFormat()
  const { phaseId, can } = useImplementation()
  const [session, setSession] = useAddress('session')
  const [isCreating, setCreating] = useState(false)
  const { data } = useRead<SessionLine[]>('/training/sessions', { phase: phaseId ?? undefined })
  if (session) return <SessionDetail code={session} onBack={() => setSession(null)} />
  const create = can('create', 'training') && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setCreating(true)}>{text(t.newSession)}</Button>
  const columns: Column<SessionLine>[] = [
    { key: 'code', title: text(t.code), width: 88, mono: true, phone: 'sub' },
    { key: 'title', title: text(t.session) },
    { key: 'heldOn', title: text(t.when), width: 150, sort: (a, b) => (a.heldOn + a.startTime < b.heldOn + b.startTime ? -1 : 1), render: (s) => `${format.day(s.heldOn)} ${s.startTime}`, phone: 'sub' },
    { key: 'place', title: text(t.place), width: 150, phone: 'none' },
    { key: 'trainerId', title: text(t.trainer), width: 84, render: (s) => <PersonName id={s.trainerId} />, phone: 'sub' },
    { key: 'attended', title: text(t.attendedOfSeats), width: 170, align: 'right', render: (s) => (s.state === 'planned' && s.attended === 0 ? <span className="lf-meta">{text(t.seatsCount, { count: s.capacity })}</span> : <><span className="lf-meta">{s.attended} / {s.capacity}&nbsp;</span><ShareBar value={s.capacity === 0 ? null : Math.min(1, s.attended / s.capacity)} decimals={0} label={s.title} /></>), text: (s) => s.attended, phone: 'figure' },
    { key: 'state', title: text(t.state), width: 92, render: (s) => <StateOf kind="trainingSession" state={s.state} />, text: (s) => s.state, phone: 'status' },
  ]
  return (
    <Page title={text(t.roomSessions)} lead={text(t.sessionsLead)} actions={create}>
      <DataTable
        rows={data} columns={columns} rowKey={(s) => s.code} onOpen={(s) => setSession(s.code)} search label={text(t.roomSessions)} xlsx="/items/training-sessions.xlsx"
        views={[{ key: 'planned', label: text(t.viewPlanned), test: (s) => s.state === 'planned' }, { key: 'held', label: text(t.viewHeld), test: (s) => s.state === 'held' }]}
        empty={{ title: text(t.sessionsEmpty), text: text(t.sessionsEmptyText), action: create }}
      />
      {isCreating && <SessionForm onDone={(code) => { setCreating(false); if (code) setSession(code) }} />}
    </Page>
  )
}

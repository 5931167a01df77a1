import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonPicker, PhasePicker } from '../../../web/parts/pickers.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { ReachPerson, SeedReachView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import './training.css'

type Seed = SeedReachView['seedUsers'][number]

/** Seed users and whom they reach: everybody of the front line, by department and job, with the nearest trained colleague. */
export default function SeedUsersPage() {
  const text = useText()
  const { phaseId, can } = useImplementation()
  const { data } = useRead<SeedReachView>('/training/seed-users', { phase: phaseId ?? undefined })
  const [isAdding, setAdding] = useState(false)
  const add = can('update', 'training') && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setAdding(true)}>{text(t.appoint)}</Button>
  const isEmpty = data !== undefined && data.departments.length === 0 && data.seedUsers.length === 0
  return (
    <Page title={text(t.roomSeedUsers)} lead={text(t.seedLead)} actions={add}>
      {isEmpty ? <Empty icon="people" title={text(t.seedEmpty)} text={text(t.seedEmptyText)} action={add} /> : (
        <>
          <Section title={text(t.reachTitle)} lead={text(t.reachLead)}>
            <Legend />
            <div className="tr-reach">
              {data?.departments.map((d) => (
                <section key={d.id} aria-label={d.name}>
                  <div>
                    <h3>{d.name}</h3>
                    <p>{text(t.reachCounts, { trained: d.trained, heads: d.heads, seeds: d.seedUsers })}</p>
                    {d.seedUsers === 0 && <Status tone="bad">{text(t.whyNoSeedUser)}</Status>}
                    {d.alone > 0 && <Status tone="warn">{text(t.alone, { count: d.alone })}</Status>}
                  </div>
                  <div>{d.jobs.map((j) => <div key={j.job} className="tr-job"><p>{j.job || text(t.noJob)} <span className="lf-meta">{j.people.length}</span></p><ul className="tr-people">{j.people.map((p) => <PersonChip key={p.id} person={p} />)}</ul></div>)}</div>
                </section>
              ))}
            </div>
          </Section>
          <Section title={text(t.roomSeedUsers)}><SeedTable rows={data?.seedUsers} phaseId={data?.phase?.id ?? null} /></Section>
        </>
      )}
      {isAdding && <AppointForm phaseId={data?.phase?.id ?? null} onDone={() => setAdding(false)} />}
    </Page>
  )
}

function Mark({ person }: { person: Pick<ReachPerson, 'isSeed' | 'reach'> }) {
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {person.isSeed ? <path d="M5 .6 9.400 5 5 9.400.6 5z" fill="currentColor" /> : person.reach === 'trained' ? <circle cx="5" cy="5" r="3.800" fill="currentColor" /> : person.reach === 'none' ? <rect x="1.400" y="1.400" width="7.200" height="7.200" rx="1" fill="currentColor" /> : <circle cx="5" cy="5" r="3.500" fill="none" stroke="currentColor" strokeWidth="1.400" strokeDasharray={person.reach === 'sameJob' ? 'none' : '2 1.500'} />}
    </svg>
  )
}

function PersonChip({ person }: { person: ReachPerson }) {
  const text = useText()
  const words = { trained: t.reachTrained, sameJob: t.reachSameJob, sameDepartment: t.reachSameDepartment, none: t.reachNone }
  const say = `${person.isSeed ? `${text(t.seedUser)} · ` : ''}${text(words[person.reach])}`
  return <li className={person.isSeed ? 'seed' : person.reach} title={say}><Mark person={person} />{person.name}<span className="vh">{say}</span></li>
}

function Legend() {
  const text = useText()
  const entries = [[{ isSeed: true, reach: 'trained' }, t.seedUser], [{ isSeed: false, reach: 'trained' }, t.reachTrained], [{ isSeed: false, reach: 'sameJob' }, t.reachSameJob], [{ isSeed: false, reach: 'sameDepartment' }, t.reachSameDepartment], [{ isSeed: false, reach: 'none' }, t.reachNone]] as const
  return <ul className="tr-people">{entries.map(([person, word]) => <li key={word.en} className={person.isSeed ? 'seed' : person.reach}><Mark person={person} />{text(word)}</li>)}</ul>
}

function SeedTable({ rows, phaseId }: { rows: readonly Seed[] | undefined; phaseId: string | null }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const { can } = useImplementation()
  const columns: Column<Seed>[] = [
    { key: 'name', title: text(t.name), width: 140, phone: 'title' },
    { key: 'departmentName', title: text(t.department), width: 140, sort: true },
    { key: 'job', title: text(t.job), width: 140 },
    { key: 'note', title: text(t.covers), phone: 'sub' },
    { key: 'colleagues', title: text(t.colleagues), width: 110, align: 'right', phone: 'figure' },
    { key: 'isTrained', title: text(t.trainedColumn), width: 110, render: (s) => <Status tone={s.isTrained ? 'ok' : 'warn'}>{text(s.isTrained ? t.reachTrained : t.whyNotAttended)}</Status>, text: (s) => String(s.isTrained), phone: 'status' },
    ...(can('update', 'training') && phaseId ? [{ key: 'act', title: '', width: 76, phone: 'none' as const, render: (s: Seed) => <ConfirmButton size="small" type="text" question={text(t.dismissQuestion, { name: s.name })} onConfirm={() => run(() => send('DELETE', `/training/seed-users/${phaseId}/${s.personId}`))}>{text(t.dismiss)}</ConfirmButton> }] : []),
  ]
  return <DataTable rows={rows} columns={columns} rowKey={(s) => s.personId} empty={{ title: text(t.seedEmpty), text: text(t.seedEmptyText) }} xlsx={{ name: text(t.roomSeedUsers) }} label={text(t.roomSeedUsers)} />
}

function AppointForm({ phaseId, onDone }: { phaseId: string | null; onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [phase, setPhase] = useState(phaseId)
  const [person, setPerson] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const save = () => run(async () => {
    await send('POST', '/training/seed-users', { phaseId: phase, personId: person, note: note || null })
    onDone()
  }, { done: text(t.saved) })
  return (
    <Drawer open title={text(t.appoint)} onClose={onDone} footer={<><Button onClick={onDone}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={!phase || !person} onClick={() => void save()}>{text(t.appoint)}</Button></>}>
      <div className="lf-form">
        <PhasePicker label={text(t.phase)} value={phase} onChange={setPhase} />
        <PersonPicker label={text(t.name)} value={person} onChange={setPerson} />
        <Input label={text(t.covers)} value={note} onChange={setNote} optional hint={text(t.coversHint)} maxLength={200} />
      </div>
    </Drawer>
  )
}

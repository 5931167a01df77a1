import { useState } from 'react'
import { urlOf, useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Checkbox, TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import type { MeetingView } from '../contract.ts'
import { Agenda } from './agenda.tsx'
import { MeetingResults } from './meeting-results.tsx'
import { Signing } from './signing.tsx'
import { texts as t } from './texts.ts'

/** A meeting as it is held: agenda, who came, what was said, decided and promised, and who signed. */
export function MeetingDetail({ code, onBack }: { code: string; onBack: () => void }) {
  const text = useText()
  const { data, error } = useRead<MeetingView>(`/planning/meetings/${code}`)
  if (error) return <Page title={code}><Empty icon="search" title={error.problem.title} action={<Button onClick={onBack}>{text(t.backToMeetings)}</Button>} /></Page>
  if (!data) return <Page title={code}><Skeleton rows={8} /></Page>
  return <Body key={data.id} view={data} onBack={onBack} />
}

function Body({ view, onBack }: { view: MeetingView; onBack: () => void }) {
  const text = useText()
  const { day } = useFormat()
  const { can, person, phaseName } = useImplementation()
  const send = useSend()
  const { busy, run } = useAction()
  const mayEdit = can('update', 'planning') && (view.state === 'planned' || view.state === 'open')
  const path = `/planning/meetings/${view.id}`
  const lead = [day(view.heldOn), view.startsAt, view.place, view.chairId ? `${text(t.chair)} ${person(view.chairId)}` : null, phaseName(view.phaseId)].filter(Boolean).join(' · ')
  return (
    <Page
      title={<>{view.title} <StateOf kind="meeting" state={view.state} /></>} name={view.title} lead={lead}
      actions={
        <>
          <Button onClick={onBack} icon={<Icon name="chevronLeft" />}>{text(t.backToMeetings)}</Button>
          <a className="lf-button" href={urlOf(`/documents/minutes.docx?item=${view.id}`)} download><Icon name="download" />{text(t.minutesDocx)}</a>
          {can('update', 'planning') && view.state === 'planned' && <Button type="primary" loading={busy} onClick={() => void run(() => send('POST', `${path}/open`), { done: text(t.opened) })}>{text(t.openMeeting)}</Button>}
          {can('update', 'planning') && view.state === 'open' && <ConfirmButton type="primary" question={text(t.publishQuestion)} onConfirm={() => run(() => send('POST', `${path}/publish`), { done: text(t.published) })}>{text(t.publish)}</ConfirmButton>}
        </>
      }
    >
      <div className="pl-meeting">
        <div>
          <Section title={text(t.agenda)} extra={<span className="lf-meta">{text(view.isAgendaFrozen ? t.agendaFrozen : t.agendaLive)}</span>}><Agenda agenda={view.agenda} /></Section>
        </div>
        <div>
          <Attendance view={view} mayEdit={mayEdit} path={path} />
          <Discussion key={view.version} view={view} mayEdit={mayEdit} path={path} />
          <MeetingResults view={view} mayAdd={mayEdit} />
          {(view.state === 'published' || view.state === 'signed') && <Signing signing={view.signing} path={`${path}/signatures`} canSign={can('sign', 'planning') && view.state === 'published'} itemId={view.id} />}
        </div>
      </div>
    </Page>
  )
}

function Attendance({ view, mayEdit, path }: { view: MeetingView; mayEdit: boolean; path: string }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const put = (attendees: readonly { personId: string; present: boolean }[]) => void run(() => send('PUT', `${path}/attendance`, { attendees: attendees.map(({ personId, present }) => ({ personId, present })) }))
  return (
    <Section title={text(t.attendance)} extra={<span>{text(t.presentOf, { n: view.attendees.filter((a) => a.present).length, of: view.attendees.length })}</span>}>
      <ul className="pl-attendees">
        {view.attendees.map((a) => (
          <li key={a.personId}>
            {mayEdit
              ? <Checkbox label={<>{a.name} <span className="lf-meta">{a.department}</span></>} value={a.present} onChange={(present) => put(view.attendees.map((x) => (x.personId === a.personId ? { ...x, present } : x)))} />
              : <span className={a.present ? undefined : 'pl-absent'}><Icon name={a.present ? 'check' : 'close'} size={12} /> {a.name} <span className="lf-meta">{a.department}</span></span>}
          </li>
        ))}
      </ul>
      {mayEdit && <div className="pl-narrow"><PersonPicker label={text(t.addPerson)} hideLabel value={null} placeholder={text(t.addPerson)} onChange={(personId: string | null) => { if (personId && !view.attendees.some((a) => a.personId === personId)) put([...view.attendees, { personId, present: true }]) }} /></div>}
    </Section>
  )
}

function Discussion({ view, mayEdit, path }: { view: MeetingView; mayEdit: boolean; path: string }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [minutes, setMinutes] = useState(view.minutes ?? '')
  if (!mayEdit) return <Section title={text(t.discussion)}><p className="pl-prose">{view.minutes || text(t.none)}</p></Section>
  return (
    <Section title={text(t.discussion)} extra={<Button size="small" loading={busy} disabled={minutes === (view.minutes ?? '')} onClick={() => void run(() => send('PUT', `${path}/minutes`, { minutes }), { done: text(t.minutesSaved) })}>{text(t.saveMinutes)}</Button>}>
      <TextArea label={text(t.discussion)} hideLabel value={minutes} onChange={setMinutes} rows={5} maxLength={20000} />
    </Section>
  )
}

import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import type { InterviewView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { DocumentButton } from './documents.tsx'
import { InterviewNotes } from './interview-notes.tsx'
import { RaisedList } from './raised-list.tsx'

/** The notes of an interview beside what was raised from them. */
export default function InterviewPage() {
  const text = useText()
  const { day } = useFormat()
  const { href, person, department } = useImplementation()
  const openItem = useOpenItem()
  const [code] = useAddress('interview')
  const { data, error } = useRead<InterviewView>(code ? `/interviews/${encodeURIComponent(code)}/notes` : null)
  const back = <Link className="lf-button" to={href('requirements', 'interviews')}>{text(t.backToList)}</Link>
  if (!code || error) return <Page title={text(t.notesPage)}><Empty title={error?.problem.title ?? text(t.notFound)} action={back} /></Page>
  if (!data) return <Page title={text(t.notesPage)}><Skeleton rows={8} /></Page>
  const lead = <><Link className="rq-back" to={href('requirements', 'interviews')}>{text(t.interviewRoom)}</Link> · {text(t.by, { interviewer: person(data.ownerId) || '—', interviewee: person(data.intervieweeId) })} · {department(data.departmentId)}{data.heldOn ? ` · ${day(data.heldOn)}` : ''} <StateOf kind="interview" state={data.state} /></>
  return (
    <Page title={<><span className="lf-code">{data.code}</span> {data.title}</>} name={data.title} lead={lead} actions={<><DocumentButton id="interview-minutes" label={t.minutesDocument} query={`?item=${data.id}`} /><Button onClick={() => openItem(data.code)}>{text(t.panel)}</Button></>}>
      <div className="rq-split">
        <div><InterviewNotes interview={data} /></div>
        <aside><h3 className="rq-h">{text(t.raised)}</h3><RaisedList quotes={data.quotes} /></aside>
      </div>
    </Page>
  )
}

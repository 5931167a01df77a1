import { useState } from 'react'
import { useAction, useRead, useSend, useUrlOf } from '../../../web/parts/api.ts'
import { Attachments } from '../../../web/parts/attachments.tsx'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Tabs } from '../../../web/parts/tabs.tsx'
import type { LessonView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { LessonTextForm, type LessonPart } from './lesson-text-form.tsx'
import { RichText } from './rich-text.tsx'

const parts: readonly LessonPart[] = ['theory', 'practice', 'caseStudy', 'jobAid']

/** A lesson to read: theory, practice, case and the card; beside it what it teaches and whether that has changed since. */
export function LessonReader({ code, onBack }: { code: string; onBack: () => void }) {
  const text = useText()
  const urlOf = useUrlOf()
  const send = useSend()
  const { busy, run } = useAction()
  const { can, href, person } = useImplementation()
  const openItem = useOpenItem()
  const { data, error } = useRead<LessonView>(`/training/lessons/${encodeURIComponent(code)}`)
  const [tab, setTab] = useState<LessonPart | 'files' | null>(null)
  const [editing, setEditing] = useState<LessonPart | null>(null)
  if (error) return <Page title={code}><Empty title={error.problem.title} action={<Button onClick={onBack}>{text(t.roomLessons)}</Button>} /></Page>
  if (!data) return <Page title={code} />
  const mayEdit = can('update', 'training')
  const outdated = data.state !== 'draft' && (data.state === 'stale' || data.teaches.some((x) => x.since !== 'same'))
  const shown = tab ?? parts.find((p) => data[p]) ?? 'practice'
  const move = (name: string, done: string) => run(() => send('POST', `/items/lessons/${data.id}/transitions/${name}`), { done })
  const actions = (
    <>
      <a className="lf-button" href={urlOf(`/training/lessons/${data.id}/job-aid.html`)} target="_blank" rel="noreferrer"><Icon name="print" />{text(t.printCard)}</a>
      {mayEdit && shown !== 'files' && <Button onClick={() => setEditing(shown)}>{text(t.editPart)}</Button>}
      {mayEdit && data.state === 'draft' && <Button type="primary" loading={busy} onClick={() => void move('publish', text(t.published))}>{text(t.publish)}</Button>}
      {mayEdit && outdated && data.state === 'stale' && <Button type="primary" loading={busy} onClick={() => void move('republish', text(t.published))}>{text(t.republish)}</Button>}
    </>
  )
  return (
    <Page
      name={data.title} title={data.title} actions={actions}
      lead={<><Link className="tr-back" to={href('training', 'lessons')} onClick={(e) => { e.preventDefault(); onBack() }}><Icon name="chevronLeft" />{text(t.roomLessons)}</Link><br />{data.minutes} {text(t.minutesUnit)} · {text(t.author)} {person(data.ownerId) || '—'} · <StateOf kind="lesson" state={data.state} /> <button type="button" className="lf-quiet" onClick={() => openItem(data.code)}>{data.code}</button></>}
    >
      {outdated && (
        <div className="lf-notice lf-notice-warn" role="status">
          <b>{text(t.staleTitle)}</b>
          <span>{text(t.staleText, { codes: data.teaches.filter((x) => x.since !== 'same').map((x) => `${x.code} ${x.title}`).join('、'), people: data.people })}</span>
        </div>
      )}
      <div className="tr-read">
        <div>
          <Tabs
            label={data.title} value={shown} onChange={setTab}
            tabs={[
              ...parts.map((key) => ({ key: key as LessonPart | 'files', label: text(t[key]), content: () => (data[key] ? <RichText text={data[key]} /> : <Empty title={text(t.partEmpty, { part: text(t[key]) })} text={text(t.partEmptyText)} action={mayEdit && <Button onClick={() => setEditing(key)}>{text(t.writePart)}</Button>} />) })),
              { key: 'files' as const, label: text(t.pictures), count: data.pictures.length, content: () => <Attachments itemId={data.id} /> },
            ]}
          />
        </div>
        <aside className="tr-aside">
          <Teaches lesson={data} />
          <div><h3>{text(t.roomCurricula)}</h3><ul>{data.curricula.map((c) => <li key={c.code}><ItemLink code={c.code} title={c.title} /></li>)}{data.curricula.length === 0 && <li className="lf-none">{text(t.noCurricula)}</li>}</ul></div>
          <Sessions lesson={data} />
          {data.video && <div><h3>{text(t.video)}</h3><a href={data.video} target="_blank" rel="noreferrer">{data.video}</a></div>}
        </aside>
      </div>
      {editing && <LessonTextForm lesson={data} part={editing} onDone={() => setEditing(null)} />}
    </Page>
  )
}

function Teaches({ lesson }: { lesson: LessonView }) {
  const text = useText()
  return (
    <div>
      <h3>{text(t.teaches)}</h3>
      <ul>
        {lesson.teaches.map((x) => (
          <li key={x.id}>
            {x.since === 'removed' ? <span>{x.code} {x.title}</span> : <ItemLink code={x.code} title={x.title} suspect={x.since === 'changed'} />}
            {x.since === 'changed' && <span className="tr-was">{text(t.changedSince, { from: x.checkedVersion, to: x.version })}</span>}
            {x.since === 'removed' && <span className="tr-was">{text(t.removedSince)}</span>}
          </li>
        ))}
        {lesson.teaches.length === 0 && <li className="lf-none">{text(t.teachesNothing)}</li>}
      </ul>
    </div>
  )
}

function Sessions({ lesson }: { lesson: LessonView }) {
  const text = useText()
  const format = useFormat()
  const { href } = useImplementation()
  return (
    <div>
      <h3>{text(t.taughtIn, { people: lesson.people })}</h3>
      <ul>
        {lesson.sessions.map((s) => <li key={s.code}><Link to={href('training', 'sessions', { session: s.code })}>{s.title}</Link><span className="lf-meta"> {format.day(s.heldOn, 'short')} · {s.attended}</span></li>)}
        {lesson.sessions.length === 0 && <li className="lf-none">{text(t.notTaughtYet)}</li>}
      </ul>
    </div>
  )
}

import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { LessonLine } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { LessonReader } from './lesson-reader.tsx'
import './training.css'

/** Lessons with what they teach; those whose subject has moved on say so. One of them opens to be read. */
export default function LessonsPage() {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { run, busy } = useAction()
  const { phaseId, can } = useImplementation()
  const [read, setRead] = useAddress('read')
  const [isCreating, setCreating] = useState(false)
  const { data } = useRead<LessonLine[]>('/training/lessons', { phase: phaseId ?? undefined })
  if (read) return <LessonReader code={read} onBack={() => setRead(null)} />
  const create = can('create', 'training') && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setCreating(true)}>{text(t.newLesson)}</Button>
  const columns: Column<LessonLine>[] = [
    { key: 'code', title: text(t.code), width: 84, mono: true, phone: 'sub' },
    { key: 'title', title: text(t.lesson) },
    { key: 'minutes', title: text(t.length), width: 84, align: 'right', sort: true, render: (l) => <>{format.number(l.minutes)} <small className="lf-meta">{text(t.minutesUnit)}</small></>, phone: 'figure' },
    { key: 'parts', title: text(t.parts), width: 140, render: (l) => <span className="lf-meta">{[l.parts.theory && text(t.theory), l.parts.practice && text(t.practice), l.parts.caseStudy && text(t.caseStudy)].filter(Boolean).join(' · ')}</span>, text: () => '', phone: 'none' },
    { key: 'teaches', title: text(t.teaches), width: 220, render: (l) => <span className="lf-links-short">{l.teaches.slice(0, 2).map((x) => (x.since === 'removed' ? <Status key={x.id} tone="bad">{x.code}</Status> : <ItemLink key={x.id} code={x.code} suspect={x.since === 'changed'} />))}{l.teaches.length > 2 && <small>+{l.teaches.length - 2}</small>}</span>, text: (l) => l.teaches.map((x) => `${x.code} ${x.title}`).join(' '), phone: 'sub' },
    { key: 'ownerId', title: text(t.author), width: 80, render: (l) => <PersonName id={l.ownerId} />, phone: 'none' },
    { key: 'state', title: text(t.state), width: 110, render: (l) => <LessonState lesson={l} />, text: (l) => l.state, phone: 'status' },
  ]
  return (
    <Page title={text(t.roomLessons)} lead={text(t.lessonsLead)} actions={<>{can('update', 'training') && <Button loading={busy} onClick={() => void run(() => send('POST', '/training/lessons/check'), { done: text(t.checked) })}>{text(t.checkStale)}</Button>}{create}</>}>
      <DataTable
        rows={data} columns={columns} rowKey={(l) => l.code} onOpen={(l) => setRead(l.code)} search label={text(t.roomLessons)} xlsx="/items/lessons.xlsx"
        views={[{ key: 'stale', label: text(t.stale), test: isOutdated }, { key: 'draft', label: text(t.viewDraft), test: (l) => l.state === 'draft' }]}
        filters={[{ key: 'curriculum', label: text(t.roomCurricula), options: [...new Set((data ?? []).flatMap((l) => l.curricula))].map((c) => ({ value: c, label: c })), of: (l) => l.curricula }]}
        empty={{ title: text(t.lessonsEmpty), text: text(t.lessonsEmptyText), action: create }}
      />
      {isCreating && <KindForm kind="lesson" drawer onDone={(row) => { setCreating(false); if (row) setRead(row.code) }} />}
    </Page>
  )
}

function isOutdated(lesson: Pick<LessonLine, 'state' | 'teaches'>): boolean {
  return lesson.state !== 'draft' && (lesson.state === 'stale' || lesson.teaches.some((x) => x.since !== 'same'))
}

function LessonState({ lesson }: { lesson: Pick<LessonLine, 'state' | 'teaches'> }) {
  const text = useText()
  return isOutdated(lesson) ? <Status tone="warn">{text(t.stale)}</Status> : <StateOf kind="lesson" state={lesson.state} />
}

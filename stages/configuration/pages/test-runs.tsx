import { useState } from 'react'
import type { ItemRow } from '../../../platform/wire.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Checkbox, Input, Select, TextArea } from '../../../web/parts/inputs.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { NewTestRun, TestRunView } from '../contract.ts'
import { words as w } from '../texts.ts'
import './configuration.css'

const tones = { passed: 'ok', failed: 'bad', blocked: 'warn' } as const

/** What the case asks for, its runs, and the form for the next one. */
export default function TestRuns({ item }: { item: ItemRow }) {
  const text = useText()
  const { instant } = useFormat()
  const { can } = useImplementation()
  const { data } = useRead<TestRunView[]>(`/configuration/test-cases/${item.id}/runs`)
  const lines = (field: string): string => (typeof item[field] === 'string' ? (item[field] as string) : '')
  return (
    <div className="cf-runs">
      {(['precondition', 'steps', 'expected'] as const).map((field) => lines(field) && <section key={field}><h3>{text(field === 'precondition' ? w.given : field === 'steps' ? w.stepsOf : w.expected)}</h3><p className="lf-prose">{lines(field)}</p></section>)}
      {can('update', 'configuration') && (item.state === 'draft' ? <p className="lf-meta">{text(w.draftCannotRun)}</p> : <RunForm key={data?.length ?? 0} id={item.id} />)}
      <ul className="cf-run-list">
        {data?.map((r) => (
          <li key={r.id}>
            <Status tone={tones[r.result]}>{text(w[r.result])}</Status>
            <span>{r.by}{r.onMigratedData && <small>{text(w.migratedShort)}</small>}</span>
            <time className="lf-meta" dateTime={r.at}>{instant(r.at)}</time>
            {r.note && <q>{r.note}</q>}
            {r.defect && <ItemLink code={r.defect.code} title={r.defect.title} />}
          </li>
        ))}
        {data?.length === 0 && <li className="lf-meta">{text(w.noRuns)}</li>}
      </ul>
    </div>
  )
}

function RunForm({ id }: { id: string }) {
  const text = useText()
  const send = useSend()
  const { kind } = useImplementation()
  const { run, busy } = useAction()
  const [result, setResult] = useState<NewTestRun['result']>('passed')
  const [onMigratedData, setMigrated] = useState(true)
  const [note, setNote] = useState('')
  const [withDefect, setWithDefect] = useState(false)
  const [title, setTitle] = useState('')
  const [severity, setSeverity] = useState<'s1' | 's2' | 's3' | 's4'>('s3')
  const [ownerId, setOwnerId] = useState<string | null>(null)
  const isFailed = result !== 'passed'
  const hasDefect = isFailed && withDefect
  const submit = () => run(() => send('POST', `/configuration/test-cases/${id}/runs`, {
    result, onMigratedData, ...(note.trim() ? { note: note.trim() } : {}), ...(hasDefect ? { defect: { title, severity, observed: note.trim() || title, ...(ownerId ? { ownerId } : {}) } } : {}),
  } satisfies NewTestRun), { done: text(w.runRecorded) })
  return (
    <div className="cf-form cf-run-form">
      <Segmented label={text(w.recordRun)} value={result} onChange={setResult} options={(['passed', 'failed', 'blocked'] as const).map((value) => ({ value, label: text(w[value]) }))} />
      <Checkbox label={text(w.onMigrated)} value={onMigratedData} onChange={setMigrated} />
      <TextArea label={text(w.seen)} optional={!isFailed || hasDefect} value={note} onChange={setNote} rows={2} maxLength={2000} />
      {isFailed && <Checkbox label={text(w.raiseDefect)} value={withDefect} onChange={setWithDefect} />}
      {hasDefect && (
        <>
          <Input label={text(w.defectTitle)} value={title} onChange={setTitle} maxLength={120} />
          <Select label={text(w.severity)} value={severity} onChange={(v) => v && setSeverity(v)} options={(kind('defect').fields.severity?.options ?? []).map((o) => ({ value: o.value as 's1', label: text(o.label) }))} />
          <PersonPicker label={text(w.owner)} optional value={ownerId} onChange={(v: string | null) => setOwnerId(v)} />
        </>
      )}
      <Button type="primary" loading={busy} disabled={(isFailed && !note.trim() && !hasDefect) || (hasDefect && !title.trim())} onClick={() => void submit()}>{text(w.recordRun)}</Button>
    </div>
  )
}

import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { DataTable } from '../../../web/parts/data-table.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input, TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { MappingView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** The pipeline as the consultant writes it. Saving says the line where it is not one. */
export function PipelineText({ view }: { view: MappingView }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { can } = useImplementation()
  const [yaml, setYaml] = useState(view.yaml ?? '')
  const [note, setNote] = useState('')
  const isChanged = yaml !== (view.yaml ?? '')
  if (!can('update', 'migration')) return <pre className="mg-pre" tabIndex={0}>{yaml}</pre>
  return (
    <div className="mg-yaml lf-form">
      <TextArea label={text(t.pipelineText)} hideLabel value={yaml} onChange={setYaml} rows={22} mono />
      <Input label={text(t.pipelineNote)} optional value={note} onChange={setNote} maxLength={500} />
      <div><Button type="primary" loading={busy} disabled={!isChanged} onClick={() => void run(() => send('PUT', `/migration/mappings/${view.mapping.id}/pipeline`, { yaml, ...(note ? { note } : {}) }), { done: text(t.saved) })}>{text(t.save)}</Button></div>
    </div>
  )
}

/** The SQL that the pipeline compiles to: nothing is hidden from the consultant. */
export function SqlView({ mappingId }: { mappingId: string }) {
  const { data } = useRead<{ step: string; sql: string }[]>(`/migration/mappings/${mappingId}/sql`)
  if (!data) return <Skeleton />
  return <>{data.map((s) => <section key={s.step}><p className="mg-quiet">{s.step}</p><pre className="mg-pre" tabIndex={0}>{s.sql}</pre></section>)}</>
}

export function PipelineVersions({ view }: { view: MappingView }) {
  const text = useText()
  const format = useFormat()
  return (
    <DataTable
      rows={view.versions} rowKey={(v) => String(v.version)} label={text(t.versions)} empty={{ title: text(t.none) }}
      columns={[
        { key: 'version', title: '', width: 92, render: (v) => text(t.version, { n: v.version }), phone: 'title' },
        { key: 'note', title: text(t.pipelineNote) },
        { key: 'by', title: text(t.owner), width: 96 },
        { key: 'at', title: text(t.at), width: 148, render: (v) => format.instant(v.at) },
        { key: 'hash', title: text(t.pipelineHash), width: 132, mono: true, text: (v) => v.hash.slice(0, 12), phone: 'none' },
      ]}
    />
  )
}

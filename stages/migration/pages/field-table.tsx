import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input, Select } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Status } from '../../../web/parts/status.tsx'
import type { MappingField, MappingView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** One field of the new system a row: where it comes from, what happens on the way, a sample of both ends. */
export function FieldTable({ view }: { view: MappingView }) {
  const text = useText()
  const { can } = useImplementation()
  const [edited, setEdited] = useState<MappingField | null>(null)
  const columns: Column<MappingField>[] = [
    { key: 'title', title: text(t.targetField), width: 190, render: (f) => <>{text(f.title)} <span className="lf-code">{f.target}</span></>, text: (f) => `${text(f.title)} ${f.target}`, phone: 'title' },
    { key: 'type', title: '', width: 112, mono: true, phone: 'none' },
    { key: 'sourceColumn', title: text(t.sourceColumn), width: 140, render: (f) => f.sourceColumn ?? (f.from?.startsWith('$') ? <span className="lf-code">{f.from}</span> : f.constant ? text(t.constant, { value: f.constant }) : <span className="lf-none">{text(t.unmapped)}</span>), text: (f) => f.sourceColumn ?? f.from ?? f.constant, phone: 'sub' },
    { key: 'proposal', title: text(t.whyThisColumn), width: 220, render: (f) => <Why field={f} />, text: (f) => (f.proposal ? `${f.proposal.isTaken ? '' : `${f.proposal.label} `}${f.proposal.confidence ?? ''} ${f.proposal.reasons.map((r) => text(r)).join(' ')}` : ''), phone: 'none' },
    { key: 'rule', title: text(t.onTheWay), text: (f) => (f.rule ? text(f.rule) : ''), phone: 'none' },
    { key: 'sample', title: text(t.sample), width: 260, render: (f) => <Sample field={f} />, text: (f) => f.samples[0]?.after, phone: 'sub' },
    { key: 'required', title: '', width: 84, render: (f) => (f.required && !f.from && !f.constant ? <Status tone="bad">{text(t.required)}</Status> : f.isKey ? <span className="mg-quiet">{text(t.key)}</span> : f.required ? <span className="mg-quiet">{text(t.required)}</span> : null), phone: 'status' },
  ]
  return (
    <>
      <DataTable rows={view.fields} columns={columns} rowKey={(f) => f.target} label={text(t.fields)} empty={{ title: text(t.none) }} {...(can('update', 'migration') ? { onOpen: setEdited } : {})} xlsx={{ name: `${view.mapping.code} ${text(t.fields)}` }} />
      {edited && <EditField key={edited.target} field={edited} view={view} onClose={() => setEdited(null)} />}
    </>
  )
}

/** Why the names propose this column and how sure that is; another column is named as long as it is not the one in use. */
function Why({ field: { proposal, from, constant } }: { field: MappingField }) {
  const text = useText()
  if (!proposal || (!proposal.isTaken && (from || constant))) return null
  const percent = proposal.confidence === null ? '' : `${Math.floor(proposal.confidence * 100)} % `
  return <span className="mg-quiet">{!proposal.isTaken && <>{text(t.proposed, { column: proposal.label })} </>}{percent}{proposal.reasons.map((r) => text(r)).join(text({ zh: '；', en: '; ' }))}</span>
}

function Sample({ field }: { field: MappingField }) {
  const first = field.samples.find((s) => s.before || s.after)
  if (!first) return <span className="lf-none">—</span>
  if (first.before === null || first.before === first.after) return <>{first.after}</>
  return <><span className="mg-quiet">{first.before}</span> → {first.after ?? '—'}</>
}

function EditField({ field, view, onClose }: { field: MappingField; view: MappingView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [from, setFrom] = useState<string | null>(field.from)
  const [value, setValue] = useState(field.constant ?? '')
  const special = [{ value: '$code', label: text(t.codeRule) }, { value: '$sourceKey', label: '$sourceKey' }, { value: '$line', label: text(t.lineNumber) }].filter((o) => o.value !== '$code' || view.pipeline?.code)
  const save = async () => {
    const done = await run(() => send('PUT', `/migration/mappings/${view.mapping.id}/fields`, { target: field.target, from, value: from ? null : value }), { done: text(t.saved) })
    if (done) onClose()
  }
  return (
    <Drawer title={text(t.editField, { field: text(field.title) })} open onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={() => void save()}>{text(t.save)}</Button></>}>
      <div className="lf-form">
        <Select label={text(t.fromColumn)} optional value={from} onChange={setFrom} search options={[...view.columns.map((c) => ({ value: c.name, label: c.label, note: c.name })), ...special]} />
        {!from && <Input label={text(t.fixedValue)} hint={text(t.fixedValueHint)} optional value={value} onChange={setValue} maxLength={500} />}
        {view.mapping.state === 'confirmed' && <p className="mg-quiet">{text(t.confirmHint)}</p>}
      </div>
    </Drawer>
  )
}

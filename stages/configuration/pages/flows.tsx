import { useState } from 'react'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useGo } from '../../../web/parts/link.tsx'
import { Page } from '../../../web/parts/page.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { FlowRow } from '../contract.ts'
import { words as w } from '../texts.ts'

/** Every approval flow: its version, its proof, and how it runs. */
export default function FlowsPage() {
  const text = useText()
  const format = useFormat()
  const go = useGo()
  const { phaseId, can, href, module } = useImplementation()
  const { data } = useRead<FlowRow[]>('/configuration/flows', { phase: phaseId ?? undefined })
  const [isCreating, setCreating] = useState(false)
  const columns: Column<FlowRow>[] = [
    { key: 'code', title: text(w.flow), width: 88, mono: true },
    { key: 'title', title: text(w.name) },
    { key: 'module', title: text(w.moduleColumn), width: 104, render: (f) => module(f.moduleId) || '—', text: (f) => module(f.moduleId), phone: 'sub' },
    { key: 'publishedVersion', title: text(w.version), width: 64, align: 'right', render: (f) => f.publishedVersion ?? '—', phone: 'none' },
    { key: 'running', title: text(w.running), width: 64, align: 'right', phone: 'none' },
    { key: 'medianHours', title: text(w.medianTime), width: 112, align: 'right', render: (f) => (f.medianHours === null ? '—' : text(w.hours, { n: format.number(f.medianHours, 1) })), phone: 'none' },
    { key: 'proof', title: text(w.proof), width: 112, render: (f) => (f.errors === null ? <Status tone="idle">{text(w.notChecked)}</Status> : f.errors > 0 ? <Status tone="bad">{text(w.errorsFound, { n: f.errors })}</Status> : <Status tone="ok">{text(w.proven)}</Status>), text: (f) => f.errors, phone: 'figure' },
    { key: 'state', title: text(w.state), width: 96, render: (f) => <StateOf kind="approvalFlow" state={f.state} />, phone: 'status' },
  ]
  return (
    <Page title={text(w.flowsRoom)} lead={text(w.flowsLead)} gate="configuration" actions={can('create', 'configuration') && <Button type="primary" onClick={() => setCreating(true)}>{text(w.newFlow)}</Button>}>
      <DataTable rows={data} columns={columns} rowKey={(f) => f.id} onOpen={(f) => go(href('configuration', 'flow', { flow: f.code }))} empty={<Empty title={text(w.flowsEmpty)} text={text(w.flowsEmptyText)} icon="approval" />} xlsx={{ name: text(w.flowsRoom) }} label={text(w.flowsRoom)} />
      <Drawer title={text(w.newFlow)} open={isCreating} onClose={() => setCreating(false)}><KindForm kind="approvalFlow" onDone={() => setCreating(false)} /></Drawer>
    </Page>
  )
}

import { useState } from 'react'
import type { ItemRow, Page as Rows } from '../../../platform/wire.ts'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { texts as t } from '../texts.ts'
import './migration.css'
import { SourceDetail } from './source-detail.tsx'
import { UploadDrawer } from './upload-drawer.tsx'

/** The files of the old systems: what was found in each, and what came when. */
export default function SourcesPage() {
  const text = useText()
  const format = useFormat()
  const { phaseId, can, kind } = useImplementation()
  const { data } = useRead<Rows<ItemRow>>('/items/data-sources', { phase: phaseId ?? undefined })
  const [chosen, choose] = useAddress('source', { replace: true })
  const [uploading, setUploading] = useState(false)
  const rows = data?.rows
  const shown = rows?.find((r) => r.code === chosen) ?? null
  const encodings = kind('dataSource').fields.encoding?.options ?? []
  const upload = <Button type="primary" onClick={() => setUploading(true)}>{text(t.upload)}</Button>
  const columns: Column<ItemRow>[] = [
    { key: 'code', title: text(t.code), width: 92, mono: true, render: (r) => <ItemLink code={r.code} />, phone: 'sub' },
    { key: 'title', title: text(t.source), phone: 'title' },
    { key: 'system', title: text(t.system), width: 132, sort: true },
    { key: 'fileName', title: text(t.file), width: 200, text: (r) => [r.fileName, r.sheet].filter(Boolean).join(' · ') },
    { key: 'encoding', title: text(t.encoding), width: 132, text: (r) => { const found = encodings.find((o) => o.value === r.encoding); return found ? text(found.label) : r.format === 'xlsx' ? 'Excel' : '' }, phone: 'none' },
    { key: 'rows', title: text(t.rows), width: 88, align: 'right', sort: true, render: (r) => (r.rows === null ? '—' : format.number(Number(r.rows))), phone: 'figure' },
    { key: 'quality', title: text(t.quality), width: 132, sort: true, render: (r) => <ShareBar value={r.quality as string | null} threshold="0.98" label={text(t.quality)} />, phone: 'none' },
    { key: 'state', title: text(t.state), width: 104, render: (r) => <StateOf kind="dataSource" state={r.state} />, phone: 'status' },
  ]
  return (
    <Page title={text(t.sourcesRoom)} lead={text(t.sourcesLead)} actions={can('create', 'migration') && upload}>
      <DataTable rows={rows} columns={columns} rowKey={(r) => r.code} selected={shown?.code} onOpen={(r) => choose(r.code)} search xlsx="/items/data-sources.xlsx" label={text(t.sourcesRoom)} empty={{ title: text(t.sourcesEmpty), text: text(t.sourcesEmptyText), action: can('create', 'migration') ? upload : undefined }} />
      {shown && <SourceDetail key={shown.id} source={shown} />}
      <UploadDrawer open={uploading} onClose={() => setUploading(false)} onDone={(code) => { setUploading(false); choose(code) }} />
    </Page>
  )
}

import { useState } from 'react'
import type { ItemRow } from '../../../platform/wire.ts'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Tabs } from '../../../web/parts/tabs.tsx'
import type { MappingView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { CodeRuleView } from './code-rule.tsx'
import { DraftMapping } from './draft-mapping.tsx'
import { FieldTable } from './field-table.tsx'
import './migration.css'
import { useObject } from './object-choice.tsx'
import { PipelineText, PipelineVersions, SqlView } from './pipeline-text.tsx'

type Tab = 'fields' | 'code' | 'text' | 'sql' | 'versions'

/** The objects of the phase in load order; the chosen one field by field. */
export default function MappingPage() {
  const text = useText()
  const { can } = useImplementation()
  const { mappings, chosen, choose } = useObject()
  const [creating, setCreating] = useState(false)
  const create = <Button type="primary" onClick={() => setCreating(true)}>{text(t.newMapping)}</Button>
  const columns: Column<ItemRow>[] = [
    { key: 'loadOrder', title: '', width: 44, align: 'right', phone: 'none' },
    { key: 'code', title: text(t.code), width: 92, render: (m) => <ItemLink code={m.code} />, mono: true, phone: 'sub' },
    { key: 'title', title: text(t.object), phone: 'title' },
    { key: 'dataKind', title: '', width: 100, render: (m) => <KindWord value={m.dataKind as string} />, text: (m) => String(m.dataKind ?? ''), phone: 'none' },
    { key: 'cutoff', title: '', width: 180, phone: 'none' },
    { key: 'owner', title: text(t.owner), width: 96, render: (m) => <PersonName id={m.ownerId} /> },
    { key: 'pipelineVersion', title: text(t.versions), width: 72, align: 'right', phone: 'figure' },
    { key: 'state', title: text(t.state), width: 104, render: (m) => <StateOf kind="mapping" state={m.state} />, phone: 'status' },
  ]
  return (
    <Page title={text(t.mappingRoom)} lead={text(t.mappingLead)} actions={can('create', 'migration') && create}>
      <DataTable rows={mappings} columns={columns} selected={chosen?.id} onOpen={(m) => choose(m.code)} label={text(t.mappingRoom)} xlsx="/items/mappings.xlsx" empty={{ title: text(t.mappingEmpty), text: text(t.mappingEmptyText), action: can('create', 'migration') ? create : undefined }} />
      {chosen && <Chosen key={chosen.id} item={chosen} />}
      <Drawer title={text(t.newMapping)} open={creating} onClose={() => setCreating(false)}><KindForm kind="mapping" onDone={() => setCreating(false)} /></Drawer>
    </Page>
  )
}

function KindWord({ value }: { value: string }) {
  const text = useText()
  const { kind } = useImplementation()
  const option = kind('mapping').fields.dataKind?.options?.find((o) => o.value === value)
  return <>{option ? text(option.label) : ''}</>
}

function Chosen({ item }: { item: ItemRow }) {
  const text = useText()
  const [tab, setTab] = useAddress('tab', { replace: true })
  const { data: view } = useRead<MappingView>(`/migration/mappings/${item.id}`)
  if (!view) return null
  if (!view.pipeline) return <DraftMapping item={item} />
  return (
    <Section title={`${item.code} ${item.title}`} extra={<span className="mg-quiet">{view.sources.map((s) => (s.code ? `${s.code} ${s.title}` : s.id)).join('、')}</span>}>
      <Tabs<Tab>
        label={item.title} value={(tab as Tab | null) ?? 'fields'} onChange={setTab}
        tabs={[
          { key: 'fields', label: text(t.fields), count: view.fields.length, content: () => <FieldTable view={view} /> },
          { key: 'code', label: text(t.codeRule), content: () => <CodeRuleView view={view} /> },
          { key: 'text', label: text(t.pipelineText), content: () => <PipelineText key={item.pipelineVersion as number} view={view} /> },
          { key: 'sql', label: text(t.sqlTab), content: () => <SqlView mappingId={item.id} /> },
          { key: 'versions', label: text(t.versions), count: view.versions.length, content: () => <PipelineVersions view={view} /> },
        ]}
      />
    </Section>
  )
}

import { useState } from 'react'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { Sparkline } from '../../../web/parts/sparkline.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { KpiSeries } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { KpiDetail } from './kpi-detail.tsx'
import { verdictTone } from './verdict-tone.ts'

/** Every KPI with its figures; the chosen one below, before and after go-live. */
export default function KpiPage() {
  const text = useText()
  const format = useFormat()
  const { phaseId, can } = useImplementation()
  const { data } = useRead<KpiSeries[]>('/operations/kpis', { phase: phaseId ?? undefined })
  const openItem = useOpenItem()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isCreating, setCreating] = useState(false)
  const shown = data?.find((k) => k.id === chosen) ?? data?.[0]
  const withUnit = (k: KpiSeries, value: string | null) => (value === null ? '—' : <>{format.number(value)} <small>{k.unit}</small></>)
  const columns: Column<KpiSeries>[] = [
    { key: 'code', title: text(t.kpi), width: 92, mono: true },
    { key: 'title', title: '' },
    { key: 'owner', title: text(t.owner), width: 96, render: (k) => <PersonName id={k.ownerId} />, phone: 'none' },
    { key: 'baseline', title: text(t.baseline), width: 96, align: 'right', render: (k) => withUnit(k, k.baseline), phone: 'none' },
    { key: 'recent', title: text(t.recent), width: 104, align: 'right', render: (k) => <strong>{withUnit(k, k.recent ?? k.latest?.value ?? null)}</strong>, phone: 'figure' },
    { key: 'target', title: text(t.target), width: 96, align: 'right', render: (k) => withUnit(k, k.target), phone: 'sub' },
    { key: 'trend', title: '', width: 120, render: (k) => <Sparkline points={k.points.slice(-40).map((p) => p.value)} tone="idle" />, phone: 'none' },
    { key: 'verdict', title: text(t.verdict), width: 104, render: (k) => <Status tone={verdictTone[k.effect?.verdict ?? 'tooEarly']}>{text(t[k.effect?.verdict ?? 'tooEarly'])}</Status>, phone: 'status' },
  ]
  return (
    <Page title={text(t.kpiRoom)} lead={text(t.kpiLead)} gate="operations" actions={can('create', 'operations') && <Button type="primary" onClick={() => setCreating(true)}>{`+ ${text(t.kpi)}`}</Button>}>
      <DataTable rows={data} columns={columns} rowKey={(k) => k.id} selected={shown?.id} onOpen={(k) => setChosen(k.id)} empty={<Empty title={text(t.kpiEmpty)} text={text(t.kpiEmptyText)} />} xlsx="/items/kpis.xlsx" label={text(t.kpiRoom)} />
      {shown && <KpiDetail key={shown.id} kpi={shown} onOpen={() => openItem(shown.code)} />}
      <Drawer title={text(t.kpi)} open={isCreating} onClose={() => setCreating(false)}><KindForm kind="kpi" onDone={() => setCreating(false)} /></Drawer>
    </Page>
  )
}

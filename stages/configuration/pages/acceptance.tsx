import { useMemo, useState } from 'react'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Chart } from '../../../web/parts/chart.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useOpenedItem, useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { ItemRow, Page as Rows } from '../../../platform/wire.ts'
import type { BurnUp } from '../contract.ts'
import { words as w } from '../texts.ts'
import './configuration.css'

type Row = BurnUp['modules'][number] & { acceptance: ItemRow | undefined }

/** Where each module stands and how it came there; a row opens its acceptance. */
export default function AcceptancePage() {
  const text = useText()
  const { day } = useFormat()
  const { phaseId, can } = useImplementation()
  const openItem = useOpenItem()
  const opened = useOpenedItem()
  const [isCreating, setCreating] = useState(false)
  const { data } = useRead<BurnUp>('/configuration/burn-up', { phase: phaseId ?? undefined })
  const { data: acceptances } = useRead<Rows<ItemRow>>('/items/module-acceptances', { phase: phaseId ?? undefined })
  const rows = useMemo(() => data?.modules.map((m): Row => ({ ...m, acceptance: acceptances?.rows.find((a) => a.moduleId === m.moduleId) })), [data, acceptances])
  const ratio = (n: number, of: number) => (of === 0 ? null : n / of)
  const columns: Column<Row>[] = [
    { key: 'code', title: text(w.moduleColumn), width: 64, mono: true },
    { key: 'name', title: text(w.name) },
    { key: 'items', title: text(w.itemsColumn), width: 176, render: (m) => <span className="cf-share"><ShareBar value={ratio(m.accepted, m.planned)} decimals={0} label={m.name} /><small>{m.accepted} / {m.planned}</small></span>, text: (m) => `${m.accepted}/${m.planned}`, phone: 'sub' },
    { key: 'tests', title: text(w.mustColumn), width: 176, render: (m) => <span className="cf-share"><ShareBar value={ratio(m.mustPassed, m.mustTests)} decimals={0} label={m.name} /><small>{m.mustPassed} / {m.mustTests}</small></span>, text: (m) => `${m.mustPassed}/${m.mustTests}`, phone: 'none' },
    { key: 'signedBy', title: text(w.signedColumn), width: 128, render: (m) => String(m.acceptance?.signedBy ?? '') || '—', text: (m) => String(m.acceptance?.signedBy ?? ''), phone: 'none' },
    { key: 'signed', title: text(w.state), width: 116, render: (m) => (m.acceptance?.isBroken ? <Status tone="bad">{text(w.changedSince)}</Status> : m.signed ? <Status tone="ok">{text(w.signedYes)}</Status> : m.acceptance ? <Status tone="info">{text(w.signedNo)}</Status> : <Status tone="idle">{text(w.notOpened)}</Status>), phone: 'status' },
  ]
  const option = useMemo(() => ({
    legend: { top: 0 }, grid: { top: 36, bottom: 24 }, xAxis: { type: 'time' as const }, yAxis: { type: 'value' as const, minInterval: 1 },
    series: [
      ...(data?.series ?? []).filter((s) => s.accepted.some((n) => n > 0)).map((s) => ({ type: 'line' as const, step: 'end' as const, name: s.name, showSymbol: false, stack: 'accepted', areaStyle: { opacity: 0.18 }, data: data!.days.map((d, i) => [d, s.accepted[i]]) })),
      { type: 'line' as const, step: 'end' as const, name: text(w.planned), showSymbol: false, lineStyle: { type: 'dashed' as const }, data: data?.days.map((d, i) => [d, data.planned[i]]) ?? [] },
    ],
  }), [data, text])
  const points = useMemo(() => (data?.days ?? []).flatMap((d, i) => data!.series.map((s) => ({ day: d, name: s.name, accepted: s.accepted[i] ?? 0 }))), [data])
  return (
    <Page title={text(w.acceptanceRoom)} lead={text(w.acceptanceLead)} gate="configuration" actions={can('create', 'configuration') && <Button type="primary" onClick={() => setCreating(true)}>{text(w.newAcceptance)}</Button>}>
      <DataTable rows={rows} columns={columns} rowKey={(m) => m.acceptance?.code ?? m.moduleId} selected={opened} onOpen={(m) => m.acceptance && openItem(m.acceptance.code)} empty={<Empty title={text(w.itemsEmpty)} text={text(w.itemsEmptyText)} />} xlsx={{ name: text(w.acceptanceRoom) }} label={text(w.acceptanceRoom)} />
      {data && data.days.length > 1 && (
        <Section title={text(w.burnUp)} lead={text(w.burnUpLead)}>
          <Chart option={option} height={280} label={text(w.burnUp)} rows={points} columns={[{ key: 'day', title: text(w.when), render: (p) => day(p.day) }, { key: 'name', title: text(w.moduleColumn) }, { key: 'accepted', title: text(w.accepted), align: 'right' }]} />
        </Section>
      )}
      <Drawer title={text(w.newAcceptance)} open={isCreating} onClose={() => setCreating(false)}><KindForm kind="moduleAcceptance" onDone={() => setCreating(false)} /></Drawer>
    </Page>
  )
}

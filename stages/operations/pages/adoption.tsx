import { useMemo, useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Chart } from '../../../web/parts/chart.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import type { Adoption } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { TextFileButton } from './text-file-button.tsx'

type Row = Adoption['departments'][number]

/** Who works in the new system, what still happens outside, and how content people are, by department. */
export default function AdoptionPage() {
  const text = useText()
  const format = useFormat()
  const { can } = useImplementation()
  const { data } = useRead<Adoption>('/operations/adoption')
  const [importing, setImporting] = useState<'usage' | 'satisfaction' | null>(null)
  const columns: Column<Row>[] = [
    { key: 'name', title: text(t.department), phone: 'title' },
    { key: 'use', title: text(t.use), width: 200, render: (d) => <ShareBar value={d.use} threshold="0.85" label={d.name} decimals={0} />, text: (d) => d.use, phone: 'figure' },
    { key: 'active', title: text(t.activeOf), width: 110, align: 'right', render: (d) => `${format.number(d.active)} / ${format.number(d.entitled)}`, phone: 'sub' },
    { key: 'outside', title: text(t.outside), width: 130, align: 'right', render: (d) => (d.outside === null ? '—' : format.percent(d.outside)), phone: 'none' },
    { key: 'satisfaction', title: text(t.satisfaction), width: 190, align: 'right', render: (d) => (d.satisfaction === null ? (d.answers > 0 ? <small>{text(t.fewAnswers)}</small> : '—') : <>{d.satisfaction} <small>n={d.answers}</small></>), phone: 'status' },
  ]
  const option = useMemo(() => ({
    legend: {}, xAxis: { type: 'time' as const },
    yAxis: { type: 'value' as const, min: 0, max: 100, axisLabel: { formatter: '{value} %' } },
    series: (data?.departments ?? []).map((d) => ({ type: 'line' as const, name: d.name, showSymbol: false, data: d.weeks.map((w) => [w.weekEnd, Math.round(Number(w.use) * 1000) / 10]) })),
  }), [data])
  const weekRows = useMemo(() => (data?.departments ?? []).flatMap((d) => d.weeks.map((w) => ({ ...w, name: d.name }))), [data])
  return (
    <Page title={text(t.adoptionRoom)} lead={text(t.adoptionLead)} gate="operations" actions={can('update', 'operations') && <><Button onClick={() => setImporting('satisfaction')}>{text(t.importSatisfaction)}</Button><Button type="primary" onClick={() => setImporting('usage')}>{text(t.importUsage)}</Button></>}>
      <DataTable rows={data?.departments} columns={columns} rowKey={(d) => d.departmentId} empty={<Empty title={text(t.adoptionEmpty)} text={text(t.adoptionEmptyText)} />} xlsx={{ name: text(t.adoptionRoom) }} label={text(t.adoptionRoom)} />
      {weekRows.length > 0 && (
        <Section title={text(t.usageTrend)} lead={text(t.useFormula)}>
          <Chart option={option} height={280} label={text(t.usageTrend)} rows={weekRows} columns={[{ key: 'name', title: text(t.department) }, { key: 'weekEnd', title: text(t.week) }, { key: 'use', title: text(t.use), align: 'right', render: (w) => format.percent(w.use) }]} />
        </Section>
      )}
      <Drawer title={text(importing === 'satisfaction' ? t.importSatisfaction : t.importUsage)} open={importing !== null} onClose={() => setImporting(null)}>{importing && <ImportForm what={importing} onDone={() => setImporting(null)} />}</Drawer>
    </Page>
  )
}

function ImportForm({ what, onDone }: { what: 'usage' | 'satisfaction'; onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const [pasted, setPasted] = useState('')
  const submit = () => run(async () => {
    await send('POST', '/operations/adoption', { what, text: pasted })
    onDone()
  })
  return (
    <>
      <TextArea label={text(t.paste)} hint={text(t.importHint, { columns: text(what === 'usage' ? t.usageColumns : t.satisfactionColumns) })} value={pasted} onChange={setPasted} rows={14} />
      <TextFileButton onText={setPasted} />
      <p><Button type="primary" loading={busy} disabled={pasted.trim() === ''} onClick={submit}>{text(t.import)}</Button></p>
    </>
  )
}

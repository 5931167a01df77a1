import { useMemo, useState } from 'react'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Chart } from '../../../web/parts/chart.tsx'
import { DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Section } from '../../../web/parts/section.tsx'
import type { KpiRows, KpiSeries } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { ImportSeries } from './import-series.tsx'
import { verdictTone } from './verdict-tone.ts'

/** One KPI before and after go-live: figures, chart, points that open the rows they were computed from, and the files. */
export function KpiDetail({ kpi, onOpen }: { kpi: KpiSeries; onOpen: () => void }) {
  const text = useText()
  const format = useFormat()
  const { can } = useImplementation()
  const [isImporting, setImporting] = useState(false)
  const [openDay, setOpenDay] = useState<string | null>(null)
  const option = useMemo(() => ({
    xAxis: { type: 'time' as const },
    yAxis: { type: 'value' as const, scale: true, name: kpi.unit },
    series: [{
      type: 'line' as const, name: kpi.title, showSymbol: kpi.points.length < 60, sampling: 'lttb' as const,
      data: kpi.points.map((p) => [p.day, Number(p.value)]),
      markLine: { symbol: 'none', silent: true, data: [
        { yAxis: Number(kpi.target), name: text(t.target), label: { formatter: `${text(t.target)} ${kpi.target}`, position: 'insideEndTop' as const } },
        ...(kpi.goLiveOn ? [{ xAxis: kpi.goLiveOn, name: text(t.goLive), label: { formatter: `${text(t.goLive)} ${format.day(kpi.goLiveOn, 'short')}`, position: 'insideEndTop' as const } }] : []),
      ] },
    }],
  }), [kpi, text, format])
  const effect = kpi.effect
  const signed = (n: number) => `${n > 0 ? '+' : ''}${format.number(n.toFixed(1), 1)}`
  return (
    <Section title={`${kpi.code} ${kpi.title}`} lead={kpi.formula} extra={<><Button size="small" onClick={onOpen}>{text(t.measuresWhat)}</Button>{can('update', 'operations') && <Button size="small" onClick={() => setImporting(true)}>{text(t.importSeries)}</Button>}</>}>
      <FigureRow>
        <Figure label={text(t.before)} value={effect && effect.before.n > 0 ? format.number(effect.before.mean.toFixed(1), 1) : '—'} unit={kpi.unit} note={`n=${effect?.before.n ?? kpi.points.length}`} />
        <Figure label={text(t.recent)} value={kpi.recent ? format.number(kpi.recent, 1) : '—'} unit={kpi.unit} note={`${text(t.target)} ${kpi.target}`} tone={kpi.isReached === false ? 'bad' : 'idle'} />
        <Figure label={text(t.interval)} value={effect?.interval ? `${signed(effect.interval[0])} … ${signed(effect.interval[1])}` : '—'} unit={kpi.unit} formula={text(t.effectMethod)} />
        <Figure label={text(t.verdict)} value={text(t[effect?.verdict ?? 'tooEarly'])} tone={verdictTone[effect?.verdict ?? 'tooEarly']} formula={text(t.effectMethod)} />
      </FigureRow>
      {kpi.measures.length > 0 && <p className="lf-meta">{text(t.measuresWhat)} {kpi.measures.map((m) => <ItemLink key={m.id} code={m.code} title={m.title} />)}</p>}
      {kpi.points.length === 0 ? <Empty title={text(t.kpiEmpty)} text={text(t.kpiEmptyText)} action={can('update', 'operations') && <Button type="primary" onClick={() => setImporting(true)}>{text(t.importSeries)}</Button>} /> : <Chart option={option} height={280} label={`${kpi.title}（${kpi.unit}）`} rows={kpi.points} columns={[{ key: 'day', title: text(t.period) }, { key: 'value', title: text(t.value), align: 'right' }, { key: 'numerator', title: text(t.numerator), align: 'right' }, { key: 'denominator', title: text(t.denominator), align: 'right' }]} />}
      {kpi.points.length > 0 && (
        <Section title={text(t.period)} lead={text(t.clickPoint)}>
          <DataTable
            rows={[...kpi.points].reverse()} rowKey={(p) => p.day} onOpen={(p) => setOpenDay(p.day)} empty={null} label={kpi.title} selected={openDay} xlsx={{ name: kpi.title }}
            columns={[{ key: 'day', title: text(t.period), width: 140, render: (p) => format.day(p.day), phone: 'title' }, { key: 'value', title: `${text(t.value)}（${kpi.unit}）`, align: 'right', render: (p) => format.number(p.value), phone: 'figure' }, { key: 'numerator', title: text(t.numerator), align: 'right', render: (p) => format.number(p.numerator), phone: 'sub' }, { key: 'denominator', title: text(t.denominator), align: 'right', render: (p) => format.number(p.denominator), phone: 'sub' }]}
          />
        </Section>
      )}
      {kpi.imports.length > 0 && <p className="lf-meta">{text(t.imports)} {kpi.imports.slice(0, 6).map((i) => text(t.importsLine, { file: i.fileName, rows: i.rows, points: i.points })).join('；')}</p>}
      <Drawer title={text(t.importSeries)} open={isImporting} onClose={() => setImporting(false)}><ImportSeries kpi={kpi} onDone={() => setImporting(false)} /></Drawer>
      <Drawer title={openDay ? text(t.rowsBehind, { day: format.day(openDay) }) : ''} open={openDay !== null} onClose={() => setOpenDay(null)} width={720}>{openDay && <PointRows id={kpi.id} day={openDay} />}</Drawer>
    </Section>
  )
}

type Row = KpiRows['rows'][number]

function PointRows({ id, day }: { id: string; day: string }) {
  const text = useText()
  const { data } = useRead<KpiRows>(`/operations/kpis/${id}/rows`, { day })
  if (data?.rows.length === 0) return <Empty title={text(t.noRows)} />
  return <DataTable rows={data?.rows} rowKey={(r) => String(r.line)} empty={null} label={day} columns={(data?.columns ?? []).map((name) => ({ key: name, title: name, text: (r: Row) => r.cells[name] ?? '', render: (r: Row) => r.cells[name] ?? '' }))} />
}

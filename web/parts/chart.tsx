import type { EChartsOption } from 'echarts'
import { lazy, Suspense, useState } from 'react'
import { type Column, DataTable } from './data-table.tsx'
import { Icon } from './icon.tsx'
import { useText } from './language.ts'
import { partTexts as t } from './texts.ts'

const Canvas = lazy(() => import('./chart-canvas.tsx'))

/** A chart with its table beside it. At most 2,000 points a series: the server thins them. `label` says what is drawn, for screen readers too. */
export function Chart<Row>({ option, height = 260, label, rows, columns }: { option: EChartsOption; height?: number; label: string; rows: readonly Row[]; columns: readonly Column<NoInfer<Row>>[] }) {
  const text = useText()
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="lf-chart">
      <figcaption><span>{label}</span><button type="button" className="lf-quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}><Icon name={asTable ? 'graph' : 'table'} />{text(asTable ? t.chartView : t.tableView)}</button></figcaption>
      {asTable ? <DataTable rows={rows} columns={columns} rowKey={(row) => String(rows.indexOf(row))} empty={null} xlsx={{ name: label }} label={label} /> : (
        <Suspense fallback={<div style={{ height }} />}><Canvas option={option} height={height} label={label} /></Suspense>
      )}
    </figure>
  )
}

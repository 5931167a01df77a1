import { BarChart, HeatmapChart, LineChart, PieChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent, VisualMapComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { EChartsOption } from 'echarts'
import { useEffect, useRef } from 'react'
import { useTheme } from '../theme/mode.ts'
import { dark, fontFamily, light, seriesColours } from '../theme/tokens.ts'

use([BarChart, HeatmapChart, LineChart, PieChart, ScatterChart, AriaComponent, DataZoomComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TooltipComponent, VisualMapComponent, CanvasRenderer])

/** ECharts in our colours. Loaded when the first chart is drawn. */
export default function ChartCanvas({ option, height, label }: { option: EChartsOption; height: number; label: string }) {
  const mode = useTheme().mode
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const c = mode === 'dark' ? dark : light
    const axis = { axisLine: { lineStyle: { color: c.lineStrong } }, axisTick: { show: false }, axisLabel: { color: c.text3, fontSize: 12 }, splitLine: { lineStyle: { color: c.line } }, nameTextStyle: { color: c.text3 } }
    const chart = init(box.current!, {
      color: [...seriesColours[mode]], backgroundColor: 'transparent', textStyle: { fontFamily, color: c.text2 },
      categoryAxis: { ...axis, splitLine: { show: false } }, valueAxis: { ...axis, axisLine: { show: false } }, timeAxis: { ...axis, splitLine: { show: false } },
      legend: { textStyle: { color: c.text2, fontSize: 12 }, icon: 'roundRect', itemWidth: 10, itemHeight: 10 },
      tooltip: { backgroundColor: c.surface, borderColor: c.line, textStyle: { color: c.text, fontSize: 12 }, extraCssText: `box-shadow:${c.shadow}` },
      line: { symbolSize: 5, lineStyle: { width: 2 } }, bar: { itemStyle: { borderRadius: 2 } },
    })
    chart.setOption({ animation: false, aria: { enabled: true, label: { description: label } }, grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true }, tooltip: { trigger: 'axis', confine: true }, ...option } as EChartsCoreOption)
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(box.current!)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [option, label, mode])
  return <div ref={box} role="img" aria-label={label} style={{ height, width: '100%' }} />
}

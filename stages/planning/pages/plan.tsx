import { lazy, Suspense, useMemo, useState } from 'react'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useMedia } from '../../../web/parts/media.ts'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { PlanTaskView, PlanView } from '../contract.ts'
import { BaselineDialog } from './baseline-dialog.tsx'
import { CalendarDrawer } from './calendar-drawer.tsx'
import { ExportMenu } from './export-menu.tsx'
import { PasteDrawer } from './paste-drawer.tsx'
import { PlanFigures } from './plan-figures.tsx'
import { PlanTable } from './plan-table.tsx'
import './planning.css'
import { texts as t } from './texts.ts'

const Chart = lazy(() => import('./plan-gantt.tsx'))

export type Zoom = 'day' | 'week' | 'month'
type Filter = 'all' | 'open' | 'late' | 'critical' | 'blocked'

const tests: Record<Filter, (task: PlanTaskView) => boolean> = {
  all: () => true,
  open: (x) => x.state !== 'done',
  late: (x) => x.daysLate > 0,
  critical: (x) => x.isCritical && x.state !== 'done',
  blocked: (x) => x.blocked !== null,
}

/** The plan as a chart that can be dragged, and as a table for readers, phones and screen readers. */
export default function PlanPage() {
  const text = useText()
  const { day } = useFormat()
  const { phaseId, can } = useImplementation()
  const isWide = useMedia('(min-width: 1280px)')
  const { data, error } = useRead<PlanView>('/planning/plan', { phase: phaseId ?? undefined })
  const openItem = useOpenItem()
  const [view, setView] = useState<'gantt' | 'table'>('gantt')
  const [zoom, setZoom] = useState<Zoom>('week')
  const [filter, setFilter] = useState<Filter>('open')
  const [drawer, setDrawer] = useState<'new' | 'paste' | 'calendar' | 'baseline' | null>(null)
  const shown = useMemo(() => (data ? withParents(data.tasks, tests[filter]) : undefined), [data, filter])
  const counts = useMemo(() => Object.fromEntries((Object.keys(tests) as Filter[]).map((f) => [f, data?.tasks.filter((x) => !x.isSummary && tests[f](x)).length ?? 0])) as Record<Filter, number>, [data])
  const mayEdit = can('update', 'planning')
  const isChart = view === 'gantt' && isWide
  return (
    <Page
      title={text(t.plan)} lead={text(t.planLead)} gate="planning"
      footer={data && data.tasks.length > 0 ? <><span>{text(isChart ? t.ganttHint : isWide ? t.planLead : t.readOnlyHint)}</span><span className="lf-toolbar-gap" /><span>{text(t.computed, { n: data.tasks.filter((x) => !x.isSummary).length, ms: data.computeMs })}</span></> : undefined}
      actions={
        <>
          <ExportMenu phaseId={phaseId} />
          {can('manage', 'planning') && <Button onClick={() => setDrawer('calendar')} icon={<Icon name="calendar" />}>{text(t.calendar)}</Button>}
          {can('manage', 'planning') && phaseId && data && data.tasks.length > 0 && <Button onClick={() => setDrawer('baseline')} icon={<Icon name="flag" />}>{text(t.setBaseline)}</Button>}
          {can('create', 'planning') && <Button onClick={() => setDrawer('paste')} icon={<Icon name="paste" />}>{text(t.paste)}</Button>}
          {can('create', 'planning') && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setDrawer('new')}>{text(t.newTask)}</Button>}
        </>
      }
    >
      {error && <Empty icon="risk" title={error.problem.title} />}
      {data && data.tasks.length === 0 && <Empty icon="task" title={text(t.planEmpty)} text={text(t.planEmptyText)} action={can('create', 'planning') ? <Button type="primary" onClick={() => setDrawer('paste')}>{text(t.paste)}</Button> : undefined} />}
      {data && data.tasks.length > 0 && (
        <>
          <PlanFigures plan={data} />
          {data.unknownYears.length > 0 && <p className="lf-notice lf-notice-warn pl-notice">{text(t.unknownYears, { years: data.unknownYears.join('、') })}</p>}
          <div className="lf-toolbar pl-toolbar">
            <Segmented label={text(t.filter)} value={filter} onChange={setFilter} options={(['open', 'late', 'critical', 'blocked', 'all'] as const).map((f) => ({ value: f, label: text(f === 'open' ? t.filterOpen : f === 'late' ? t.filterLate : f === 'critical' ? t.filterCritical : f === 'blocked' ? t.filterBlocked : t.all), count: counts[f] }))} />
            <span className="lf-toolbar-gap" />
            {isChart && <Segmented label={text(t.zoom)} value={zoom} onChange={setZoom} options={[{ value: 'day', label: text(t.zoomDay) }, { value: 'week', label: text(t.zoomWeek) }, { value: 'month', label: text(t.zoomMonth) }]} />}
            {isWide && <Segmented label={text(t.view)} value={view} onChange={setView} options={[{ value: 'gantt', label: text(t.gantt) }, { value: 'table', label: text(t.table) }]} />}
          </div>
          {isChart && shown ? (
            <Suspense fallback={<div className="pl-gantt-wait"><Skeleton rows={8} /></div>}>
              <Chart key={zoom} plan={data} tasks={shown} zoom={zoom} mayEdit={mayEdit} onOpen={(code) => openItem(code)} />
            </Suspense>
          ) : <PlanTable plan={data} tasks={shown} />}
          <p className="lf-meta pl-finish">{text(t.finish)}: {day(data.finish)}</p>
        </>
      )}
      {drawer === 'new' && <KindForm kind="task" drawer onDone={() => setDrawer(null)} />}
      <PasteDrawer open={drawer === 'paste'} onClose={() => setDrawer(null)} phaseId={phaseId} />
      {data && <CalendarDrawer open={drawer === 'calendar'} onClose={() => setDrawer(null)} plan={data} />}
      {data && phaseId && <BaselineDialog open={drawer === 'baseline'} onClose={() => setDrawer(null)} phaseId={phaseId} isFirst={data.baselinedOn === null} />}
    </Page>
  )
}

/** The tasks that pass, with the parents that they stand under. */
function withParents(tasks: readonly PlanTaskView[], test: (task: PlanTaskView) => boolean): PlanTaskView[] {
  const byId = new Map(tasks.map((x) => [x.id, x]))
  const kept = new Set<string>()
  for (const own of tasks) {
    if (own.isSummary || !test(own)) continue
    for (let at: PlanTaskView | undefined = own; at && !kept.has(at.id); at = at.parentId ? byId.get(at.parentId) : undefined) kept.add(at.id)
  }
  return tasks.filter((x) => kept.has(x.id))
}

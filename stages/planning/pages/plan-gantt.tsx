import { Gantt, type IApi, type IColumnConfig, type ITask, Willow } from '@svar-ui/react-gantt'
import '@svar-ui/react-gantt/style.css'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useLocale, useText } from '../../../web/parts/language.ts'
import { useOpenedItem } from '../../../web/parts/open-item.ts'
import type { PlanTaskView, PlanView } from '../contract.ts'
import { dateOf, dayOf, daysApart, plusDays, weekdayOf } from './dates.ts'
import { GanttBar } from './gantt-bar.tsx'
import { ganttColumns } from './gantt-columns.tsx'
import { linkTypes } from './link-types.ts'
import type { Zoom } from './plan.tsx'
import { spanOf, workedDays } from './plan-days.ts'
import { texts as t } from './texts.ts'

/** Pixels of a day. */
const dayWidth: Record<Zoom, number> = { day: 28, week: 10, month: 4 }

export type GanttTask = ITask & { readonly view: PlanTaskView | null; readonly dayWidth: number; readonly isOnPath: boolean }

/** The chart: the library draws and drags; what is dragged goes to the server, and what the server says is drawn. */
export default function PlanGantt({ plan, tasks, zoom, mayEdit, onOpen }: { plan: PlanView; tasks: readonly PlanTaskView[]; zoom: Zoom; mayEdit: boolean; onOpen: (code: string) => void }) {
  const text = useText()
  const locale = useLocale()
  const { day } = useFormat()
  const { summary, person } = useImplementation()
  const isNarrow = useOpenedItem() !== null
  const send = useSend()
  const { run } = useAction()
  const [reset, setReset] = useState(0)
  const closed = useRef(new Set<string>())
  const width = dayWidth[zoom]
  const path = useMemo(() => new Set(plan.criticalPath), [plan])
  const rows = useMemo(() => ganttTasks(plan, tasks, { width, path, phases: summary.phases, closed: closed.current }), [plan, tasks, width, path, summary.phases, reset])
  const links = useMemo(() => {
    const shown = new Set(tasks.map((x) => x.id))
    return plan.dependencies.filter((d) => shown.has(d.from) && shown.has(d.to)).map((d) => ({ id: d.id, source: d.from, target: d.to, type: linkTypes.toChart[d.type] }))
  }, [plan, tasks])
  const columns = useMemo<IColumnConfig[]>(() => ganttColumns({ text, day, person, path, isNarrow }), [text, day, person, path, isNarrow])
  const isWorked = useMemo(() => workedDays(plan), [plan])
  const special = useMemo(() => new Map(plan.specialDays.map((d) => [d.date, d])), [plan])
  const range = useMemo(() => {
    const starts = tasks.map((x) => (x.baselineStart && x.baselineStart < x.start ? x.baselineStart : x.start)).sort()
    const ends = tasks.map((x) => x.finish).sort()
    return { start: plusDays(starts[0] ?? plan.today, -10), end: plusDays(ends.at(-1) ?? plan.today, 40) }
  }, [tasks, plan.today])

  const latest = useRef({ tasks, isWorked, send, run, text, onOpen, mayEdit })
  latest.current = { tasks, isWorked, send, run, text, onOpen, mayEdit }
  const settle = useCallback((work: () => Promise<unknown>, done: string) => {
    void latest.current.run(work, { done }).finally(() => setReset((n) => n + 1))
  }, [])

  const init = useCallback((api: IApi) => {
    const viewOf = (id: unknown): PlanTaskView | undefined => latest.current.tasks.find((x) => x.id === id)
    const isFixed = (id: unknown): boolean => { const own = viewOf(id); return !latest.current.mayEdit || !own || own.isSummary || own.state === 'done' }
    api.intercept('drag-task', (event: { id: unknown; inProgress?: boolean }) => (isFixed(event.id) ? false : undefined))
    api.intercept('update-task', (event: { id: unknown; diff?: number; inProgress?: boolean; task: Partial<ITask> }) => {
      const own = viewOf(event.id)
      if (event.inProgress) return isFixed(event.id) ? false : undefined
      if (!own || isFixed(event.id)) { setReset((n) => n + 1); return false }
      const { send: post, text: say, isWorked: worked } = latest.current
      if (event.task.progress !== undefined && event.diff === undefined) {
        settle(() => post('POST', `/planning/tasks/${own.id}/progress`, { percentComplete: Math.round(event.task.progress!) }), say(t.reported))
        return false
      }
      const diff = event.diff ?? 0
      const movesStart = event.task.start !== undefined
      const movesEnd = event.task.end !== undefined
      const start = movesStart ? plusDays(own.start, diff) : own.start
      const finish = movesEnd ? plusDays(own.finish, diff) : own.finish
      const body = { ...(movesStart ? { start } : {}), ...(movesStart && movesEnd ? {} : { durationDays: spanOf(start, finish, worked) }) }
      settle(() => post('POST', `/planning/tasks/${own.id}/move`, body), say(t.moved))
      return false
    })
    api.intercept('add-link', (event: { link: { source?: unknown; target?: unknown; type?: string } }) => {
      const { send: post, text: say } = latest.current
      settle(() => post('POST', '/planning/dependencies', { fromId: event.link.source, toId: event.link.target, type: linkTypes.fromChart[event.link.type as keyof typeof linkTypes.fromChart] ?? 'FS', lagDays: 0 }), say(t.linked))
      return false
    })
    api.intercept('delete-link', (event: { id: unknown }) => {
      settle(() => latest.current.send('DELETE', `/planning/dependencies/${String(event.id)}`), latest.current.text(t.unlinked))
      return false
    })
    for (const action of ['add-task', 'delete-task', 'move-task', 'copy-task', 'update-link', 'indent-task', 'hotkey'] as const) api.intercept(action as never, () => false)
    api.intercept('show-editor' as never, ((event: { id: unknown }) => { const own = viewOf(event.id); if (own) latest.current.onOpen(own.code); return false }) as never)
    api.on('select-task' as never, ((event: { id: unknown }) => { const own = viewOf(event.id); if (own) latest.current.onOpen(own.code) }) as never)
    api.on('open-task' as never, ((event: { id: unknown; mode: boolean }) => { if (event.mode) closed.current.delete(String(event.id)); else closed.current.add(String(event.id)) }) as never)
    setTimeout(() => api.exec('scroll-chart', { left: Math.max(0, daysApart(range.start, plan.today) * width - 220) } as never), 30)
    // The chart is made anew for another scale; the rest is read through `latest`.
  }, [])

  const shade = useCallback((date: Date, unit: string): string => {
    if (unit !== 'day') return ''
    const on = dayOf(date)
    const own = special.get(on)
    const css = own ? (own.working ? 'pl-makeup' : 'pl-holiday') : isWorked(on) ? '' : 'pl-weekend'
    return [css, weekdayOf(on) === 1 ? 'pl-monday' : '', on === plan.today ? 'pl-today' : ''].join(' ').trim()
  }, [special, isWorked, plan.today])
  const scales = useMemo(() => {
    const month = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { year: 'numeric', month: locale === 'zh' ? 'long' : 'short' })
    return [{ unit: 'month', step: 1, format: (d: Date) => month.format(d) }, { unit: 'day', step: 1, format: (d: Date) => (zoom === 'day' || d.getDay() === 1 ? String(d.getDate()) : '') }]
  }, [locale, zoom])
  const box = useRef<HTMLDivElement>(null)
  useSelectionByKey(box)
  const height = Math.min(640, 2 * 28 + rows.length * 30 + 24)
  return (
    <div className={`pl-gantt pl-zoom-${zoom}`} ref={box} style={{ height }}>
      <Willow fonts={false}>
        <Gantt
          init={init} tasks={rows as ITask[]} links={links} columns={columns} scales={scales as never} start={dateOf(range.start)} end={dateOf(range.end)} autoScale={false} lengthUnit="day" durationUnit="day"
          cellWidth={width} cellHeight={30} scaleHeight={28} gridWidth={isNarrow ? 244 : 472} readonly={!mayEdit} highlightTime={shade as never} taskTemplate={GanttBar as never} taskTypes={[{ id: 'task', label: '' }, { id: 'summary', label: '' }, { id: 'milestone', label: '' }]}
        />
      </Willow>
      <Legend />
    </div>
  )
}

function ganttTasks(plan: PlanView, tasks: readonly PlanTaskView[], look: { width: number; path: ReadonlySet<string>; phases: readonly { id: string; code: string; name: string; goLiveOn: string | null }[]; closed: ReadonlySet<string> }): GanttTask[] {
  const ids = new Set(tasks.map((x) => x.id))
  const row = (x: PlanTaskView): GanttTask => ({
    id: x.id, text: x.title, start: dateOf(x.start), end: dateOf(x.isMilestone ? x.finish : plusDays(x.finish, 1)), progress: Math.round(x.percentComplete), type: x.isSummary ? 'summary' : x.isMilestone ? 'milestone' : 'task',
    parent: x.parentId && ids.has(x.parentId) ? x.parentId : plan.phaseId === null && x.phaseId ? `phase:${x.phaseId}` : 0, view: x, dayWidth: look.width, isOnPath: look.path.has(x.id),
  })
  const opened = (rows: GanttTask[]): GanttTask[] => { const parents = new Set(rows.map((r) => r.parent)); return rows.map((r) => ({ ...r, open: parents.has(r.id!) && !look.closed.has(String(r.id)) })) }
  if (plan.phaseId !== null) return opened(tasks.map(row))
  const heads = look.phases.flatMap((p): GanttTask[] => {
    const own = tasks.filter((x) => x.phaseId === p.id)
    if (own.length === 0) return []
    const id = `phase:${p.id}`
    return [{ id, text: p.name, start: dateOf(own.map((x) => x.start).sort()[0]!), end: dateOf(plusDays(own.map((x) => x.finish).sort().at(-1)!, 1)), progress: 0, type: 'summary', parent: 0, view: null, dayWidth: look.width, isOnPath: false }]
  })
  return opened([...heads, ...tasks.map(row)])
}

/** Space opens what Enter would: the library focuses bars but knows only the mouse. */
function useSelectionByKey(box: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = box.current
    if (!element) return
    const press = (event: KeyboardEvent): void => {
      const bar = (event.target as HTMLElement).closest<HTMLElement>('.wx-bar')
      if (bar && (event.key === 'Enter' || event.key === ' ')) { event.preventDefault(); bar.click() }
    }
    element.addEventListener('keydown', press)
    return () => element.removeEventListener('keydown', press)
  }, [box])
}

function Legend() {
  const text = useText()
  const entries = [['open', t.legendOpen], ['critical', t.legendCritical], ['done', t.legendDone], ['blocked', t.legendBlocked], ['baseline', t.legendBaseline], ['milestone', t.milestone], ['holiday', t.legendHoliday], ['makeup', t.legendMakeup]] as const
  return <ul className="pl-legend">{entries.map(([name, label]) => <li key={name}><i className={`pl-key pl-key-${name}`} aria-hidden="true" />{text(label)}</li>)}</ul>
}

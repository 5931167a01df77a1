import { useState } from 'react'
import type { ItemRow } from '../../../platform/wire.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { DatePicker, NumberInput, Select, TextArea } from '../../../web/parts/inputs.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { ItemPicker, PersonPicker } from '../../../web/parts/pickers.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { DependencyView, PlanTaskView, PlanView } from '../contract.ts'
import './planning.css'
import { texts as t } from './texts.ts'

const kinds = ['FS', 'SS', 'FF', 'SF'] as const
const kindText = { FS: t.fs, SS: t.ss, FF: t.ff, SF: t.sf } as const

/** Progress, obstacle and links of a task, beside the chart. */
export default function TaskTab({ item }: { item: ItemRow }) {
  const { data } = useRead<PlanView>('/planning/plan')
  const task = data?.tasks.find((x) => x.id === item.id)
  if (!data || !task) return <Skeleton rows={6} />
  return <TaskBody key={task.version} plan={data} task={task} />
}

function TaskBody({ plan, task }: { plan: PlanView; task: PlanTaskView }) {
  const text = useText()
  const { day } = useFormat()
  const { can, summary } = useImplementation()
  const mine = task.ownerId !== null && task.ownerId === summary.personId
  const mayEdit = can('update', 'planning')
  const dates = (from: string | null, to: string | null): string => (from && to ? `${day(from, 'short')} – ${day(to, 'short')}` : text(t.none))
  return (
    <div className="pl-tab">
      <dl className="pl-facts">
        <dt>{text(t.scheduled)}</dt><dd>{dates(task.start, task.finish)}{task.daysLate > 0 && !task.isMilestone && <b className="pl-bad"> {text(t.overdueBy, { n: task.daysLate })}</b>}</dd>
        <dt>{text(t.baseline)}</dt><dd>{dates(task.baselineStart, task.baselineFinish)}</dd>
        <dt>{text(t.float)}</dt><dd>{task.state === 'done' ? text(t.reached) : plan.criticalPath.includes(task.id) || task.totalFloat <= 0 ? <b className="pl-bad">{text(t.criticalText)}</b> : text(t.floatText, { n: task.totalFloat })}</dd>
      </dl>
      {task.isSummary ? <p className="lf-meta">{text(t.summaryTask)}</p> : <>
        <Obstacle task={task} mayEdit={mayEdit || mine} />
        {(mayEdit || mine) && task.state !== 'cancelled' && <ProgressForm task={task} />}
      </>}
      <Links plan={plan} task={task} mayEdit={mayEdit} />
    </div>
  )
}

function ProgressForm({ task }: { task: PlanTaskView }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [percent, setPercent] = useState<string | null>(String(Math.round(task.percentComplete)))
  const [start, setStart] = useState(task.actualStart)
  const [finish, setFinish] = useState(task.actualFinish)
  const report = (body: Record<string, unknown>) => void run(() => send('POST', `/planning/tasks/${task.id}/progress`, body), { done: text(t.reported) })
  const changed = { ...(percent !== null && Number(percent) !== Math.round(task.percentComplete) ? { percentComplete: Number(percent) } : {}), ...(start === task.actualStart ? {} : { actualStart: start }), ...(finish === task.actualFinish ? {} : { actualFinish: finish }) }
  return (
    <section className="pl-block">
      <div className="pl-three">
        <NumberInput label={text(t.percentComplete)} value={percent} onChange={setPercent} min={0} max={100} decimals={0} unit="%" />
        <DatePicker label={text(t.actualStart)} value={start} onChange={setStart} optional />
        <DatePicker label={text(t.actualFinish)} value={finish} onChange={setFinish} optional />
      </div>
      <div className="pl-buttons">
        <Button type="primary" size="small" loading={busy} disabled={Object.keys(changed).length === 0} onClick={() => report(changed)}>{text(t.report)}</Button>
        {task.state !== 'done' && <Button size="small" loading={busy} onClick={() => report({ percentComplete: 100 })}>{text(t.finishNow)}</Button>}
      </div>
    </section>
  )
}

function Obstacle({ task, mayEdit }: { task: PlanTaskView; mayEdit: boolean }) {
  const text = useText()
  const { day } = useFormat()
  const { person } = useImplementation()
  const send = useSend()
  const { busy, run } = useAction()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [waitingFor, setWaitingFor] = useState<string | null>(null)
  if (task.blocked) {
    return (
      <section className="pl-block pl-obstacle">
        <b>{text(t.blockedSince, { n: task.blocked.days, day: day(task.blocked.since, 'short') })}</b>
        <p>{task.blocked.reason}</p>
        {task.blocked.waitingForId && <p className="lf-meta">{text(t.blockedWith, { name: person(task.blocked.waitingForId) })}</p>}
        {mayEdit && <Button size="small" loading={busy} onClick={() => void run(() => send('POST', `/planning/tasks/${task.id}/resume`), { done: text(t.resume) })}>{text(t.resume)}</Button>}
      </section>
    )
  }
  if (!mayEdit || task.state === 'done' || task.state === 'cancelled') return null
  if (!isOpen) return <button type="button" className="lf-quiet" onClick={() => setOpen(true)}><Icon name="risk" />{text(t.block)}</button>
  return (
    <section className="pl-block">
      <TextArea label={text(t.blockReason)} value={reason} onChange={setReason} maxLength={1000} rows={2} />
      <PersonPicker label={text(t.waitingFor)} optional value={waitingFor} onChange={setWaitingFor} />
      <div className="pl-buttons">
        <Button size="small" onClick={() => setOpen(false)}>{text(t.cancel)}</Button>
        <Button size="small" type="primary" loading={busy} disabled={reason.trim().length < 2} onClick={() => void run(() => send('POST', `/planning/tasks/${task.id}/block`, { reason, waitingForId: waitingFor }), { done: text(t.block) })}>{text(t.block)}</Button>
      </div>
    </section>
  )
}

function Links({ plan, task, mayEdit }: { plan: PlanView; task: PlanTaskView; mayEdit: boolean }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [from, setFrom] = useState<string[]>([])
  const [kind, setKind] = useState<(typeof kinds)[number] | null>('FS')
  const [lag, setLag] = useState<string | null>('0')
  const before = plan.dependencies.filter((d) => d.to === task.id)
  const after = plan.dependencies.filter((d) => d.from === task.id)
  const remove = (d: DependencyView) => void run(() => send('DELETE', `/planning/dependencies/${d.id}`), { done: text(t.unlinked) })
  const link = () => void run(() => send('POST', '/planning/dependencies', { fromId: from[0], toId: task.id, type: kind ?? 'FS', lagDays: Number(lag ?? 0) }), { done: text(t.linked) }).then(() => setFrom([]))
  const list = (rows: readonly DependencyView[], end: 'from' | 'to') => (
    <ul className="pl-links">
      {rows.map((d) => {
        const other = plan.tasks.find((x) => x.id === d[end])
        return other && (
          <li key={d.id}>
            <ItemLink code={other.code} title={other.title} />
            <span className="lf-meta">{text(kindText[d.type])}{d.lagDays !== 0 && ` ${d.lagDays > 0 ? '+' : ''}${d.lagDays}`}</span>
            {mayEdit && <button type="button" className="lf-tool" aria-label={text(t.remove)} onClick={() => remove(d)}><Icon name="close" size={14} /></button>}
          </li>
        )
      })}
    </ul>
  )
  return (
    <section className="pl-block">
      <h3>{text(t.before)}</h3>
      {before.length === 0 ? <p className="lf-meta">{text(t.none)}</p> : list(before, 'from')}
      {mayEdit && (
        <div className="pl-addlink">
          <ItemPicker label={text(t.addBefore)} kinds={['task']} many={false} value={from} onChange={setFrom} />
          <Select label={text(t.linkType)} value={kind} onChange={setKind} options={kinds.map((k) => ({ value: k, label: `${k} ${text(kindText[k])}` }))} />
          <NumberInput label={text(t.lag)} value={lag} onChange={setLag} decimals={0} min={-500} max={500} />
          <Button size="small" loading={busy} disabled={!from[0]} onClick={link}>{text(t.add)}</Button>
        </div>
      )}
      <h3>{text(t.after)}</h3>
      {after.length === 0 ? <p className="lf-meta">{text(t.none)}</p> : list(after, 'to')}
    </section>
  )
}

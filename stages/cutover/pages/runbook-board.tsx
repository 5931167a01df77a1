import { useState } from 'react'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { RunbookRow, RunbookView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { useShortMoment } from './instants.ts'
import { TaskActions } from './task-actions.tsx'
import { TaskDetail } from './task-detail.tsx'

const blocks = ['prepare', 'window', 'after', 'rollback'] as const

/** Every task by block: who, when planned and really, how long against plan and rehearsal, on one axis of time; start and finish at the right. */
export function RunbookBoard({ board }: { board: RunbookView }) {
  const text = useText()
  const [open, setOpen] = useState<string | null>(null)
  const span = spanOf(board)
  const words = { prepare: t.blockPrepare, window: t.blockWindow, after: t.blockAfter, rollback: t.blockRollback }
  const shown = board.rehearsal ? (['window', 'rollback'] as const) : blocks
  const task = board.tasks.find((x) => x.id === open)
  return (
    <>
      <div className="cu-board" role="table" aria-label={text(t.roomRunbook)}>
        <div className="cu-row head" role="row">
          <span role="columnheader">{text(t.code)}</span><span role="columnheader">{text(t.task)}</span><span role="columnheader">{text(t.ownerAndBackup)}</span><span role="columnheader">{text(t.plannedAndReal)}</span>
          <span className="tl" role="columnheader">{span ? <Axis span={span} /> : text(t.timeline)}</span><span role="columnheader" className="num">{text(t.minutes)}</span><span role="columnheader">{text(t.state)}</span>
        </div>
        {shown.map((block) => {
          const rows = board.tasks.filter((x) => x.block === block)
          if (rows.length === 0) return null
          const done = rows.filter((x) => x.state === 'done' || x.state === 'skipped').length
          return (
            <div key={block} role="rowgroup">
              <p className="cu-block">{text(words[block])}<small>{block === 'rollback' && board.wave.state !== 'rolledBack' && !board.rehearsal ? text(t.rollbackStandby, { count: rows.length }) : text(t.doneOf, { done, total: rows.length })}</small></p>
              {rows.map((x) => <Row key={x.id} row={x} board={board} span={block === 'window' ? span : null} onOpen={() => setOpen(x.id)} />)}
            </div>
          )
        })}
      </div>
      <p className="cu-legend">
        <span><i className="plan" />{text(t.legendPlan)}</span><span><i className="done" />{text(t.legendDone)}</span><span><i className="running" />{text(t.legendRunning)}</span><span><i className="bad" />{text(t.legendOver)}</span>{!board.rehearsal && <span><i className="line" />{text(t.rollbackClock)}</span>}
      </p>
      {task && <TaskDetail task={task} board={board} onClose={() => setOpen(null)} />}
    </>
  )
}

type Span = { from: number; to: number; rollbackAt: number | null; now: number | null }

function spanOf(board: RunbookView): Span | null {
  const times = board.tasks.filter((x) => x.block === 'window').flatMap((x) => [x.plannedStart, x.plannedEnd, x.startedAt, x.endedAt, x.expectedEnd].filter((i) => i !== null).map((i) => Date.parse(i)))
  if (times.length === 0) return null
  const rollbackAt = board.window.lastRollbackAt && !board.rehearsal ? Date.parse(board.window.lastRollbackAt) : null
  const [from, to] = [Math.min(...times), Math.max(...times, rollbackAt ?? 0)]
  const now = Date.now()
  return { from, to: to + (to - from) * 0.02, rollbackAt, now: now > from && now < to ? now : null }
}

const at = (span: Span, instant: string | number): number => (((typeof instant === 'number' ? instant : Date.parse(instant)) - span.from) / (span.to - span.from)) * 100

function Axis({ span }: { span: Span }) {
  const shortMoment = useShortMoment()
  const middle = (span.from + span.to) / 2
  return <div className="cu-axis">{[span.from, middle].map((m) => <span key={m} style={{ insetInlineStart: `${at(span, m)}%` }}>{shortMoment(new Date(m).toISOString())}</span>)}</div>
}

function Bar({ row, span }: { row: RunbookRow; span: Span }) {
  const realStart = row.startedAt
  const realEnd = row.endedAt ?? (row.startedAt ? row.expectedEnd : null)
  const isOver = row.actualMinutes !== null && row.actualMinutes > row.durationMinutes * 1.2
  const tone = row.state === 'failed' ? 'failed' : isOver ? 'over' : row.state === 'running' ? 'running' : row.endedAt ? 'done' : row.isCritical ? 'critical' : ''
  const box = (start: string, end: string) => ({ insetInlineStart: `${at(span, start)}%`, inlineSize: `${Math.max(0.4, at(span, end) - at(span, start))}%` })
  return (
    <div className="cu-line tl" aria-hidden="true">
      {row.plannedStart && row.plannedEnd && <i style={box(row.plannedStart, row.plannedEnd)} />}
      {realStart && realEnd && <em className={tone} style={box(realStart, realEnd)} />}
      {span.now && <u style={{ insetInlineStart: `${at(span, span.now)}%` }} />}
      {span.rollbackAt && <u className="rollback" style={{ insetInlineStart: `${at(span, span.rollbackAt)}%` }} />}
    </div>
  )
}

function Row({ row, board, span, onOpen }: { row: RunbookRow; board: RunbookView; span: Span | null; onOpen: () => void }) {
  const shortMoment = useShortMoment()
  const text = useText()
  const { person } = useImplementation()
  const times = row.startedAt ? `${shortMoment(row.startedAt)}–${row.endedAt ? shortMoment(row.endedAt, shortMoment(row.endedAt).slice(0, 5) !== shortMoment(row.startedAt).slice(0, 5)) : ''}` : null
  return (
    <div className={`cu-row${row.state === 'running' ? ' running' : row.isLate ? ' late' : ''}`} role="row">
      <span className="code" role="cell">{row.code}</span>
      <span className="title" role="cell">
        <button type="button" onClick={onOpen}>{row.title}</button>
        {row.isPointOfNoReturn ? <small><Status tone="warn">{text(t.noReturn)}</Status></small> : row.predecessors.length > 0 && <small>{text(t.after, { codes: row.predecessors.join(text(t.comma)) })}</small>}
      </span>
      <span className="people" role="cell">
        {row.ownerId ? person(row.ownerId) : <span className="bad">{text(t.nobody)}</span>}
        <small className={row.backupOwnerId ? '' : 'bad'}>{row.backupOwnerId ? person(row.backupOwnerId) : text(t.noBackup)}</small>
      </span>
      <span className="times" role="cell">{times ?? <span className="lf-meta">{row.plannedStart ? shortMoment(row.plannedStart) : text(t.onRollback)}</span>}</span>
      {span ? <span role="cell" className="tl"><Bar row={row} span={span} /></span> : <span role="cell" className="tl lf-meta">{row.verification}</span>}
      <span className="num" role="cell">{row.actualMinutes ?? row.durationMinutes}<small>{row.actualMinutes === null ? (row.rehearsedMinutes === null ? '' : ` (${row.rehearsedMinutes})`) : ` / ${row.durationMinutes}`}</small></span>
      <span className="st cu-acts" role="cell">{row.isLate && row.state !== 'running' ? <Status tone="bad">{text(t.late)}</Status> : <StateOf kind="cutoverTask" state={row.state} />}<TaskActions task={row} board={board} /></span>
    </div>
  )
}

import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import type { RunbookRow, RunbookView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { countdown, useShortMoment, useNow } from './instants.ts'

/** What runs, what is late, what comes next, and how long a rollback still fits. */
export function RunbookHead({ board }: { board: RunbookView }) {
  const shortMoment = useShortMoment()
  const text = useText()
  const format = useFormat()
  const w = board.window
  const hours = (minutes: number) => text(t.hours, { h: Math.floor(minutes / 60), m: minutes % 60 })
  const isLive = (board.wave.state === 'approved' || board.wave.state === 'rolledBack')
  if (board.rehearsal) return <><Problems board={board} /><RehearsalFigures board={board} />{board.rehearsal.state === 'planned' && <NowLateNext tasks={board.tasks} />}</>
  const isOver = board.tasks.filter((x) => x.block === 'window').every((x) => x.state === 'done' || x.state === 'skipped')
  return (
    <>
      <Problems board={board} />
      <div className="cu-top">
        <RollbackClock board={board} />
        <FigureRow>
          <Figure label={text(t.finish)} value={shortMoment(isLive ? w.expectedFinish : w.plannedFinish)} note={isLive && w.plannedFinish ? text(t.finishPlanned, { at: shortMoment(w.plannedFinish) }) : text(t.criticalLength, { length: hours(w.criticalMinutes) })} formula={text(t.finishFormula)} tone={isLive && w.expectedFinish && w.deadline && w.expectedFinish > w.deadline ? 'bad' : 'idle'} />
          <Figure label={text(t.p80)} value={w.odds ? shortMoment(w.odds.p80) : '—'} note={w.odds ? text(t.oddsInTime, { share: format.percent(w.odds.inTime, 0) }) : text(isOver ? t.windowOver : w.deadline ? t.oddsNone : t.noStart)} formula={w.odds ? text(t.oddsFormula, { samples: w.odds.samples, runs: w.odds.runs }) : text(t.oddsFormulaEmpty)} tone={w.odds && Number(w.odds.inTime) < 0.8 ? 'warn' : 'idle'} />
          <Figure label={text(t.rollbackLength)} value={hours(w.rollbackMinutes)} note={text(w.rollbackFrom === 'rehearsal' ? t.fromRehearsal : t.fromPlan)} formula={text(t.rollbackFormula)} />
          <Figure label={text(t.opening)} value={shortMoment(board.wave.opensAt)} note={w.deadline ? text(t.deadline, { at: shortMoment(w.deadline) }) : undefined} />
        </FigureRow>
      </div>
      {isLive && <NowLateNext tasks={board.tasks} />}
    </>
  )
}

/** A rehearsal against its plan: how long window and rollback took, and where they ran over. */
function RehearsalFigures({ board }: { board: RunbookView }) {
  const text = useText()
  const hours = (minutes: number) => text(t.hours, { h: Math.floor(minutes / 60), m: minutes % 60 })
  const timed = board.tasks.filter((x) => x.startedAt && x.endedAt)
  const span = (block: RunbookRow['block']) => {
    const own = timed.filter((x) => x.block === block)
    return own.length === 0 ? null : Math.round((Math.max(...own.map((x) => Date.parse(x.endedAt!))) - Math.min(...own.map((x) => Date.parse(x.startedAt!)))) / 60_000)
  }
  const over = timed.filter((x) => (x.actualMinutes ?? 0) > x.durationMinutes * 1.2)
  const [windowTook, rollbackTook] = [span('window'), span('rollback')]
  return (
    <FigureRow>
      <Figure label={text(t.rehearsalWindow)} value={windowTook === null ? '—' : hours(windowTook)} note={text(t.criticalLength, { length: hours(board.window.criticalMinutes) })} formula={text(t.rehearsalSpanFormula)} />
      <Figure label={text(t.rehearsalRollback)} value={rollbackTook === null ? '—' : hours(rollbackTook)} formula={text(t.rehearsalSpanFormula)} />
      <Figure label={text(t.rehearsalTimed)} value={`${timed.length} / ${board.tasks.filter((x) => x.block === 'window' || x.block === 'rollback').length}`} />
      <Figure label={text(t.rehearsalOver)} value={over.length} tone={over.length > 0 ? 'warn' : 'idle'} note={over.slice(0, 3).map((x) => x.code).join(text(t.comma))} formula={text(t.legendOver)} />
    </FigureRow>
  )
}

/** Counts down to the last moment at which a rollback still fits before opening; turns amber in the last three hours, red once it has passed. */
function RollbackClock({ board }: { board: RunbookView }) {
  const shortMoment = useShortMoment()
  const text = useText()
  const { window: w, wave } = board
  const isRunning = wave.state === 'approved' && !w.isPastNoReturn && w.lastRollbackAt !== null
  const now = useNow(isRunning)
  if (w.isPastNoReturn) return <div className="cu-clock"><span>{text(t.rollbackClock)}</span><b>{text(t.pastNoReturn)}</b><span>{text(t.pastNoReturnText)}</span></div>
  if (!w.lastRollbackAt) return <div className="cu-clock warn"><span>{text(t.rollbackClock)}</span><b>—</b><span>{text(t.noStart)}</span></div>
  const left = Date.parse(w.lastRollbackAt) - now
  const tone = !isRunning ? '' : left <= 0 ? ' bad' : left < 3 * 3_600_000 ? ' warn' : ''
  return (
    <div className={`cu-clock${tone}`} role="timer" aria-label={text(t.rollbackClock)}>
      <span>{text(t.rollbackClock)}</span>
      <b>{isRunning ? (left <= 0 ? text(t.rollbackTooLate) : countdown(left, text(t.dayWord))) : shortMoment(w.lastRollbackAt)}</b>
      <span>{isRunning ? text(t.rollbackUntil, { at: shortMoment(w.lastRollbackAt) }) : text(t.rollbackPlan)}{w.lastSafeTask && ` · ${text(t.lastSafe, { code: w.lastSafeTask })}`}</span>
    </div>
  )
}

function NowLateNext({ tasks }: { tasks: readonly RunbookRow[] }) {
  const shortMoment = useShortMoment()
  const text = useText()
  const running = tasks.filter((x) => x.state === 'running')
  const late = tasks.filter((x) => x.isLate && x.state !== 'running')
  const next = tasks.filter((x) => x.isReady && !x.isLate).sort((a, b) => ((a.expectedStart ?? '') < (b.expectedStart ?? '') ? -1 : 1)).slice(0, 4)
  const list = (rows: readonly RunbookRow[], empty: string, moment: (x: RunbookRow) => string) => (
    <ul>
      {rows.slice(0, 5).map((x) => <li key={x.id}><span><ItemLink code={x.code} title={x.title} /></span><span className="who"><PersonName id={x.ownerId} /></span><span className="lf-meta">{moment(x)}</span></li>)}
      {rows.length === 0 && <li className="none">{empty}</li>}
    </ul>
  )
  return (
    <div className="cu-now">
      <section><h2>{text(t.runningNow)} <b>{running.length}</b></h2>{list(running, text(t.nothingRuns), (x) => text(t.until, { at: shortMoment(x.expectedEnd, false) }))}</section>
      <section className={late.length > 0 ? 'late' : ''}><h2>{text(t.late)} <b>{late.length}</b></h2>{list(late, text(t.nothingLate), (x) => text(t.dueAt, { at: shortMoment(x.plannedStart, false) }))}</section>
      <section><h2>{text(t.next)} <b>{next.length}</b></h2>{list(next, text(t.nothingNext), (x) => shortMoment(x.expectedStart, false))}</section>
    </div>
  )
}

function Problems({ board }: { board: RunbookView }) {
  const text = useText()
  const { href } = useImplementation()
  if (board.problems.length === 0) return null
  const words = { circular: t.problemCircular, unknownPredecessor: t.problemUnknown, noOwner: t.problemNoOwner, noBackup: t.problemNoBackup, noStart: t.problemNoStart, badShift: t.problemShift }
  return (
    <div className="cu-problems">
      {board.problems.map((p) => (
        <div key={p.kind} className="lf-notice lf-notice-warn">
          <b>{text(words[p.kind], { count: p.codes.length })}</b>
          <span className="cu-codes">{p.codes.slice(0, 8).map((code) => <ItemLink key={code} code={code} />)}{p.codes.length > 8 ? ' …' : ''} {p.detail}</span>
          {p.kind === 'noStart' && <Link className="lf-quiet" to={href('cutover', 'waves', { wave: board.wave.code })}>{text(t.setTimes)}</Link>}
        </div>
      ))}
    </div>
  )
}

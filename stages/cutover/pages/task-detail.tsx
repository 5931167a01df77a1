import { Drawer } from '../../../web/parts/drawer.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useText } from '../../../web/parts/language.ts'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { RunbookRow, RunbookView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { useShortMoment } from './instants.ts'
import { TaskActions } from './task-actions.tsx'

/** A task in full, for the person who does it: what to do, how to know that it is done, what if it fails. */
export function TaskDetail({ task, board, onClose }: { task: RunbookRow; board: RunbookView; onClose: () => void }) {
  const shortMoment = useShortMoment()
  const text = useText()
  const { person } = useImplementation()
  const rows: [string, string | null][] = [
    [text(t.instruction), task.instruction], [text(t.verification), task.verification], [text(t.ifItFails), task.ifItFails], [text(t.rollbackInstruction), task.rollbackInstruction], [text(t.note), task.note],
    [text(t.ownerAndBackup), `${person(task.ownerId) || text(t.nobody)} / ${person(task.backupOwnerId) || text(t.noBackup)}`],
    [text(t.planned), `${shortMoment(task.plannedStart)} – ${shortMoment(task.plannedEnd)} · ${task.durationMinutes} ${text(t.minutesUnit)}`],
    [text(t.rehearsed), task.rehearsedMinutes === null ? null : `${task.rehearsedMinutes} ${text(t.minutesUnit)}`],
    [text(t.real), task.startedAt ? `${shortMoment(task.startedAt)} – ${shortMoment(task.endedAt)}${task.actualMinutes === null ? '' : ` · ${task.actualMinutes} ${text(t.minutesUnit)}`}${task.endedBy ? ` · ${task.endedBy}` : ''}` : null],
  ]
  return (
    <Drawer open title={task.title} onClose={onClose} footer={<TaskActions task={task} board={board} isLarge />}>
      <p style={{ display: 'flex', gap: 12, marginBottom: 16 }}><ItemLink code={task.code} /><StateOf kind="cutoverTask" state={task.state} />{task.isPointOfNoReturn && <Status tone="warn">{text(t.noReturn)}</Status>}{task.isCritical && <Status tone="info">{text(t.critical)}</Status>}</p>
      <dl className="cu-detail">{rows.filter(([, value]) => value).map(([label, value]) => <div key={label} style={{ display: 'contents' }}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      {task.predecessors.length > 0 && <p className="lf-meta" style={{ marginTop: 16 }}>{text(t.afterLabel)} {task.predecessors.map((code) => <ItemLink key={code} code={code} title={board.tasks.find((x) => x.code === code)?.title} />)}</p>}
    </Drawer>
  )
}

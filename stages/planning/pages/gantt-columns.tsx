import type { IColumnConfig } from '@svar-ui/react-gantt'
import type { Text } from '../../../engines/errors.ts'
import type { GanttTask } from './plan-gantt.tsx'
import { texts as t } from './texts.ts'

interface Words {
  text(text: Text, values?: Record<string, string | number>): string
  day(value: string, style?: 'full' | 'short'): string
  person(id?: string | null): string
  path: ReadonlySet<string>
  /** Beside an open panel only the titles stay. */
  isNarrow: boolean
}

/** The columns beside the chart: what, who, until when, and how far from the baseline. */
export function ganttColumns({ text, day, person, path, isNarrow }: Words): IColumnConfig[] {
  const finish = ({ row }: { row: GanttTask }) => <span className="pl-cell">{row.view ? day(row.view.finish, 'short') : ''}</span>
  const owner = ({ row }: { row: GanttTask }) => <span className="pl-cell">{person(row.view?.ownerId)}</span>
  const slip = ({ row }: { row: GanttTask }) => {
    const n = row.view?.varianceDays
    return <span className={n && n > 0 ? 'pl-cell pl-bad' : 'pl-cell'}>{n ? (n > 0 ? `+${n}` : n) : n === 0 ? '0' : ''}</span>
  }
  const title = ({ row }: { row: GanttTask }) => <span className={!row.view || row.view.isSummary ? 'pl-cell pl-sum' : 'pl-cell'} title={row.text}>{row.view && path.has(row.view.id) && <i className="pl-dot" />}{row.text}</span>
  const titles: IColumnConfig = { id: 'text', header: text(t.task), width: 244, flexgrow: 1, cell: title as never, sort: false, resize: false }
  if (isNarrow) return [titles]
  return [
    titles,
    { id: 'owner', header: text(t.owner), width: 72, cell: owner as never, sort: false, resize: false },
    { id: 'finish', header: text(t.finish), width: 96, cell: finish as never, sort: false, resize: false },
    { id: 'slip', header: text(t.variance), width: 60, align: 'right', cell: slip as never, sort: false, resize: false },
  ]
}

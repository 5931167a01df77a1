import { Invalid } from '../../../engines/errors.ts'

/** A predecessor as people write it: the code of a task, the kind of link, and a lag in working days. */
export interface WrittenPredecessor {
  readonly code: string
  readonly type: 'FS' | 'SS' | 'FF' | 'SF'
  readonly lagDays: number
}

const PIECE = /^([A-Za-z]*-?\d+(?:\.\d+)*)\s*(FS|SS|FF|SF)?\s*(?:([+-])\s*(\d{1,3}))?\s*(?:个?工作日|天|d|days?)?$/i

/**
 * Reads the notation of Microsoft Project: `TSK-003; TSK-004SS+2; TSK-005FF-1`, also `T06FS+2` or a bare row number.
 * Separated by semicolons, commas or line breaks; no kind means FS. Throws `task.predecessors` (Invalid) naming the piece.
 */
export function parsePredecessors(text: string | null | undefined): WrittenPredecessor[] {
  const pieces = (text ?? '').split(/[;；,，、\n]+/).map((p) => p.trim()).filter(Boolean)
  return pieces.map((piece) => {
    const match = PIECE.exec(piece)
    if (!match) {
      throw new Invalid('task.predecessors', { field: 'predecessors', piece }, {
        zh: `前置任务“${piece}”看不懂。请写任务编号，需要时加类型与间隔，例如 TSK-003、TSK-004SS+2，多个用分号隔开。`,
        en: `"${piece}" is not a predecessor. Write the task's code, with kind and lag where needed, such as TSK-003 or TSK-004SS+2, separated by semicolons.`,
      })
    }
    const [, code, type, sign, lag] = match
    return { code: code!.toUpperCase(), type: (type?.toUpperCase() ?? 'FS') as WrittenPredecessor['type'], lagDays: lag ? Number(lag) * (sign === '-' ? -1 : 1) : 0 }
  })
}

/** The same in one canonical form, in the order of codes, so that it reads and hashes alike however it was entered. */
export function formatPredecessors(predecessors: readonly WrittenPredecessor[]): string | null {
  const written = [...predecessors].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)).map(({ code, type, lagDays }) => {
    const lag = lagDays === 0 ? '' : lagDays > 0 ? `+${lagDays}` : String(lagDays)
    return type === 'FS' && lag === '' ? code : `${code}${type}${lag}`
  })
  return written.length === 0 ? null : written.join('; ')
}

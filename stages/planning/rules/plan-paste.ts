import type { Text } from '../../../engines/errors.ts'
import { parsePredecessors } from './predecessors.ts'

/** A row of a plan pasted from Excel or Microsoft Project. */
export interface PastedTask {
  readonly line: number
  readonly key: string
  readonly title: string
  readonly durationDays: number | null
  readonly predecessors: string | null
  readonly parent: string | null
  readonly owner: string | null
  readonly output: string | null
  readonly errors: Text[]
}

const columns: Record<string, readonly string[]> = {
  key: ['编号', '序号', '标识号', 'id', 'no', 'no.', 'wbs', '任务编号', 'key'],
  title: ['任务', '任务名称', '名称', '工作内容', 'task', 'task name', 'name', 'title'],
  durationDays: ['工期', '工期(天)', '工期（天）', '天数', '工作日', 'duration', 'days'],
  predecessors: ['前置任务', '前置', '紧前任务', 'predecessors', 'predecessor', 'deps'],
  parent: ['上级', '上级任务', '父任务', 'parent'],
  owner: ['负责人', '责任人', '资源名称', '资源', 'owner', 'resource names', 'responsible'],
  output: ['交付物', '成果', '输出', 'output', 'deliverable'],
}

/** Reads tab-separated rows with a head. A row without a key takes its number; durations may read "5 个工作日" or "5 days". */
export function readPlanPaste(text: string): { rows: PastedTask[]; unknownColumns: string[]; missing: string[] } {
  const lines = text.replace(/\r/g, '').split('\n').map((l) => l.split('\t').map((c) => c.trim()))
  const head = lines[0] ?? []
  const place = new Map<string, number>()
  const unknownColumns: string[] = []
  head.forEach((cell, i) => {
    const name = Object.keys(columns).find((c) => columns[c]!.includes(cell.toLowerCase()))
    if (name && !place.has(name)) place.set(name, i)
    else if (cell) unknownColumns.push(cell)
  })
  const missing = ['title', 'durationDays'].filter((c) => !place.has(c))
  if (missing.length > 0) return { rows: [], unknownColumns, missing }
  const rows = lines.slice(1).flatMap((cells, i): PastedTask[] => {
    if (cells.every((c) => c === '')) return []
    const value = (name: string): string | null => cells[place.get(name) ?? -1] || null
    return [checked({ line: i + 2, key: value('key') ?? String(i + 1), title: value('title') ?? '', duration: value('durationDays'), predecessors: value('predecessors'), parent: value('parent'), owner: value('owner'), output: value('output') })]
  })
  return { rows: withoutRepeats(rows), unknownColumns, missing }
}

function checked(given: { line: number; key: string; title: string; duration: string | null; predecessors: string | null; parent: string | null; owner: string | null; output: string | null }): PastedTask {
  const errors: Text[] = []
  if (!given.title) errors.push({ zh: '缺任务名称', en: 'The task has no name' })
  const number = /^(\d{1,4})\s*(?:个?工作日|天|d|days?)?\??$/i.exec(given.duration ?? '')
  if (!number) errors.push({ zh: `工期“${given.duration ?? ''}”不是天数`, en: `The duration "${given.duration ?? ''}" is not a number of days` })
  try {
    parsePredecessors(given.predecessors)
  } catch (error) {
    errors.push((error as { text: Text }).text)
  }
  const { duration: _, ...rest } = given
  return { ...rest, durationDays: number ? Number(number[1]) : null, errors }
}

function withoutRepeats(rows: PastedTask[]): PastedTask[] {
  const seen = new Set<string>()
  return rows.map((row) => {
    const key = row.key.toUpperCase()
    const repeated = seen.has(key)
    seen.add(key)
    return repeated ? { ...row, errors: [...row.errors, { zh: `编号“${row.key}”重复`, en: `The key "${row.key}" is there twice` }] } : row
  })
}

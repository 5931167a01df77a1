import type { Document } from 'yaml'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { workingCalendar } from '../calendar/working-calendar.ts'
import { Invalid, Problem, Refused } from '../errors.ts'
import { refuseBrokenPlan } from './plan-check.ts'
import type { ScheduleInput } from './schedule-model.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date YYYY-MM-DD is needed / 需要 YYYY-MM-DD 格式的日期')
const id = z.union([z.string().min(1), z.number()]).transform(String)
const text = z.strictObject({ zh: z.string(), en: z.string() })

const calendarShape = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1).optional(),
  holidays: z.enum(['cn', 'none']),
  exceptions: z.array(z.strictObject({ date, working: z.boolean(), name: text.optional() })).optional(),
  completeYears: z.array(z.int()).optional(),
  hoursPerDay: z.number().positive().max(24).optional(),
  dayStart: z.string().optional(),
  breaks: z.array(z.strictObject({ from: z.string(), to: z.string() })).optional(),
})

const scheduleShape = z.strictObject({
  title: z.string().optional(),
  start: date,
  statusDate: date.optional(),
  calendar: calendarShape.default({ holidays: 'cn' }),
  calendars: z.record(z.string(), calendarShape).optional(),
  tasks: z.array(
    z.strictObject({
      id,
      title: z.string().optional(),
      durationDays: z.int().min(0).default(0),
      calendar: z.string().optional(),
      constraint: z
        .strictObject({ type: z.enum(['startNoEarlierThan', 'finishNoLaterThan', 'mustStartOn']), date })
        .optional(),
      actualStart: date.optional(),
      actualFinish: date.optional(),
      percentComplete: z.number().min(0).max(100).optional(),
      parentId: id.optional(),
      baselineStart: date.optional(),
      baselineFinish: date.optional(),
    }),
  ),
  dependencies: z
    .array(
      z.strictObject({
        from: id,
        to: id,
        type: z.enum(['FS', 'SS', 'FF', 'SF']).default('FS'),
        lagDays: z.int().default(0),
      }),
    )
    .default([]),
})

type Path = readonly PropertyKey[]

export type ScheduleFile = { readonly title: string; readonly input: ScheduleInput }

/**
 * Reads a plan from YAML or JSON (shape and example: README.md). Throws Invalid `schedule.file.syntax` or
 * `schedule.file.shape`, or the refusal of the plan itself; `detail` has `file` and `line`, and the message leads with them.
 * `detail.errors` of a wrong shape lists every `{ line, field, reason }`.
 */
export function parseScheduleFile(content: string, fileName: string): ScheduleFile {
  const lines = new LineCounter()
  const document = parseDocument(content, { lineCounter: lines })
  const syntaxError = document.errors[0]
  if (syntaxError) {
    const reason = syntaxError.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')
    throw wrongSyntax(fileName, lines.linePos(syntaxError.pos[0]), reason)
  }
  const lineOf = (path: Path) => lineOfPath(document, lines, path)
  const parsed = scheduleShape.safeParse(contentOf(document, fileName))
  if (!parsed.success) throw wrongShape(parsed.error.issues, fileName, lineOf)

  const { title = fileName, calendar, calendars = {}, ...plan } = parsed.data
  placed(fileName, lineOf, [], () => refuseBrokenPlan({ ...plan, calendars }))
  return {
    title,
    input: {
      ...plan,
      calendar: placed(fileName, lineOf, ['calendar'], () => workingCalendar(calendar)),
      calendars: Object.fromEntries(
        Object.entries(calendars).map(([name, options]) => [
          name,
          placed(fileName, lineOf, ['calendars', name], () => workingCalendar(options)),
        ]),
      ),
    },
  }
}

/** `toJS` refuses documents that expand without bound through aliases. */
function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw wrongSyntax(file, { line: 1, col: 1 }, error instanceof Error ? error.message : String(error))
  }
}

function wrongSyntax(file: string, { line, col }: { line: number; col: number }, reason: string): Invalid {
  return new Invalid(
    'schedule.file.syntax',
    { file, line, column: col, reason },
    {
      zh: `${file} 第 ${line} 行第 ${col} 列不是有效的 YAML/JSON：${reason}。请更正后重试。`,
      en: `${file}:${line}:${col} is not valid YAML or JSON: ${reason}. Correct it and try again.`,
    },
  )
}

function wrongShape(issues: readonly z.core.$ZodIssue[], file: string, lineOf: (path: Path) => number): Invalid {
  const errors = issues.map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
    return { line: lineOf(path), field: fieldOf(path), reason: issue.message }
  })
  const listed = errors.slice(0, 5)
  const more = errors.length - listed.length
  const zh = listed.map(({ line, field, reason }) => `第 ${line} 行 ${field}：${reason}`).join('；')
  const en = listed.map(({ line, field, reason }) => `line ${line}, ${field}: ${reason}`).join('; ')
  return new Invalid(
    'schedule.file.shape',
    { file, line: errors[0]!.line, errors },
    {
      zh: `${file} 的内容不符合排期文件格式：${zh}${more > 0 ? `；另有 ${more} 处` : ''}。请逐处更正。`,
      en: `${file} is not a schedule file: ${en}${more > 0 ? `; and ${more} more` : ''}. Correct these places.`,
    },
  )
}

/** Runs a check and adds file and line to what it throws. */
function placed<Result>(file: string, lineOf: (path: Path) => number, fallback: Path, check: () => Result): Result {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const place = Array.isArray(error.detail.place) ? (error.detail.place as Path) : fallback
    const line = lineOf(place)
    const detail = { ...error.detail, file, line, field: fieldOf(place) }
    const located = { zh: `${file} 第 ${line} 行：${error.text.zh}`, en: `${file}:${line}: ${error.text.en}` }
    throw error.kind === 'refused' ? new Refused(error.code, detail, located) : new Invalid(error.code, detail, located)
  }
}

/** The line of the nearest node that exists on the way to a path, 1-based. */
function lineOfPath(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] | null } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function fieldOf(path: Path): string {
  const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return field.replace(/^\./, '') || '(file)'
}

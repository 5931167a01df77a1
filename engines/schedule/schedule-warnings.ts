import { dayNumberOf } from '../calendar/calendar-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Network } from './network.ts'
import { binds, titleOf } from './network.ts'
import type { ScheduledTask, ScheduleInput, ScheduleWarning, Task } from './schedule-model.ts'

type Computed = {
  readonly input: ScheduleInput
  readonly network: Network
  readonly results: ReadonlyMap<string, ScheduledTask>
  readonly start: string
  readonly finish: string
}

/** What a reader of the schedule must know: broken constraints, odd progress reports, years whose holidays nobody knows yet. */
export function scheduleWarnings(computed: Computed): ScheduleWarning[] {
  const { input } = computed
  return [
    ...unknownYears(computed),
    ...input.tasks.flatMap((task) => [...constraintWarnings(task, computed), ...progressWarnings(task, computed)]),
  ]
}

function unknownYears({ input, network, start, finish, results }: Computed): ScheduleWarning[] {
  const used = new Set<WorkingCalendar>([input.calendar, ...network.activities.map(({ calendar }) => calendar)])
  const last = [...results.values()].reduce((date, task) => (task.lateFinish > date ? task.lateFinish : date), finish)
  const years = [...new Set([...used].flatMap((calendar) => calendar.unknownYears(start, last)))].sort((a, b) => a - b)
  if (years.length === 0) return []
  return [
    {
      code: 'schedule.unknown_calendar_years',
      years,
      text: {
        zh: `${years.join('、')} 年的法定节假日与调休安排尚未知，暂按每周工作日排期；公布后请更新工作日历。`,
        en: `The public holidays of ${years.join(', ')} are not known yet; weekdays are used. Update the working calendar when they are published.`,
      },
    },
  ]
}

function constraintWarnings(task: Task, { input, results }: Computed): ScheduleWarning[] {
  const { constraint } = task
  const result = results.get(task.id)!
  if (!constraint || constraint.type === 'startNoEarlierThan') return []
  const calendar = task.calendar === undefined ? input.calendar : input.calendars![task.calendar]!
  const wanted = dayNumberOf(constraint.date)
  const isDeadline = constraint.type === 'finishNoLaterThan'
  const actual = dayNumberOf(isDeadline ? result.finish : result.start)
  const mustStart = calendar.dayAt(calendar.countBefore(wanted))
  if (isDeadline ? actual <= wanted : actual === wanted || actual === mustStart) return []
  const side = isDeadline ? 1 : 0
  const days = calendar.countBefore(actual + side) - calendar.countBefore(wanted + side)
  const title = titleOf(task)
  const text = isDeadline
    ? {
        zh: `任务“${title}”应不晚于 ${constraint.date} 完成，按现有安排 ${result.finish} 完成，晚 ${days} 个工作日。`,
        en: `Task "${title}" must finish by ${constraint.date} but finishes on ${result.finish}, ${days} working days late.`,
      }
    : {
        zh: `任务“${title}”必须于 ${constraint.date} 开始，按现有安排 ${result.start} 开始，相差 ${days} 个工作日。`,
        en: `Task "${title}" must start on ${constraint.date} but starts on ${result.start}, ${days} working days off.`,
      }
  return [{ code: 'schedule.constraint_violated', taskId: task.id, days, text }]
}

function progressWarnings(task: Task, { input, network }: Computed): ScheduleWarning[] {
  const activity = network.byTask.get(task.id)
  if (!activity || activity.state === 'notStarted') return []
  const warnings: ScheduleWarning[] = []
  const title = titleOf(task)
  if (task.actualStart === undefined && task.actualFinish === undefined) {
    warnings.push({
      code: 'schedule.start_unknown',
      taskId: task.id,
      text: {
        zh: `任务“${title}”已完成 ${task.percentComplete}%，但没有实际开始日期；只排剩余工期，请补填实际开始日期。`,
        en: `Task "${title}" is ${task.percentComplete} % complete but has no actual start; only what remains is scheduled. Give the actual start.`,
      },
    })
  }
  const reported = [task.actualStart, task.actualFinish]
    .filter((date) => date !== undefined)
    .sort()
    .at(-1)
  if (input.statusDate !== undefined && reported !== undefined && reported > input.statusDate) {
    warnings.push({
      code: 'schedule.actual_after_status_date',
      taskId: task.id,
      text: {
        zh: `任务“${title}”的实际日期 ${reported} 晚于状态日期 ${input.statusDate}，请核对。`,
        en: `Task "${title}" has an actual date ${reported} after the status date ${input.statusDate}. Check it.`,
      },
    })
  }
  for (const edge of activity.incoming) {
    const { from } = edge
    if (edge.type !== 'FS' || from.role !== 'task' || from.state === 'finished') continue
    const waits = binds(edge)
    warnings.push({
      code: 'schedule.out_of_sequence',
      taskId: task.id,
      text: {
        zh: `任务“${title}”已开始或完成，而其前置任务“${titleOf(from.task)}”尚未完成${waits ? '；剩余工作排在前置任务之后' : ''}。请核对进度或依赖。`,
        en: `Task "${title}" has begun although its predecessor "${titleOf(from.task)}" is not finished${waits ? '; what remains waits for it' : ''}. Check the progress or the dependency.`,
      },
    })
  }
  return warnings
}

import { dayNumberOf } from '../calendar/calendar-date.ts'
import type { Text } from '../errors.ts'
import { Invalid, Refused } from '../errors.ts'
import { titleOf } from './network.ts'
import type { Dependency, ScheduleInput, Task } from './schedule-model.ts'

/** Where in the input: ['tasks', 3, 'parentId']. */
type Place = readonly (string | number)[]

/**
 * Refuses a plan that cannot be computed, before anything is. Every error carries `detail.place`, the path of the
 * offending field: duplicate ids, unknown ids, self dependencies, impossible numbers and dates, links that a summary cannot have.
 */
export function refuseBrokenPlan(
  input: Omit<ScheduleInput, 'calendar' | 'calendars'> & { calendars?: object | undefined },
): void {
  checkDate(input.start, ['start'])
  if (input.statusDate !== undefined) checkDate(input.statusDate, ['statusDate'])
  const byId = new Map<string, Task>()
  const parents = new Set(input.tasks.map((task) => task.parentId))
  input.tasks.forEach((task, position) => {
    const place: Place = ['tasks', position]
    if (byId.has(task.id)) {
      throw refused(
        'schedule.task.duplicate_id',
        [...place, 'id'],
        { id: task.id },
        {
          zh: `任务编号“${task.id}”重复，请为每个任务使用不同的编号。`,
          en: `Task id "${task.id}" is used twice. Give each task its own id.`,
        },
      )
    }
    byId.set(task.id, task)
    checkTask(task, place, parents.has(task.id), input.calendars ?? {})
  })
  for (const [position, task] of input.tasks.entries()) checkParents(task, ['tasks', position, 'parentId'], byId)
  for (const [position, dependency] of input.dependencies.entries()) {
    checkDependency(dependency, position, byId, parents)
  }
}

function checkTask(task: Task, place: Place, isSummary: boolean, calendars: object): void {
  const name = `${titleOf(task)} (${task.id})`
  const { durationDays, percentComplete, constraint } = task
  if (!Number.isInteger(durationDays) || durationDays < 0) {
    throw invalid(
      'schedule.task.duration',
      [...place, 'durationDays'],
      { id: task.id, durationDays },
      {
        zh: `任务“${name}”的工期 ${durationDays} 无效，请填写不小于 0 的整数工作日（0 表示里程碑）。`,
        en: `Task "${name}" has a duration of ${durationDays}. Give whole working days, 0 or more (0 is a milestone).`,
      },
    )
  }
  if (percentComplete !== undefined && !(percentComplete >= 0 && percentComplete <= 100)) {
    throw invalid(
      'schedule.task.percent',
      [...place, 'percentComplete'],
      { id: task.id, percentComplete },
      {
        zh: `任务“${name}”的完成百分比 ${percentComplete} 无效，请填写 0 至 100。`,
        en: `Task "${name}" is ${percentComplete} % complete. Give 0 to 100.`,
      },
    )
  }
  if (percentComplete === 100 && task.actualFinish === undefined && !isSummary) {
    throw invalid(
      'schedule.task.finish_missing',
      [...place, 'actualFinish'],
      { id: task.id },
      {
        zh: `任务“${name}”已完成 100%，但没有实际完成日期，请填写 actualFinish。`,
        en: `Task "${name}" is 100 % complete but has no actual finish. Give actualFinish.`,
      },
    )
  }
  if (task.calendar !== undefined && !Object.hasOwn(calendars, task.calendar)) {
    throw refused(
      'schedule.task.unknown_calendar',
      [...place, 'calendar'],
      { id: task.id, calendar: task.calendar },
      {
        zh: `任务“${name}”引用的日历“${task.calendar}”不存在，请先定义该日历或删去此项。`,
        en: `Task "${name}" uses calendar "${task.calendar}", which is not defined. Define it or remove the reference.`,
      },
    )
  }
  for (const field of ['actualStart', 'actualFinish', 'baselineStart', 'baselineFinish'] as const) {
    const date = task[field]
    if (date !== undefined) checkDate(date, [...place, field])
  }
  for (const [first, last] of [
    ['actualStart', 'actualFinish'],
    ['baselineStart', 'baselineFinish'],
  ] as const) {
    if (task[first] === undefined || task[last] === undefined || task[first] <= task[last]) continue
    throw invalid(
      'schedule.task.date_order',
      [...place, last],
      { id: task.id, [first]: task[first], [last]: task[last] },
      {
        zh: `任务“${name}”的 ${last}（${task[last]}）早于 ${first}（${task[first]}），请更正。`,
        en: `Task "${name}": ${last} (${task[last]}) lies before ${first} (${task[first]}). Correct one of them.`,
      },
    )
  }
  if (!constraint) return
  checkDate(constraint.date, [...place, 'constraint', 'date'])
  if (isSummary && constraint.type === 'mustStartOn') {
    throw refused(
      'schedule.summary.constraint',
      [...place, 'constraint'],
      { id: task.id },
      {
        zh: `“${name}”是汇总任务，其开始由下级任务决定，不能设“必须开始于”。请把约束放到下级任务上。`,
        en: `"${name}" is a summary; its start follows from the tasks within, so it cannot have "must start on". Put the constraint on a task within.`,
      },
    )
  }
}

function checkParents(task: Task, place: Place, byId: ReadonlyMap<string, Task>): void {
  const chain = new Set([task])
  for (let child = task; child.parentId !== undefined; ) {
    const parent = byId.get(child.parentId)
    if (!parent) {
      if (child !== task) return
      throw refused(
        'schedule.task.unknown_parent',
        place,
        { id: task.id, parentId: task.parentId },
        {
          zh: `任务“${titleOf(task)} (${task.id})”的上级任务“${task.parentId}”不存在，请更正 parentId 或补上该任务。`,
          en: `Task "${titleOf(task)} (${task.id})" names parent "${task.parentId}", which does not exist. Correct parentId or add that task.`,
        },
      )
    }
    if (parent === task) {
      const path = [...chain, task].map(titleOf).join(' → ')
      throw refused(
        'schedule.parent_cycle',
        place,
        { cycle: [...chain].map(({ id }) => id) },
        {
          zh: `任务的上下级关系成环：${path}。请把其中一个任务移出。`,
          en: `Tasks are parents of each other in a circle: ${path}. Move one of them out.`,
        },
      )
    }
    if (chain.has(parent)) return
    chain.add(parent)
    child = parent
  }
}

function checkDependency(
  dependency: Dependency,
  position: number,
  byId: ReadonlyMap<string, Task>,
  parents: ReadonlySet<string | undefined>,
): void {
  const { from, to, type, lagDays } = dependency
  const place: Place = ['dependencies', position]
  const ordinal = position + 1
  for (const end of ['from', 'to'] as const) {
    if (byId.has(dependency[end])) continue
    throw refused(
      'schedule.dependency.unknown_task',
      [...place, end],
      { position, id: dependency[end] },
      {
        zh: `第 ${ordinal} 条依赖（${from} → ${to}）的 ${end} 指向不存在的任务“${dependency[end]}”，请更正编号或补上任务。`,
        en: `Dependency ${ordinal} (${from} → ${to}): ${end} names task "${dependency[end]}", which does not exist. Correct the id or add the task.`,
      },
    )
  }
  if (from === to) {
    throw refused(
      'schedule.dependency.self',
      place,
      { position, id: from },
      {
        zh: `第 ${ordinal} 条依赖让任务“${titleOf(byId.get(from)!)} (${from})”依赖自己，请删去或改为其他任务。`,
        en: `Dependency ${ordinal} makes task "${titleOf(byId.get(from)!)} (${from})" depend on itself. Remove it or name another task.`,
      },
    )
  }
  if (!Number.isInteger(lagDays)) {
    throw invalid(
      'schedule.dependency.lag',
      [...place, 'lagDays'],
      { position, lagDays },
      {
        zh: `第 ${ordinal} 条依赖（${from} → ${to}）的延隔 ${lagDays} 无效，请填写整数工作日（可为负）。`,
        en: `Dependency ${ordinal} (${from} → ${to}) has a lag of ${lagDays}. Give whole working days (negative for a lead).`,
      },
    )
  }
  const fromSummary = parents.has(from) && (type === 'SS' || type === 'SF')
  const toSummary = parents.has(to) && (type === 'FF' || type === 'SF')
  if (fromSummary || toSummary) {
    const summary = byId.get(fromSummary ? from : to)!
    throw refused(
      'schedule.summary.link',
      [...place, 'type'],
      { position, id: summary.id, type },
      {
        zh: `第 ${ordinal} 条依赖（${from} → ${to}，${type}）：汇总任务“${titleOf(summary)}”只能以完成带动后续（FS、FF）、以开始承接前置（FS、SS）。请改连到其下级任务。`,
        en: `Dependency ${ordinal} (${from} → ${to}, ${type}): summary "${titleOf(summary)}" can only lead by its finish (FS, FF) and follow by its start (FS, SS). Link a task within instead.`,
      },
    )
  }
}

function checkDate(date: string, place: Place): void {
  try {
    dayNumberOf(date)
  } catch (error) {
    if (error instanceof Invalid) throw invalid(error.code, place, { ...error.detail }, error.text)
    throw error
  }
}

function refused(code: string, place: Place, detail: Record<string, unknown>, text: Text): Refused {
  return new Refused(code, { ...detail, place }, text)
}

function invalid(code: string, place: Place, detail: Record<string, unknown>, text: Text): Invalid {
  return new Invalid(code, { ...detail, place }, text)
}

import { Invalid } from '../errors.ts'

export type Break = { readonly from: string; readonly to: string }

/** A stretch of working time inside one local day, in seconds after midnight; `end` is exclusive and at most 86,400. */
export type WorkingWindow = { readonly start: number; readonly end: number }

/**
 * The working windows of a day: `hoursPerDay` of work from `dayStart` on, interrupted by the breaks.
 * 8 hours from 08:30 with a break 12:00-13:00 end at 17:30. Throws `calendar.hours.*` when the day does not hold them.
 */
export function workingWindows(hoursPerDay: number, dayStart: string, breaks: readonly Break[]): WorkingWindow[] {
  const seconds = Math.round(hoursPerDay * 3600)
  if (!(seconds > 0 && seconds <= 86_400)) {
    throw new Invalid(
      'calendar.hours.length',
      { hoursPerDay },
      {
        zh: `每日工时 ${hoursPerDay} 无效，请填写大于 0、不超过 24 的小时数。`,
        en: `${hoursPerDay} hours per day is not possible. Give more than 0 and at most 24 hours.`,
      },
    )
  }
  const windows: WorkingWindow[] = []
  let cursor = secondOfDay(dayStart)
  let remaining = seconds
  for (const pause of sortedBreaks(breaks)) {
    if (remaining === 0) break
    const worked = Math.min(remaining, pause.start - cursor)
    if (worked > 0) {
      windows.push({ start: cursor, end: cursor + worked })
      remaining -= worked
    }
    cursor = Math.max(cursor, pause.end)
  }
  if (remaining > 0) windows.push({ start: cursor, end: cursor + remaining })
  if (windows.at(-1)!.end > 86_400) {
    throw new Invalid(
      'calendar.hours.past_midnight',
      { hoursPerDay, dayStart, breaks },
      {
        zh: `从 ${dayStart} 起、扣除休息后排不下 ${hoursPerDay} 小时（超过 24:00）。请提前上班时间、减少工时或休息（无休息请写 breaks: []）。`,
        en: `${hoursPerDay} hours from ${dayStart} with these breaks run past 24:00. Start earlier, or work less, or shorten the breaks (breaks: [] for none).`,
      },
    )
  }
  return windows
}

function sortedBreaks(breaks: readonly Break[]): WorkingWindow[] {
  return breaks
    .map(({ from, to }) => {
      const pause = { start: secondOfDay(from), end: secondOfDay(to) }
      if (pause.start < pause.end) return pause
      throw new Invalid(
        'calendar.hours.break',
        { from, to },
        {
          zh: `休息时间 ${from}-${to} 的结束不晚于开始，请更正。`,
          en: `The break ${from}-${to} does not end after it starts. Correct it.`,
        },
      )
    })
    .sort((a, b) => a.start - b.start)
}

function secondOfDay(time: string): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time)
  if (match) return Number(match[1]) * 3600 + Number(match[2]) * 60
  throw new Invalid(
    'calendar.hours.time',
    { time },
    {
      zh: `“${time}” 不是有效时刻，请按 HH:MM 填写，例如 08:30。`,
      en: `"${time}" is not a time of day. Write HH:MM, for example 08:30.`,
    },
  )
}

import { Invalid } from '../errors.ts'
import type { WorkingWindow } from './working-hours.ts'
import { epochSecondsOf, epochSecondsOfWall, instantOf, zoneOffsetSeconds } from './zone-time.ts'

export type WorkingTime = {
  workingSecondsBetween(startInstant: string, endInstant: string, zone: string): number
  addWorkingSeconds(startInstant: string, seconds: number, zone: string): string
}

type Stretch = { readonly start: number; readonly end: number }

/** Working time in elapsed seconds: on a day when the clock changes inside a window, the window is longer or shorter. */
export function workingTime(windows: readonly WorkingWindow[], isWorking: (dayNumber: number) => boolean): WorkingTime {
  const stretchesByZone = new Map<string, Map<number, Stretch[]>>()

  function stretchesOn(dayNumber: number, zone: string): readonly Stretch[] {
    if (!isWorking(dayNumber)) return []
    const byDay = stretchesByZone.get(zone) ?? new Map<number, Stretch[]>()
    const stretches = byDay.get(dayNumber) ?? stretchesOfDay(windows, dayNumber, zone)
    stretchesByZone.set(zone, byDay.set(dayNumber, stretches))
    return stretches
  }

  function workingSecondsBetween(startInstant: string, endInstant: string, zone: string): number {
    const start = epochSecondsOf(startInstant)
    const end = epochSecondsOf(endInstant)
    if (end < start) return -workingSecondsBetween(endInstant, startInstant, zone)
    let seconds = 0
    for (let day = localDay(start, zone); day <= localDay(end, zone); day++) {
      for (const stretch of stretchesOn(day, zone)) {
        seconds += Math.max(0, Math.min(end, stretch.end) - Math.max(start, stretch.start))
      }
    }
    return seconds
  }

  function addWorkingSeconds(startInstant: string, seconds: number, zone: string): string {
    if (!Number.isInteger(seconds) || seconds < 0) {
      throw new Invalid(
        'calendar.seconds.invalid',
        { seconds },
        {
          zh: `工作时长 ${seconds} 无效，请给出不小于 0 的整数秒。`,
          en: `${seconds} is not a working time. Give whole seconds, 0 or more.`,
        },
      )
    }
    const start = epochSecondsOf(startInstant)
    let remaining = seconds
    for (let day = localDay(start, zone); ; day++) {
      for (const stretch of stretchesOn(day, zone)) {
        const from = Math.max(start, stretch.start)
        const available = stretch.end - from
        if (available <= 0) continue
        if (remaining <= available) return instantOf(from + remaining)
        remaining -= available
      }
    }
  }

  return { workingSecondsBetween, addWorkingSeconds }
}

function localDay(epochSeconds: number, zone: string): number {
  return Math.floor((epochSeconds + zoneOffsetSeconds(epochSeconds, zone)) / 86_400)
}

function stretchesOfDay(windows: readonly WorkingWindow[], dayNumber: number, zone: string): Stretch[] {
  // Offsets lie between -12 h and +14 h, so these two instants enclose the local day.
  const before = zoneOffsetSeconds(dayNumber * 86_400 - 14 * 3600, zone)
  const after = zoneOffsetSeconds(dayNumber * 86_400 + 36 * 3600, zone)
  const epochOf = (second: number) =>
    before === after ? dayNumber * 86_400 + second - before : epochSecondsOfWall(dayNumber, second, zone)
  const stretches: Stretch[] = []
  for (const window of windows) {
    const start = Math.max(epochOf(window.start), stretches.at(-1)?.end ?? Number.NEGATIVE_INFINITY)
    const end = epochOf(window.end)
    if (end > start) stretches.push({ start, end })
  }
  return stretches
}

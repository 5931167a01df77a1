import { Invalid } from '../errors.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Seconds that the wall clock of an IANA zone is ahead of UTC at an instant (epoch seconds). */
export function zoneOffsetSeconds(epochSeconds: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const part of formatFor(zone).formatToParts(epochSeconds * 1000)) parts[part.type] = Number(part.value)
  const wall = Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!) / 1000
  return wall - epochSeconds
}

/** The epoch second at which the wall clock of `zone` shows `second` of `dayNumber`; the first one where it shows it twice. */
export function epochSecondsOfWall(dayNumber: number, second: number, zone: string): number {
  const wall = dayNumber * 86_400 + second
  const earlier = zoneOffsetSeconds(wall - 86_400, zone)
  if (zoneOffsetSeconds(wall - earlier, zone) === earlier) return wall - earlier
  return wall - zoneOffsetSeconds(wall + 86_400, zone)
}

/** Epoch seconds of an ISO 8601 instant with 'Z' or an offset; fractions of a second are dropped. */
export function epochSecondsOf(instant: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(instant)
    ? Date.parse(instant)
    : Number.NaN
  if (!Number.isNaN(milliseconds)) return Math.floor(milliseconds / 1000)
  throw new Invalid(
    'calendar.instant.invalid',
    { instant },
    {
      zh: `“${instant}” 不是有效时间点，请写带时区的 ISO 8601，例如 2026-10-08T00:30:00Z。`,
      en: `"${instant}" is not an instant. Write ISO 8601 with a zone, for example 2026-10-08T00:30:00Z.`,
    },
  )
}

/** The instant as 'YYYY-MM-DDTHH:MM:SSZ'. */
export function instantOf(epochSeconds: number): string {
  return new Date(epochSeconds * 1000).toISOString().replace('.000Z', 'Z')
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
    return format
  } catch {
    throw new Invalid(
      'calendar.zone.unknown',
      { zone },
      {
        zh: `时区“${zone}”不存在，请使用 IANA 名称，例如 Asia/Shanghai。`,
        en: `There is no time zone "${zone}". Use an IANA name, for example Asia/Shanghai.`,
      },
    )
  }
}

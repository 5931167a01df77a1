import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import type { Text } from '../errors.ts'
import { dayNumberOf } from './calendar-date.ts'

export type PublishedDay = { readonly working: boolean; readonly name: Text }

/**
 * Public holidays and make-up workdays 调休上班日 of mainland China by day number, as the State Council's yearly notice
 * publishes them (kept by the package `chinese-days`, MIT).
 */
export const chineseHolidays: ReadonlyMap<number, PublishedDay> = readPublishedDays()

/** The years whose yearly notice is known. A year counts once its Spring Festival and its National Day are in the data. */
export const chineseHolidayYears: readonly number[] = readKnownYears()

function readPublishedDays(): Map<number, PublishedDay> {
  const days = new Map<number, PublishedDay>()
  for (const [date, entry] of Object.entries(published.holidays)) {
    const name = nameOf(entry)
    days.set(dayNumberOf(date), { working: false, name })
  }
  for (const [date, entry] of Object.entries(published.workdays)) {
    const name = nameOf(entry)
    days.set(dayNumberOf(date), {
      working: true,
      name: { zh: `${name.zh}调休上班`, en: `${name.en} make-up workday` },
    })
  }
  return days
}

/** An entry reads "National Day,国庆节,3": English name, Chinese name, statutory days. */
function nameOf(entry: string): Text {
  const [en = entry, zh = entry] = entry.split(',')
  return { zh, en }
}

function readKnownYears(): number[] {
  const holidays = Object.entries(published.holidays)
  const yearsWith = (zh: string) =>
    new Set(holidays.filter(([, entry]) => nameOf(entry).zh === zh).map(([date]) => Number(date.slice(0, 4))))
  return [...yearsWith('春节').intersection(yearsWith('国庆节'))].sort((a, b) => a - b)
}

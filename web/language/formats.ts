import type { Locale } from './locale.ts'

type Value = string | number | null | undefined

export interface Formats {
  /** Thousands separators; `decimals` fixed, else as many as the value has (up to six). */
  number(value: Value, decimals?: number): string
  /** A ratio 0..1 in per cent; one decimal unless told. */
  percent(ratio: Value, decimals?: number): string
  /** Two decimals, yuan unless another ISO 4217 code is given. */
  money(value: Value, currency?: string): string
  /** `2026-03-05` as a date; the year is left out in the current one when `short`. */
  day(value: string | null | undefined, style?: 'full' | 'short'): string
  instant(value: string | null | undefined): string
  /** `3 minutes ago`, `yesterday`; beyond 30 days the date. */
  relative(value: string | null | undefined): string
  compare(a: string, b: string): number
}

const none = '—'

/** Every format of a language, with moments on the wall clock of `zone` (IANA; the reader's own without it). An absent value is a dash, so that a gap in a column is seen as one. */
export function formatsOf(locale: Locale, zone?: string): Formats {
  const tag = locale === 'zh' ? 'zh-CN' : 'en-GB'
  const numbers = new Map<string, Intl.NumberFormat>()
  const number = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options)
    const found = numbers.get(key) ?? new Intl.NumberFormat(locale === 'zh' ? 'zh-CN' : 'en', options)
    numbers.set(key, found)
    return found
  }
  const year = new Date().getFullYear()
  const full = new Intl.DateTimeFormat(tag, { year: 'numeric', month: locale === 'zh' ? '2-digit' : 'short', day: '2-digit', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(tag, { month: locale === 'zh' ? 'numeric' : 'short', day: 'numeric', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(tag, { year: 'numeric', month: locale === 'zh' ? '2-digit' : 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone })
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  const ago = new Intl.RelativeTimeFormat(locale === 'zh' ? 'zh-CN' : 'en', { numeric: 'auto' })
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-Hans-u-co-pinyin' : 'en', { numeric: true })
  const given = (value: Value): value is string | number => value !== null && value !== undefined && value !== '' && !Number.isNaN(Number(value))
  const day = (value: string | null | undefined, style: 'full' | 'short' = 'full'): string => {
    if (!value) return none
    const date = new Date(`${value.slice(0, 10)}T00:00:00Z`)
    if (Number.isNaN(date.getTime())) return value
    return style === 'short' && date.getUTCFullYear() === year ? short.format(date) : full.format(date)
  }
  return {
    number: (value, decimals) => (given(value) ? number(decimals === undefined ? { maximumFractionDigits: 6 } : { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value as never) : none),
    percent: (value, decimals = 1) => (given(value) ? number({ style: 'percent', minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Number(value)) : none),
    money: (value, currency = 'CNY') => (given(value) ? number({ style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value as never) : none),
    day,
    instant: (value) => {
      if (!value) return none
      const date = new Date(value)
      return Number.isNaN(date.getTime()) ? value : moment.format(date)
    },
    relative: (value) => {
      if (!value) return none
      const seconds = (new Date(value).getTime() - Date.now()) / 1000
      const size = Math.abs(seconds)
      if (size < 45) return locale === 'zh' ? '刚刚' : 'just now'
      if (size < 3600) return ago.format(Math.round(seconds / 60), 'minute')
      if (size < 86_400) return ago.format(Math.round(seconds / 3600), 'hour')
      if (size < 30 * 86_400) return ago.format(Math.round(seconds / 86_400), 'day')
      return day(dayOf.format(new Date(value)))
    },
    compare: (a, b) => collator.compare(a, b),
  }
}

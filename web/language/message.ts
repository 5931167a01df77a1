import { IntlMessageFormat } from 'intl-messageformat'
import type { Text } from '../../engines/errors.ts'
import type { Locale } from './locale.ts'

const compiled = new Map<string, IntlMessageFormat>()
const simple = /^(?:[^{}'#]|\{\w+\})*$/

/** A text in a language with its values: plain `{name}`, or ICU plurals and selects. A broken message is shown as it stands, never as nothing. */
export function message(text: Text, locale: Locale, values?: Record<string, string | number>): string {
  const pattern = text[locale]
  if (!pattern.includes('{')) return pattern
  if (simple.test(pattern)) return pattern.replace(/\{(\w+)\}/g, (_, name: string) => said(values?.[name], locale))
  const key = `${locale}:${pattern}`
  try {
    let format = compiled.get(key)
    if (!format) {
      format = new IntlMessageFormat(pattern, locale === 'zh' ? 'zh-CN' : 'en')
      compiled.set(key, format)
    }
    return String(format.format(values))
  } catch {
    return pattern
  }
}

function said(value: string | number | undefined, locale: Locale): string {
  if (typeof value === 'number') return value.toLocaleString(locale === 'zh' ? 'zh-CN' : 'en')
  return value ?? ''
}

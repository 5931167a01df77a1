import { useMemo } from 'react'
import type { Text } from '../../engines/errors.ts'
import { useZone } from '../frame/current.ts'
import { type Formats, formatsOf } from '../language/formats.ts'
import { useLocale } from '../language/locale.ts'
import { message } from '../language/message.ts'

export { useLocale }

/** Gives a text in the reader's language; ICU messages take values. */
export function useText(): (text: Text, values?: Record<string, string | number>) => string {
  const locale = useLocale()
  return useMemo(() => (text, values) => message(text, locale, values), [locale])
}

/** Numbers, money and times as the reader writes them, moments on the implementation's clock. Wire values go in as they are: decimal strings, days, ISO instants. */
export function useFormat(): Formats {
  const locale = useLocale()
  const zone = useZone()
  return useMemo(() => formatsOf(locale, zone), [locale, zone])
}

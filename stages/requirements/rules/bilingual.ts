import type { Text } from '../../../engines/errors.ts'

/** A text inside a JSON field: as somebody typed it, or in both languages (a kit, the sample). */
export type Words = string | Text

export function inLocale(words: Words | null | undefined, locale: 'zh' | 'en'): string {
  if (words === null || words === undefined) return ''
  return typeof words === 'string' ? words : words[locale] || words.zh
}

/** What is stored after an edit in one language: both languages stay while the text shown was not touched. */
export function afterEdit(before: Words | null | undefined, given: string, locale: 'zh' | 'en'): Words {
  return before !== null && before !== undefined && inLocale(before, locale) === given ? before : given
}

import type { Locale as AntdLocale } from 'antd/es/locale'
import { useEffect, useState } from 'react'
import type { Locale } from './locale.ts'

/** antd's own words (pickers, pagination) and dayjs' month names, loaded with the language; English needs none. */
export function useAntdLocale(locale: Locale): AntdLocale | undefined {
  const [chinese, setChinese] = useState<AntdLocale>()
  useEffect(() => {
    void Promise.all([import('antd/locale/zh_CN'), import('dayjs'), import('dayjs/locale/zh-cn')]).then(([words, dayjs]) => {
      dayjs.default.locale(locale === 'zh' ? 'zh-cn' : 'en')
      setChinese((words.default as { default?: AntdLocale }).default ?? (words.default as AntdLocale))
    })
  }, [locale])
  return locale === 'zh' ? chinese : undefined
}

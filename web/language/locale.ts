import { useSyncExternalStore } from 'react'

export type Locale = 'zh' | 'en'

const listeners = new Set<() => void>()
let current: Locale = read()

function read(): Locale {
  try {
    const kept = localStorage.getItem('landfall.locale')
    if (kept === 'zh' || kept === 'en') return kept
  } catch {
    // Storage is closed to us.
  }
  return navigator.language.toLowerCase().startsWith('zh') || !navigator.language ? 'zh' : 'en'
}

export function currentLocale(): Locale {
  return current
}

/** The reader's language from now on; kept in this browser. */
export function setLocale(locale: Locale): void {
  current = locale
  try {
    localStorage.setItem('landfall.locale', locale)
  } catch {
    // Kept for this visit only.
  }
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener()
}

export function useLocale(): Locale {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, currentLocale)
}

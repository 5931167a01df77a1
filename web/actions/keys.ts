import { useEffect } from 'react'
import { isTyping } from '../parts/keys.ts'

/** Keys that work on every page: Ctrl+K (or ⌘K) opens the palette wherever the focus is, ? the help. */
export function useCommandKeys(openPalette: () => void, openHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        openPalette()
      } else if (event.key === '?' && !isTyping(event)) openHelp()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [openPalette, openHelp])
}

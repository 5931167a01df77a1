import { useEffect } from 'react'

/** Ctrl+K (or ⌘K) opens the palette wherever the focus is. */
export function useCommandKeys(openPalette: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        openPalette()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [openPalette])
}

import { useEffect, useRef } from 'react'

/** Is the reader typing, or is a dialog above the page? Then single keys mean nothing. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null
  if (!target) return false
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return !(target instanceof HTMLInputElement && target.type === 'radio')
  return document.querySelector('dialog[open], .ant-drawer-open, .ant-modal-wrap:not([style*="display: none"]) .ant-modal, .lf-popover') !== null
}

/** Single keys of the page on screen, such as `j`, `Enter`, `/`. Returning false lets the key pass. */
export function useKeys(keys: Readonly<Record<string, (event: KeyboardEvent) => boolean | void>>, enabled = true): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!enabled) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return
      const run = latest.current[event.key] ?? latest.current[event.key.toLowerCase()]
      if (run && run(event) !== false) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [enabled])
}

import { type ReactElement, type ReactNode, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

export interface PopoverProps {
  /** The button: gets `onClick`, `aria-expanded` and `aria-controls`. */
  readonly trigger: (props: { onClick: () => void; 'aria-expanded': boolean; 'aria-controls': string; 'aria-haspopup': 'dialog' }) => ReactElement
  readonly label: string
  readonly children: ReactNode | ((close: () => void) => ReactNode)
  readonly align?: 'start' | 'end'
  readonly width?: number
  /** Opens above where it would leave the window below. */
  readonly onOpenChange?: (open: boolean) => void
}

/** A small floating panel beside a button. Esc or a click elsewhere closes it and gives the focus back. */
export function Popover({ trigger, label, children, align = 'start', width, onOpenChange }: PopoverProps) {
  const [open, setOpenState] = useState(false)
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const setOpen = useCallback((value: boolean) => {
    setOpenState(value)
    onOpenChange?.(value)
  }, [onOpenChange])
  const close = useCallback(() => {
    setOpen(false)
    anchor.current?.querySelector<HTMLElement>('button, a')?.focus()
  }, [setOpen])

  useLayoutEffect(() => {
    if (!open) return
    const place = () => {
      const box = anchor.current?.firstElementChild?.getBoundingClientRect()
      const element = panel.current
      if (!box || !element) return
      const size = element.getBoundingClientRect()
      const left = align === 'end' ? box.right - size.width : box.left
      const below = box.bottom + 4 + size.height <= innerHeight || box.top < size.height
      element.style.left = `${Math.max(8, Math.min(left, innerWidth - size.width - 8))}px`
      element.style.top = below ? `${box.bottom + 4}px` : `${box.top - size.height - 4}px`
      element.style.maxHeight = `${below ? innerHeight - box.bottom - 16 : box.top - 16}px`
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(panel.current!)
    addEventListener('resize', place)
    addEventListener('scroll', place, true)
    panel.current?.focus({ preventScroll: true })
    return () => {
      observer.disconnect()
      removeEventListener('resize', place)
      removeEventListener('scroll', place, true)
    }
  }, [open, align])

  useEffect(() => {
    if (!open) return
    const outside = (event: PointerEvent) => {
      const target = event.target as Node
      if (panel.current?.contains(target) || anchor.current?.contains(target)) return
      if ((target as Element).closest?.('.ant-select-dropdown, .ant-picker-dropdown')) return
      setOpen(false)
    }
    document.addEventListener('pointerdown', outside)
    return () => document.removeEventListener('pointerdown', outside)
  }, [open, setOpen])

  return (
    <>
      <span ref={anchor} className="lf-anchor">{trigger({ onClick: () => setOpen(!open), 'aria-expanded': open, 'aria-controls': id, 'aria-haspopup': 'dialog' })}</span>
      {open && createPortal(
        <div
          ref={panel} id={id} className="lf-popover" role="dialog" aria-label={label} tabIndex={-1} style={width ? { width } : undefined}
          onKeyDown={(event) => { if (event.key === 'Escape') { event.stopPropagation(); close() } }}
        >
          {typeof children === 'function' ? children(close) : children}
        </div>,
        document.body,
      )}
    </>
  )
}

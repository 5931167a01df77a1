import { type ReactElement, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/** Small print about something, on hover and on focus; read out with it. The child takes the given properties. */
export function Tip({ text, children }: { text: ReactNode; children: (props: { onMouseEnter: () => void; onMouseLeave: () => void; onFocus: () => void; onBlur: () => void; 'aria-describedby': string }) => ReactElement }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const target = anchor.current?.firstElementChild?.getBoundingClientRect()
    const element = box.current
    if (!open || !target || !element) return
    const size = element.getBoundingClientRect()
    element.style.left = `${Math.max(8, Math.min(target.left, innerWidth - size.width - 8))}px`
    element.style.top = target.bottom + size.height + 8 <= innerHeight ? `${target.bottom + 4}px` : `${target.top - size.height - 4}px`
  }, [open])
  const show = () => setOpen(true)
  const hide = () => setOpen(false)
  return (
    <>
      <span className="lf-anchor" ref={anchor}>{children({ onMouseEnter: show, onMouseLeave: hide, onFocus: show, onBlur: hide, 'aria-describedby': id })}</span>
      <span id={id} hidden>{text}</span>
      {open && createPortal(<div className="lf-tip" ref={box} aria-hidden="true">{text}</div>, document.body)}
    </>
  )
}

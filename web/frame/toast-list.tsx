import { useEffect, useRef } from 'react'
import { GateLight } from '../parts/gate-light.tsx'
import { Icon } from '../parts/icon.tsx'
import { useText } from '../parts/language.ts'
import { frameTexts as t } from './texts.ts'
import { closeToast, useToasts } from './toasts.ts'

const lights = { ok: 'pass', bad: 'fail', info: 'half' } as const

/** What the reader is told, above everything, an open dialog too (hence the popover). */
export function Toasts() {
  const text = useText()
  const toasts = useToasts()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = box.current
    if (!element?.showPopover) return
    if (element.matches(':popover-open')) element.hidePopover()
    if (toasts.length > 0) element.showPopover()
  }, [toasts])
  return (
    <div className="lf-toasts" ref={box} popover="manual" aria-live="polite">
      {toasts.map((toast) => (
        <div key={toast.id} className="lf-toast" role={toast.tone === 'bad' ? 'alert' : undefined}>
          <GateLight light={lights[toast.tone]} label={false} />
          <div>{toast.text}{toast.detail && <small>{toast.detail}</small>}</div>
          <button type="button" className="lf-tool" aria-label={text(t.close)} onClick={() => closeToast(toast.id)}><Icon name="close" size={14} /></button>
        </div>
      ))}
    </div>
  )
}

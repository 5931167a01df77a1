import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './icon.tsx'
import { useText } from './language.ts'
import { partTexts as t } from './texts.ts'

/** A modal question, only to confirm or to sign. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, open, onClose, footer, width = 440, children }: { title: string; open: boolean; onClose: () => void; footer?: ReactNode; width?: number; children?: ReactNode }) {
  const text = useText()
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = element.current
    if (!dialog) return
    if (open && !dialog.open) dialog.showModal()
    if (!open && dialog.open) dialog.close()
  }, [open])
  if (!open) return null
  return (
    <dialog ref={element} className="lf-dialog" aria-labelledby={id} style={{ width }} onCancel={(e) => { e.preventDefault(); onClose() }} onClick={(e) => { if (e.target === e.currentTarget) onClose() }}>
      <div className="lf-dialog-box">
        <header><h2 id={id}>{title}</h2><button type="button" className="lf-tool" aria-label={text(t.close)} onClick={onClose}><Icon name="close" /></button></header>
        <div className="lf-dialog-body">{children}</div>
        {footer && <footer>{footer}</footer>}
      </div>
    </dialog>
  )
}

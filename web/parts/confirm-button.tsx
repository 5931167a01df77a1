import { useState } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useText } from './language.ts'
import { partTexts as t } from './texts.ts'

/** Asks before it acts. The button in the question says the verb again. */
export function ConfirmButton({ question, onConfirm, danger = false, children, ...rest }: { question: string; onConfirm: () => void | Promise<unknown>; danger?: boolean } & Omit<ButtonProps, 'onClick' | 'danger'>) {
  const text = useText()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const confirm = async () => {
    setBusy(true)
    try {
      await onConfirm()
    } finally {
      setBusy(false)
      setOpen(false)
    }
  }
  const verb = typeof children === 'string' ? children : text(t.confirm)
  return (
    <>
      <Button {...rest} danger={danger} onClick={() => setOpen(true)}>{children}</Button>
      <Dialog title={verb} open={open} onClose={() => setOpen(false)} footer={<><Button onClick={() => setOpen(false)}>{text(t.cancel)}</Button><Button type="primary" danger={danger} loading={busy} onClick={() => void confirm()}>{verb}</Button></>}>
        <p className="lf-dialog-text">{question}</p>
      </Dialog>
    </>
  )
}

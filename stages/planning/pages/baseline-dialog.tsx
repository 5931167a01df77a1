import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { texts as t } from './texts.ts'

export function BaselineDialog({ open, onClose, phaseId, isFirst }: { open: boolean; onClose: () => void; phaseId: string; isFirst: boolean }) {
  const text = useText()
  const { phaseName } = useImplementation()
  const send = useSend()
  const { busy, run } = useAction()
  const [reason, setReason] = useState('')
  const set = () => run(() => send('POST', '/planning/baseline', { phaseId, ...(reason.trim() ? { reason } : {}) }), { done: text(t.baselineDone) }).then((made) => made && onClose())
  return (
    <Dialog title={text(t.setBaseline)} open={open} onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={() => void set()}>{text(t.setBaseline)}</Button></>}>
      <p className="lf-dialog-text">{text(t.baselineQuestion, { phase: phaseName(phaseId) })}</p>
      <TextArea label={text(t.baselineReason)} optional={isFirst} hint={text(t.baselineReasonHint)} value={reason} onChange={setReason} maxLength={1000} />
    </Dialog>
  )
}

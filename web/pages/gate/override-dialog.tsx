import { useState } from 'react'
import type { GateView } from '../../../platform/wire.ts'
import { useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { GateLight } from '../../parts/gate-light.tsx'
import { TextArea } from '../../parts/inputs.tsx'
import { useText } from '../../parts/language.ts'
import { gateTexts as t } from './texts.ts'

/** Passes the gate against red criteria, by name and reason. */
export default function OverrideDialog({ gate, onClose }: { gate: GateView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [reason, setReason] = useState('')
  const pass = async () => {
    const done = await run(() => send('POST', `/gates/${gate.phase.id}/${gate.stage}/override`, { reason: reason.trim() }), { done: text(t.exceptionDone) })
    if (done) onClose()
  }
  return (
    <Dialog title={text(t.exception)} open onClose={onClose} width={480} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" danger disabled={reason.trim().length < 10} loading={busy} onClick={() => void pass()}>{text(t.exception)}</Button></>}>
      <div className="lf-form">
        <p className="lf-dialog-text">{text(t.exceptionLead)}</p>
        <ul className="lf-red-list">{gate.criteria.filter((c) => c.met === false).map((c) => <li key={c.id}><GateLight light="fail" size={14} />{text(c.label)}</li>)}</ul>
        <TextArea label={text(t.exceptionReason)} hint={text(t.exceptionHint)} value={reason} onChange={setReason} maxLength={2000} />
      </div>
    </Dialog>
  )
}

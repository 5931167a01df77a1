import { useState } from 'react'
import type { GateView } from '../../../platform/wire.ts'
import { useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { Select, TextArea } from '../../parts/inputs.tsx'
import { useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { gateTexts as t } from './texts.ts'

/** Signs the gate as it stands, in a role that the reader holds. */
export default function SignDialog({ gate, onClose }: { gate: GateView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { summary, href } = useImplementation()
  const mine = gate.requiredRoles.filter((r) => summary.roles.includes(r.role))
  const [role, setRole] = useState<string | null>((mine.find((r) => !r.signed) ?? mine[0])?.role ?? null)
  const [statement, setStatement] = useState('')
  const red = gate.criteria.filter((c) => c.met === false).length
  const sign = async () => {
    const done = await run(() => send('POST', `/gates/${gate.phase.id}/${gate.stage}/signatures`, { role, ...(statement.trim() ? { statement: statement.trim() } : {}) }), { done: text(t.signDone) })
    if (done) onClose()
  }
  const name = `${gate.phase.name} · ${text(t.gateName, { stage: text(t[`stage_${gate.stage}`]) })}`
  const paper = href(gate.stage, 'gate/paper', { phase: gate.phase.code })
  return (
    <Dialog title={text(t.signTitle, { gate: name })} open onClose={onClose} width={480} footer={<><Link className="lf-button" to={paper}>{text(t.toPaper)}</Link><span className="lf-toolbar-gap" /><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" disabled={!role} loading={busy} onClick={() => void sign()}>{text(t.sign)}</Button></>}>
      <div className="lf-form">
        <p className="lf-dialog-text">{text(t.signLead, { count: gate.criteria.length })}</p>
        {red > 0 && <div className="lf-notice lf-notice-bad"><span>{text(t.signRed, { count: red })}</span></div>}
        {mine.length === 0 ? <p className="lf-error">{text(t.noRole)}</p> : (
          <>
            {mine.length > 1 ? <Select label={text(t.signAs)} value={role} onChange={setRole} options={mine.map((r) => ({ value: r.role, label: text(r.label) }))} /> : <p>{text(t.signAs)}: <b>{text(mine[0]!.label)}</b></p>}
            <TextArea label={text(t.statement)} optional value={statement} onChange={setStatement} maxLength={2000} />
          </>
        )}
      </div>
    </Dialog>
  )
}

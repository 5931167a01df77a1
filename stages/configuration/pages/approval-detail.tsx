import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { ApprovalAction, ApprovalView, Requisition } from '../contract.ts'
import { words as w } from '../texts.ts'
import { ApprovalActions } from './approval-actions.tsx'
import { ApprovalHistory } from './approval-history.tsx'
import { statusOf } from './approval-words.ts'
import { FlowPicture } from './flow-picture.tsx'
import { RequisitionLines } from './requisition-lines.tsx'
import './configuration.css'

/** A requisition with its lines, the flow with the token that runs, and everything that was done. */
export function ApprovalDetail({ requisitionId, instanceId, onCorrect }: { requisitionId: string | null; instanceId: string | null; onCorrect?: (requisition: Requisition) => void }) {
  const text = useText()
  const { money, day } = useFormat()
  const { data: approval } = useRead<ApprovalView>(instanceId ? `/approvals/${instanceId}` : null)
  const { data: requisition } = useRead<Requisition>(requisitionId ? `/requisitions/${requisitionId}` : approval ? `/requisitions/${approval.document.id}` : null)
  if (!requisition) return null
  const status = statusOf[requisition.status]
  return (
    <div className="cf-detail">
      <header className="cf-detail-head">
        <b className="cf-amount">{money(requisition.amount, requisition.currency)}</b>
        <Status tone={status.tone}>{text(status.word)}</Status>
        <span>{[requisition.requester, requisition.department, requisition.neededOn ? text(w.neededOn, { day: day(requisition.neededOn) }) : ''].filter(Boolean).join(' · ')}</span>
        {approval && approval.waiting.length > 0 && <span className="lf-meta">{text(w.waitsFor, { people: approval.waiting.map((t) => t.person).join('、') })}</span>}
      </header>
      {approval?.mine && <div className="cf-mine"><p>{approval.mine.why}</p><ApprovalActions instanceId={approval.id} taskKey={approval.mine.taskKey} code={requisition.code} canReturnToPrevious={approval.mine.canReturnToPrevious} /></div>}
      {approval?.isStarter && <StarterActions approval={approval} requisition={requisition} onCorrect={onCorrect} />}
      {requisition.reason && <p className="lf-prose">{requisition.reason}</p>}
      <RequisitionLines lines={requisition.lines} />
      {approval && (
        <>
          <Section title={text(w.history)}><ApprovalHistory history={approval.history} /></Section>
          <Section title={text(w.flowPicture)} extra={<span className="lf-meta">{text(w.flowVersion, { title: approval.flow.title, n: approval.flow.version })}</span>}><FlowPicture picture={approval.picture} label={approval.flow.title} /></Section>
        </>
      )}
    </div>
  )
}

function StarterActions({ approval, requisition, onCorrect }: { approval: ApprovalView; requisition: Requisition; onCorrect: ((requisition: Requisition) => void) | undefined }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const act = (body: ApprovalAction, done?: string) => run(() => send('POST', `/approvals/${approval.id}/actions`, body), done ? { done } : {})
  if (approval.status === 'returned' && onCorrect) return <div className="cf-actions"><Button type="primary" onClick={() => onCorrect(requisition)}>{text(w.resubmit)}</Button></div>
  if (approval.status !== 'running') return null
  return (
    <div className="cf-actions">
      <Button loading={busy} onClick={() => void act({ action: 'urge' }, text(w.urged))}>{text(w.urge)}</Button>
      <ConfirmButton danger question={text(w.withdrawQuestion)} onConfirm={() => act({ action: 'withdraw' })}>{text(w.withdraw)}</ConfirmButton>
    </div>
  )
}

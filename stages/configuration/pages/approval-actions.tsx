import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { Select, TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import { Popover } from '../../../web/parts/popover.tsx'
import type { ApprovalAction } from '../contract.ts'
import { words as w } from '../texts.ts'

type Asked = 'reject' | 'return' | 'transfer' | 'addSigner'
const verbs = { reject: w.reject, return: w.sendBack, transfer: w.transfer, addSigner: w.addSigner } as const

/** Approve in one tap; everything else asks for its reason or person first. */
export function ApprovalActions({ instanceId, taskKey, code, canReturnToPrevious, onDone }: { instanceId: string; taskKey: string; code: string; canReturnToPrevious?: boolean | undefined; onDone?: () => void }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const [asked, setAsked] = useState<Asked | null>(null)
  const act = (body: ApprovalAction, done: string) => run(async () => {
    await send('POST', `/approvals/${instanceId}/actions`, body)
    setAsked(null)
    onDone?.()
  }, { done })
  return (
    <div className="cf-actions">
      <Button type="primary" loading={busy} onClick={() => void act({ action: 'approve', taskKey }, text(w.approvedToast, { code }))}>{text(w.approve)}</Button>
      <Button danger disabled={busy} onClick={() => setAsked('reject')}>{text(w.reject)}</Button>
      <Popover label={text(w.moreActions)} width={160} align="end" trigger={(p) => <Button disabled={busy} {...p}>{text(w.moreActions)}</Button>}>
        {(close) => (
          <div className="cf-menu">
            {(['return', 'transfer', 'addSigner'] as const).map((a) => <button key={a} type="button" onClick={() => { close(); setAsked(a) }}>{text(verbs[a])}</button>)}
          </div>
        )}
      </Popover>
      {asked && <ActionDialog asked={asked} taskKey={taskKey} canReturnToPrevious={canReturnToPrevious ?? false} busy={busy} onClose={() => setAsked(null)} onAct={(body) => void act(body, text(w.doneToast, { code }))} />}
    </div>
  )
}

function ActionDialog({ asked, taskKey, canReturnToPrevious, busy, onClose, onAct }: { asked: Asked; taskKey: string; canReturnToPrevious: boolean; busy: boolean; onClose: () => void; onAct: (body: ApprovalAction) => void }) {
  const text = useText()
  const [note, setNote] = useState('')
  const [to, setTo] = useState<'starter' | 'previous'>('starter')
  const [personId, setPersonId] = useState<string | null>(null)
  const [place, setPlace] = useState<'before' | 'beside' | 'after'>('before')
  const needsNote = asked === 'reject' || asked === 'return'
  const words = note.trim() ? { note: note.trim() } : {}
  const body: ApprovalAction | null = asked === 'reject' ? { action: 'reject', taskKey, ...words }
    : asked === 'return' ? { action: 'return', taskKey, to, ...words }
    : personId === null ? null
    : asked === 'transfer' ? { action: 'transfer', taskKey, toPersonId: personId, ...words } : { action: 'addSigner', taskKey, toPersonId: personId, place, ...words }
  const isReady = body !== null && (!needsNote || note.trim() !== '')
  return (
    <Dialog title={text(verbs[asked])} open onClose={onClose} footer={<><Button onClick={onClose}>{text(w.cancel)}</Button><Button type="primary" danger={asked === 'reject'} loading={busy} disabled={!isReady} onClick={() => body && onAct(body)}>{text(verbs[asked])}</Button></>}>
      {asked === 'return' && <Select label={text(w.returnTo)} value={to} onChange={(v) => v && setTo(v)} options={[{ value: 'starter', label: text(w.toStarter) }, { value: 'previous', label: text(w.toPrevious), disabled: !canReturnToPrevious }]} />}
      {(asked === 'transfer' || asked === 'addSigner') && <PersonPicker label={text(w.toWhom)} value={personId} onChange={(v: string | null) => setPersonId(v)} />}
      {asked === 'addSigner' && <Select label={text(w.signerPlace)} value={place} onChange={(v) => v && setPlace(v)} options={[{ value: 'before', label: text(w.placeBefore) }, { value: 'beside', label: text(w.placeBeside) }, { value: 'after', label: text(w.placeAfter) }]} />}
      <TextArea label={text(asked === 'reject' ? w.rejectReason : asked === 'return' ? w.returnReason : w.noteOptional)} optional={!needsNote} value={note} onChange={setNote} rows={3} maxLength={2000} />
    </Dialog>
  )
}

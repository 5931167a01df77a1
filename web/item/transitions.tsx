import { useState } from 'react'
import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import { useAction, useSend } from '../parts/api.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { TextArea } from '../parts/inputs.tsx'
import { useText } from '../parts/language.ts'
import { partTexts as p } from '../parts/texts.ts'

/** The moves that an item may make from its state; those that need a reason ask for it. */
export function Transitions({ kind, item, size = 'middle' }: { kind: KindInfo; item: ItemRow; size?: 'small' | 'middle' }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { can, summary } = useImplementation()
  const [asked, setAsked] = useState<KindInfo['transitions'][number] | null>(null)
  const [reason, setReason] = useState('')
  const creates = kind.creators.some((r) => summary.roles.includes(r))
  const possible = kind.transitions.filter((m) => m.from.includes(item.state) && (can(m.ability, kind.stage) || (creates && m.ability === 'update')))
  const stateName = (value: string) => { const s = kind.states.find((x) => x.value === value); return s ? text(s.label) : value }
  const move = async (m: KindInfo['transitions'][number], why?: string) => {
    const moved = await run(() => send<ItemRow>('POST', `/items/${kind.path}/${item.id}/transitions/${m.name}`, why ? { reason: why } : {}, { ifMatch: item.version }), { done: text(p.moved, { code: item.code, state: stateName(m.to) }) })
    if (moved) { setAsked(null); setReason('') }
  }
  if (possible.length === 0) return null
  return (
    <>
      {possible.map((m) => <Button key={m.name} size={size} type={m.primary ? 'primary' : 'default'} disabled={busy} onClick={() => (m.needsReason ? setAsked(m) : void move(m))}>{text(m.label)}</Button>)}
      {asked && (
        <Dialog title={`${text(asked.label)} ${item.code}`} open onClose={() => setAsked(null)} footer={<><Button onClick={() => setAsked(null)}>{text(p.cancel)}</Button><Button type="primary" loading={busy} disabled={!reason.trim()} onClick={() => void move(asked, reason.trim())}>{text(asked.label)}</Button></>}>
          <TextArea label={text(p.reason)} hint={text(p.reasonHint)} value={reason} onChange={setReason} maxLength={2000} />
        </Dialog>
      )}
    </>
  )
}

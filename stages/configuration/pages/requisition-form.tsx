import { useDeferredValue, useEffect, useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { DatePicker, Input, NumberInput, TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import type { ApprovalPath, Requisition } from '../contract.ts'
import { words as w } from '../texts.ts'
import './configuration.css'

interface Line { key: number; material: string; specification: string; quantity: string | null; unit: string; unitPrice: string | null }
let next = 1
const emptyLine = (): Line => ({ key: next++, material: '', specification: '', quantity: null, unit: '件', unitPrice: null })

/** A requisition to be submitted, or corrected and submitted again. Says who will be asked while it is being written. */
export function RequisitionForm({ requisition, onDone }: { requisition: Requisition | null; onDone: (code: string) => void }) {
  const text = useText()
  const { money } = useFormat()
  const send = useSend()
  const { run, busy } = useAction()
  const [title, setTitle] = useState(requisition?.title ?? '')
  const [neededOn, setNeededOn] = useState(requisition?.neededOn ?? null)
  const [reason, setReason] = useState(requisition?.reason ?? '')
  const [lines, setLines] = useState<Line[]>(() => requisition?.lines.map((l) => ({ ...l, key: next++, specification: l.specification ?? '' })) ?? [emptyLine()])
  const set = (key: number, part: Partial<Line>) => setLines(lines.map((l) => (l.key === key ? { ...l, ...part } : l)))
  const full = lines.filter((l) => l.material.trim() && l.quantity && l.unitPrice && l.unit.trim())
  // The server computes the amount that counts, exactly; this one is only shown while typing.
  const total = full.reduce((sum, l) => sum + Math.round(Number(l.quantity) * Number(l.unitPrice) * 100), 0) / 100
  const submit = () => run(async () => {
    const body = { title, neededOn, ...(reason.trim() ? { reason } : {}), lines: full.map((l) => ({ material: l.material, ...(l.specification.trim() ? { specification: l.specification } : {}), quantity: l.quantity, unit: l.unit, unitPrice: l.unitPrice })) }
    const made = await send<Requisition>('POST', requisition ? `/requisitions/${requisition.code}/resubmit` : '/requisitions', body)
    onDone(made.code)
  }, { done: text(w.submitted) })
  return (
    <div className="cf-form">
      <Input label={text(w.what)} value={title} onChange={setTitle} maxLength={120} autoFocus />
      <div className="cf-line-edit" role="group" aria-label={text(w.material)}>
        {lines.map((line, i) => (
          <fieldset key={line.key}>
            <legend className="vh">{text(w.lineNumber, { n: i + 1 })}</legend>
            <Input label={text(w.material)} value={line.material} onChange={(material) => set(line.key, { material })} maxLength={120} />
            <Input label={text(w.specification)} optional value={line.specification} onChange={(specification) => set(line.key, { specification })} maxLength={200} />
            <NumberInput label={text(w.quantity)} value={line.quantity} onChange={(quantity) => set(line.key, { quantity })} min={0} />
            <Input label={text(w.unit)} value={line.unit} onChange={(unit) => set(line.key, { unit })} maxLength={20} />
            <NumberInput label={text(w.unitPrice)} value={line.unitPrice} onChange={(unitPrice) => set(line.key, { unitPrice })} min={0} />
            {lines.length > 1 && <button type="button" className="lf-tool" aria-label={text(w.removeLine, { n: i + 1 })} onClick={() => setLines(lines.filter((l) => l.key !== line.key))}><Icon name="trash" /></button>}
          </fieldset>
        ))}
        <Button icon={<Icon name="plus" />} onClick={() => setLines([...lines, emptyLine()])}>{text(w.addLine)}</Button>
      </div>
      <p className="cf-total"><span>{text(w.total)}</span><b>{money(total)}</b></p>
      <Path amount={total.toFixed(2)} />
      <DatePicker label={text(w.neededOnField)} optional value={neededOn} onChange={setNeededOn} />
      <TextArea label={text(w.why)} optional value={reason} onChange={setReason} rows={2} maxLength={2000} />
      <Button type="primary" loading={busy} disabled={!title.trim() || full.length === 0 || full.length < lines.filter((l) => l.material.trim()).length || total <= 0} onClick={() => void submit()}>{text(requisition ? w.resubmit : w.submit)}</Button>
    </div>
  )
}

/** The steps that this amount would take now. */
function Path({ amount }: { amount: string }) {
  const text = useText()
  const send = useSend()
  const asked = useDeferredValue(amount)
  const [path, setPath] = useState<ApprovalPath | null>(null)
  useEffect(() => {
    if (Number(asked) <= 0) return
    let isCurrent = true
    const wait = setTimeout(() => void send<ApprovalPath>('POST', '/requisitions/preview', { amount: asked }).then((p) => isCurrent && setPath(p), () => isCurrent && setPath(null)), 300)
    return () => {
      isCurrent = false
      clearTimeout(wait)
    }
  }, [asked, send])
  if (!path || Number(amount) <= 0) return null
  return (
    <div className="cf-path">
      <span className="lf-meta">{text(w.willBeAsked)}</span>
      <ol>{path.steps.map((s) => <li key={s.nodeName}><b>{s.people}</b><small>{s.nodeName}</small></li>)}</ol>
    </div>
  )
}

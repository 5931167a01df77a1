import { useRef, useState } from 'react'
import type { AttachmentView, ItemRow } from '../../../platform/wire.ts'
import { uploadFile, urlOf, useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { AcceptanceView } from '../contract.ts'
import { words as w } from '../texts.ts'
import './configuration.css'

/** What stands against the signature, the signature, and the way on paper. */
export default function AcceptanceTab({ item }: { item: ItemRow }) {
  const text = useText()
  const { instant } = useFormat()
  const { data } = useRead<AcceptanceView>(`/configuration/acceptances/${item.id}`)
  if (!data) return null
  return (
    <div className="cf-acceptance">
      {data.objections.length > 0 ? (
        <section>
          <h3><Status tone="bad">{text(w.objectionsTitle, { n: data.objections.length })}</Status></h3>
          <ul className="cf-objections">{data.objections.map((o) => <li key={`${o.code} ${o.why}`}><ItemLink code={o.code} title={o.title} /><small>{text(w[`ob_${o.why}`])}</small></li>)}</ul>
        </section>
      ) : data.state === 'open' && <p><Status tone="ok">{text(w.readyToSign)}</Status></p>}
      <p className="lf-meta">{text(w.covers, data.covers)}</p>
      {data.signatures.map((s) => (
        <section key={s.id} className="cf-signature">
          <p><Status tone={s.broken.length > 0 ? 'bad' : 'ok'}>{text(w.signedBy, { by: s.by, at: instant(s.at) })}</Status></p>
          {s.statement && <q>{s.statement}</q>}
          {s.broken.length > 0 && <p>{text(w.brokenBy)}{s.broken.map((b) => <span key={b.code} className="cf-broken"><ItemLink code={b.code} title={b.title} /> {text(b.reason)}</span>)}</p>}
          {s.attachmentId && <a href={urlOf(`/attachments/${s.attachmentId}`)} target="_blank" rel="noreferrer">{text(w.paper)}</a>}
          <p className="lf-code">{text(w.fingerprint)} {s.fingerprint.slice(0, 12)}</p>
        </section>
      ))}
      {data.canSign && data.objections.length === 0 && <SignForm id={data.id} />}
      <p><a className="lf-button" href={urlOf(`/documents/module-acceptance.docx?item=${item.id}`)} download><Icon name="print" />{text(w.printSheet)}</a></p>
    </div>
  )
}

function SignForm({ id }: { id: string }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const file = useRef<HTMLInputElement>(null)
  const [statement, setStatement] = useState('')
  const [signerId, setSignerId] = useState<string | null>(null)
  const said = statement.trim() ? { statement: statement.trim() } : {}
  const sign = () => run(() => send('POST', `/configuration/acceptances/${id}/sign`, said), { done: text(w.signedYes) })
  const signOnPaper = (page: File) => run(async () => {
    const attached = await uploadFile<AttachmentView>('/attachments', page, { itemId: id })
    await send('POST', `/configuration/acceptances/${id}/sign`, { ...said, attachmentId: attached.id, ...(signerId ? { personId: signerId } : {}) })
  }, { done: text(w.signedYes) })
  return (
    <div className="cf-form">
      <TextArea label={text(w.statement)} optional value={statement} onChange={setStatement} rows={2} maxLength={2000} />
      <ConfirmButton type="primary" question={text(w.signQuestion)} onConfirm={sign}>{text(w.sign)}</ConfirmButton>
      <details className="cf-paper">
        <summary>{text(w.paper)}</summary>
        <p className="lf-meta">{text(w.paperHint)}</p>
        <PersonPicker label={text(w.paperSigner)} value={signerId} onChange={(v: string | null) => setSignerId(v)} />
        <input ref={file} type="file" hidden accept="image/*,application/pdf" aria-label={text(w.uploadSigned)} onChange={(e) => { const [first] = e.target.files ?? []; if (first) void signOnPaper(first); e.target.value = '' }} />
        <Button loading={busy} disabled={!signerId} icon={<Icon name="upload" />} onClick={() => file.current?.click()}>{text(w.uploadSigned)}</Button>
      </details>
    </div>
  )
}

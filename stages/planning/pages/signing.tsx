import { useRef, useState } from 'react'
import type { AttachmentView } from '../../../platform/wire.ts'
import { uploadFile, useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { SigningView } from '../contract.ts'
import { texts as t } from './texts.ts'

/** Who must sign, who has, and what broke it since; electronically in a role one holds, or with the scan of a page signed on paper. */
export function Signing({ signing, path, extra, canSign, itemId }: { signing: SigningView; path: string; extra?: Record<string, unknown>; canSign: boolean; /** The item to which a scan is attached. */ itemId: string | null }) {
  const text = useText()
  const { instant } = useFormat()
  const { summary } = useImplementation()
  const [role, setRole] = useState<string | null>(null)
  const labelOf = (name: string): string => { const own = signing.requiredRoles.find((r) => r.role === name); return own ? text(own.label) : name }
  return (
    <Section title={text(t.signatures)} extra={<span className="lf-meta">{text(t.fingerprint)} <code className="lf-code">{signing.fingerprint.slice(0, 12)}</code></span>}>
      <ul className="pl-signers">
        {signing.requiredRoles.map((r) => {
          const own = signing.signatures.filter((s) => s.role === r.role).at(-1)
          const isBroken = Boolean(own && own.broken.length > 0)
          return (
            <li key={r.role}>
              <span className="pl-signer-role">{text(r.label)}</span>
              {own ? <Status tone={isBroken ? 'bad' : 'ok'}>{own.by}{own.method === 'paper' ? ` · ${text(t.byPaper)}` : ''} · {instant(own.at)}</Status> : <Status tone="idle">{text(t.unsigned)}</Status>}
              {isBroken && <span className="lf-meta pl-bad">{text(t.brokenSignature)}</span>}
              {canSign && !r.signed && <span className="pl-signer-do">
                {summary.roles.includes(r.role) && <Button size="small" type="primary" onClick={() => setRole(r.role)} icon={<Icon name="signature" />}>{text(t.sign)}</Button>}
                <PaperButton path={path} extra={extra} role={r.role} itemId={itemId} />
              </span>}
            </li>
          )
        })}
      </ul>
      {role && <SignDialog role={role} label={labelOf(role)} signing={signing} path={path} extra={extra} onClose={() => setRole(null)} />}
    </Section>
  )
}

function SignDialog({ role, label, signing, path, extra, onClose }: { role: string; label: string; signing: SigningView; path: string; extra: Record<string, unknown> | undefined; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [statement, setStatement] = useState('')
  const sign = () => void run(() => send('POST', path, { ...extra, role, ...(statement.trim() ? { statement } : {}) }), { done: text(t.signDone) }).then(onClose)
  return (
    <Dialog title={text(t.signAs, { role: label })} open onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={sign}>{text(t.sign)}</Button></>}>
      <p className="lf-dialog-text">{text(t.signQuestion, { fingerprint: signing.fingerprint.slice(0, 12) })}</p>
      <TextArea label={text(t.remark)} optional value={statement} onChange={setStatement} maxLength={2000} />
    </Dialog>
  )
}

/** The scan or photo of a page signed by hand is kept as a file and bound to the same fingerprint. */
function PaperButton({ path, extra, role, itemId }: { path: string; extra: Record<string, unknown> | undefined; role: string; itemId: string | null }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const input = useRef<HTMLInputElement>(null)
  const upload = (file: File) => void run(async () => {
    const scan = await uploadFile<AttachmentView>('/attachments', file, itemId ? { itemId } : {})
    return send('POST', path, { ...extra, role, attachmentId: scan.id })
  }, { done: text(t.signDone) })
  return (
    <>
      <input ref={input} type="file" accept="image/*,application/pdf" hidden aria-label={text(t.uploadSigned)} onChange={(e) => { const file = e.target.files?.[0]; if (file) upload(file); e.target.value = '' }} />
      <Button size="small" loading={busy} onClick={() => input.current?.click()} icon={<Icon name="upload" />}>{text(t.uploadSigned)}</Button>
    </>
  )
}

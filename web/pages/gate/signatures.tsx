import type { GateView, SignatureView } from '../../../platform/wire.ts'
import { urlOf } from '../../parts/api.ts'
import { ItemLink } from '../../parts/item-link.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Status } from '../../parts/status.tsx'
import { gateTexts as t } from './texts.ts'

/** Who has to sign, who did, and whether it still holds. A broken signature stays, struck through, with what broke it. */
export function Signatures({ gate }: { gate: GateView }) {
  const text = useText()
  const newest = (list: readonly SignatureView[]) => [...list].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <ul className="lf-signatures" id="signatures">
      {gate.requiredRoles.map((r) => {
        const own = newest(gate.signatures.filter((s) => s.role === r.role))
        return (
          <li key={r.role}>
            <span className="lf-signature-role">{text(r.label)}</span>
            {own.length === 0 ? <Status tone="idle">{text(t.waiting)}</Status> : <ul>{own.slice(0, 3).map((s) => <Signature key={s.id} signature={s} />)}</ul>}
          </li>
        )
      })}
    </ul>
  )
}

function Signature({ signature: s }: { signature: SignatureView }) {
  const text = useText()
  const { instant } = useFormat()
  const isBroken = s.broken.length > 0
  return (
    <li className={isBroken ? 'lf-signature broken' : 'lf-signature'}>
      <div className="lf-signature-head">
        <b>{s.by}</b>
        <span className="lf-meta">{text(s.method === 'paper' ? t.paper : t.electronic)} · {instant(s.at)}</span>
        <Status tone={isBroken ? 'bad' : 'ok'}>{text(isBroken ? t.isBroken : t.holds)}</Status>
      </div>
      {s.statement && <p>{s.statement}</p>}
      <p className="lf-meta"><code title={s.fingerprint}>{s.fingerprint.slice(0, 16)}</code>{s.addedSince > 0 && ` · ${text(t.addedSince, { count: s.addedSince })}`}{s.attachmentId && <> · <a href={urlOf(`/attachments/${s.attachmentId}`)} target="_blank" rel="noreferrer">{text(t.scan)}</a></>}</p>
      {isBroken && <div className="lf-signature-broken"><span>{text(t.brokenBy)}</span><ul>{s.broken.slice(0, 8).map((b) => <li key={b.code}><ItemLink code={b.code} title={b.title} /> <span className="lf-meta">{text(b.reason)}</span></li>)}</ul></div>}
    </li>
  )
}

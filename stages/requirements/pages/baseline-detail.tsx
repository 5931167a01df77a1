import { useRef, useState } from 'react'
import type { AttachmentView } from '../../../platform/wire.ts'
import { uploadFile, useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Section } from '../../../web/parts/section.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { BaselineView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { BaselineDifference } from './baseline-difference.tsx'
import './requirements.css'

type Signer = BaselineView['signers'][number]

/** One baseline: signatures, difference to now, and what it froze. */
export function BaselineDetail({ code }: { code: string }) {
  const text = useText()
  const openItem = useOpenItem()
  const { data } = useRead<BaselineView>(`/requirements-baselines/${encodeURIComponent(code)}/view`)
  if (!data) return <Skeleton rows={6} />
  const columns: Column<BaselineView['requirements'][number]>[] = [
    { key: 'code', title: text(t.code), width: 92, mono: true },
    { key: 'title', title: text(t.requirement) },
    { key: 'priority', title: text(t.priority), width: 104, text: (r) => r.priority, render: (r) => (r.priority ? text(t[`priority_${r.priority as 'M' | 'S' | 'C' | 'W'}`]) : null), phone: 'sub' },
    { key: 'isChanged', title: text(t.state), width: 120, text: (r) => (r.isChanged ? text(t.changed) : ''), render: (r) => (r.isChanged ? <Status tone={data.state === 'superseded' ? 'idle' : 'bad'}>{text(t.changed)}</Status> : null), phone: 'status' },
  ]
  return (
    <>
      <Section title={`${data.code} ${data.title} ${data.version ?? ''}`} lead={data.note} extra={<><Button size="small" onClick={() => openItem(data.code)}>{text(t.panel)}</Button>{data.maySign && <Sign baseline={data} />}</>}>
        <Signatures baseline={data} />
        <p className="rq-fingerprint"><span>{text(t.fingerprint)}</span> <code>{data.fingerprint}</code></p>
      </Section>
      <Section title={text(t.sinceBaseline)}><BaselineDifference baseline={data} /></Section>
      <Section title={text(t.frozenRequirements)}><DataTable rows={data.requirements} columns={columns} onOpen={(r) => openItem(r.code)} label={text(t.frozenRequirements)} xlsx={{ name: `${data.code} ${data.version ?? ''}` }} empty={null} /></Section>
    </>
  )
}

function Signatures({ baseline }: { baseline: BaselineView }) {
  const text = useText()
  const { instant } = useFormat()
  const { can } = useImplementation()
  const mayUpload = can('sign', 'requirements') && baseline.state === 'open'
  const columns: Column<Signer>[] = [
    { key: 'module', title: text(t.module), width: 180, text: (s) => s.module, render: (s) => s.module ?? '—', phone: 'sub' },
    { key: 'name', title: text(t.signer), phone: 'title' },
    { key: 'signedAt', title: text(t.signedAt), width: 170, render: (s) => (s.signedAt ? instant(s.signedAt) : mayUpload ? <UploadSigned baseline={baseline} signer={s} /> : '—'), phone: 'sub' },
    { key: 'state', title: text(t.state), width: 170, text: (s) => text(s.signedAt === null ? t.waits : s.isBroken ? t.broken : t.holds), render: (s) => <Status tone={s.signedAt === null ? 'review' : s.isBroken ? (baseline.state === 'superseded' ? 'idle' : 'bad') : 'ok'}>{text(s.signedAt === null ? t.waits : s.isBroken ? t.broken : t.holds)}</Status>, phone: 'status' },
  ]
  return <DataTable rows={baseline.signers} rowKey={(s) => `${s.moduleId}${s.personId}`} columns={columns} label={text(t.signatures)} empty={null} />
}

/** The page signed on paper: its scan is bound to the baseline as this person's signature. */
function UploadSigned({ baseline, signer }: { baseline: BaselineView; signer: Signer }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const input = useRef<HTMLInputElement>(null)
  const upload = (file: File) => void run(async () => {
    const kept = await uploadFile<AttachmentView>('/attachments', file, { itemId: baseline.id })
    await send('POST', `/requirements-baselines/${baseline.id}/signatures`, { attachmentId: kept.id, personId: signer.personId })
  }, { done: text(t.signed) })
  return (
    <>
      <input ref={input} type="file" hidden accept="image/*,.pdf" aria-label={`${text(t.uploadSigned)} ${signer.name}`} onChange={(e) => { const file = e.target.files?.[0]; if (file) upload(file); e.target.value = '' }} />
      <Button size="small" loading={busy} onClick={() => input.current?.click()}>{text(t.uploadSigned)}</Button>
    </>
  )
}

function Sign({ baseline }: { baseline: BaselineView }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [isOpen, setOpen] = useState(false)
  const [statement, setStatement] = useState('')
  const sign = async () => {
    const done = await run(() => send('POST', `/requirements-baselines/${baseline.id}/signatures`, statement.trim() ? { statement: statement.trim() } : {}), { done: text(t.signed) })
    if (done) setOpen(false)
  }
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>{text(t.signBaseline)}</Button>
      <Dialog title={text(t.signBaseline)} open={isOpen} onClose={() => setOpen(false)} footer={<><Button onClick={() => setOpen(false)}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={() => void sign()}>{text(t.signBaseline)}</Button></>}>
        <div className="rq-stack">
          <p className="lf-dialog-text">{text(t.signQuestion, { n: baseline.requirements.length })}</p>
          <p className="rq-fingerprint"><span>{text(t.fingerprint)}</span> <code>{baseline.fingerprint}</code></p>
          <TextArea label={text(t.signStatement)} optional value={statement} onChange={setStatement} rows={2} />
        </div>
      </Dialog>
    </>
  )
}

import { useRef, useState } from 'react'
import { uploadFile, useAction } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Field } from '../../../web/parts/field.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import type { UploadAnswer } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** Takes a file in: as a new source, or with `source` as the next delivery of one. */
export function UploadDrawer({ open, onClose, onDone, source }: { open: boolean; onClose: () => void; onDone: (code: string) => void; source?: { id: string; code: string; title: string } }) {
  const text = useText()
  const { number } = useFormat()
  const { phaseId } = useImplementation()
  const { busy, run } = useAction()
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [title, setTitle] = useState('')
  const [system, setSystem] = useState('')
  const [owner, setOwner] = useState<string | null>(null)
  const send = async () => {
    const fields: Record<string, string> = source ? { sourceId: source.id } : { title, system, ...(owner ? { ownerId: owner } : {}), ...(phaseId ? { phaseId } : {}) }
    const answer = await run(() => uploadFile<UploadAnswer>('/migration/uploads', file!, fields))
    if (!answer) return
    setFile(null)
    setTitle('')
    onDone(answer.sources[0]!.code)
  }
  return (
    <Drawer
      title={source ? `${text(t.redeliver)} · ${source.title}` : text(t.uploadTitle)} open={open} onClose={onClose}
      footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={!file || (!source && !system.trim())} onClick={() => void send()}>{text(source ? t.redeliver : t.upload)}</Button></>}
    >
      <div className="lf-form">
        <Field label={text(t.file)} hint={text(t.uploadHint)} group>
          <div className="mg-pick" onDragOver={(e) => e.preventDefault()} onDrop={(e) => { e.preventDefault(); setFile(e.dataTransfer.files[0] ?? null) }}>
            <Button onClick={() => picker.current?.click()}>{text(t.uploadPick)}</Button>
            <span className={file ? undefined : 'lf-none'}>{file ? text(t.uploadPicked, { name: file.name, size: file.size < 1_000_000 ? `${number(Math.ceil(file.size / 1000))} kB` : `${number((file.size / 1_000_000).toFixed(1))} MB` }) : '—'}</span>
            <input ref={picker} type="file" hidden accept=".csv,.txt,.tsv,.dat,.xlsx,.xlsm" aria-label={text(t.uploadPick)} onChange={(e) => setFile(e.target.files?.[0] ?? null)} />
          </div>
        </Field>
        {!source && (
          <>
            <Input label={text(t.system)} hint={text(t.systemHint)} value={system} onChange={setSystem} maxLength={100} />
            <Input label={text(t.sourceTitle)} hint={text(t.sourceTitleHint)} optional value={title} onChange={setTitle} maxLength={200} />
            <PersonPicker label={text(t.owner)} optional value={owner} onChange={setOwner} />
          </>
        )}
      </div>
    </Drawer>
  )
}

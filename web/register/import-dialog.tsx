import { useRef, useState } from 'react'
import type { ImportReport, KindInfo } from '../../platform/wire.ts'
import { tell } from '../frame/toasts.ts'
import { urlOf, useAction, useSend } from '../parts/api.ts'
import { Button } from '../parts/button.tsx'
import { Drawer } from '../parts/drawer.tsx'
import { Icon } from '../parts/icon.tsx'
import { TextArea } from '../parts/inputs.tsx'
import { useText } from '../parts/language.ts'
import { PasteTarget } from '../parts/paste-target.tsx'
import { partTexts as p } from '../parts/texts.ts'
import { formFields } from './form-state.ts'
import { ImportTable } from './import-table.tsx'
import { importTexts as t } from './texts.ts'

/** Rows of a kind from a paste or an .xlsx: read first, errors in their cells, then imported. */
export default function ImportDialog({ kind, onClose }: { kind: KindInfo; onClose: () => void }) {
  const text = useText()
  const label = text(kind.label)
  return <ImportDrawer what={label.charAt(0).toLowerCase() + label.slice(1)} path={`/items/${kind.path}`} columns={[...formFields(kind).map((f) => ({ key: f.name, name: text(f.field.label), required: f.field.required })), ...(kind.standard.includes('phase') ? [{ key: 'phaseId', name: text(p.phase), required: false }] : []), ...kind.links.map((l) => ({ key: l.name, name: text(l.label), required: l.required }))]} onClose={onClose} />
}

/** A column by its name on the wire and in the file's head. */
export interface ImportColumn {
  readonly key: string
  readonly name: string
  readonly required: boolean
}

/** The same for anything that has `…/import` and `…/template.xlsx`. */
export function ImportDrawer({ what, path, columns, onClose }: { what: string; path: string; columns: readonly ImportColumn[]; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [pasted, setPasted] = useState('')
  const [file, setFile] = useState<{ name: string; base64: string } | null>(null)
  const [report, setReport] = useState<ImportReport | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const body = (from: { text: string; file: { name: string; base64: string } | null }, dryRun: boolean) => ({ ...(from.file ? { fileName: from.file.name, fileBase64: from.file.base64 } : { text: from.text }), dryRun })
  const check = async (from = { text: pasted, file }) => {
    const found = await run(() => send<ImportReport>('POST', `${path}/import`, body(from, true)))
    if (found) setReport(found)
  }
  const take = async (chosen: File) => {
    if (!/\.xlsx$/i.test(chosen.name) && !/\.(csv|tsv|txt)$/i.test(chosen.name)) return
    const base64 = await base64Of(chosen)
    const next = { name: chosen.name, base64 }
    setFile(next)
    setPasted('')
    await check({ text: '', file: next })
  }
  const importAll = async () => {
    const done = await run(() => send<ImportReport>('POST', `${path}/import`, body({ text: pasted, file }, false)))
    if (!done) return
    tell({ tone: 'ok', text: text(t.imported, { count: done.accepted }) })
    onClose()
  }
  const bad = report?.rows.filter((r) => r.errors.length > 0).length ?? 0
  const canImport = report !== null && report.accepted > 0 && bad === 0 && report.missingColumns.length === 0
  return (
    <Drawer
      open title={text(t.title, { what })} onClose={onClose} width={report ? 960 : 640}
      footer={report
        ? <><Button onClick={() => { setReport(null); setFile(null) }}>{text(t.back)}</Button><Button type="primary" disabled={!canImport} loading={busy} onClick={() => void importAll()}>{text(t.importN, { count: report.accepted })}</Button></>
        : <><Button onClick={onClose}>{text(p.cancel)}</Button><Button type="primary" disabled={!pasted.trim()} loading={busy} onClick={() => void check()}>{text(t.check)}</Button></>}
    >
      {report ? <ImportTable report={report} columns={columns} /> : (
        <PasteTarget onImage={(f) => void take(f)}>
          <div className="lf-import">
            <p className="lf-section-lead">{text(t.how)}</p>
            <div className="lf-row">
              <a className="lf-button" href={urlOf(`${path}/template.xlsx`)} download><Icon name="download" />{text(t.template)}</a>
              <Button icon={<Icon name="upload" />} loading={busy} onClick={() => input.current?.click()}>{text(t.chooseFile)}</Button>
              <input ref={input} type="file" accept=".xlsx,.csv,.tsv,.txt" hidden aria-label={text(t.chooseFile)} onChange={(e) => { const f = e.target.files?.[0]; if (f) void take(f); e.target.value = '' }} />
            </div>
            <TextArea label={text(t.pasteLabel)} value={pasted} onChange={setPasted} rows={10} placeholder={text(t.pastePlaceholder)} mono />
            <div className="lf-import-columns"><span>{text(t.columns)}</span>{columns.map((c) => <code key={c.key}>{c.name}{c.required && <small> {text(t.required)}</small>}</code>)}</div>
          </div>
        </PasteTarget>
      )}
    </Drawer>
  )
}

async function base64Of(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
  return url.slice(url.indexOf(',') + 1)
}

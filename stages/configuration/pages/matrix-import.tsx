import { useRef, useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Status } from '../../../web/parts/status.tsx'
import type { MatrixImport } from '../contract.ts'
import { words as w } from '../texts.ts'

/** Reads a matrix back from .xlsx: first what it would change, then the change. */
export function MatrixImportForm({ onDone }: { onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<{ fileName: string; fileBase64: string } | null>(null)
  const [report, setReport] = useState<MatrixImport | null>(null)
  const read = (chosen: File) => run(async () => {
    const source = { fileName: chosen.name, fileBase64: await base64Of(chosen) }
    setFile(source)
    setReport(await send<MatrixImport>('POST', '/configuration/permissions/import', { ...source, dryRun: true }))
  })
  const apply = () => run(async () => {
    await send('POST', '/configuration/permissions/import', { ...file, dryRun: false })
    onDone()
  })
  return (
    <div className="cf-form">
      <p className="lf-meta">{text(w.importHint)}</p>
      <input ref={input} type="file" hidden accept=".xlsx,.csv" aria-label={text(w.chooseFile)} onChange={(e) => { const [first] = e.target.files ?? []; if (first) void read(first); e.target.value = '' }} />
      <Button loading={busy} icon={<Icon name="upload" />} onClick={() => input.current?.click()}>{file?.fileName ?? text(w.chooseFile)}</Button>
      {report && (report.errors.length > 0 ? (
        <>
          <Status tone="bad">{text(w.importErrors, { n: report.errors.length })}</Status>
          <ul className="cf-findings">{report.errors.slice(0, 50).map((e) => <li key={`${e.line} ${e.column}`}><b>{text(w.line, { line: e.line })} · {e.column}</b> {text(e.text)}</li>)}</ul>
        </>
      ) : <Status tone="ok">{text(w.importSays, { added: report.added, removed: report.removed, rescoped: report.rescoped })}</Status>)}
      <Button type="primary" loading={busy} disabled={!report || report.errors.length > 0 || report.changes === 0} onClick={() => void apply()}>{text(w.readBack)}</Button>
    </div>
  )
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}

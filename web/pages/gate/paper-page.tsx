import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { AttachmentView, GatePaper, StageName } from '../../../platform/wire.ts'
import { uploadFile, useAction, useRead, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { thresholdText, valueText } from '../../parts/criterion-value.ts'
import { useGatePhase } from '../../parts/gate-strip.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Input, Select } from '../../parts/inputs.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { PasteTarget } from '../../parts/paste-target.tsx'
import { PersonPicker } from '../../parts/pickers.tsx'
import { Section } from '../../parts/section.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { gateTexts as t } from './texts.ts'

/** The page to print and sign, and the way back for its photo. */
export default function PaperPage() {
  const text = useText()
  const { stage } = useParams({ strict: false }) as { stage: StageName }
  const phaseId = useGatePhase(stage)
  const { data: paper, error } = useRead<GatePaper>(phaseId ? `/gates/${phaseId}/${stage}/paper` : null)
  return (
    <Page title={text(t.paperTitle)} lead={text(t.paperLead)} actions={<Button type="primary" icon={<Icon name="print" />} disabled={!paper} onClick={() => print()}>{text(t.print)}</Button>}>
      {error && !paper ? <p className="lf-error">{error.problem.title}</p> : !paper ? <Skeleton rows={8} /> : <div className="lf-paper-columns"><Sheet paper={paper} /><Upload paper={paper} /></div>}
    </Page>
  )
}

function Sheet({ paper }: { paper: GatePaper }) {
  const text = useText()
  const format = useFormat()
  const words = { yes: text(t.yes), no: text(t.no) }
  return (
    <article className="lf-paper">
      <header>
        <div>
          <h2>{text(t.gateName, { stage: text(paper.stageLabel) })} · {text(t.paperTitle)}</h2>
          <dl>
            <dt>{text(t.organization)}</dt><dd>{paper.implementation.organization}</dd>
            <dt>{text(t.project)}</dt><dd>{paper.implementation.name}（{paper.implementation.code}）</dd>
            <dt>{text(t.phase)}</dt><dd>{paper.phase.name}</dd>
            <dt>{text(t.printedAt)}</dt><dd>{format.instant(paper.at)}</dd>
          </dl>
        </div>
        <figure><img src={`data:image/svg+xml;utf8,${encodeURIComponent(paper.qrSvg)}`} alt={text(t.scanQr)} width="104" height="104" /><figcaption>{text(t.scanQr)}</figcaption></figure>
      </header>
      <table>
        <thead><tr><th>{text(t.criterion)}</th><th className="right">{text(t.value)}</th><th className="right">{text(t.threshold)}</th><th>{text(t.result)}</th></tr></thead>
        <tbody>{paper.criteria.map((c) => <tr key={c.label.en}><td>{text(c.label)}</td><td className="right">{valueText(c, c.value, format, words)}</td><td className="right">{thresholdText(c, format, words)}</td><td>{text(c.met === true ? t.met : c.met === false ? t.notMet : t.notKnown)}</td></tr>)}</tbody>
      </table>
      <p className="lf-paper-items">{text(t.items, { count: paper.items.length })}</p>
      <div className="lf-paper-codes">{paper.items.slice(0, 120).map((i) => <span key={i.code} title={i.title}>{i.code}<small> v{i.version}</small></span>)}{paper.items.length > 120 && <span>…</span>}</div>
      <table className="lf-paper-signs">
        <thead><tr><th>{text(t.role)}</th><th>{text(t.signature)}</th><th>{text(t.date)}</th></tr></thead>
        <tbody>{paper.roles.map((r) => <tr key={r.role}><td>{text(r.label)}</td><td>{text(t.opinion)}</td><td /></tr>)}</tbody>
      </table>
      <footer>{text(t.fingerprint)} <code>{paper.fingerprint}</code></footer>
    </article>
  )
}

function Upload({ paper }: { paper: GatePaper }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const input = useRef<HTMLInputElement>(null)
  const asked = new URLSearchParams(location.search).get('fingerprint')
  const [file, setFile] = useState<File | null>(null)
  const [role, setRole] = useState<string | null>(paper.roles[0]?.role ?? null)
  const [personId, setPerson] = useState<string | null>(null)
  const [fingerprint, setFingerprint] = useState(asked ?? paper.fingerprint)
  const bind = () =>
    void run(async () => {
      const scan = await uploadFile<AttachmentView>('/attachments', file!)
      await send('POST', `/gates/${paper.phase.id}/${paper.stage}/signatures`, { role, personId, attachmentId: scan.id, fingerprint: fingerprint.trim() })
      setFile(null)
      setPerson(null)
    }, { done: text(t.bound) })
  return (
    <aside className="lf-paper-upload">
      <Section title={text(t.uploadScan)} lead={text(t.uploadLead)}>
        <PasteTarget onImage={setFile}>
          <div className="lf-form">
            <div className="lf-field">
              <span className="lf-field-label">{text(t.file)}</span>
              <input ref={input} type="file" accept="image/*,application/pdf" hidden aria-label={text(t.file)} onChange={(e) => setFile(e.target.files?.[0] ?? null)} />
              <Button icon={<Icon name="upload" />} onClick={() => input.current?.click()}>{file ? file.name : text(t.chooseFile)}</Button>
            </div>
            <Select label={text(t.signAs)} value={role} onChange={setRole} options={paper.roles.map((r) => ({ value: r.role, label: text(r.label) }))} />
            <PersonPicker label={text(t.whoSigned)} value={personId} onChange={setPerson} {...(role ? { roles: [role] } : {})} />
            <Input label={text(t.printedFingerprint)} value={fingerprint} onChange={setFingerprint} />
            <Button type="primary" disabled={!file || !role || !personId} loading={busy} onClick={bind}>{text(t.bind)}</Button>
          </div>
        </PasteTarget>
      </Section>
    </aside>
  )
}

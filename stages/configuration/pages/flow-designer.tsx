import { useEffect, useRef, useState } from 'react'
import { urlOf, useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { useAddress } from '../../../web/parts/address.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Select } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { usePhone } from '../../../web/parts/media.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { FlowCheck, FlowView } from '../contract.ts'
import { words as w } from '../texts.ts'
import { BranchForm } from './branch-form.tsx'
import { FlowCanvas } from './flow-canvas.tsx'
import { type Branch, changeBranch, changeStep, type Outline, type Step } from './flow-edit.ts'
import { FlowFindings } from './flow-findings.tsx'
import { FlowPicture } from './flow-picture.tsx'
import { StepForm } from './step-form.tsx'
import './configuration.css'

/** One flow: drawn, proven, published. */
export default function FlowDesignerPage() {
  const text = useText()
  const { href } = useImplementation()
  const [code] = useAddress('flow')
  const { data } = useRead<FlowView>(code ? `/configuration/flows/${code}` : null)
  if (!code) return <Page title={text(w.designer)}><Empty title={text(w.noFlowChosen)} action={<Link to={href('configuration', 'flows')}>{text(w.backToFlows)}</Link>} /></Page>
  if (!data) return <Page title={text(w.designer)} />
  return <Designer key={data.id} view={data} />
}

function Designer({ view }: { view: FlowView }) {
  const text = useText()
  const format = useFormat()
  const isPhone = usePhone()
  const { href } = useImplementation()
  const send = useSend()
  const { run, busy } = useAction()
  const file = useRef<HTMLInputElement>(null)
  const [outline, setOutline] = useState<Outline | null>(view.outline as Outline | null)
  const [isDirty, setDirty] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const [check, setCheck] = useState<FlowCheck | null>(null)
  useEffect(() => {
    if (!isDirty) setOutline(view.outline as Outline | null)
  }, [view.outline, isDirty])
  const change = (next: Outline) => {
    setOutline(next)
    setDirty(true)
    setCheck(null)
  }
  const save = async () => {
    if (outline && isDirty) await send('PUT', `/configuration/flows/${view.id}/draft`, { outline: { ...outline, name: outline.name || view.title } })
    setDirty(false)
  }
  const prove = () => run(async () => {
    await save()
    setCheck(await send<FlowCheck>('POST', `/configuration/flows/${view.id}/check`))
  })
  const publish = () => run(async () => {
    await save()
    return send<{ version: number }>('POST', `/configuration/flows/${view.id}/publish`)
  }, { done: text(w.published, { n: (view.versions[0]?.version ?? 0) + 1 }) })
  const upload = (chosenFile: File) => run(async () => {
    await send('PUT', `/configuration/flows/${view.id}/draft`, { xml: await chosenFile.text() })
    setDirty(false)
  }, { done: text(w.saved) })
  const findings = check?.findings ?? (isDirty ? null : view.findings)
  const canEdit = view.canEdit && !isPhone
  return (
    <Page
      title={<>{view.title} <span className="lf-code">{view.code}</span></>} name={view.title}
      lead={<><Link to={href('configuration', 'flows')}>{text(w.backToFlows)}</Link>{isPhone && view.canEdit && ` · ${text(w.editOnDesktop)}`}</>}
      actions={canEdit && (
        <>
          {isDirty && <Button loading={busy} onClick={() => void run(save, { done: text(w.saved) })}>{text(w.saveDraft)}</Button>}
          <Button loading={busy} onClick={() => void prove()}>{text(w.checkFlow)}</Button>
          <ConfirmButton type="primary" question={text(w.publishQuestion)} onConfirm={publish}>{text(w.publish)}</ConfirmButton>
        </>
      )}
    >
      <div className="cf-designer">
        <div className="cf-designer-main">
          {canEdit && outline ? <FlowCanvas outline={outline} onChange={change} chosen={chosen} onChoose={setChosen} faulty={new Set((findings ?? []).filter((f) => f.severity === 'error').flatMap((f) => f.nodeId ?? []))} />
            : view.picture ? <FlowPicture picture={view.picture} label={view.title} /> : <Empty title={text(w.flowsEmpty)} text={text(w.flowsEmptyText)} />}
        </div>
        <aside className="cf-designer-side">
          {canEdit && !view.outline && <p className="lf-meta">{text(w.drawnElsewhere)}</p>}
          {canEdit && outline && <Chosen outline={outline} chosen={chosen} onChange={change} onChoose={setChosen} />}
          <Section title={text(w.proof)}>
            {isDirty ? <Status tone="review">{text(w.unsaved)}</Status> : view.isChanged && view.versions.length > 0 ? <Status tone="review">{text(w.draftDiffers)}</Status> : null}
            <FlowFindings findings={findings} />
            {check && <p className="lf-meta">{text(w.checkedRuns, { runs: format.number(check.runs), longest: check.longest })}</p>}
            {!check && !isDirty && view.checkedAt && <p className="lf-meta">{format.relative(view.checkedAt)}</p>}
          </Section>
          <Section title={text(w.versions)} extra={<><a className="lf-tool" href={urlOf(`/configuration/flows/${view.id}/bpmn`)} download aria-label={text(w.downloadBpmn)} title={text(w.downloadBpmn)}><Icon name="download" /></a>{canEdit && <button type="button" className="lf-tool" aria-label={text(w.uploadBpmn)} title={text(w.uploadBpmn)} onClick={() => file.current?.click()}><Icon name="upload" /></button>}</>}>
            <input ref={file} type="file" hidden accept=".bpmn,.xml" aria-label={text(w.uploadBpmn)} onChange={(e) => { const [first] = e.target.files ?? []; if (first) void upload(first); e.target.value = '' }} />
            {view.versions.length === 0 ? <p className="lf-meta">{text(w.noVersions)}</p> : (
              <ul className="cf-versions">{view.versions.map((v) => <li key={v.version}><a href={urlOf(`/configuration/flows/${view.id}/bpmn?version=${v.version}`)} download>{text(w.versionLine, { n: v.version, by: v.publishedBy, running: v.running })}</a><small>{format.instant(v.publishedAt)}</small></li>)}</ul>
            )}
          </Section>
        </aside>
      </div>
    </Page>
  )
}

function Chosen({ outline, chosen, onChange, onChoose }: { outline: Outline; chosen: string | null; onChange: (outline: Outline) => void; onChoose: (id: string | null) => void }) {
  const text = useText()
  const found = chosen ? find(outline.steps, chosen) : null
  if (found?.kind === 'step') return <Section title={found.step.name || text(w.addApproval)}><StepForm key={chosen} step={found.step} onChange={(step) => onChange({ ...outline, steps: changeStep(outline.steps, step.id, () => step) })} onRemove={() => { onChange({ ...outline, steps: changeStep(outline.steps, found.step.id, () => null) }); onChoose(null) }} /></Section>
  if (found?.kind === 'branch') return (
    <Section title={found.branch.name || text(w.branchName)} extra={<button type="button" className="lf-quiet" onClick={() => { onChange({ ...outline, steps: changeStep(outline.steps, found.block.id, () => null) }); onChoose(null) }}>{text(w.removeStep)}</button>}>
      <BranchForm key={chosen} block={found.block} branch={found.branch} onChange={(branch) => onChange({ ...outline, steps: changeBranch(outline.steps, branch.id, () => branch) })} />
    </Section>
  )
  return (
    <Section title={text(w.flow)}>
      <Select label={text(w.dedupe)} value={outline.dedupe} onChange={(dedupe) => dedupe && onChange({ ...outline, dedupe })} options={[{ value: 'none', label: text(w.dedupeNone) }, { value: 'consecutive', label: text(w.dedupeConsecutive) }, { value: 'once', label: text(w.dedupeOnce) }]} />
    </Section>
  )
}

type Found = { kind: 'step'; step: Extract<Step, { kind: 'approval' }> } | { kind: 'branch'; block: Exclude<Step, { kind: 'approval' }>; branch: Branch }

function find(steps: readonly Step[], id: string): Found | null {
  for (const step of steps) {
    if (step.kind === 'approval') {
      if (step.id === id) return { kind: 'step', step }
      continue
    }
    for (const branch of step.branches) {
      if (branch.id === id) return { kind: 'branch', block: step, branch }
      const inner = find(branch.steps, id)
      if (inner) return inner
    }
  }
  return null
}

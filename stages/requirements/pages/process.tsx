import { useEffect, useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import type { GivenStep, ProcessView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { marksOf, ProcessColumn } from './process-column.tsx'
import { ProcessFigures } from './process-figures.tsx'
import { StepEditor } from './step-editor.tsx'
import { useWide } from './use-wide.ts'
import './requirements.css'

/** A process step by step, as is beside to be, with the priced difference. */
export default function ProcessPage() {
  const text = useText()
  const { href } = useImplementation()
  const [code] = useAddress('process')
  const { data, error } = useRead<ProcessView>(code ? `/process-maps/${encodeURIComponent(code)}/steps` : null)
  const back = <Link className="lf-button" to={href('requirements', 'processes')}>{text(t.backToList)}</Link>
  if (!code || error) return <Page title={text(t.processPage)}><Empty title={error?.problem.title ?? text(t.notFound)} action={back} /></Page>
  if (!data) return <Page title={text(t.processPage)}><Skeleton rows={8} /></Page>
  return <Editor key={`${data.id}:${data.version}`} process={data} />
}

function Editor({ process }: { process: ProcessView }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { can, href } = useImplementation()
  const openItem = useOpenItem()
  const isWide = useWide(1180)
  const [asIs, setAsIs] = useState<GivenStep[]>(process.asIs)
  const [toBe, setToBe] = useState<GivenStep[]>(process.toBe)
  const isDirty = JSON.stringify([asIs, toBe]) !== JSON.stringify([process.asIs, process.toBe])
  const mayEdit = can('update', 'requirements') && process.state !== 'agreed'
  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])
  const tidy = (steps: GivenStep[]) => steps.filter((s) => s.name.trim() !== '').map((s) => ({ ...s, name: s.name.trim() }))
  const save = () => void run(() => send('PUT', `/process-maps/${process.id}/steps`, { asIs: tidy(asIs), toBe: tidy(toBe) }, { ifMatch: process.version }), { done: text(t.saved) })
  const marks = marksOf(asIs, toBe)
  const actions = (
    <>
      <Button onClick={() => openItem(process.code)}>{text(t.panel)}</Button>
      {mayEdit && isWide && isDirty && <Button onClick={() => { setAsIs(process.asIs); setToBe(process.toBe) }}>{text(t.discard)}</Button>}
      {mayEdit && isWide && <Button type="primary" disabled={!isDirty} loading={busy} onClick={save}>{text(t.save)}</Button>}
    </>
  )
  return (
    <Page title={<><span className="lf-code">{process.code}</span> {process.title}</>} name={process.title} actions={actions} lead={<><Link className="rq-back" to={href('requirements', 'processes')}>{text(t.processRoom)}</Link> <StateOf kind="processMap" state={process.state} /></>} footer={isDirty ? <span className="lf-meta">{text(t.unsaved)}</span> : undefined}>
      {process.asIs.length > 0 && process.toBe.length > 0 && <ProcessFigures difference={process.difference} />}
      {mayEdit && isWide ? (
        <div className="rq-editors">
          <StepEditor title={text(t.asIs)} steps={asIs} onChange={setAsIs} />
          <StepEditor title={text(t.toBe)} steps={toBe} onChange={setToBe} withRequirement markOf={marks.toBe} extra={toBe.length === 0 && asIs.length > 0 ? <Button size="small" onClick={() => setToBe(asIs.map((s) => ({ ...s })))}>{text(t.copyAsIs)}</Button> : undefined} />
        </div>
      ) : (
        <>
          {asIs.length + toBe.length === 0 ? <Empty title={text(t.noSteps)} text={text(t.noStepsText)} /> : <div className="rq-columns"><ProcessColumn title={text(t.asIs)} steps={asIs} markOf={marks.asIs} /><ProcessColumn title={text(t.toBe)} steps={toBe} markOf={marks.toBe} /></div>}
          {mayEdit && !isWide && <p className="lf-meta">{text(t.phoneReadOnly)}</p>}
        </>
      )}
      {process.asIs.length > 0 && process.toBe.length > 0 && process.difference.rolesAffected.length > 0 && <Section title={text(t.rolesAffected)}><p className="rq-chips">{process.difference.rolesAffected.map((r) => <span key={r}>{r}</span>)}</p></Section>}
    </Page>
  )
}

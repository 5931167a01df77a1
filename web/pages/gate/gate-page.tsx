import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { GateView, StageName } from '../../../platform/wire.ts'
import { useManifests } from '../../frame/manifests.ts'
import { frameTexts as f } from '../../frame/texts.ts'
import { useAddress } from '../../parts/address.ts'
import { useRead } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useGatePhase } from '../../parts/gate-strip.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { useFormat, useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { CriterionRow } from './criterion-row.tsx'
import { Signatures } from './signatures.tsx'
import { gateTexts as t } from './texts.ts'

const SignDialog = lazy(() => import('./sign-dialog.tsx'))
const OverrideDialog = lazy(() => import('./override-dialog.tsx'))

/** `/i/$code/$stage/gate`: why the light is what it is, and who signed. */
export default function GatePage() {
  const text = useText()
  const { stage } = useParams({ strict: false }) as { stage: string }
  const { stage: stageOf } = useManifests()
  const known = stageOf(stage)
  return known ? <Gate stage={known.stage} /> : <Empty icon="search" title={text(f.notFoundTitle)} text={text(f.notFoundText)} />
}

function Gate({ stage }: { stage: StageName }) {
  const text = useText()
  const { instant, relative } = useFormat()
  const { href, can } = useImplementation()
  const phaseId = useGatePhase(stage)
  const { data: gate, error } = useRead<GateView>(phaseId ? `/gates/${phaseId}/${stage}` : null)
  const [signing, setSigning] = useAddress('sign', { replace: true })
  const [overriding, setOverriding] = useState(false)
  const loaded = gate !== undefined
  useEffect(() => {
    if (loaded && location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView({ block: 'center' })
  }, [loaded])
  const title = text(t.gateName, { stage: text(t[`stage_${stage}`]) })
  if (error && !gate) return <Page title={title}><p className="lf-error">{error.problem.title}</p></Page>
  if (!gate) return <Page title={title}><Skeleton rows={8} /></Page>
  const met = gate.criteria.filter((c) => c.met === true).length
  const red = gate.criteria.some((c) => c.met === false)
  return (
    <Page
      title={title} light={gate.light} lead={text(t.lead, { phase: gate.phase.name, met, total: gate.criteria.length, signed: gate.requiredRoles.filter((r) => r.signed).length, roles: gate.requiredRoles.length })}
      actions={
        <>
          {red && !gate.override && can('override', 'gate') && <Button onClick={() => setOverriding(true)}>{text(t.exception)}</Button>}
          <Link className="lf-button lf-button-tall" to={href(stage, 'gate/paper', { phase: gate.phase.code })}><Icon name="print" />{text(t.toPaper)}</Link>
          {can('sign', 'gate') && <Button type="primary" icon={<Icon name="signature" />} onClick={() => setSigning('1')}>{text(t.sign)}</Button>}
        </>
      }
    >
      {gate.override && <div className="lf-notice lf-notice-warn lf-override"><Icon name="milestone" /><span><b>{text(t.exceptionBy, { by: gate.override.by, at: instant(gate.override.at) })}</b><br />{gate.override.reason}</span></div>}
      <Section title={text(t.criteria)} extra={text(t.computed, { count: gate.criteria.length, ago: relative(gate.computedAt) })} lead={text(t.leadPlain)}>
        {gate.criteria.length === 0 ? <Empty title={text(t.noCriteria)} /> : <ol className="lf-criteria">{gate.criteria.map((c) => <CriterionRow key={c.id} criterion={c} gate={gate} />)}</ol>}
      </Section>
      <Section title={text(t.signatures)}><Signatures gate={gate} /></Section>
      <Suspense>
        {signing === '1' && <SignDialog gate={gate} onClose={() => setSigning(null)} />}
        {overriding && <OverrideDialog gate={gate} onClose={() => setOverriding(false)} />}
      </Suspense>
    </Page>
  )
}

import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { DebtView, DocumentView, StageName } from '../../../platform/wire.ts'
import { useCurrent } from '../../frame/current.ts'
import { useManifests } from '../../frame/manifests.ts'
import { frameTexts as f } from '../../frame/texts.ts'
import type { Room, StageManifest } from '../../manifest.ts'
import { useRead, useUrlOf } from '../../parts/api.ts'
import { Empty } from '../../parts/empty.tsx'
import { useGatePhase } from '../../parts/gate-strip.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { ItemLink } from '../../parts/item-link.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Sparkline } from '../../parts/sparkline.tsx'
import { overviewTexts as t } from './texts.ts'

/** `/i/$code/$stage`: what the stage is for, its gate, its rooms, its documents, its trace debt. */
export default function StageOverview() {
  const text = useText()
  const { stage: name } = useParams({ strict: false }) as { stage: string }
  const { stage: stageOf } = useManifests()
  const { journey } = useCurrent()
  const stage = stageOf(name)
  if (!stage) return <Empty icon="search" title={text(f.notFoundTitle)} text={text(f.notFoundText)} />
  const light = journey?.stages.find((s) => s.stage === stage.stage)?.light
  return (
    <Page title={text(stage.label)} lead={text(stage.lead)} light={light} gate={stage.stage}>
      <Rooms stage={stage} />
      <div className="lf-columns"><div><Debts stage={stage.stage} /></div><div><Documents stage={stage.stage} /></div></div>
    </Page>
  )
}

function Rooms({ stage }: { stage: StageManifest }) {
  const text = useText()
  const { number } = useFormat()
  const { href } = useImplementation()
  const { journey } = useCurrent()
  const { face } = useManifests()
  const counts = journey?.stages.find((s) => s.stage === stage.stage)?.counts
  const rooms = stage.rooms.filter((r) => !r.hidden)
  const countOf = (r: Room) => (r.countKey ? counts?.[r.countKey] : r.register ? counts?.[r.register.kind] : undefined)
  if (rooms.length === 0) return null
  return (
    <Section title={text(t.rooms)}>
      <ul className="lf-room-grid">
        {rooms.map((r) => {
          const count = countOf(r)
          const lead = r.register?.lead ?? r.lead
          return (
            <li key={r.path}>
              <Link to={href(stage.stage, r.path)}>
                <Icon name={r.register ? (face(r.register.kind)?.icon ?? 'table') : (r.icon ?? 'layers')} />
                <span className="lf-line-main"><b>{text(r.label)}</b>{lead && <span className="lf-meta">{text(lead)}</span>}</span>
                {count !== undefined && <em className="lf-count">{number(count)}</em>}
              </Link>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Documents({ stage }: { stage: StageName }) {
  const text = useText()
  const url = useUrlOf()
  const phaseId = useGatePhase(stage)
  const [busy, setBusy] = useState<string | null>(null)
  const { data } = useRead<DocumentView[]>('/documents')
  const own = data?.filter((d) => d.stage === stage && !d.needsItem)
  if (!own || own.length === 0) return null
  return (
    <Section title={text(t.documents)} lead={text(t.documentsLead)}>
      <ul className="lf-lines lf-lines-tight">
        {own.map((d) => (
          <li key={d.id}><a href={url(`/documents/${d.id}.docx${phaseId ? `?phase=${phaseId}` : ''}`)} download onClick={() => { setBusy(d.id); setTimeout(() => setBusy(null), 3000) }}><Icon name="document" /><span className="lf-line-main">{text(d.label)}</span><span className="lf-count">{text(busy === d.id ? t.preparing : t.download)}</span></a></li>
        ))}
      </ul>
    </Section>
  )
}

function Debts({ stage }: { stage: StageName }) {
  const text = useText()
  const { data } = useRead<DebtView>('/debts', { days: 60 })
  const own = data?.debts.filter((d) => d.stage === stage)
  const trendOf = (id: string) => data?.history.filter((h) => h.debt === id) ?? []
  if (!own || own.length === 0) return null
  return (
    <Section title={text(t.debts)} lead={text(t.debtsLead)}>
      <ul className="lf-debts">
        {own.map((d) => (
          <li key={d.id}>
            <details open={d.count > 0 && d.count <= 5}>
              <summary><span className="lf-line-main">{text(d.label)}</span><Sparkline points={trendOf(d.id).map((p) => ({ at: p.day, value: String(p.count) }))} /><b className={d.count > 0 ? 'num bad' : 'num'}>{d.count}</b></summary>
              {d.count === 0 ? <p className="lf-meta">{text(t.noDebts)}</p> : <ul>{d.rows.slice(0, 20).map((i) => <li key={i.id}><ItemLink code={i.code} title={i.title} /></li>)}{d.count > 20 && <li className="lf-meta">{text(t.moreOf, { count: d.count - 20 })}</li>}</ul>}
            </details>
          </li>
        ))}
      </ul>
    </Section>
  )
}

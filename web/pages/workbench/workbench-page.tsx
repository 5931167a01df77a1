import type { EventView, LateItem, Page as Rows, TodoEntry } from '../../../platform/wire.ts'
import { useCurrent } from '../../frame/current.ts'
import { useManifests } from '../../frame/manifests.ts'
import { useRead } from '../../parts/api.ts'
import { Empty } from '../../parts/empty.tsx'
import { GateLight } from '../../parts/gate-light.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { ItemLink } from '../../parts/item-link.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import { Section } from '../../parts/section.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Due } from './due.tsx'
import { workbenchTexts as t } from './texts.ts'

/** 工作台: what waits for me, what is late, what changed, how the gates stand. */
export default function WorkbenchPage() {
  const text = useText()
  const { me } = useCurrent()
  return (
    <Page title={text(t.title)} lead={text(t.lead, { name: me.account.name })}>
      <div className="lf-columns">
        <div><NextThings /><Changed /></div>
        <div><Gates /><Late /></div>
      </div>
    </Page>
  )
}

function NextThings() {
  const text = useText()
  const { href, summary } = useImplementation()
  const { data } = useRead<TodoEntry[]>('/api/v1/todo')
  const mine = data?.slice(0, 6)
  return (
    <Section title={text(t.next)} extra={data && data.length > 0 && <Link to={href('todo')}>{text(t.allTodo)} {data.length}</Link>}>
      {!mine ? <Skeleton rows={4} /> : mine.length === 0 ? <Empty icon="check" title={text(t.nextNone)} text={text(t.nextNoneText)} /> : (
        <ul className="lf-lines">
          {mine.map((e) => (
            <li key={e.id}>
              <Link to={e.href}>
                <span className="lf-line-main"><span className="lf-line-title">{e.title}</span><span className="lf-meta">{e.code && <code>{e.code}</code>} {text(e.why)}{e.implementationId !== summary.id && ` · ${e.implementationName}`}</span></span>
                {e.due && <Due day={e.due} />}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Changed() {
  const text = useText()
  const { relative, instant } = useFormat()
  const { href, can } = useImplementation()
  const { data } = useRead<Rows<EventView>>('/events', { limit: 12 })
  return (
    <Section title={text(t.changed)} extra={can('read', 'eventLog') && <Link to={href('events')}>{text(t.allEvents)}</Link>}>
      {!data ? <Skeleton rows={6} /> : data.rows.length === 0 ? <Empty icon="flag" title={text(t.changedNone)} text={text(t.changedNoneText)} action={<Link className="lf-button primary" to={href('requirements')}>{text(t.toRequirements)}</Link>} /> : (
        <ol className="lf-changes">
          {data.rows.map((e) => <li key={`${e.chain}:${e.seq}`}><span className="lf-avatar" aria-hidden="true">{[...e.by][0]}</span><span className="lf-line-main"><span><b>{e.by}</b> {text(e.label)}</span>{e.item && <ItemLink code={e.item.code} title={e.item.title} />}</span><time dateTime={e.at} title={instant(e.at)}>{relative(e.at)}</time></li>)}
        </ol>
      )}
    </Section>
  )
}

function Gates() {
  const text = useText()
  const { journey, phase } = useCurrent()
  const { stages } = useManifests()
  const { href, summary } = useImplementation()
  return (
    <Section title={text(t.gates)} extra={phase?.name}>
      <ul className="lf-lines lf-lines-tight">
        {stages.map((m) => {
          const s = journey?.stages.find((x) => x.stage === m.stage)
          const of = s?.phaseId && !phase ? summary.phases.find((p) => p.id === s.phaseId)?.code : undefined
          return (
            <li key={m.stage}>
              <Link to={href(m.stage, 'gate', of ? { phase: of } : undefined)}>
                <GateLight light={s?.light ?? 'open'} />
                <span className="lf-line-main lf-line-row"><span>{text(m.label)}</span>{of && <span className="lf-meta">{of}</span>}</span>
                <span className="lf-count">{s ? text(t.met, { met: s.met, criteria: s.criteria }) : ''}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Late() {
  const text = useText()
  const { person, phaseId } = useImplementation()
  const { data } = useRead<LateItem[]>('/late', { phase: phaseId ?? undefined })
  if (!data) return null
  return (
    <Section title={text(t.late)} extra={data.length > 0 ? data.length : undefined}>
      {data.length === 0 ? <p className="lf-meta">{text(t.lateNone)}</p> : (
        <ul className="lf-lines lf-lines-tight">
          {data.slice(0, 8).map((i) => <li key={i.id}><span className="lf-line"><span className="lf-line-main"><ItemLink code={i.code} title={i.title} /><span className="lf-meta">{person(i.ownerId)}</span></span><Due day={i.due} /></span></li>)}
        </ul>
      )}
    </Section>
  )
}

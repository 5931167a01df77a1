import { Fragment } from 'react'
import type { TraceView } from '../../platform/wire.ts'
import { useAction, useRead, useSend } from '../parts/api.ts'
import { useImplementation } from '../parts/implementation.ts'
import { useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { useOpenItem } from '../parts/open-item.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { itemTexts as t } from './texts.ts'

const perStep = 4

/** The walk from the cause of an item to its effect, as one line. */
export function TraceWalk({ code, onPage = false }: { code: string; onPage?: boolean }) {
  const text = useText()
  const { kind, href, itemHref, can } = useImplementation()
  const open = useOpenItem()
  const send = useSend()
  const { run, busy } = useAction()
  const { data: trace } = useRead<TraceView>(`/trace/${encodeURIComponent(code)}`)
  if (!trace) return <Skeleton rows={5} />
  const others = trace.nodes.filter((n) => n.distance !== 0)
  const up = others.filter((n) => n.distance < 0)
  const down = others.filter((n) => n.distance > 0)
  const tones = (name: string, state: string) => kind(name).states.find((s) => s.value === state)?.tone
  const steps = [...new Set([...others.map((n) => n.distance), 0])].sort((a, b) => a - b)
  const causeOf = (e: TraceView['edges'][number]) => up.find((n) => n.id === (e.from === trace.item.id ? e.to : e.to === trace.item.id ? e.from : ''))
  const suspects = trace.edges.flatMap((e) => { const cause = e.suspect ? causeOf(e) : undefined; return cause ? [{ ...e, cause }] : [] })
  return (
    <section className="lf-walk">
      <header><h3>{text(t.walk)}</h3><span>{text(t.upDown, { up: up.length, down: down.length })}</span></header>
      {suspects.map((e) => (
        <div key={e.id} className="lf-notice lf-notice-warn">
          <span>{text(t.suspect, { code: e.cause.code })}</span>
          {can('update', trace.item.stage) && <button type="button" className="lf-button" disabled={busy} onClick={() => void run(() => send('POST', '/links', { fromId: e.from, type: e.type, toId: e.to }), { done: text(t.confirmedLink) })}>{text(t.confirmLink)}</button>}
        </div>
      ))}
      {others.length === 0 && <p className="lf-meta">{text(t.alone)}</p>}
      <ol>
        {steps.map((step) => {
          if (step === 0) {
            return (
              <li key={trace.item.id} className={`now lf-node-${tones(trace.item.kind, trace.item.state) ?? 'idle'}`} aria-current="true">
                <span className="lf-walk-kind">{text(kind(trace.item.kind).label)} · {text(t.current)} <code>{trace.item.code}</code></span>
                <span className="lf-walk-title">{trace.item.title}</span>
              </li>
            )
          }
          const nodes = others.filter((n) => n.distance === step)
          return (
            <Fragment key={step}>
              {nodes.slice(0, perStep).map((n) => {
                const edge = trace.edges.find((e) => e.suspect && (e.from === n.id || e.to === n.id))
                return (
                  <li key={n.id} className={`lf-node-${tones(n.kind, n.state) ?? 'idle'}${edge ? ' suspect' : ''}`}>
                    <Link to={itemHref(n.code)} onClick={(e) => { if (onPage || e.metaKey || e.ctrlKey) return; e.preventDefault(); open(n.code) }}>
                      <span className="lf-walk-kind">{text(kind(n.kind).label)} <code>{n.code}</code></span>
                      <span className="lf-walk-title">{n.title}</span>
                    </Link>
                  </li>
                )
              })}
              {nodes.length > perStep && <li className="lf-walk-more"><Link to={href('trace', undefined, { at: code })}>{text(t.more, { count: nodes.length - perStep })}</Link></li>}
            </Fragment>
          )
        })}
      </ol>
      {others.length > 0 && <Link className="lf-more" to={href('trace', undefined, { at: code })}>{text(t.openTrace)}</Link>}
    </section>
  )
}

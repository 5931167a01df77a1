import { useLayoutEffect, useMemo, useRef } from 'react'
import { useCurrent } from '../../frame/current.ts'
import { useManifests } from '../../frame/manifests.ts'
import { useImplementation } from '../../parts/implementation.ts'
import { useText } from '../../parts/language.ts'
import { cell, layoutTrace, type Placed, type TraceEdge, type TraceNode } from './layout.ts'
import { causeText, effectText, traceTexts as t } from './texts.ts'

/** The trace as columns by stage; the middle item and its line in ink, suspect links dashed. */
export function TracePicture({ nodes, edges, centre, selected, onPick }: { nodes: readonly TraceNode[]; edges: readonly TraceEdge[]; centre: string | null; selected: string | null; onPick: (node: TraceNode) => void }) {
  const text = useText()
  const { kind } = useImplementation()
  const { stage } = useManifests()
  const { kinds } = useCurrent()
  const picture = useMemo(() => layoutTrace(nodes, edges, { kindOrder: kinds.map((k) => k.kind) }), [nodes, edges, kinds])
  const box = useRef<HTMLDivElement>(null)
  const place = useMemo(() => new Map(picture.nodes.map((p) => [p.node.id, p])), [picture])
  useLayoutEffect(() => {
    const at = picture.nodes.find((p) => p.node.code === centre)
    if (!box.current) return
    box.current.scrollLeft = at ? at.x - box.current.clientWidth / 2 + cell.width / 2 : 0
    const scroll = box.current.closest('.lf-scroll')
    if (at && scroll && at.y > scroll.clientHeight) scroll.scrollTop = at.y - scroll.clientHeight / 2
  }, [picture, centre])
  const nameOf = (key: string) => (key === 'cause' ? text(causeText) : key === 'effect' ? text(effectText) : text(stage(key)?.label ?? { zh: key, en: key }))
  const tone = (n: TraceNode) => kind(n.kind).states.find((s) => s.value === n.state)?.tone ?? 'idle'
  return (
    <div className="lf-trace" ref={box} tabIndex={0} role="region" aria-label={text(t.graphLabel)}>
      <svg width={picture.width + 4} height={picture.height + 8} viewBox={`-2 0 ${picture.width + 4} ${picture.height + 8}`} role="group" aria-label={text(t.graphLabel)}>
        {picture.columns.map((c) => <text key={c.x} x={c.x} y={16} className="lf-trace-column">{c.isFirst ? nameOf(c.key) : ''}<tspan x={c.x} dy={20} className="lf-trace-count">{c.kinds.map((k) => text(kind(k).label)).join('、')} {c.count}</tspan></text>)}
        <g className="lf-trace-edges">
          {edges.map((e) => {
            const [a, b] = [place.get(e.from), place.get(e.to)]
            if (!a || !b) return null
            const near = centre !== null && (a.node.code === centre || b.node.code === centre)
            return <path key={e.id} d={curve(a, b)} className={`${e.suspect ? 'suspect' : ''}${near ? ' near' : ''}`}><title>{`${a.node.code} ${text(e.label)} ${b.node.code}`}</title></path>
          })}
        </g>
        {picture.nodes.map((p) => (
          <foreignObject key={p.node.id} x={p.x} y={p.y} width={cell.width} height={cell.height}>
            <button type="button" className={`lf-trace-node lf-node-${tone(p.node)}${p.node.code === centre ? ' centre' : ''}${p.node.code === selected ? ' selected' : ''}`} title={`${text(kind(p.node.kind).label)} ${p.node.code} ${p.node.title}`} onClick={() => onPick(p.node)}>
              <span><i aria-hidden="true" />{text(kind(p.node.kind).label)} <code>{p.node.code}</code></span>
              <b>{p.node.title}</b>
            </button>
          </foreignObject>
        ))}
      </svg>
    </div>
  )
}

/** From the right edge of the left one to the left edge of the right one; within a column, a bow at the side. */
function curve(a: Placed, b: Placed): string {
  const [l, r] = a.x <= b.x ? [a, b] : [b, a]
  const [y1, y2] = [l.y + cell.height / 2, r.y + cell.height / 2]
  if (l.x === r.x) {
    const x = l.x + cell.width
    return `M${x} ${y1}C${x + 26} ${y1} ${x + 26} ${y2} ${x} ${y2}`
  }
  const [x1, x2] = [l.x + cell.width, r.x]
  const bend = Math.max(20, (x2 - x1) / 2)
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}

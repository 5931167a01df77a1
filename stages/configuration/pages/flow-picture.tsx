import { useText } from '../../../web/parts/language.ts'
import type { FlowPicture as Picture } from '../contract.ts'
import { words as w } from '../texts.ts'
import './configuration.css'

type Node = Picture['nodes'][number]
const modeWords = { any: w.modeAny, all: w.modeAll, sequence: w.modeSequence }

/** A flow from top to bottom: who is asked where, the way a document has come, and where it stands now. */
export function FlowPicture({ picture, label }: { picture: Picture; label: string }) {
  return (
    <div className="cf-picture">
      <svg viewBox={`0 0 ${picture.width} ${picture.height}`} width={picture.width} height={picture.height} role="img" aria-label={label}>
        {picture.edges.map((e) => <polyline key={e.id} className={e.isTaken ? 'cf-edge cf-taken' : 'cf-edge'} points={e.points.map((p) => p.join(',')).join(' ')} />)}
        {picture.edges.map((e) => <Arrow key={e.id} points={e.points} isTaken={e.isTaken} />)}
        {picture.edges.map((e) => e.label && <EdgeLabel key={e.id} x={e.label.x} y={e.label.y} text={e.label.text} isTaken={e.isTaken} />)}
        {picture.nodes.map((n) => <NodeShape key={n.id} node={n} />)}
      </svg>
    </div>
  )
}

function NodeShape({ node }: { node: Node }) {
  const text = useText()
  const middle = [node.x + node.width / 2, node.y + node.height / 2] as const
  const standing = node.standing ? ` cf-${node.standing}` : ''
  if (node.kind === 'exclusive' || node.kind === 'parallel') {
    if (!node.name) return <circle className={`cf-dot${standing}`} cx={middle[0]} cy={middle[1]} r={5} />
    const r = node.width / 2
    return (
      <g className={`cf-gateway${standing}`}>
        <title>{node.name}</title>
        <path d={`M${middle[0]} ${middle[1] - r}L${middle[0] + r} ${middle[1]}L${middle[0]} ${middle[1] + r}L${middle[0] - r} ${middle[1]}z`} />
        <path className="cf-sign" d={node.kind === 'exclusive' ? `M${middle[0] - 4} ${middle[1] - 4}l8 8m0 -8l-8 8` : `M${middle[0]} ${middle[1] - 5}v10m-5 -5h10`} />
      </g>
    )
  }
  if (node.kind !== 'approval') {
    return (
      <g className={`cf-end${standing}`}>
        <rect x={node.x} y={node.y} width={node.width} height={node.height} rx={node.height / 2} />
        <text x={middle[0]} y={middle[1] + 4} textAnchor="middle">{text(node.kind === 'start' ? w.starter : w.end)}</text>
      </g>
    )
  }
  const people = node.people || node.who
  return (
    <g className={`cf-step${standing}`}>
      <title>{`${node.name} · ${node.who}${node.people ? ` · ${node.people}` : ''}`}</title>
      <rect x={node.x} y={node.y} width={node.width} height={node.height} rx={8} />
      <text className="cf-step-name" x={node.x + 14} y={node.y + 26}>{cut(node.name, 20)}</text>
      <text className="cf-step-who" x={node.x + 14} y={node.y + 46}>{cut(people, 26)}</text>
      {node.mode && node.mode !== 'any' && <text className="cf-step-mode" x={node.x + node.width - 12} y={node.y + 26} textAnchor="end">{text(modeWords[node.mode])}</text>}
      {node.standing === 'done' && <path className="cf-tick" d={`M${node.x + node.width - 24} ${node.y + 42}l4 4l8 -9`} />}
      {node.standing === 'now' && <circle className="cf-token" cx={node.x + node.width} cy={node.y} r={7} />}
      {node.standing === 'stopped' && <path className="cf-cross" d={`M${node.x + node.width - 23} ${node.y + 36}l9 9m0 -9l-9 9`} />}
    </g>
  )
}

function Arrow({ points, isTaken }: { points: [number, number][]; isTaken: boolean }) {
  const [end, before] = [points.at(-1)!, points.at(-2)!]
  const [dx, dy] = [Math.sign(end[0] - before[0]), Math.sign(end[1] - before[1])]
  const back = [end[0] - dx * 6, end[1] - dy * 6] as const
  return <path className={isTaken ? 'cf-arrow cf-taken' : 'cf-arrow'} d={`M${end[0]} ${end[1]}L${back[0] - dy * 3.5} ${back[1] - dx * 3.5}L${back[0] + dy * 3.5} ${back[1] + dx * 3.5}z`} />
}

function EdgeLabel({ x, y, text, isTaken }: { x: number; y: number; text: string; isTaken: boolean }) {
  const shown = cut(text, 30)
  const width = widthOf(shown) * 6.4 + 14
  return (
    <g className={isTaken ? 'cf-label cf-taken' : 'cf-label'}>
      <title>{text}</title>
      <rect x={x - width / 2} y={y - 10} width={width} height={20} rx={10} />
      <text x={x} y={y + 4} textAnchor="middle">{shown}</text>
    </g>
  )
}

/** A Chinese character is as wide as two Latin ones. */
function widthOf(text: string): number {
  return [...text].reduce((n, c) => n + (c.charCodeAt(0) > 255 ? 2 : 1), 0)
}

function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text
  let width = 0
  let shown = ''
  for (const c of text) {
    width += widthOf(c)
    if (width > most - 1) break
    shown += c
  }
  return `${shown}…`
}

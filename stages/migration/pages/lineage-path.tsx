import { useFormat, useText } from '../../../web/parts/language.ts'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { LineageRow, LineageView } from '../contract.ts'
import { texts as t } from '../texts.ts'

const tones = { mapped: 'ok', merged: 'info', rejected: 'bad', reference: 'idle' } as const

/** A row of the new system and every landed row behind it. */
export function TargetPath({ view }: { view: LineageView }) {
  const text = useText()
  const target = view.target!
  const lineOf = new Map(target.rows.map((r) => [r.landed.rowId, r.landed.line]))
  const survivorOf = new Map(target.survivors.map((s) => [s.column, s]))
  return (
    <>
      <Section title={text(t.targetRow)} extra={<span className="lf-code">{target.targetKey}</span>}>
        <div className="mg-node primary">
          <dl className="mg-pairs">
            {Object.entries(target.values).map(([name, value]) => <div key={name}><dt>{view.labels[name] ?? name}</dt><dd>{value ?? '—'}{target.rows.length > 1 && survivorOf.has(name) && <small>{text(t.survivor, { line: lineOf.get(survivorOf.get(name)!.rowId) ?? 0 })}</small>}</dd></div>)}
          </dl>
        </div>
      </Section>
      <Section title={text(t.cameFrom)}>
        <div className="mg-lineage">{target.rows.map((row, i) => <LandedNode key={row.landed.rowId} row={row} view={view} isPrimary={i === 0} />)}</div>
        <Decisions view={view} />
      </Section>
    </>
  )
}

/** A line of a file and what became of it. */
export function ForwardPath({ view, onKey }: { view: LineageView; onKey: (key: string) => void }) {
  const text = useText()
  return (
    <Section title={text(t.forward)}>
      <div className="mg-lineage">
        {view.forward.map((row) => (
          <div key={row.landed.rowId}>
            <LandedNode row={row} view={view} isPrimary={row.outcome === 'mapped'} />
            {row.target && (
              <div className="mg-node primary" style={{ marginBlockStart: 8 }}>
                <div className="mg-node-head"><b>{text(t.targetRow)}</b><span className="mg-grow" /><button type="button" className="lf-quiet" onClick={() => onKey(row.targetKey!)}>{row.targetKey}</button></div>
                <dl className="mg-pairs">{Object.entries(row.target).map(([name, value]) => <div key={name}><dt>{view.labels[name] ?? name}</dt><dd>{value ?? '—'}</dd></div>)}</dl>
              </div>
            )}
          </div>
        ))}
      </div>
      <Decisions view={view} />
    </Section>
  )
}

function LandedNode({ row, view, isPrimary }: { row: LineageRow; view: LineageView; isPrimary: boolean }) {
  const text = useText()
  return (
    <article className={row.outcome === 'rejected' ? 'mg-node rejected' : isPrimary ? 'mg-node primary' : 'mg-node'}>
      <div className="mg-node-head">
        <b>{text(t.rowAt, { file: row.landed.file, line: row.landed.line })}</b>
        <span className="lf-code">{row.landed.recordKey.split(':').slice(1).join(':')}</span>
        <span className="mg-grow" />
        <Status tone={tones[row.outcome]}>{text(row.outcome === 'merged' ? t.mergedRow : isPrimary && row.outcome === 'mapped' ? t.primaryRow : t[`outcome_${row.outcome}`])}</Status>
      </div>
      <dl className="mg-pairs">{Object.entries(row.landed.values).filter(([, v]) => v).map(([name, value]) => <div key={name}><dt>{view.labels[name] ?? name}</dt><dd>{value}</dd></div>)}</dl>
      <ul className="mg-hits" aria-label={text(t.hits)}>
        {row.hits.length === 0 && <li>{text(t.noHits)}</li>}
        {row.hits.map((hit, i) => (
          <li key={i} className={hit.severity === 'reject' ? 'reject' : hit.severity === 'warn' ? 'warn' : undefined}>
            {hit.column ? `${view.labels[hit.column] ?? hit.column} · ` : ''}{hit.message ? text(hit.message) : view.rules[hit.rule] ? text(view.rules[hit.rule]!) : hit.rule}
            {hit.severity === 'change' && <> <code>{hit.old ?? '∅'}</code> → <code>{hit.new ?? '∅'}</code></>}
          </li>
        ))}
      </ul>
    </article>
  )
}

function Decisions({ view }: { view: LineageView }) {
  const text = useText()
  const format = useFormat()
  if (view.decisions.length === 0) return null
  return (
    <ul className="mg-hits" aria-label={text(t.decisions)} style={{ marginBlockStart: 12 }}>
      {view.decisions.map((d) => <li key={d.id}>{d.by} · {format.instant(d.at)} · {text(t[`decision_${d.kind}`])} {d.left.split(':').slice(1).join(':')}{d.right ? ` ↔ ${d.right.split(':').slice(1).join(':')}` : ''}{d.kind === 'value' ? ` ${view.labels[d.column!] ?? d.column} = ${d.value}` : ''}{d.reason ? ` · ${d.reason}` : ''}</li>)}
    </ul>
  )
}

import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead, useUrlOf } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useGo } from '../../../web/parts/link.tsx'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import type { RunView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { FlowPicture, type FlowPart } from './flow-picture.tsx'
import './migration.css'
import { ReasonTable } from './reason-table.tsx'
import { RunRows } from './run-rows.tsx'
import { RunVerdict } from './runs.tsx'

const tableOf: Record<FlowPart, 'landed' | 'mapped' | 'merged' | 'rejects' | 'changes' | 'warnings'> = { in: 'landed', mapped: 'mapped', merged: 'merged', rejected: 'rejects', changes: 'changes', warnings: 'warnings' }

/** One run: where its rows went, why some did not come, how long it took, what it was made from. */
export default function RunPage() {
  const text = useText()
  const format = useFormat()
  const urlOf = useUrlOf()
  const go = useGo()
  const { href } = useImplementation()
  const [code] = useAddress('run')
  const { data } = useRead<RunView>(code ? `/migration/runs/${code}` : null)
  const [part, setPart] = useState<FlowPart>('rejected')
  const [rule, setRule] = useState<string | null>(null)
  if (!code) return <Page title={text(t.runsRoom)}><Empty icon="run" title={text(t.runsEmpty)} text={text(t.runsEmptyText)} action={<Button onClick={() => go(href('migration', 'runs'))}>{text(t.runsRoom)}</Button>} /></Page>
  if (!data) return <Page title={text(t.runTitle, { code })} />
  const { run, counts } = data
  const actions = (
    <>
      {data.reconciliationItem && <Button onClick={() => go(href('migration', 'reconciliation', { rec: data.reconciliationItem!.code }))}>{text(t.reconciliationRoom)} {data.reconciliationItem.code}</Button>}
      {counts && counts.rejected > 0 && <Button type="primary" icon={<Icon name="download" />} href={urlOf(`/migration/runs/${run.id}/rejects.xlsx`)} download>{text(t.rejectsXlsx)}</Button>}
    </>
  )
  return (
    <Page title={run.title} name={run.code} lead={<><ItemLink code={run.code} /> {data.mapping && <ItemLink code={data.mapping.code} />} {run.startedAt ? format.instant(run.startedAt as string) : ''} <RunVerdict run={run as never} /></>} actions={actions}>
      {!counts && <Empty icon="issue" title={text(t.failed)} text={(run.failure as string | null) ?? undefined} />}
      {counts && (
        <>
          <Section title={text(t.flow)} lead={text(t.flowText)}>
            <FlowPicture counts={counts} inputs={data.inputs} previous={data.previous?.counts ?? null} chosen={part} onChoose={(p) => { setPart(p); setRule(null) }} />
          </Section>
          {part === 'rejected' && <ReasonTable reasons={data.reasons} previous={data.previous} chosen={rule} onChoose={setRule} />}
          <RunRows key={`${part}${rule ?? ''}`} runId={run.id} runCode={run.code} object={run.object as string} table={tableOf[part]} rule={rule} />
          <Section title={text(t.inputs)}>
            <FigureRow>
              <Figure label={text(t.duration)} value={format.number((Number(run.durationMs) / 1000).toFixed(1))} unit="s" note={data.rowsPerSecond ? `${format.number(Math.round(data.rowsPerSecond))} / s` : undefined} />
              {(['pipelineHash', 'decisionsHash', 'inputHash', 'manifestHash'] as const).map((name) => <Figure key={name} label={text(t[name])} value={<span className="mg-swatch" title={String(run[name] ?? '')}>{String(run[name] ?? '').slice(0, 12)}</span>} />)}
            </FigureRow>
            <Inputs view={data} />
          </Section>
        </>
      )}
    </Page>
  )
}

function Inputs({ view }: { view: RunView }) {
  const text = useText()
  const format = useFormat()
  const most = Math.max(1, ...view.steps.map((s) => s.milliseconds))
  return (
    <>
      <div className="mg-scroll" tabIndex={0} role="region" aria-label={text(t.inputs)}>
        <table className="mg-grid">
          <thead><tr><th>{text(t.file)}</th><th>{text(t.encoding)}</th><th className="num">{text(t.rows)}</th><th>sha256</th></tr></thead>
          <tbody>{view.inputs.map((i) => <tr key={i.source + i.path}><td>{i.path}</td><td>{i.encoding ?? '—'}{i.dialect ? ` · ${i.dialect.delimiter.replace('\t', '\\t')}` : ''}</td><td className="num">{format.number(i.rows)}</td><td className="mg-swatch">{(i.sha256 ?? '').slice(0, 24)}</td></tr>)}</tbody>
        </table>
      </div>
      <ul className="mg-bars" aria-label={text(t.steps)} style={{ maxWidth: 420, marginBlock: 16 }}>
        {view.steps.map((s) => <li key={s.step}><button type="button" tabIndex={-1}><i style={{ inlineSize: `${Math.max(1, (s.milliseconds / most) * 100)}%` }} /><span>{text(t[`step_${s.step}`])}</span><small>{format.number(Math.round(s.milliseconds))} ms</small></button></li>)}
      </ul>
      {view.notes.length > 0 && <ul className="mg-hits">{view.notes.map((n, i) => <li key={i}>{text(n)}</li>)}</ul>}
    </>
  )
}

import { useState } from 'react'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { JobProgress } from '../../../web/parts/job-progress.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useGo } from '../../../web/parts/link.tsx'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { BatchView, RunSummary } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { Comparison } from './comparison.tsx'
import './migration.css'
import { StartBatch } from './start-batch.tsx'

/** Dry runs, rehearsals and final loads, newest first; and the rehearsals beside each other. */
export default function RunsPage() {
  const text = useText()
  const { phaseId, can } = useImplementation()
  const { data: batches } = useRead<BatchView[]>('/migration/batches', { phase: phaseId ?? 'all' })
  const [starting, setStarting] = useState(false)
  const start = <Button type="primary" disabled={!phaseId} title={phaseId ? undefined : text(t.phaseFirst)} onClick={() => setStarting(true)}>{text(t.start)}</Button>
  return (
    <Page title={text(t.runsRoom)} lead={text(t.runsLead)} gate="migration" actions={can('run', 'migration') && start}>
      {batches?.length === 0 && <Empty icon="run" title={text(t.runsEmpty)} text={text(t.runsEmptyText)} action={can('run', 'migration') && phaseId ? start : undefined} />}
      {phaseId && batches && batches.filter((b) => b.state === 'done' && b.mode !== 'dryRun').length > 1 && <Section title={text(t.compare)} lead={text(t.compareText)}><Comparison phaseId={phaseId} /></Section>}
      {batches?.map((batch) => <Batch key={batch.id} batch={batch} />)}
      <StartBatch open={starting} onClose={() => setStarting(false)} />
    </Page>
  )
}

const tones = { running: 'info', done: 'ok', failed: 'bad', cancelled: 'idle' } as const

function Batch({ batch }: { batch: BatchView }) {
  const text = useText()
  const format = useFormat()
  const go = useGo()
  const { href, person, phaseName, phaseId } = useImplementation()
  const number = (n: number | null) => (n === null ? '—' : format.number(n))
  const columns: Column<RunSummary>[] = [
    { key: 'code', title: text(t.code), width: 92, mono: true, phone: 'sub' },
    { key: 'title', title: text(t.object), phone: 'title' },
    { key: 'rowsIn', title: text(t.in), width: 84, align: 'right', render: (r) => number(r.rowsIn) },
    { key: 'mapped', title: text(t.mapped), width: 84, align: 'right', render: (r) => number(r.mapped), phone: 'figure' },
    { key: 'merged', title: text(t.mergedRows), width: 72, align: 'right', render: (r) => number(r.merged), phone: 'none' },
    { key: 'rejected', title: text(t.rejected), width: 72, align: 'right', render: (r) => number(r.rejected) },
    { key: 'rejectShare', title: '', width: 116, render: (r) => <ShareBar value={r.rejectShare} threshold="0.01" lowerIsBetter label={text(t.rejected)} decimals={2} />, phone: 'none' },
    { key: 'durationMs', title: text(t.duration), width: 76, align: 'right', render: (r) => (r.durationMs === null ? '—' : text(t.seconds, { n: format.number((r.durationMs / 1000).toFixed(1)) })), phone: 'none' },
    { key: 'state', title: text(t.balance), width: 92, render: (r) => <RunVerdict run={r} />, phone: 'status' },
  ]
  return (
    <section className="mg-batch">
      <div className="mg-batch-head">
        <h3>{text(t.batchTitle, { n: batch.number, mode: text(t[`mode_${batch.mode}`]) })}</h3>
        <Status tone={tones[batch.state]}>{text(t[`batchState_${batch.state}`])}</Status>
        <span className="mg-grow">{[phaseId ? '' : phaseName(batch.phaseId), format.instant(batch.startedAt), person(batch.personId), batch.target === 'embedded' ? text(t.targetEmbedded) : batch.target].filter(Boolean).join(' · ')}</span>
        <span className="mg-quiet">{format.number(batch.counts.in)} = {format.number(batch.counts.mapped)} + {format.number(batch.counts.merged)} + {format.number(batch.counts.rejected)} · {text(t.seconds, { n: format.number((batch.durationMs / 1000).toFixed(1)) })}</span>
      </div>
      {batch.state === 'running' && batch.jobId && <JobProgress jobId={batch.jobId} />}
      <DataTable rows={batch.runs} columns={columns} onOpen={(r) => go(href('migration', 'run', { run: r.code }))} label={text(t.batchTitle, { n: batch.number, mode: text(t[`mode_${batch.mode}`]) })} empty={{ title: text(t.none) }} />
    </section>
  )
}

export function RunVerdict({ run }: { run: Pick<RunSummary, 'state' | 'isConserved' | 'isReconciled'> }) {
  const text = useText()
  if (run.state !== 'done') return <Status tone={run.state === 'failed' ? 'bad' : run.state === 'running' ? 'info' : 'idle'}>{text(t[`batchState_${run.state as 'failed'}`])}</Status>
  if (!run.isConserved) return <Status tone="bad">{text(t.notConserved)}</Status>
  return run.isReconciled ? <Status tone="ok">{text(t.balanced)}</Status> : <Status tone="bad">{text(t.notBalanced)}</Status>
}

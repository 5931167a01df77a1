import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input, Select } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import type { BatchView, LineageView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { ForwardPath, TargetPath } from './lineage-path.tsx'
import './migration.css'

/** Where a figure of the new system comes from, down to the line of the old file; or what became of a line. */
export default function LineagePage() {
  const text = useText()
  const format = useFormat()
  const { phaseId } = useImplementation()
  const { data: batches } = useRead<BatchView[]>('/migration/batches', { phase: phaseId ?? 'all' })
  const [runCode, setRun] = useAddress('run', { replace: true })
  const [key, setKey] = useAddress('key', { replace: true })
  const [line, setLine] = useAddress('line', { replace: true })
  const [file] = useAddress('file')
  const runs = batches?.flatMap((b) => b.runs).filter((r) => r.state === 'done') ?? []
  const run = runs.find((r) => r.code === runCode) ?? runs.find((r) => r.mode === 'final') ?? runs[0]
  const [direction, setDirection] = useState<'back' | 'forward'>(line ? 'forward' : 'back')
  const [words, setWords] = useState(key ?? line ?? '')
  const isLine = direction === 'forward'
  const asked = isLine ? line : key
  const path = !run || !asked ? null : isLine ? '/migration/forward' : '/migration/lineage'
  const { data, error } = useRead<LineageView>(path, isLine ? { run: run?.code, line: line ?? undefined, file: file ?? undefined } : { run: run?.code, key: key ?? undefined })
  const ask = () => {
    const value = words.trim()
    if (isLine) { setKey(null); setLine(value || null) } else { setLine(null); setKey(value || null) }
  }
  return (
    <Page title={text(t.lineageRoom)} lead={text(t.lineageLead)}>
      <div className="mg-bar">
        <div className="mg-grow"><Select label={text(t.run)} value={run?.code ?? null} onChange={setRun} search options={runs.map((r) => ({ value: r.code, label: `${r.code} ${r.title}`, note: r.startedAt ? format.day(r.startedAt) : '' }))} emptyText={text(t.runsEmpty)} /></div>
        <Segmented label={text(t.lineageRoom)} value={direction} onChange={(d) => { setDirection(d); setWords('') }} options={[{ value: 'back', label: text(t.back) }, { value: 'forward', label: text(t.forward) }]} />
        <div className="mg-grow"><Input label={text(isLine ? t.lineNumber : t.targetKey)} value={words} onChange={setWords} onEnter={ask} placeholder={isLine ? '' : text(t.targetKeyHint)} maxLength={200} /></div>
        <Button type="primary" disabled={!words.trim() || !run} onClick={ask}>{text(t.trace)}</Button>
      </div>
      {!asked && <Empty icon="trace" title={text(t.lineageEmpty)} text={text(t.lineageEmptyText)} />}
      {asked && (error || (data && !data.target && data.forward.length === 0)) && <Empty icon="search" title={text(t.notFound)} text={text(t.notFoundText)} />}
      {asked && data?.target && <TargetPath view={data} />}
      {asked && data && data.forward.length > 0 && <ForwardPath view={data} onKey={(k) => { setDirection('back'); setWords(k); setLine(null); setKey(k) }} />}
    </Page>
  )
}

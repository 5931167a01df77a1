import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { PhasePicker } from '../../../web/parts/pickers.tsx'
import type { PlanPasteReport } from '../contract.ts'
import { texts as t } from './texts.ts'

type Row = PlanPasteReport['rows'][number]

/** A plan from Excel or Project: pasted, checked row by row, then entered as a whole. */
export function PasteDrawer({ open, onClose, phaseId }: { open: boolean; onClose: () => void; phaseId: string | null }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [pasted, setPasted] = useState('')
  const [phase, setPhase] = useState(phaseId)
  const [report, setReport] = useState<PlanPasteReport | null>(null)
  const post = (dryRun: boolean) => run(() => send<PlanPasteReport>('POST', '/planning/paste', { phaseId: phase, text: pasted, dryRun }), dryRun ? {} : { done: text(t.pasteDone) })
  const check = async () => { const made = await post(true); if (made) setReport(made) }
  const enter = async () => { const made = await post(false); if (made && made.accepted > 0) { setPasted(''); setReport(null); onClose() } else if (made) setReport(made) }
  const wrong = report?.rows.filter((r) => r.errors.length > 0) ?? []
  const columns: Column<Row>[] = [
    { key: 'line', title: text(t.line), width: 52, align: 'right' },
    { key: 'title', title: text(t.task) },
    { key: 'errors', title: text(t.problem), width: 260, render: (r) => <span className="pl-bad">{r.errors.map((e) => text(e)).join('；')}</span>, text: (r) => r.errors.map((e) => text(e)).join('；') },
  ]
  return (
    <Drawer
      title={text(t.paste)} open={open} onClose={onClose} width={640}
      footer={<><Button onClick={onClose}>{text(t.cancel)}</Button>{report && wrong.length === 0 && report.rows.length > 0 ? <Button type="primary" loading={busy} onClick={() => void enter()}>{text(t.pasteImport, { n: report.accepted })}</Button> : <Button type="primary" loading={busy} disabled={!pasted.trim()} onClick={() => void check()}>{text(t.pasteCheck)}</Button>}</>}
    >
      <p className="lf-section-lead">{text(t.pasteLead)}</p>
      <PhasePicker label={text(t.phase)} value={phase} onChange={setPhase} />
      <TextArea label={text(t.pasteHere)} value={pasted} onChange={(v) => { setPasted(v); setReport(null) }} rows={8} mono />
      {report && report.unknownColumns.length > 0 && <p className="lf-meta">{text(t.pasteUnknown, { columns: report.unknownColumns.join('、') })}</p>}
      {wrong.length > 0 && <><p className="pl-bad">{text(t.pasteErrors, { n: wrong.length })}</p><DataTable rows={wrong} columns={columns} rowKey={(r) => String(r.line)} empty={null} label={text(t.problem)} /></>}
    </Drawer>
  )
}

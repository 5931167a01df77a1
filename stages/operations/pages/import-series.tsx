import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { KpiSeries } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { TextFileButton } from './text-file-button.tsx'

/** Paste or choose the file of a KPI; the columns that it needs stand in the hint. */
export function ImportSeries({ kpi, onDone }: { kpi: KpiSeries; onDone: () => void }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const { kind } = useImplementation()
  const [pasted, setPasted] = useState('')
  const [fileName, setFileName] = useState('')
  const source = kind('kpi').fields.source!.options!.find((o) => o.value === kpi.source)
  const columns = text(kpi.source === 'onTimeDelivery' ? t.columnsOnTime : kpi.source === 'inventoryTurnoverDays' ? t.columnsTurnover : t.columnsValue)
  const [problem, setProblem] = useState<string>()
  const change = (content: string, name = fileName) => { setPasted(content); setFileName(name); setProblem(undefined) }
  const submit = () => run(async () => {
    await send('POST', `/operations/kpis/${kpi.id}/series`, { text: pasted, fileName: fileName || `${kpi.code}.csv` })
    onDone()
  }, { onProblem: setProblem })
  return (
    <>
      <p className="lf-meta">{source && text(source.label)}</p>
      <TextArea label={text(t.paste)} hint={text(t.importHint, { columns })} error={problem} value={pasted} onChange={change} rows={14} />
      <TextFileButton onText={change} />
      <p><Button type="primary" loading={busy} disabled={pasted.trim() === ''} onClick={submit}>{text(t.import)}</Button></p>
    </>
  )
}

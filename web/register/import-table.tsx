import { useState } from 'react'
import type { ImportReport } from '../../platform/wire.ts'
import { Checkbox } from '../parts/inputs.tsx'
import { useText } from '../parts/language.ts'
import { Status } from '../parts/status.tsx'
import type { ImportColumn } from './import-dialog.tsx'
import { importTexts as t } from './texts.ts'

/** What was read, row by row, with each error under the cell that it is about. */
export function ImportTable({ report, columns: known }: { report: ImportReport; columns: readonly ImportColumn[] }) {
  const text = useText()
  const nameOf = (key: string) => known.find((c) => c.key === key || `links.${c.key}` === key)?.name ?? key
  const bad = report.rows.filter((r) => r.errors.length > 0)
  const [onlyBad, setOnlyBad] = useState(bad.length > 0 && report.rows.length > 30)
  const columns = [...new Set(report.rows.flatMap((r) => [...Object.keys(r.values), ...r.errors.map((e) => e.column)]))]
  const rows = (onlyBad ? bad : report.rows).slice(0, 500)
  if (report.rows.length === 0) return <p className="lf-error" role="alert">{text(t.nothing)}</p>
  return (
    <div className="lf-import-report">
      <div className="lf-row">
        {report.accepted > 0 && <Status tone="ok">{text(t.ready, { good: report.accepted })}</Status>}
        {bad.length > 0 && <Status tone="bad">{text(t.faulty, { bad: bad.length })}</Status>}
        {bad.length > 0 && bad.length < report.rows.length && <Checkbox label={text(t.onlyErrors)} value={onlyBad} onChange={setOnlyBad} />}
      </div>
      {report.missingColumns.length > 0 && <p className="lf-error" role="alert">{text(t.missingColumns, { names: report.missingColumns.map(nameOf).join('、') })}</p>}
      {report.unknownColumns.length > 0 && <p className="lf-meta">{text(t.unknownColumns, { names: report.unknownColumns.join('、') })}</p>}
      <div className="lf-import-scroll" tabIndex={0} role="region" aria-label={text(t.pasteLabel)}>
        <table className="lf-table lf-import-table">
          <thead><tr><th scope="col" className="right">{text(t.line)}</th>{columns.map((c) => <th key={c} scope="col">{nameOf(c)}</th>)}</tr></thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.line} className={r.errors.length > 0 ? 'bad' : undefined}>
                <td className="right mono">{r.line}</td>
                {columns.map((c) => {
                  const errors = r.errors.filter((e) => e.column === c)
                  return <td key={c} className={errors.length > 0 ? 'bad' : undefined}>{r.values[c] ?? ''}{errors.map((e) => <span key={e.text.en} className="lf-cell-error">{text(e.text)}</span>)}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

import { useDeferredValue, useState } from 'react'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useGo } from '../../../web/parts/link.tsx'
import { Section } from '../../../web/parts/section.tsx'
import type { RunRowsView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { FixRow } from './fix-row.tsx'

/** Columns that say where a row stands, kept out of the wide part. */
const hidden = new Set(['row_id', 'record_key', 'source', 'file', 'line', 'raw', 'outcome', 'reason_class', 'rule', 'message_zh', 'message_en', 'golden_id', '$goldenId', 'landfall_run'])
const size = 50

/** Rows of one table of a run, with a search; a rejected row can be dealt with on the spot. */
export function RunRows({ runId, runCode, object, table, rule }: { runId: string; runCode: string; object: string; table: 'landed' | 'mapped' | 'merged' | 'rejects' | 'changes' | 'warnings'; rule: string | null }) {
  const text = useText()
  const format = useFormat()
  const go = useGo()
  const { can, href } = useImplementation()
  const [words, setWords] = useState('')
  const [limit, setLimit] = useState(size)
  const [fixed, setFixed] = useState<Record<string, string | null> | null>(null)
  const search = useDeferredValue(words)
  const { data } = useRead<RunRowsView>(`/migration/runs/${runId}/rows`, { table, limit, ...(search ? { search } : {}), ...(rule ? { column: 'rule', value: rule } : {}) })
  const shown = data?.columns.filter((c) => !hidden.has(c)) ?? []
  const message = `message_${text({ zh: 'zh', en: 'en' })}`
  return (
    <Section title={text(t[`table_${table}`])} extra={data && <span className="mg-quiet">{format.number(data.total)}</span>}>
      <div className="mg-bar"><div className="mg-grow"><Input label={text(t.search)} hideLabel placeholder={text(t.search)} value={words} onChange={setWords} /></div></div>
      {data && data.rows.length === 0 && <Empty title={text(t.none)} />}
      {data && data.rows.length > 0 && (
        <div className="mg-scroll" tabIndex={0} role="region" aria-label={text(t[`table_${table}`])}>
          <table className="mg-grid">
            <thead><tr>{data.columns.includes('line') && <th className="num">{text(t.line)}</th>}{data.columns.includes(message) && <th>{text(t.reason)}</th>}{shown.map((c) => <th key={c}>{data.labels[c] ?? c}</th>)}<th /></tr></thead>
            <tbody>
              {data.rows.map((row, i) => (
                <tr key={i}>
                  {data.columns.includes('line') && <td className="lineno" title={row.file ?? undefined}>{row.line}</td>}
                  {data.columns.includes(message) && <td>{row[message]}</td>}
                  {shown.map((c) => <td key={c} className={row[c] ? undefined : 'empty'} title={row[c] ?? undefined}>{row[c] || '—'}</td>)}
                  <td>
                    {table === 'rejects' && row.record_key && can('update', 'migration') && <Button size="small" onClick={() => setFixed(row)}>{text(t.fixValue)}</Button>}
                    {row.line && table !== 'rejects' && <Button size="small" type="text" onClick={() => go(href('migration', 'lineage', { run: runCode, line: row.line!, ...(row.file ? { file: row.file } : {}) }))}>{text(t.showTrace)}</Button>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && data.total > data.rows.length && data.rows.length < 500 && <p><button type="button" className="lf-quiet" onClick={() => setLimit(Math.min(500, limit + 150))}>{text(t.more, { n: format.number(data.total - data.rows.length) })}</button></p>}
      {fixed && <FixRow row={fixed} object={object} onClose={() => setFixed(null)} labels={data?.labels ?? {}} />}
    </Section>
  )
}

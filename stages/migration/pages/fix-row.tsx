import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Input, TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { texts as t } from '../texts.ts'

/** A steward sets the value of a rejected row, or leaves the row behind with a reason; both hold for every later run. */
export function FixRow({ row, object, labels, onClose }: { row: Record<string, string | null>; object: string; labels: Record<string, string>; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [value, setValue] = useState(row.value ?? '')
  const [reason, setReason] = useState('')
  const column = row.column ?? null
  const decide = async (decision: Record<string, unknown>) => {
    const done = await run(() => send('POST', '/migration/decisions', { object, decisions: [decision] }), { done: text(t.fixDone) })
    if (done) onClose()
  }
  return (
    <Drawer
      title={text(t.fixTitle)} open onClose={onClose}
      footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button danger disabled={!reason.trim() || busy} onClick={() => void decide({ kind: 'exclude', row: row.record_key, reason })}>{text(t.exclude)}</Button>{column && <Button type="primary" loading={busy} disabled={value === (row.value ?? '')} onClick={() => void decide({ kind: 'value', row: row.record_key, column, value, ...(reason ? { reason } : {}) })}>{text(t.fixValue)}</Button>}</>}
    >
      <div className="lf-form">
        <p className="mg-quiet">{text(t.fixText)}</p>
        <dl className="mg-pairs">
          {Object.entries(row).filter(([name, v]) => v && (name in labels)).map(([name, v]) => <div key={name}><dt>{labels[name]}</dt><dd>{v}</dd></div>)}
        </dl>
        {column && <Input label={labels[column] ?? column} value={value} onChange={setValue} maxLength={2000} />}
        <TextArea label={text(t.reasonWhy)} optional={column !== null} value={reason} onChange={setReason} rows={2} maxLength={1000} />
      </div>
    </Drawer>
  )
}

import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { DataTable } from '../../../web/parts/data-table.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Status } from '../../../web/parts/status.tsx'
import type { DecisionView } from '../contract.ts'
import { texts as t } from '../texts.ts'

const tones = { same: 'ok', different: 'idle', unsure: 'review', value: 'info', exclude: 'warn' } as const

/** What the stewards decided, by business key: who, when, and how to take it back. */
export function DecisionList({ rows }: { rows: DecisionView[] | undefined }) {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { can } = useImplementation()
  const { run } = useAction()
  const plain = (key: string | null) => (key ? key.split(':').slice(1).join(':') : '')
  return (
    <DataTable
      rows={rows} label={text(t.decisions)} search xlsx={{ name: text(t.decisions) }} empty={{ title: text(t.decisionsEmpty) }}
      columns={[
        { key: 'kind', title: '', width: 116, render: (d) => <Status tone={tones[d.kind]}>{text(t[`decision_${d.kind}`])}</Status>, text: (d) => text(t[`decision_${d.kind}`]), phone: 'status' },
        { key: 'left', title: text(t.key), mono: true, text: (d) => [plain(d.left), plain(d.right)].filter(Boolean).join(' ↔ '), phone: 'title' },
        { key: 'value', title: text(t.value), text: (d) => (d.kind === 'value' ? `${d.column} = ${d.value}` : (d.reason ?? '')) },
        { key: 'by', title: text(t.by), width: 96 },
        { key: 'at', title: text(t.at), width: 148, render: (d) => format.instant(d.at), text: (d) => d.at },
        ...(can('update', 'migration') ? [{ key: 'undo', title: '', width: 72, render: (d: DecisionView) => <Button size="small" onClick={() => void run(() => send('POST', `/migration/decisions/${d.id}/undo`), { done: text(t.undone) })}>{text(t.undo)}</Button>, text: () => '', phone: 'none' as const }] : []),
      ]}
    />
  )
}

import { DataTable } from '../../../web/parts/data-table.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { RunView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** Why rows were rejected, most frequent first, beside the run before; a reason narrows the rows below. */
export function ReasonTable({ reasons, previous, chosen, onChoose }: { reasons: RunView['reasons']; previous: RunView['previous']; chosen: string | null; onChoose: (rule: string | null) => void }) {
  const text = useText()
  const format = useFormat()
  const rows = reasons.filter((r) => r.severity === 'reject')
  return (
    <Section title={text(t.reasons)}>
      <DataTable
        rows={rows} rowKey={(r) => r.rule} selected={chosen} onOpen={(r) => onChoose(chosen === r.rule ? null : r.rule)} label={text(t.reasons)} empty={{ title: text(t.noRejects) }}
        columns={[
          { key: 'message', title: text(t.reason), text: (r) => text(r.message), phone: 'title' },
          { key: 'column', title: text(t.column), width: 132, mono: true },
          { key: 'class', title: '', width: 96, render: (r) => (r.reasonClass === 'outOfScope' ? <Status tone="idle">{text(t.outOfScope)}</Status> : null), phone: 'status' },
          { key: 'rows', title: text(t.rows), width: 84, align: 'right', render: (r) => format.number(r.rows), sort: true, phone: 'figure' },
          ...(previous ? [{ key: 'previous', title: `${text(t.previousRun)} ${previous.code}`, width: 132, align: 'right' as const, render: (r: RunView['reasons'][number]) => format.number(previous.rejectedByRule[`${r.rule}|${r.column ?? ''}`] ?? 0), phone: 'none' as const }] : []),
        ]}
      />
    </Section>
  )
}

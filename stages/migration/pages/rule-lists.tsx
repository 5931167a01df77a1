import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { DataTable } from '../../../web/parts/data-table.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Status } from '../../../web/parts/status.tsx'
import type { CleansingView, RuleView, Suggestion } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** Rules that the profile speaks for, each with what it would do. */
export function SuggestedRules({ view }: { view: CleansingView | undefined }) {
  const text = useText()
  if (!view) return null
  if (view.suggestions.length === 0) return <Empty icon="check" title={text(t.suggestionsEmpty)} text={text(t.suggestionsEmptyText)} />
  return <ul className="mg-rules">{view.suggestions.map((s) => <SuggestedRule key={s.id} mappingId={view.mapping.id} suggestion={s} />)}</ul>
}

function SuggestedRule({ mappingId, suggestion }: { mappingId: string; suggestion: Suggestion }) {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { can } = useImplementation()
  const { busy, run } = useAction()
  return (
    <li className="mg-rule">
      <div className="mg-rule-name">
        <b>{suggestion.label} · {text(suggestion.what)}</b>
        <span>{text(t.touched, { n: format.number(suggestion.touched) })}</span>
        {suggestion.unreadable > 0 && <span className="bad">{text(t.unread, { n: format.number(suggestion.unreadable) })} · {text(t[`severity_${suggestion.rule.severity}`])}</span>}
      </div>
      <div className="mg-samples">
        {suggestion.samples.map((s) => (
          <div key={`${s.line}${s.before}`}>
            <del title={text(t.before)}>{shown(s.before)}</del><span className="mg-arrow" aria-hidden="true">→</span>
            {s.after === null ? <ins className="bad">{text(suggestion.rule.severity === 'reject' ? t.rejectedValue : t.emptyValue)}</ins> : <ins title={text(t.after)}>{shown(s.after)}</ins>}
          </div>
        ))}
      </div>
      {can('update', 'migration') && <Button size="small" loading={busy} onClick={() => void run(() => send('POST', `/migration/mappings/${mappingId}/rules`, suggestion.rule), { done: text(t.accepted) })}>{text(t.accept)}</Button>}
    </li>
  )
}

/** Blanks made visible, for they are often the whole difference. */
function shown(value: string | null): string {
  return (value ?? '').replaceAll(' ', '·').replaceAll('\u3000', '□')
}

/** The rules of the pipeline in their order, with what they did in the last run. */
export function StandingRules({ view }: { view: CleansingView | undefined }) {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { can } = useImplementation()
  const { run } = useAction()
  const drop = (r: RuleView) => run(() => send('DELETE', `/migration/mappings/${view!.mapping.id}/rules/${r.kind}/${r.index}`), { done: text(t.saved) })
  return (
    <DataTable
      rows={view?.rules} rowKey={(r) => `${r.kind}${r.index}`} label={text(t.standing)} empty={{ title: text(t.standingEmpty) }}
      columns={[
        { key: 'column', title: text(t.column), width: 140, mono: true },
        { key: 'label', title: text(t.rule), width: 200, text: (r) => text(r.label), phone: 'title' },
        { key: 'args', title: text(t.arguments), text: (r) => argumentsText(r.args), mono: true, phone: 'none' },
        { key: 'kind', title: '', width: 72, text: (r) => text(t[`kind_${r.kind}`]) },
        { key: 'rows', title: text(t.ruleRows), width: 104, align: 'right', render: (r) => (r.rows === null ? '—' : format.number(r.rows)) },
        { key: 'severity', title: '', width: 88, render: (r) => (r.severity === 'reject' ? <Status tone="bad">{text(t.severity_reject)}</Status> : r.severity === 'warn' ? <Status tone="idle">{text(t.severity_warn)}</Status> : null), phone: 'status' },
        ...(can('update', 'migration') ? [{ key: 'drop', title: '', width: 84, render: (r: RuleView) => <ConfirmButton size="small" danger question={text(t.dropQuestion)} onConfirm={() => drop(r)}>{text(t.drop)}</ConfirmButton>, phone: 'none' as const }] : []),
      ]}
    />
  )
}

function argumentsText(args: Record<string, unknown>): string {
  return Object.entries(args).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join('  ').slice(0, 200)
}

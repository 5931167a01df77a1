import { useState } from 'react'
import { urlOf, useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import type { ScopeCellView, ScopeView } from '../contract.ts'
import './planning.css'
import { ScopeDrawer } from './scope-drawer.tsx'
import { Signing } from './signing.tsx'
import { texts as t } from './texts.ts'

export interface ChosenCell {
  readonly moduleId: string
  readonly departmentId: string
  readonly cells: readonly ScopeCellView[]
}

/** The scope matrix: what goes live where, in which phase; what was left out and why; and who signed it. */
export default function ScopePage() {
  const text = useText()
  const { percent } = useFormat()
  const { phaseId, summary, can, department, module, phaseName } = useImplementation()
  const { data } = useRead<ScopeView>('/planning/scope')
  const send = useSend()
  const { run } = useAction()
  const [chosen, setChosen] = useState<ChosenCell | null>(null)
  const mayEdit = can('update', 'planning')
  const cells = data?.cells.filter((c) => phaseId === null || c.phaseId === phaseId) ?? []
  const proposed = cells.filter((c) => c.state === 'proposed')
  const coverage = data?.coverage.filter((c) => phaseId === null || c.phaseId === phaseId) ?? []
  const [covered, total] = [coverage.reduce((n, c) => n + c.covered, 0), coverage.reduce((n, c) => n + c.total, 0)]
  const missing = coverage.flatMap((c) => c.missing)
  const signing = phaseId ? data?.signing.find((s) => s.phaseId === phaseId) : undefined
  const left = cells.filter((c) => c.coverage === 'out')
  return (
    <Page
      title={text(t.scope)} lead={text(t.scopeLead)} gate="planning"
      actions={
        <>
          <a className="lf-button" href={urlOf(`/documents/scope-confirmation.docx${phaseId ? `?phase=${phaseId}` : ''}`)} download><Icon name="download" />{text(t.exportScope)}</a>
          {phaseId && proposed.length > 0 && can('sign', 'planning') && <ConfirmButton type="primary" question={text(t.agreeQuestion, { phase: phaseName(phaseId), n: proposed.length })} onConfirm={() => run(() => send('POST', '/planning/scope/agree', { phaseId }), { done: text(t.agreeAll) })}>{text(t.agreeAll)}</ConfirmButton>}
        </>
      }
    >
      {data && (
        <>
          <FigureRow>
            <Figure label={text(t.mustCovered)} value={total === 0 ? '—' : percent(covered / total, 0)} unit={`${covered} / ${total}`} formula={text(t.mustFormula)} tone={covered < total ? 'bad' : 'ok'} />
            <Figure label={text(t.scopeCells)} value={cells.length - left.length} />
            <Figure label={text(t.scopeOut)} value={left.length} />
            <Figure label={text(t.scopeProposed)} value={proposed.length} tone={proposed.length > 0 ? 'warn' : 'ok'} />
          </FigureRow>
          {data.modules.length === 0 || data.departments.length === 0
            ? <Empty icon="module" title={text(t.scope)} text={text(t.scopeEmpty)} />
            : <Matrix view={data} phaseId={phaseId} onChoose={mayEdit ? setChosen : undefined} />}
          <ul className="pl-legend">
            {(['full', 'pilot', 'out'] as const).map((c) => <li key={c}><i className={`pl-chip pl-chip-${c}`} aria-hidden="true" />{text(t[c])}</li>)}
            {summary.phases.map((p) => <li key={p.id}><span className="lf-code">{p.code}</span>{p.name}</li>)}
          </ul>
          {missing.length > 0 && (
            <Section title={text(t.missingTitle)}>
              <ul className="pl-plain">{missing.map((r) => <li key={r.id}><ItemLink code={r.code} title={r.title} /></li>)}</ul>
            </Section>
          )}
          {left.length > 0 && (
            <Section title={text(t.outList)}>
              <table className="lf-table"><thead><tr><th style={{ width: 60 }}>{text(t.phase)}</th><th style={{ width: 160 }}>{text(t.module)}</th><th style={{ width: 140 }}>{text(t.department)}</th><th>{text(t.reason)}</th></tr></thead>
                <tbody>{left.map((c) => <tr key={c.id}><td className="mono">{summary.phases.find((p) => p.id === c.phaseId)?.code}</td><td>{module(c.moduleId)}</td><td>{department(c.departmentId)}</td><td className="pl-wrap">{c.reason}</td></tr>)}</tbody></table>
            </Section>
          )}
          {signing && cells.length > 0 && <Signing signing={signing} path="/planning/scope/signatures" extra={{ phaseId }} canSign={can('sign', 'planning') && proposed.length === 0} itemId={cells[0]?.id ?? null} />}
        </>
      )}
      {data && chosen && <ScopeDrawer chosen={chosen} view={data} phaseId={phaseId} onClose={() => setChosen(null)} />}
    </Page>
  )
}

function Matrix({ view, phaseId, onChoose }: { view: ScopeView; phaseId: string | null; onChoose: ((cell: ChosenCell) => void) | undefined }) {
  const text = useText()
  const { summary, person } = useImplementation()
  const codeOf = new Map(summary.phases.map((p) => [p.id, p.code]))
  const inCell = Map.groupBy(view.cells.filter((c) => phaseId === null || c.phaseId === phaseId), (c) => `${c.moduleId}|${c.departmentId}`)
  const modules = view.modules.filter((m) => phaseId === null || m.phaseId === phaseId || view.cells.some((c) => c.moduleId === m.id && c.phaseId === phaseId))
  return (
    <div className="pl-matrix-box">
      <table className="pl-matrix">
        <thead><tr><th scope="col">{text(t.module)}</th>{view.departments.map((d) => <th key={d.id} scope="col">{d.name}</th>)}</tr></thead>
        <tbody>
          {modules.map((m) => (
            <tr key={m.id}>
              <th scope="row"><span><b>{m.name}</b><small className="lf-meta">{m.code}{m.leadId ? ` · ${person(m.leadId)}` : ''}</small></span></th>
              {view.departments.map((d) => {
                const own = inCell.get(`${m.id}|${d.id}`) ?? []
                const label = `${m.name} · ${d.name}: ${own.length === 0 ? text(t.empty) : own.map((c) => `${codeOf.get(c.phaseId)} ${text(t[c.coverage])}`).join(', ')}`
                const chips = own.map((c) => <span key={c.id} className={`pl-chip pl-chip-${c.coverage}${c.state === 'proposed' ? ' pl-chip-proposed' : ''}`}>{codeOf.get(c.phaseId)} {text(t[c.coverage])}</span>)
                return <td key={d.id}>{onChoose ? <button type="button" aria-label={label} onClick={() => onChoose({ moduleId: m.id, departmentId: d.id, cells: own })}>{chips}</button> : <span title={label}>{chips}</span>}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

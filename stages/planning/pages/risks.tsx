import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { Register } from '../../../web/parts/register.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { RiskView } from '../contract.ts'
import './planning.css'
import { texts as t } from './texts.ts'

const isOpen = (r: RiskView): boolean => r.state !== 'closed'
const fires = (r: RiskView): boolean => r.state === 'fired' || r.state === 'occurred' || (r.trigger?.isMet ?? false)

/** The matrix, what fires, and the register. */
export default function RisksPage() {
  const text = useText()
  const { phaseId, can } = useImplementation()
  const { data } = useRead<RiskView[]>('/planning/risks', { phase: phaseId ?? undefined })
  const send = useSend()
  const { busy, run } = useAction()
  const [cell, setCell] = useState<{ p: number; i: number } | null>(null)
  const open = data?.filter(isOpen) ?? []
  const listed = cell ? open.filter((r) => r.probability === cell.p && r.impact === cell.i) : open.filter(fires)
  const check = () => run(async () => {
    const { fired } = await send<{ fired: string[] }>('POST', '/planning/risks/check')
    return fired
  })
  return (
    <Page title={text(t.risks)} lead={text(t.risksLead)} gate="planning" actions={can('update', 'planning') && <Button loading={busy} onClick={() => void check()} icon={<Icon name="refresh" />}>{text(t.checkNow)}</Button>}>
      {data && data.length > 0 && (
        <>
          <FigureRow>
            <Figure label={text(t.high)} value={open.filter((r) => r.score >= 12).length} formula={text(t.highFormula)} tone={open.some((r) => r.score >= 15) ? 'warn' : 'idle'} />
            <Figure label={text(t.fired)} value={open.filter(fires).length} tone={open.some(fires) ? 'bad' : 'ok'} />
            <Figure label={text(t.watched)} value={open.filter((r) => r.state === 'open').length} />
          </FigureRow>
          <div className="pl-risk-head">
            <Section title={text(t.matrix)}><Matrix risks={open} chosen={cell} onChoose={setCell} /></Section>
            <Section title={cell ? text(t.cellRisks, { p: cell.p, i: cell.i, n: listed.length }) : text(t.fired)}>
              {listed.length === 0 && <p className="lf-meta">{text(t.none)}</p>}
              <ul className="pl-risk-list">{listed.map((r) => <RiskLine key={r.id} risk={r} />)}</ul>
            </Section>
          </div>
        </>
      )}
      <Register kind="risk" columns={['code', 'title', 'ownerId', 'score', 'dueOn', 'triggerNow', 'state']} empty={{ title: text(t.risksEmpty), text: text(t.risksEmptyText) }} />
    </Page>
  )
}

export function RiskLine({ risk }: { risk: RiskView }) {
  const text = useText()
  return (
    <li>
      <span className="pl-score" data-level={risk.score >= 15 ? 'high' : risk.score >= 8 ? 'medium' : 'low'}>{risk.score}</span>
      <span className="pl-risk-words">
        <span><ItemLink code={risk.code} title={risk.title} /> <span className="lf-meta"><PersonName id={risk.ownerId} /></span></span>
        {risk.trigger && <span className={risk.trigger.isMet ? 'lf-meta pl-bad' : 'lf-meta'}>{text(risk.trigger.text)} · {text(t.reading, { value: risk.trigger.value ?? '—' })}</span>}
        {risk.mitigation && <span className="lf-meta">{risk.mitigation}</span>}
      </span>
      {fires(risk) && <Status tone="bad">{text(t.fired)}</Status>}
    </li>
  )
}

/** Probability up, impact to the right; each cell says how many risks it holds. */
function Matrix({ risks, chosen, onChoose }: { risks: readonly RiskView[]; chosen: { p: number; i: number } | null; onChoose: (cell: { p: number; i: number } | null) => void }) {
  const text = useText()
  return (
    <div className="pl-heat-box">
    <span className="lf-meta">{text(t.probability)} ↑</span>
    <table className="pl-heat">
      <tbody>
        {[5, 4, 3, 2, 1].map((p) => (
          <tr key={p}>
            <th scope="row">{p}</th>
            {[1, 2, 3, 4, 5].map((i) => {
              const n = risks.filter((r) => r.probability === p && r.impact === i).length
              const level = p * i >= 15 ? 'high' : p * i >= 8 ? 'medium' : 'low'
              const isChosen = chosen?.p === p && chosen.i === i
              return <td key={i} data-level={level} className={isChosen ? 'on' : undefined}>{n > 0 ? <button type="button" aria-pressed={isChosen} aria-label={text(t.cellRisks, { p, i, n })} onClick={() => onChoose(isChosen ? null : { p, i })}>{n}</button> : null}</td>
            })}
          </tr>
        ))}
        <tr><th />{[1, 2, 3, 4, 5].map((i) => <th key={i} scope="col">{i}</th>)}</tr>
      </tbody>
    </table>
    <span className="lf-meta pl-heat-x">{text(t.impact)} →</span>
    </div>
  )
}

import { useState } from 'react'
import { useRead, useUrlOf } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { criterionLight, thresholdText, valueText } from '../../../web/parts/criterion-value.ts'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { GateLight } from '../../../web/parts/gate-light.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { GateEvidence, GoNoGoView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { DecideDialog, VoteDialog } from './decision-forms.tsx'
import { countdown, useShortMoment, useNow } from './instants.ts'

const voteTone = { go: 'ok', conditional: 'warn', noGo: 'bad' } as const
const voteWord = { go: t.go, conditional: t.conditional, noGo: t.noGo }
const stageWord = { requirements: t.stageRequirements, planning: t.stagePlanning, configuration: t.stageConfiguration, migration: t.stageMigration, training: t.stageTraining, cutover: t.stage, operations: t.stageOperations }

/** The whole decision on one screen: gates with their red lines and the rows that block them, votes with dissent, the last moment for a rollback. */
export function DecisionDetail({ code, onBack }: { code: string; onBack: () => void }) {
  const shortMoment = useShortMoment()
  const text = useText()
  const format = useFormat()
  const urlOf = useUrlOf()
  const { href } = useImplementation()
  const openItem = useOpenItem()
  const { data, error } = useRead<GoNoGoView>(`/cutover/decisions/${encodeURIComponent(code)}`)
  const [open, setOpen] = useState<'vote' | 'decide' | null>(null)
  if (error) return <Page title={code}><Empty title={error.problem.title} action={<Button onClick={onBack}>{text(t.roomDecisions)}</Button>} /></Page>
  if (!data) return <Page title={code} />
  const cast = data.votes.filter((v) => v.vote !== null)
  const actions = (
    <>
      <a className="lf-button" href={urlOf(`/documents/go-live-decision.docx${data.phase ? `?phase=${data.phase.id}` : ''}`)} download>{text(t.decisionDocument)}</a>
      {data.mayVote && <Button type={data.mayDecide ? 'default' : 'primary'} onClick={() => setOpen('vote')}>{text(t.castVote)}</Button>}
      {data.mayDecide && <Button type="primary" onClick={() => setOpen('decide')}>{text(t.decideAndSign)}</Button>}
    </>
  )
  return (
    <Page
      name={data.title} title={data.title} actions={actions}
      lead={<><button type="button" className="cu-back" onClick={onBack}><Icon name="chevronLeft" />{text(t.roomDecisions)}</button><br />{format.day(data.meetingOn)} · {data.phase?.name} · {data.wave && <Link className="cu-link" to={href('cutover', 'waves', { wave: data.wave.code })}>{data.wave.title}</Link>} <button type="button" className="lf-quiet" onClick={() => openItem(data.code)}>{data.code}</button></>}
    >
      <FigureRow>
        <Figure label={text(t.redLines)} value={data.redLines} tone={data.redLines > 0 ? 'bad' : 'idle'} formula={text(t.redLinesFormula)} note={text(data.state === 'decided' ? t.frozenThen : t.measuredNow)} />
        <Figure label={text(t.votes)} value={`${cast.length} / ${data.votes.length}`} note={text(t.voteCounts, { go: cast.filter((v) => v.vote === 'go').length, conditional: cast.filter((v) => v.vote === 'conditional').length, noGo: cast.filter((v) => v.vote === 'noGo').length })} />
        <Figure label={text(t.finish)} value={shortMoment(data.expectedFinish)} note={data.odds ? text(t.oddsInTime, { share: format.percent(data.odds.inTime, 0) }) : data.opensAt ? text(t.opensAt, { at: shortMoment(data.opensAt) }) : text(t.noStart)} />
        <LastRollback view={data} />
      </FigureRow>
      <div className="cu-decision">
        <div className="cu-gates">{data.gates.map((g) => <Gate key={g.stage} gate={g} phaseCode={data.phase?.code} />)}{data.gates.length === 0 && <Empty title={text(t.noPhase)} text={text(t.noPhaseText)} />}</div>
        <div className="cu-side">
          <Verdict view={data} />
          <Votes view={data} />
        </div>
      </div>
      {open === 'vote' && <VoteDialog view={data} onClose={() => setOpen(null)} />}
      {open === 'decide' && <DecideDialog view={data} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function LastRollback({ view }: { view: GoNoGoView }) {
  const shortMoment = useShortMoment()
  const text = useText()
  const isAhead = view.lastRollbackAt !== null && Date.parse(view.lastRollbackAt) > Date.now() && view.wave?.state !== 'live'
  const now = useNow(isAhead)
  const left = view.lastRollbackAt ? Date.parse(view.lastRollbackAt) - now : 0
  return <Figure label={text(t.lastRollback)} value={shortMoment(view.lastRollbackAt)} note={isAhead ? text(t.countdown, { left: countdown(left, text(t.dayWord)) }) : undefined} formula={text(t.rollbackFormula)} tone={isAhead && left < 3 * 3_600_000 ? 'warn' : 'idle'} />
}

function Gate({ gate, phaseCode }: { gate: GateEvidence; phaseCode: string | undefined }) {
  const text = useText()
  const format = useFormat()
  const { href } = useImplementation()
  const words = { yes: text(t.yes), no: text(t.no) }
  const red = gate.criteria.filter((c) => c.met === false)
  return (
    <section className="cu-gate">
      <header>
        <GateLight light={gate.light} />
        <h3><Link to={href(gate.stage, 'gate', { phase: phaseCode })}>{text(stageWord[gate.stage])}</Link></h3>
        <span className="note">{gate.override ? text(t.passedWithException, { reason: gate.override }) : gate.criteria.length === 0 ? text(t.noCriteria) : gate.missing.length > 0 ? text(t.unsigned, { count: gate.missing.length }) : text(t.signedByAll)}</span>
      </header>
      <div className="cu-crits">
        {gate.criteria.map((c) => (
          <div key={c.id} className={`cu-crit ${c.met === false ? 'fail' : ''}`} title={text(c.formula)}>
            <GateLight light={criterionLight(c)} size={12} /><span>{text(c.label)}</span><b>{valueText(c, c.value, format, words)}</b>
          </div>
        ))}
        {red.map((c) => (
          <div key={c.id} className="cu-red">
            <div><b>{text(c.label)} {valueText(c, c.value, format, words)}</b><span className="lf-meta">{thresholdText(c, format, words)} · {text(t.blockedBy, { count: c.blockerCount })}</span></div>
            <ul>{c.blockers.slice(0, 5).map((b, i) => <li key={b.id ?? i}>{b.code ? <ItemLink code={b.code} title={b.text} /> : b.text}</li>)}{c.blockerCount > 5 && <li className="lf-meta">{text(t.andMore, { count: c.blockerCount - 5 })}</li>}</ul>
          </div>
        ))}
      </div>
    </section>
  )
}

function Verdict({ view }: { view: GoNoGoView }) {
  const text = useText()
  const format = useFormat()
  if (!view.decision) return <div className="cu-verdict"><b>{text(t.undecided)}</b><p>{text(view.redLines > 0 ? t.undecidedRed : t.undecidedGreen, { count: view.redLines })}</p></div>
  return (
    <div className={`cu-verdict ${voteTone[view.decision]}`}>
      <b>{text(voteWord[view.decision])}</b>
      {view.statement && <p>{view.statement}</p>}
      {view.conditions && <p><strong>{text(t.conditions)}</strong> {view.conditions}</p>}
      {view.signatures.map((s) => (
        <p key={s.id}>{text(t.signedBy, { by: s.by, at: format.instant(s.at) })} <code>{s.fingerprint.slice(0, 16)}</code>{s.broken.length > 0 && <Status tone="bad">{text(t.signatureBroken, { codes: s.broken.map((b) => b.code).join(text(t.comma)) })}</Status>}</p>
      ))}
    </div>
  )
}

function Votes({ view }: { view: GoNoGoView }) {
  const text = useText()
  return (
    <section>
      <header className="lf-section-head"><h2>{text(t.votes)}</h2></header>
      <ul className="cu-votes">
        {view.votes.map((v) => (
          <li key={v.personId}>
            <div><span>{v.name}</span><small>{text(v.roleLabel)}</small><span className="cu-gap" />{v.vote ? <Status tone={voteTone[v.vote]}>{text(voteWord[v.vote])}</Status> : <Status tone="idle">{text(t.notVoted)}</Status>}</div>
            {v.dissent && <blockquote>{v.dissent}</blockquote>}
          </li>
        ))}
      </ul>
    </section>
  )
}

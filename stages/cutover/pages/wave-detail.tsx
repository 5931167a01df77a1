import { useState } from 'react'
import type { ItemRow } from '../../../platform/wire.ts'
import { useAction, useRead, useSend, useUrlOf } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Checkbox, TextArea } from '../../../web/parts/inputs.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { WaveView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { useShortMoment } from './instants.ts'

/** One wave: departments with their training, what it releases, criteria, preparation, and the way back. */
export function WaveDetail({ code, onBack }: { code: string; onBack: () => void }) {
  const shortMoment = useShortMoment()
  const text = useText()
  const format = useFormat()
  const urlOf = useUrlOf()
  const send = useSend()
  const { busy, run } = useAction()
  const { can, href, person } = useImplementation()
  const openItem = useOpenItem()
  const { data, error } = useRead<WaveView>(`/cutover/waves/${encodeURIComponent(code)}`)
  const { data: item } = useRead<ItemRow>(data ? `/items/waves/${data.id}` : null)
  const [open, setOpen] = useState<'edit' | 'rollback' | 'rehearsal' | 'decision' | null>(null)
  if (error) return <Page title={code}><Empty title={error.problem.title} action={<Button onClick={onBack}>{text(t.roomWaves)}</Button>} /></Page>
  if (!data) return <Page title={code} />
  const query = data.phaseId ? `?phase=${data.phaseId}` : ''
  const mayEdit = can('update', 'cutover')
  const hours = (minutes: number) => text(t.hours, { h: Math.floor(minutes / 60), m: minutes % 60 })
  const lines = (value: string | null) => (value ?? '').split('\n').map((l) => l.replace(/^\s*(\d+[.、)]|[-•])\s*/, '').trim()).filter(Boolean)
  const actions = (
    <>
      <a className="lf-button" href={urlOf(`/documents/emergency-plan.docx${query}`)} download>{text(t.emergencyDocument)}</a>
      <a className="lf-button" href={urlOf(`/documents/cutover-plan.docx${query}`)} download>{text(t.planDocument)}</a>
      {mayEdit && <Button disabled={!item} onClick={() => setOpen('edit')}>{text(t.edit)}</Button>}
      {data.canRollBack && <Button danger onClick={() => setOpen('rollback')} icon={<Icon name="rollback" />}>{text(t.rollBack)}</Button>}
      {mayEdit && data.state === 'approved' && <Button type="primary" loading={busy} onClick={() => void run(() => send('POST', `/items/waves/${data.id}/transitions/goLive`), { done: text(t.isLive) })}>{text(t.declareLive)}</Button>}
    </>
  )
  return (
    <Page
      name={data.title} title={data.title} actions={actions}
      lead={<><button type="button" className="cu-back" onClick={onBack}><Icon name="chevronLeft" />{text(t.roomWaves)}</button><br /><StateOf kind="wave" state={data.state} /> · {text(data.scope === 'pilot' ? t.scopePilot : t.scopeAll)} · {text(t.owner)} {person(data.ownerId) || '—'} <button type="button" className="lf-quiet" onClick={() => openItem(data.code)}>{data.code}</button></>}
    >
      <Rollbacks wave={data} />
      <FigureRow>
        <Figure label={text(t.plannedOn)} value={format.day(data.plannedOn)} note={data.liveAt ? text(t.liveSince, { at: shortMoment(data.liveAt) }) : undefined} />
        <Figure label={text(t.windowFrame)} value={data.startsAt ? shortMoment(data.startsAt) : '—'} note={data.opensAt ? text(t.opensAt, { at: shortMoment(data.opensAt) }) : text(t.noStart)} />
        <Figure label={text(t.tasksDone)} value={`${data.tasks.done} / ${data.tasks.total}`} note={text(t.withBoth, { count: data.tasks.withBoth, total: data.tasks.total + data.tasks.rollback })} href={href('cutover', 'runbook', { wave: data.code })} />
        <Figure label={text(t.lastRollback)} value={data.isPastNoReturn ? text(t.pastNoReturnShort) : shortMoment(data.lastRollbackAt)} note={text(t.rollbackTakes, { length: hours(data.rollbackMinutes) })} formula={text(t.rollbackFormula)} />
      </FigureRow>
      <div className="cu-two">
        <Section title={text(t.departments)} lead={text(t.departmentsLead)}>
          <ul className="cu-lines">{data.departments.map((d) => <li key={d.code}><span>{d.name}</span><span className="lf-meta">{text(t.frontLine, { count: d.people })}</span><ShareBar value={d.coverage} threshold="0.8" label={text(t.trained)} decimals={0} /></li>)}</ul>
        </Section>
        <Section title={text(t.released)} extra={format.number(data.releases.length)}>
          <ul className="cu-lines">
            {data.releases.map((r) => <li key={r.id}><span><ItemLink code={r.code} title={r.title} /></span></li>)}
            {data.releases.length === 0 && <li><span className="lf-none">{text(t.releasesNothingText)}</span></li>}
          </ul>
        </Section>
        <Section title={text(t.entryCriteria)}><ul className="cu-check">{lines(data.entryCriteria).map((l) => <li key={l}>{l}</li>)}{lines(data.entryCriteria).length === 0 && <li className="lf-none">—</li>}</ul></Section>
        <Section title={text(t.exitCriteria)}><ul className="cu-check">{lines(data.exitCriteria).map((l) => <li key={l}>{l}</li>)}{lines(data.exitCriteria).length === 0 && <li className="lf-none">—</li>}</ul></Section>
        <Section title={text(t.roomRehearsals)} extra={mayEdit && <Button size="small" onClick={() => setOpen('rehearsal')}>{text(t.planRehearsal)}</Button>}>
          <ul className="cu-lines">
            {data.rehearsals.map((r) => <li key={r.id}><span><Link className="cu-link" to={href('cutover', 'runbook', { wave: data.code, rehearsal: r.code })}>{r.code}</Link> {format.day(r.heldOn)} {r.includesRollback && <span className="lf-meta">{text(t.withRollback)}</span>}</span><span className="lf-meta">{r.minutes === null ? '' : hours(r.minutes)}</span><StateOf kind="cutoverRehearsal" state={r.state} /></li>)}
            {data.rehearsals.length === 0 && <li><span className="lf-none">{text(t.noRehearsal)}</span></li>}
          </ul>
        </Section>
        <Section title={text(t.roomDecisions)} extra={mayEdit && <Button size="small" onClick={() => setOpen('decision')}>{text(t.planDecision)}</Button>}>
          <ul className="cu-lines">
            {data.decisions.map((d) => <li key={d.id}><span><Link className="cu-link" to={href('cutover', 'decisions', { open: d.code })}>{d.code}</Link> {format.day(d.meetingOn)}</span>{d.decision ? <Status tone={d.decision === 'noGo' ? 'bad' : d.decision === 'conditional' ? 'warn' : 'ok'}>{text({ go: t.go, conditional: t.conditional, noGo: t.noGo }[d.decision as 'go'])}</Status> : <StateOf kind="goNoGo" state={d.state} />}</li>)}
            {data.decisions.length === 0 && <li><span className="lf-none">{text(t.noDecision)}</span></li>}
          </ul>
        </Section>
      </div>
      {open === 'edit' && item && <KindForm kind="wave" item={item} drawer onDone={() => setOpen(null)} />}
      {open === 'rehearsal' && <KindForm kind="cutoverRehearsal" drawer start={{ fields: { phaseId: data.phaseId }, links: { wave: [data.id] } }} onDone={() => setOpen(null)} />}
      {open === 'decision' && <KindForm kind="goNoGo" drawer start={{ fields: { phaseId: data.phaseId }, links: { wave: [data.id] } }} onDone={() => setOpen(null)} />}
      {open === 'rollback' && <RollBackDialog wave={data} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function Rollbacks({ wave }: { wave: WaveView }) {
  const text = useText()
  const format = useFormat()
  const { href } = useImplementation()
  return wave.rollbacks.map((r) => (
    <div key={r.at} className="lf-notice lf-notice-bad">
      <b>{text(t.rolledBackBy, { by: r.by, at: format.instant(r.at) })}</b>
      <span>{r.reason}{r.isPastNoReturn ? ` (${text(t.pastNoReturnShort)})` : ''} · {text(t.rollbackTook, { items: r.releasedItems.map((i) => i.code).join(text(t.comma)) || '—', tasks: r.tasks })}</span>
      <Link className="lf-quiet" to={href('cutover', 'runbook', { wave: wave.code })}>{text(t.roomRunbook)}</Link>
    </div>
  ))
}

/** One click and one reason; past the point of no return also the name of whoever answers for it. */
function RollBackDialog({ wave, onClose }: { wave: WaveView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [reason, setReason] = useState('')
  const [accepted, setAccepted] = useState(false)
  const isShut = wave.isPastNoReturn && !wave.canOverride
  const save = () => run(async () => {
    await send('POST', `/cutover/waves/${wave.id}/roll-back`, { reason, isPastNoReturnAccepted: accepted })
    onClose()
  }, { done: text(t.rollbackAnnounced) })
  return (
    <Dialog open width={520} title={text(t.rollBackWhat, { code: wave.code })} onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" danger loading={busy} disabled={isShut || reason.trim().length < 10 || (wave.isPastNoReturn && !accepted)} onClick={() => void save()}>{text(t.rollBack)}</Button></>}>
      <p className="lf-dialog-text">{text(t.rollBackText, { items: wave.releases.length, tasks: wave.tasks.rollback })}</p>
      {wave.releases.length > 0 && <p className="lf-meta">{wave.releases.map((r) => `${r.code} ${r.title}`).join(text(t.comma))}</p>}
      {wave.isPastNoReturn && <div className="lf-notice lf-notice-bad"><b>{text(t.pastNoReturn)}</b><span>{text(isShut ? t.pastNeedsSponsor : t.pastYouAnswer)}</span></div>}
      <TextArea label={text(t.reason)} value={reason} onChange={setReason} rows={3} hint={text(t.rollBackReasonHint)} disabled={isShut} />
      {wave.isPastNoReturn && !isShut && <p><Checkbox label={text(t.iAnswer)} value={accepted} onChange={setAccepted} /></p>}
    </Dialog>
  )
}

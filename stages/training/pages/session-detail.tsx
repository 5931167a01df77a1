import { useState } from 'react'
import type { AttachmentView, ItemRow } from '../../../platform/wire.ts'
import { uploadFile, useAction, useRead, useSend, useUrlOf } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { PasteTarget } from '../../../web/parts/paste-target.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { RosterEntry, SessionView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { SessionForm } from './session-form.tsx'

/** One session: its roster with sign-in by tick, by QR code or from a paper sheet, and the exam results behind each name. */
export function SessionDetail({ code, onBack }: { code: string; onBack: () => void }) {
  const text = useText()
  const format = useFormat()
  const urlOf = useUrlOf()
  const send = useSend()
  const { can, href, person, today } = useImplementation()
  const openItem = useOpenItem()
  const { busy, run } = useAction()
  const { data, error } = useRead<SessionView>(`/training/sessions/${encodeURIComponent(code)}`)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<'qr' | 'paper' | 'edit' | 'hold' | null>(null)
  if (error) return <Page title={code}><Empty title={error.problem.title} action={<Button onClick={onBack}>{text(t.backToSessions)}</Button>} /></Page>
  if (!data) return <Page title={code} />
  const mayEdit = can('update', 'training')
  const base = `/training/sessions/${data.id}`
  const absent = data.roster.filter((r) => !r.signedIn)
  const signIn = (personIds: readonly string[]) => run(async () => {
    await send('POST', `${base}/attendance`, { personIds, channel: 'roster' })
    setTicked(new Set())
  }, { done: text(t.signedInCount, { count: personIds.length }) })
  const canSignIn = mayEdit && data.state !== 'cancelled' && data.heldOn <= today
  const toggle = (id: string) => setTicked((now) => {
    const next = new Set(now)
    if (!next.delete(id)) next.add(id)
    return next
  })
  const columns: Column<RosterEntry>[] = [
    ...(canSignIn ? [{ key: 'tick', title: '', width: 44, phone: 'none' as const, render: (r: RosterEntry) => (r.signedIn ? null : <input type="checkbox" aria-label={text(t.tick, { name: r.name })} checked={ticked.has(r.personId)} onChange={() => toggle(r.personId)} onClick={(e) => e.stopPropagation()} />) }] : []),
    { key: 'code', title: text(t.number), width: 84, mono: true, phone: 'sub' },
    { key: 'name', title: text(t.name), phone: 'title', sort: true },
    { key: 'departmentName', title: text(t.department), width: 120, sort: true },
    { key: 'job', title: text(t.job), width: 120, sort: true },
    { key: 'exams', title: text(t.examScores), width: 150, align: 'right', text: (r) => r.exams.map((e) => e.score ?? '').join(' '), phone: 'figure', render: (r) => r.exams.map((e) => <span key={e.code} className={e.isPassed === false ? 'tr-mark bad' : 'tr-mark'}>{e.score === null ? '—' : format.percent(e.score, 0)} </span>) },
    { key: 'signedIn', title: text(t.signIn), width: 190, text: (r) => (r.signedIn ? r.signedIn.at : ''), sort: true, phone: 'status', render: (r) => <SignedIn entry={r} mayUndo={canSignIn} onUndo={() => void run(() => send('DELETE', `${base}/attendance/${r.personId}`))} onTick={canSignIn ? () => void signIn([r.personId]) : undefined} /> },
  ]
  const actions = (
    <>
      <a className="lf-button" href={urlOf(`${base}/roster.xlsx`)} download>{text(t.rosterXlsx)}</a>
      <a className="lf-button" href={urlOf(`${base}/sign-in-sheet.html`)} target="_blank" rel="noreferrer"><Icon name="print" />{text(t.printSheet)}</a>
      {data.attendPath && <Button onClick={() => setOpen('qr')}>{text(t.showQr)}</Button>}
      {mayEdit && data.state === 'planned' && (canSignIn ? <Button type="primary" onClick={() => setOpen('hold')}>{text(t.markHeld)}</Button> : <Button onClick={() => setOpen('edit')}>{text(t.edit)}</Button>)}
    </>
  )
  return (
    <Page
      name={data.title} title={<>{data.title}<span className="tr-gap" /></>} actions={actions}
      lead={<><Link className="tr-back" to={href('training', 'sessions')} onClick={(e) => { e.preventDefault(); onBack() }}><Icon name="chevronLeft" />{text(t.roomSessions)}</Link><br />{format.day(data.heldOn)} {data.startTime} · {data.minutes} {text(t.minutesUnit)} · {data.place} · {text(t.trainer)} {person(data.trainerId) || '—'} · <StateOf kind="trainingSession" state={data.state} /> <button type="button" className="lf-quiet" onClick={() => openItem(data.code)}>{data.code}</button></>}
    >
      <FigureRow>
        <Figure label={text(t.attended)} value={format.number(data.attended)} unit={text(t.peopleUnit)} note={data.capacity > 0 && text(t.seatsFilled, { share: format.percent(data.attended / data.capacity, 0) })} formula={text(t.attendedFormula)} />
        <Figure label={text(t.seats)} value={format.number(data.capacity)} note={data.attended > data.capacity ? text(t.tooFewSeats) : undefined} tone={data.attended > data.capacity ? 'warn' : 'idle'} />
        <Figure label={text(t.invited)} value={format.number(data.invited)} unit={text(t.peopleUnit)} note={data.departments.map((d) => d.name).join(text(t.comma))} formula={text(t.invitedFormula)} />
        <Figure label={text(t.lessonsTaught)} value={format.number(data.lessons.length)} note={data.lessons.map((l) => <Link key={l.code} to={href('training', 'lessons', { read: l.code })}>{l.title}{l.state === 'stale' ? ` (${text(t.stale)})` : ''} </Link>)} />
      </FigureRow>
      <Section
        title={text(t.roster)}
        extra={canSignIn && (
          <>
            {absent.length > 0 && <Button size="small" onClick={() => setTicked(ticked.size === absent.length ? new Set() : new Set(absent.map((r) => r.personId)))}>{text(ticked.size === absent.length ? t.untickAll : t.tickAll)}</Button>}
            <Button size="small" onClick={() => setOpen('paper')}>{text(t.paperSheet)}</Button>
            <Button size="small" type="primary" disabled={ticked.size === 0} loading={busy} onClick={() => void signIn([...ticked])}>{text(t.signInTicked, { count: ticked.size })}</Button>
          </>
        )}
      >
        <DataTable
          rows={data.roster} columns={columns} rowKey={(r) => r.personId} search={data.roster.length > 12} label={text(t.roster)} empty={{ title: text(t.rosterEmpty), text: text(t.rosterEmptyText) }}
          views={[{ key: 'absent', label: text(t.viewAbsent), test: (r) => !r.signedIn }, { key: 'there', label: text(t.viewThere), test: (r) => r.signedIn !== null }]}
        />
      </Section>
      {data.evaluation && <Section title={text(t.evaluation)}><p className="tr-prose">{data.evaluation}</p></Section>}
      {open === 'qr' && data.attendPath && <QrDialog session={data} path={data.attendPath} onClose={() => setOpen(null)} />}
      {open === 'paper' && <PaperDialog session={data} ticked={ticked} onClose={() => { setOpen(null); setTicked(new Set()) }} />}
      {open === 'edit' && <SessionForm session={data} onDone={() => setOpen(null)} />}
      {open === 'hold' && <HoldDialog session={data} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function SignedIn({ entry, mayUndo, onUndo, onTick }: { entry: RosterEntry; mayUndo: boolean; onUndo: () => void; onTick: (() => void) | undefined }) {
  const text = useText()
  const format = useFormat()
  if (!entry.signedIn) return onTick ? <button type="button" className="lf-quiet" onClick={onTick}>{text(t.signInOne)}</button> : <Status tone="idle">{text(t.notSignedIn)}</Status>
  const how = { roster: t.channelRoster, link: t.channelLink, paper: t.channelPaper }[entry.signedIn.channel]
  return (
    <>
      <Status tone="ok">{text(how)} {format.instant(entry.signedIn.at).slice(-5)}</Status>
      {mayUndo && <button type="button" className="lf-quiet" aria-label={text(t.undoSignIn, { name: entry.name })} title={text(t.undoSignIn, { name: entry.name })} onClick={onUndo}><Icon name="close" size={12} /></button>}
    </>
  )
}

/** For the wall of the room: the code on a large scale, and the address for those who type. */
function QrDialog({ session, path, onClose }: { session: SessionView; path: string; onClose: () => void }) {
  const text = useText()
  const urlOf = useUrlOf()
  return (
    <Dialog open title={text(t.scanToSignIn)} onClose={onClose} width={420} footer={<><a className="lf-button" href={path} target="_blank" rel="noreferrer">{text(t.openLink)}</a><Button type="primary" onClick={onClose}>{text(t.close)}</Button></>}>
      <div className="tr-qr">
        <b>{session.title}</b>
        <img src={urlOf(`/training/sessions/${session.id}/attend.svg`)} alt={text(t.scanToSignIn)} />
        <span className="lf-meta">{session.isLinkOpen ? text(t.qrOpen) : text(t.qrClosed, { day: session.heldOn })}</span>
        <code>{`${location.origin}${path.slice(0, 18)}…`}</code>
      </div>
    </Dialog>
  )
}

/** The signed sheet as photo or scan, bound to the attendance that is entered from it. */
function PaperDialog({ session, ticked, onClose }: { session: SessionView; ticked: ReadonlySet<string>; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { data: files } = useRead<AttachmentView[]>('/attachments', { item: session.id })
  const [chosen, setChosen] = useState<string | null>(null)
  const [uploading, setUploading] = useState(false)
  const upload = (file: File) => void run(async () => {
    setUploading(true)
    try {
      setChosen((await uploadFile<AttachmentView>('/attachments', file, { itemId: session.id })).id)
    } finally {
      setUploading(false)
    }
  })
  const save = () => run(async () => {
    await send('POST', `/training/sessions/${session.id}/attendance`, { personIds: [...ticked], channel: 'paper', attachmentId: chosen })
    onClose()
  }, { done: text(t.signedInCount, { count: ticked.size }) })
  return (
    <Dialog open title={text(t.paperSheet)} onClose={onClose} width={480} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy && !uploading} disabled={!chosen || ticked.size === 0} onClick={() => void save()}>{text(t.signInTicked, { count: ticked.size })}</Button></>}>
      <p className="lf-dialog-text">{text(ticked.size === 0 ? t.paperTickFirst : t.paperText, { count: ticked.size })}</p>
      {(files ?? []).map((f) => <label key={f.id} className="tr-option"><input type="radio" name="scan" checked={chosen === f.id} onChange={() => setChosen(f.id)} />{f.name}</label>)}
      <PasteTarget onImage={upload} label={text(t.pasteScan)} />
      <p><label className="lf-button">{text(t.chooseScan)}<input type="file" accept="image/*,application/pdf" hidden onChange={(e) => { const file = e.target.files?.[0]; if (file) upload(file) }} /></label></p>
    </Dialog>
  )
}

function HoldDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [evaluation, setEvaluation] = useState(session.evaluation ?? '')
  const save = () => run(async () => {
    const row = evaluation.trim() === (session.evaluation ?? '') ? null : await send<ItemRow>('PATCH', `/items/training-sessions/${session.id}`, { evaluation }, { ifMatch: session.version })
    await send('POST', `/items/training-sessions/${session.id}/transitions/hold`, {}, { ifMatch: row?.version ?? session.version })
    onClose()
  }, { done: text(t.saved) })
  return (
    <Dialog open title={text(t.markHeld)} onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={() => void save()}>{text(t.markHeld)}</Button></>}>
      <p className="lf-dialog-text">{text(t.holdText, { attended: session.attended, invited: session.invited })}</p>
      <TextArea label={text(t.evaluation)} value={evaluation} onChange={setEvaluation} rows={3} optional />
    </Dialog>
  )
}

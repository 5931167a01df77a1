import { type ReactNode, useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { urlOf, useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { WeeklyView } from '../contract.ts'
import { plusDays } from './dates.ts'
import { texts as t } from './texts.ts'
import { WeeklySheet } from './weekly-sheet.tsx'

/** 周报 of a week: one A4 page from data, to copy, print, export or send. */
export function WeeklyReportView({ choice }: { choice: ReactNode }) {
  const text = useText()
  const { day } = useFormat()
  const { can } = useImplementation()
  const [week, setWeek] = useAddress('week', { replace: true })
  const { data, error } = useRead<WeeklyView>('/planning/weekly', { week: week ?? undefined })
  const send = useSend()
  const { run } = useAction()
  const mayEdit = can('update', 'planning')
  const weekOf = data?.report.weekOf
  return (
    <Page
      title={text(t.meetings)} lead={text(t.meetingsLead)}
      actions={data && (
        <>
          <CopyButton chatText={data.chatText} />
          <Button onClick={() => print()} icon={<Icon name="print" />}>{text(t.print)}</Button>
          <a className="lf-button" href={urlOf(`/documents/weekly-report.docx${data.itemId ? `?item=${data.itemId}` : ''}`)} download><Icon name="download" />{text(t.docx)}</a>
          {mayEdit && data.state === 'draft' && data.judgement.trim() !== '' && <ConfirmButton type="primary" question={text(t.sendQuestion)} onConfirm={() => run(() => send('POST', '/planning/weekly/send', { weekOf }), { done: text(t.sent) })}>{text(t.sendReport)}</ConfirmButton>}
        </>
      )}
    >
      <div className="pl-choice">
        {choice}
        {data && (
          <span className="pl-week">
            <button type="button" className="lf-tool" aria-label={text(t.previousWeek)} onClick={() => setWeek(plusDays(data.report.weekOf, -7))}><Icon name="chevronLeft" /></button>
            <b>{text(t.weekOf, { n: data.report.weekNumber })}</b>
            <span className="lf-meta">{text(t.weekRange, { from: day(data.report.weekOf, 'short'), to: day(data.report.weekEnd, 'short') })}</span>
            <button type="button" className="lf-tool" aria-label={text(t.nextWeek)} onClick={() => setWeek(plusDays(data.report.weekOf, 7))}><Icon name="chevronRight" /></button>
            <Status tone={data.state === 'sent' ? 'ok' : 'review'}>{data.state === 'sent' ? text(t.sentState, { day: day(data.report.generatedOn, 'short') }) : text(t.draftState)}</Status>
          </span>
        )}
      </div>
      {error && <p className="lf-error">{error.problem.title}</p>}
      {!data ? <Skeleton rows={12} /> : <WeeklySheet view={data} judgement={<Judgement key={data.report.weekOf + data.judgement} view={data} mayEdit={mayEdit && data.state !== 'sent'} />} />}
    </Page>
  )
}

/** The project manager's three sentences, edited in place. */
function Judgement({ view, mayEdit }: { view: WeeklyView; mayEdit: boolean }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [isEditing, setEditing] = useState(false)
  const [words, setWords] = useState(view.judgement)
  const save = () => void run(() => send('PUT', '/planning/weekly/judgement', { weekOf: view.report.weekOf, judgement: words }), { done: text(t.judgementSaved) }).then((made) => made && setEditing(false))
  if (isEditing) {
    return (
      <div className="pl-judge-edit">
        <TextArea label={text(t.judgement)} hideLabel value={words} onChange={setWords} rows={3} maxLength={600} placeholder={text(t.judgementHint)} />
        <div className="pl-buttons"><Button size="small" onClick={() => { setWords(view.judgement); setEditing(false) }}>{text(t.cancel)}</Button><Button size="small" type="primary" loading={busy} onClick={save}>{text(t.save)}</Button></div>
      </div>
    )
  }
  return (
    <div className="pl-judge">
      {view.judgement ? view.judgement.split('\n').map((line) => <p key={line}>{line}</p>) : <p className="lf-meta">{text(t.judgementNone)} · {text(t.judgementHint)}</p>}
      {mayEdit && <button type="button" className="lf-quiet pl-noprint" onClick={() => setEditing(true)}><Icon name="edit" size={14} />{text(t.edit)}</button>}
    </div>
  )
}

/** Puts the message on the clipboard; where the browser forbids it, shows the text to copy by hand. */
function CopyButton({ chatText }: { chatText: string }) {
  const text = useText()
  const { run } = useAction()
  const [byHand, setByHand] = useState(false)
  const copy = () => void run(async () => {
    await navigator.clipboard.writeText(chatText).catch(() => {
      setByHand(true)
      throw new Error('clipboard')
    })
  }, { done: text(t.copied) }).catch(() => undefined)
  return (
    <>
      <Button onClick={copy} icon={<Icon name="copy" />}>{text(t.copyChat)}</Button>
      <Dialog title={text(t.copyChat)} open={byHand} onClose={() => setByHand(false)} width={560}>
        <p className="lf-meta">{text(t.copyFailed)}</p>
        <TextArea label={text(t.copyChat)} hideLabel value={chatText} onChange={() => undefined} rows={14} />
      </Dialog>
    </>
  )
}

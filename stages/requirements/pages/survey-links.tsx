import { useEffect, useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { NumberInput } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { DepartmentPicker, PersonPicker } from '../../../web/parts/pickers.tsx'
import { Popover } from '../../../web/parts/popover.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { SurveyView } from '../contract.ts'
import { texts as t } from '../texts.ts'

type Link = SurveyView['links'][number]

/** Whom a survey goes to: a link for each department with the heads asked, and personal links. */
export function SurveyLinks({ survey }: { survey: SurveyView }) {
  const text = useText()
  const { number } = useFormat()
  const { department, person } = useImplementation()
  const columns: Column<Link>[] = [
    { key: 'for', title: text(t.department), text: (l) => (l.kind === 'personal' ? person(l.personId) : department(l.departmentId)), render: (l) => (l.kind === 'personal' ? <>{person(l.personId)} <span className="lf-meta">{department(l.departmentId)}</span></> : department(l.departmentId)), phone: 'title' },
    { key: 'kind', title: text(t.link), width: 180, text: (l) => text(l.kind === 'shared' ? t.sharedLink : t.personalLink), render: (l) => <span className="lf-meta">{text(l.kind === 'shared' ? t.sharedLink : t.personalLink)}</span>, phone: 'sub' },
    { key: 'invited', title: text(t.invited), width: 80, align: 'right', render: (l) => number(l.invited), phone: 'sub' },
    { key: 'used', title: text(t.state), width: 96, text: (l) => (l.kind === 'shared' ? '' : text(l.used ? t.used : t.notUsed)), render: (l) => (l.kind === 'shared' ? null : <Status tone={l.used ? 'ok' : 'idle'}>{text(l.used ? t.used : t.notUsed)}</Status>), phone: 'none' },
    { key: 'url', title: '', width: 190, text: (l) => location.origin + l.url, render: (l) => <LinkTools url={location.origin + l.url} name={l.kind === 'personal' ? person(l.personId) : department(l.departmentId)} />, phone: 'status' },
  ]
  return (
    <>
      {survey.state !== 'closed' && <NewLinks survey={survey} />}
      <DataTable rows={survey.links} columns={columns} label={text(t.sending)} xlsx={{ name: `${survey.code} ${text(t.sending)}` }} search={survey.links.length > 12} empty={{ title: text(t.noLinks), text: text(t.noLinksText) }} />
    </>
  )
}

function NewLinks({ survey }: { survey: SurveyView }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { directory } = useImplementation()
  const [departmentId, setDepartment] = useState<string | null>(null)
  const [heads, setHeads] = useState<string | null>(null)
  const [people, setPeople] = useState<string[]>([])
  const choose = (id: string | null) => {
    setDepartment(id)
    if (id) setHeads(String(directory.people.filter((p) => p.departmentId === id).length || 1))
  }
  const make = (shared: { departmentId: string; invited: number }[], personal: string[]) => void run(async () => {
    await send('POST', `/surveys/${survey.id}/links`, { shared, personal })
    setDepartment(null)
    setHeads(null)
    setPeople([])
  }, { done: text(t.linksMade) })
  return (
    <Section title={text(t.makeLinks)} lead={text(t.noLinksText)}>
      <div className="rq-links-form">
        <DepartmentPicker label={text(t.department)} value={departmentId} onChange={choose} />
        <NumberInput label={text(t.invited)} value={heads} onChange={setHeads} min={1} decimals={0} />
        <Button disabled={!departmentId || !heads} loading={busy} onClick={() => make([{ departmentId: departmentId!, invited: Number(heads) }], [])}>{text(t.addDepartment)}</Button>
        <PersonPicker multiple label={text(t.addPeople)} value={people} onChange={setPeople} />
        <Button disabled={people.length === 0} loading={busy} onClick={() => make([], people)}>{text(t.makeLinks)}</Button>
      </div>
    </Section>
  )
}

function LinkTools({ url, name }: { url: string; name: string }) {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <span className="lf-row rq-nowrap">
      <button type="button" className="lf-quiet" onClick={() => void copy()} aria-label={`${text(t.copyLink)} ${name}`}><Icon name={isCopied ? 'check' : 'copy'} size={14} />{text(isCopied ? t.copied : t.copyLink)}</button>
      <Popover label={`${text(t.qrCode)} ${name}`} align="end" width={236} trigger={(p) => <button type="button" className="lf-quiet" {...p}>{text(t.qrCode)}</button>}>
        <QrCode url={url} name={name} />
      </Popover>
    </span>
  )
}

function QrCode({ url, name }: { url: string; name: string }) {
  const text = useText()
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    let isAlive = true
    void import('qrcode').then((q) => q.toDataURL(url, { margin: 1, width: 400 })).then((data) => { if (isAlive) setPicture(data) })
    return () => { isAlive = false }
  }, [url])
  return <div className="rq-qr">{picture ? <img src={picture} alt={`${text(t.qrCode)} ${name}`} width={200} height={200} /> : <span style={{ height: 200 }} />}<b>{name}</b><p className="lf-meta">{text(t.qrHint)}</p><a href={url} target="_blank" rel="noreferrer">{text(t.open)}</a></div>
}

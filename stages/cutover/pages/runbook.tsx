import { useEffect, useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead, useUrlOf } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Select } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { Page } from '../../../web/parts/page.tsx'
import { Register } from '../../../web/parts/register.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import type { RunbookView, WaveLine } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { RunbookBoard } from './runbook-board.tsx'
import { RunbookHead } from './runbook-head.tsx'
import './cutover.css'

/** The runbook of a wave as a live board, in earnest or as a rehearsal; beside it the same tasks as a register to plan them. */
export default function RunbookPage() {
  const text = useText()
  const format = useFormat()
  const urlOf = useUrlOf()
  const { phaseId, href, can } = useImplementation()
  const [chosen, setChosen] = useAddress('wave')
  const [rehearsal, setRehearsal] = useAddress('rehearsal')
  const [view, setView] = useState<'board' | 'list'>('board')
  const { data: all } = useRead<WaveLine[]>('/cutover/waves')
  const waves = all?.filter((w) => !phaseId || w.phaseId === phaseId || w.phaseId === null || w.code === chosen)
  const wave = waves?.find((w) => w.code === chosen) ?? waves?.find((w) => w.state === 'approved') ?? waves?.find((w) => w.state === 'planned' && w.tasks > 0) ?? waves?.[0]
  const { data, refetch } = useRead<RunbookView>(wave ? `/cutover/waves/${wave.id}/runbook` : null, { rehearsal: rehearsal ?? undefined })
  useEffect(() => {
    if (data?.wave.state !== 'approved' && data?.wave.state !== 'rolledBack') return
    const timer = setInterval(refetch, 60_000)
    return () => clearInterval(timer)
  }, [data?.wave.state, refetch])
  if (waves?.length === 0) return <Page title={text(t.roomRunbook)} lead={text(t.runbookLead)}><Empty icon="wave" title={text(t.wavesEmpty)} text={text(t.wavesEmptyText)} action={<Link className="lf-button" to={href('cutover', 'waves')}>{text(t.roomWaves)}</Link>} /></Page>
  const actions = wave && (
    <>
      <a className="lf-button" href={urlOf(`/documents/cutover-plan.docx${phaseId ? `?phase=${phaseId}` : ''}`)} download>{text(t.planDocument)}</a>
      <a className="lf-button" href={urlOf(`/cutover/waves/${wave.id}/task-cards.html`)} target="_blank" rel="noreferrer"><Icon name="print" />{text(t.taskCards)}</a>
    </>
  )
  return (
    <Page title={text(t.roomRunbook)} lead={text(t.runbookLead)} actions={actions}>
      <div className="cu-pick">
        <span className="sel"><Select label={text(t.wave)} hideLabel value={wave?.code ?? null} onChange={(code) => { setRehearsal(null); setChosen(code) }} options={(waves ?? []).map((w) => ({ value: w.code, label: `${w.code} ${w.title}`, note: w.plannedOn ? format.day(w.plannedOn, 'short') : '' }))} /></span>
        {(data?.rehearsals.length ?? 0) > 0 && <span className="sel small"><Select label={text(t.mode)} hideLabel value={rehearsal ?? 'live'} onChange={(v) => setRehearsal(v === 'live' || v === null ? null : v)} options={[{ value: 'live', label: text(t.modeLive) }, ...data!.rehearsals.map((r) => ({ value: r.code, label: text(t.modeRehearsal, { code: r.code }), note: r.heldOn }))]} /></span>}
        {data && <StateOf kind="wave" state={data.wave.state} />}
        <span className="cu-gap" />
        <Segmented label={text(t.view)} value={view} onChange={setView} options={[{ value: 'board', label: text(t.viewBoard) }, { value: 'list', label: text(t.viewList) }]} />
      </div>
      {view === 'list' ? <Register kind="cutoverTask" columns={['code', 'title', 'wave', 'block', 'ownerId', 'backupOwnerId', 'state']} empty={{ title: text(t.tasksEmpty), text: text(t.tasksEmptyText) }} /> : data && (
        data.tasks.length === 0 ? <Empty icon="task" title={text(t.tasksEmpty)} text={text(t.tasksEmptyText)} action={can('create', 'cutover') && <Button type="primary" onClick={() => setView('list')}>{text(t.planTasks)}</Button>} /> : (
          <>
            <RunbookHead board={data} />
            <RunbookBoard board={data} />
          </>
        )
      )}
    </Page>
  )
}

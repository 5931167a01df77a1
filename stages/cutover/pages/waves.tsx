import { useState } from 'react'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { type Column, DataTable } from '../../../web/parts/data-table.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { KindForm } from '../../../web/parts/kind-form.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { WaveLine } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { WaveDetail } from './wave-detail.tsx'
import './cutover.css'

/** The waves in the order of their days, with how far each one is; one of them opens with what it takes live and its way back. */
export default function WavesPage() {
  const text = useText()
  const format = useFormat()
  const { phaseId, can } = useImplementation()
  const [wave, setWave] = useAddress('wave')
  const [isCreating, setCreating] = useState(false)
  const { data } = useRead<WaveLine[]>('/cutover/waves', { phase: phaseId ?? undefined })
  if (wave) return <WaveDetail code={wave} onBack={() => setWave(null)} />
  const create = can('create', 'cutover') && <Button type="primary" icon={<Icon name="plus" />} onClick={() => setCreating(true)}>{text(t.newWave)}</Button>
  const decisions = { go: t.go, conditional: t.conditional, noGo: t.noGo }
  const columns: Column<WaveLine>[] = [
    { key: 'code', title: text(t.code), width: 92, mono: true, phone: 'sub' },
    { key: 'title', title: text(t.wave) },
    { key: 'departments', title: text(t.departments), width: 220, render: (w) => w.departments.join('、'), text: (w) => w.departments.join(' '), phone: 'sub' },
    { key: 'plannedOn', title: text(t.plannedOn), width: 116, render: (w) => format.day(w.plannedOn), sort: true, phone: 'sub' },
    { key: 'releases', title: text(t.released), width: 92, align: 'right', render: (w) => (w.releases === 0 ? <Status tone="warn">{text(t.releasesNothing)}</Status> : format.number(w.releases)), phone: 'none' },
    { key: 'done', title: text(t.tasksDone), width: 92, align: 'right', render: (w) => `${w.done} / ${w.tasks}`, phone: 'figure' },
    { key: 'decision', title: text(t.decision), width: 132, render: (w) => (w.decision ? <Status tone={w.decision === 'noGo' ? 'bad' : w.decision === 'conditional' ? 'warn' : 'ok'}>{text(decisions[w.decision as 'go'])}</Status> : <span className="lf-none">—</span>), text: (w) => w.decision, phone: 'none' },
    { key: 'state', title: text(t.state), width: 96, render: (w) => <StateOf kind="wave" state={w.state} />, text: (w) => w.state, phone: 'status' },
  ]
  return (
    <Page title={text(t.roomWaves)} lead={text(t.wavesLead)} gate="cutover" actions={create}>
      <DataTable rows={data} columns={columns} rowKey={(w) => w.code} onOpen={(w) => setWave(w.code)} label={text(t.roomWaves)} xlsx="/items/waves.xlsx" empty={{ title: text(t.wavesEmpty), text: text(t.wavesEmptyText), action: create }} />
      {isCreating && <KindForm kind="wave" drawer onDone={(row) => { setCreating(false); if (row) setWave(row.code) }} />}
    </Page>
  )
}

import { useState } from 'react'
import type { ItemRow, Page as Rows } from '../../../platform/wire.ts'
import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Select } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { Sparkline } from '../../../web/parts/sparkline.tsx'
import type { ProfileView, RunRowsView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { ColumnTile } from './column-tile.tsx'
import './migration.css'

/** What a file holds, column by column. */
export default function ProfilePage() {
  const text = useText()
  const format = useFormat()
  const { phaseId } = useImplementation()
  const { data: sources } = useRead<Rows<ItemRow>>('/items/data-sources', { phase: phaseId ?? undefined })
  const [chosen, choose] = useAddress('source', { replace: true })
  const profiled = sources?.rows.filter((s) => s.state === 'profiled') ?? []
  const source = profiled.find((s) => s.code === chosen) ?? profiled[0]
  const { data: profile } = useRead<ProfileView>(source ? `/migration/sources/${source.id}/profile` : null)
  const [show, setShow] = useState<'all' | 'findings'>('all')
  const [rowsOf, setRowsOf] = useState<{ column: string; value: string } | null>(null)
  if (sources && profiled.length === 0) return <Page title={text(t.profileRoom)} lead={text(t.profileLead)}><Empty icon="table" title={text(t.profileEmpty)} text={text(t.profileEmptyText)} /></Page>
  const withFindings = profile?.columns.filter((c) => c.findings.length > 0) ?? []
  const columns = show === 'all' ? profile?.columns : withFindings
  return (
    <Page title={text(t.profileRoom)} lead={text(t.profileLead)}>
      <div className="mg-bar">
        <div className="mg-grow"><Select label={text(t.source)} value={source?.code ?? null} onChange={choose} options={profiled.map((s) => ({ value: s.code, label: `${s.code} ${s.title}`, note: String(s.system ?? '') }))} /></div>
        <Segmented label={text(t.columns)} value={show} onChange={setShow} options={[{ value: 'all', label: text(t.allColumns), count: profile?.columns.length ?? 0 }, { value: 'findings', label: text(t.onlyFindings), count: withFindings.length }]} />
      </div>
      {profile && (
        <>
          <FigureRow>
            <Figure label={text(t.rows)} value={format.number(profile.rows)} />
            <Figure label={text(t.columns)} value={profile.columns.length} />
            <Figure label={text(t.quality)} value={profile.quality === null ? '—' : format.percent(profile.quality, 1)} formula={text(t.qualityFormula)} tone={Number(profile.quality ?? 1) < 0.9 ? 'bad' : Number(profile.quality ?? 1) < 0.98 ? 'warn' : 'idle'} />
            <Figure label={text(t.findings)} value={withFindings.length} tone={withFindings.length > 0 ? 'warn' : 'idle'} />
            <Figure label={text(t.unreadable)} value={format.number(profile.unreadable.length)} tone={profile.unreadable.length > 0 ? 'bad' : 'idle'} />
            <Figure label={text(t.history)} value={text(t.delivery, { n: profile.delivery })} note={profile.history.length > 1 ? <Sparkline points={profile.history.map((h) => h.quality)} tone="idle" /> : undefined} />
          </FigureRow>
          <div className="mg-tiles">{columns?.map((column) => <ColumnTile key={column.column} column={column} onValue={(value) => setRowsOf({ column: column.column, value })} />)}</div>
          {profile.unreadable.length > 0 && (
            <Section title={text(t.unreadable)}>
              <ul className="mg-findings">{profile.unreadable.slice(0, 50).map((u, i) => <li key={i}><span aria-hidden="true">▲</span><span>{text(u.what)}</span><small>{text(t.rowAt, { file: u.file, line: u.line })}</small></li>)}</ul>
            </Section>
          )}
        </>
      )}
      <Drawer title={rowsOf ? text(t.rowsWith, { column: rowsOf.column.split('/').at(-1)!, value: rowsOf.value || text(t.emptyValue) }) : ''} open={rowsOf !== null} onClose={() => setRowsOf(null)} width={880}>
        {rowsOf && source && <SourceRows sourceId={source.id} {...rowsOf} />}
      </Drawer>
    </Page>
  )
}

function SourceRows({ sourceId, column, value }: { sourceId: string; column: string; value: string }) {
  const text = useText()
  const { data } = useRead<RunRowsView>(`/migration/sources/${sourceId}/rows`, { column, value, limit: 100 })
  if (!data) return null
  return (
    <div className="mg-scroll" tabIndex={0} role="region" aria-label={text(t.rows)}>
      <table className="mg-grid">
        <thead><tr><th>{text(t.line)}</th>{data.columns.map((c) => <th key={c}>{c.split('/').at(-1)}</th>)}</tr></thead>
        <tbody>{data.rows.map((row, i) => <tr key={i}><td className="lineno">{row.line}</td>{data.columns.map((c) => <td key={c} title={row[c] ?? undefined}>{row[c] || '—'}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}

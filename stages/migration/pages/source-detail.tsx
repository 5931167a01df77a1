import { useState } from 'react'
import type { ItemRow } from '../../../platform/wire.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { DataTable } from '../../../web/parts/data-table.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input, NumberInput, Select } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { useGo } from '../../../web/parts/link.tsx'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { Section } from '../../../web/parts/section.tsx'
import { ShareBar } from '../../../web/parts/share-bar.tsx'
import { Tabs } from '../../../web/parts/tabs.tsx'
import type { DeliveryView, ReadingBody, SourceView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { UploadDrawer } from './upload-drawer.tsx'

type Tab = 'preview' | 'reading' | 'deliveries'

/** One source: its first rows, how it is read, what was delivered when. */
export function SourceDetail({ source }: { source: ItemRow }) {
  const text = useText()
  const go = useGo()
  const { href, can } = useImplementation()
  const { data } = useRead<SourceView>(`/migration/sources/${source.id}`)
  const [tab, setTab] = useState<Tab>('preview')
  const [delivering, setDelivering] = useState(false)
  const buttons = (
    <>
      {source.state === 'profiled' && <Button onClick={() => go(href('migration', 'profile', { source: source.code }))}>{text(t.openProfile)}</Button>}
      {can('update', 'migration') && <Button onClick={() => setDelivering(true)}>{text(t.redeliver)}</Button>}
    </>
  )
  return (
    <Section title={`${source.code} ${source.title}`} extra={buttons}>
      <Tabs<Tab>
        label={source.title} value={tab} onChange={setTab}
        tabs={[
          { key: 'preview', label: text(t.preview), content: () => <Preview view={data} /> },
          { key: 'reading', label: text(t.reading), content: () => (data ? <Reading key={data.source.version} view={data} canEdit={can('update', 'migration')} /> : null) },
          { key: 'deliveries', label: text(t.deliveries), count: data?.deliveries.length, content: () => <Deliveries rows={data?.deliveries} /> },
        ]}
      />
      <UploadDrawer open={delivering} onClose={() => setDelivering(false)} onDone={() => setDelivering(false)} source={source} />
    </Section>
  )
}

function Preview({ view }: { view: SourceView | undefined }) {
  const text = useText()
  if (!view) return null
  const problem = view.deliveries[0]?.problem
  if (!view.preview) return <Empty title={text(problem ?? t.previewEmpty)} text={problem ? undefined : text(t.previewEmptyText)} />
  return (
    <div className="mg-scroll" tabIndex={0} role="region" aria-label={text(t.preview)}>
      <table className="mg-grid">
        <thead><tr>{view.preview.columns.map((c) => <th key={c}>{c.split('/').at(-1)}</th>)}</tr></thead>
        <tbody>{view.preview.rows.map((row, i) => <tr key={i}>{row.map((cell, k) => <td key={k} title={cell ?? undefined} className={cell ? undefined : 'empty'}>{cell || '—'}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}

function Reading({ view, canEdit }: { view: SourceView; canEdit: boolean }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { kind } = useImplementation()
  const { source } = view
  const isWorkbook = source.format === 'xlsx'
  const shownDelimiter = (d: unknown): string => String(d ?? '').replaceAll('\t', '\\t')
  const [encoding, setEncoding] = useState((source.encoding as string | null) ?? null)
  const [delimiter, setDelimiter] = useState(shownDelimiter(source.delimiter))
  const [sheet, setSheet] = useState((source.sheet as string | null) ?? null)
  const [headerRows, setHeaderRows] = useState<string | null>(String(source.headerRows ?? 1))
  const [skip, setSkip] = useState<string | null>(String(source.skip ?? 0))
  const save = () => {
    const body: ReadingBody = { headerRows: Number(headerRows ?? 1), skip: Number(skip ?? 0), ...(isWorkbook ? { sheet } : { encoding: encoding as ReadingBody['encoding'], delimiter: delimiter.replaceAll('\\t', '\t') || null }) }
    return run(() => send('POST', `/migration/sources/${source.id}/reading`, body), { done: text(t.saved) })
  }
  const options = (kind('dataSource').fields.encoding?.options ?? []).map((o) => ({ value: o.value, label: text(o.label) }))
  return (
    <div className="lf-form" style={{ maxWidth: 480 }}>
      <p className="mg-quiet">{text(source.isCorrected ? t.corrected : t.found)}。{text(t.readingText)}</p>
      {isWorkbook
        ? <Select label={text(t.sheet)} value={sheet} onChange={setSheet} options={view.sheets.map((s) => ({ value: s.name, label: s.name }))} disabled={!canEdit} />
        : (
          <>
            <Select label={text(t.encoding)} value={encoding} onChange={setEncoding} options={options} disabled={!canEdit} />
            <Input label={text(t.delimiter)} hint={text(t.delimiterHint)} value={delimiter} onChange={setDelimiter} maxLength={10} disabled={!canEdit} />
          </>
        )}
      <NumberInput label={text(t.headerRows)} value={headerRows} onChange={setHeaderRows} min={1} max={5} decimals={0} disabled={!canEdit} />
      <NumberInput label={text(t.skip)} value={skip} onChange={setSkip} min={0} max={1000} decimals={0} disabled={!canEdit} />
      {canEdit && <div><Button type="primary" loading={busy} onClick={() => void save()}>{text(t.readAgain)}</Button></div>}
    </div>
  )
}

function Deliveries({ rows }: { rows: DeliveryView[] | undefined }) {
  const text = useText()
  const format = useFormat()
  return (
    <DataTable
      rows={rows} rowKey={(d) => String(d.number)} label={text(t.deliveries)} empty={{ title: text(t.none) }}
      columns={[
        { key: 'number', title: '', width: 132, render: (d) => text(t.delivery, { n: d.number }), phone: 'title' },
        { key: 'fileName', title: text(t.file) },
        { key: 'deliveredAt', title: text(t.delivered), width: 148, render: (d) => format.instant(d.deliveredAt) },
        { key: 'personId', title: text(t.owner), width: 96, render: (d) => <PersonName id={d.personId} />, phone: 'none' },
        { key: 'rows', title: text(t.rows), width: 92, align: 'right', render: (d) => (d.rows === null ? '—' : format.number(d.rows)) },
        { key: 'quality', title: text(t.quality), width: 132, render: (d) => <ShareBar value={d.quality} threshold="0.98" label={text(t.quality)} />, phone: 'status' },
      ]}
    />
  )
}

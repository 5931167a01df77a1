import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EventView, Page as Rows } from '../../../platform/wire.ts'
import { request, withQuery } from '../../api/client.ts'
import { ChangeLine } from '../../item/change-line.tsx'
import { useAddress } from '../../parts/address.ts'
import { urlOf } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { Input, RangePicker } from '../../parts/inputs.tsx'
import { ItemLink } from '../../parts/item-link.tsx'
import { useFormat, useLocale, useText } from '../../parts/language.ts'
import { Page } from '../../parts/page.tsx'
import { PersonPicker } from '../../parts/pickers.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { ChainCheck } from './chain-check.tsx'
import { eventTexts as t } from './texts.ts'

/** 事件日志: every change of the implementation, by whom, with a check that nothing was tampered with. */
export default function EventsPage() {
  const text = useText()
  const locale = useLocale()
  const { number } = useFormat()
  const { summary } = useImplementation()
  const [person, setPerson] = useAddress('person', { replace: true })
  const [item, setItem] = useAddress('of', { replace: true })
  const [from, setFrom] = useAddress('from', { replace: true })
  const [to, setTo] = useState<string | null>(null)
  const [words, setWords] = useAddress('q', { replace: true })
  const query = { actor: person ?? undefined, item: item?.trim().toUpperCase() || undefined, from: from ?? undefined, to: to ?? undefined, q: words ?? undefined, limit: 100 }
  const base = `/api/v1/implementations/${summary.id}/events`
  const read = useInfiniteQuery<Rows<EventView>, Error, { pages: Rows<EventView>[] }, unknown[], string | undefined>({
    queryKey: ['events', base, JSON.stringify(query), locale],
    queryFn: ({ pageParam, signal }) => request('GET', withQuery(base, { ...query, cursor: pageParam }), undefined, {}, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  })
  const events = read.data?.pages.flatMap((p) => p.rows)
  const total = read.data?.pages[0]?.total ?? 0
  return (
    <Page
      title={text(t.title)} lead={text(t.lead)}
      actions={<a className="lf-button lf-button-tall" href={urlOf('/events.ndjson')} download><Icon name="download" />{text(t.export)}</a>}
      footer={events && <><span className="lf-toolbar-gap" /><span className="num">{text(t.shown, { shown: number(events.length), total: number(total) })}</span></>}
    >
      <ChainCheck />
      <div className="lf-event-filters">
        <label className="lf-search"><Icon name="search" /><input type="search" value={words ?? ''} placeholder={text(t.search)} aria-label={text(t.search)} onChange={(e) => setWords(e.target.value || null)} /></label>
        <PersonPicker label={text(t.person)} hideLabel placeholder={text(t.person)} value={person} onChange={setPerson} />
        <Input label={text(t.itemCode)} hideLabel placeholder={text(t.itemCode)} value={item ?? ''} onChange={(v) => setItem(v || null)} />
        <RangePicker label={text(t.period)} hideLabel value={from && to ? [from, to] : null} onChange={(v) => { setFrom(v?.[0] ?? null); setTo(v?.[1] ?? null) }} />
      </div>
      {!events ? <Skeleton rows={10} /> : events.length === 0 ? <Empty icon="log" title={text(t.none)} text={text(t.noneText)} /> : <ol className="lf-events">{events.map((e) => <EventLine key={`${e.chain}:${e.seq}`} event={e} />)}</ol>}
      {read.hasNextPage && <div className="lf-row lf-more-row"><Button loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>{text(t.more, { count: Math.min(100, total - (events?.length ?? 0)) })}</Button></div>}
    </Page>
  )
}

function EventLine({ event: e }: { event: EventView }) {
  const text = useText()
  const { instant } = useFormat()
  const [open, setOpen] = useState(false)
  const hasMore = e.changes.length > 0 || Object.keys(e.data).length > 0
  return (
    <li>
      <div className="lf-event">
        <span className="lf-event-seq">{e.seq}</span>
        <time dateTime={e.at}>{instant(e.at)}</time>
        <span className="lf-event-who">{e.by}</span>
        <span className="lf-event-what">
          <span>{text(e.label)}</span>
          {e.item && <ItemLink code={e.item.code} title={e.item.title} />}
        </span>
        {hasMore && <button type="button" className="lf-tool" aria-expanded={open} aria-label={`${text(t.changes)} ${e.seq}`} onClick={() => setOpen(!open)}><Icon name={open ? 'chevronUp' : 'chevronDown'} size={14} /></button>}
      </div>
      {open && (
        <div className="lf-event-more">
          {e.changes.length > 0 && <ul>{e.changes.map((c) => <ChangeLine key={c.field} change={c} />)}</ul>}
          <p className="lf-meta">{e.kind} · {text(t.recordedAt)} {instant(e.recordedAt)}</p>
          {Object.keys(e.data).length > 0 && <pre className="lf-pre">{JSON.stringify(e.data, null, 1)}</pre>}
        </div>
      )}
    </li>
  )
}

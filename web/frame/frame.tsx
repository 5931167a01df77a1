import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams, useRouter, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Directory, Journey, KindInfo, Me } from '../../platform/wire.ts'
import { request, whenSignedOut } from '../api/client.ts'
import { queries } from '../api/queries.ts'
import { useCommandKeys } from '../actions/keys.ts'
import { showImplementation } from '../parts/api.ts'
import { Empty } from '../parts/empty.tsx'
import { ItemPanel } from '../parts/item-panel.tsx'
import { useLocale, useText } from '../parts/language.ts'
import { useMedia, usePhone } from '../parts/media.ts'
import { type Current, CurrentContext } from './current.ts'
import { usePhase } from './phase.ts'
import { PhoneNav } from './phone-nav.tsx'
import { Sidebar } from './sidebar.tsx'
import { FrameSlots } from './slots.ts'
import { useStream } from './stream.ts'
import { frameTexts as t } from './texts.ts'
import { TopBar } from './top-bar.tsx'
import { PageBoundary } from './trouble.tsx'

const Palette = lazy(() => import('../actions/palette.tsx'))
const JobTray = lazy(() => import('./job-tray.tsx'))

/** Everything around the pages of one implementation. */
export function Frame() {
  const text = useText()
  const locale = useLocale()
  const router = useRouter()
  const { code } = useParams({ strict: false }) as { code: string }
  const me = useQuery<Me>({ queryKey: ['me', locale], queryFn: () => request('GET', '/api/v1/me') })
  const summary = me.data?.implementations.find((i) => i.code === code)
  const base = summary ? `/api/v1/implementations/${summary.id}` : ''
  const kinds = useQuery<KindInfo[]>({ queryKey: ['kinds'], queryFn: () => request('GET', '/api/v1/kinds'), staleTime: Number.POSITIVE_INFINITY })
  const directory = useQuery<Directory>({ queryKey: ['directory', base, locale], queryFn: () => request('GET', `${base}/directory`), enabled: summary !== undefined, staleTime: 60_000 })
  const asked = useRouterState({ select: (s) => new URLSearchParams(s.location.searchStr).get('phase') })
  const [phase, setPhase] = usePhase(summary?.id ?? '', summary?.phases ?? [], asked)
  const journey = useQuery<Journey>({ queryKey: ['journey', base, phase?.id ?? 'all'], queryFn: () => request('GET', `${base}/journey?phase=${phase?.id ?? 'all'}`), enabled: summary !== undefined })
  showImplementation(summary?.id ?? null)

  useEffect(() => {
    whenSignedOut(() => {
      queries.clear()
      router.history.push(`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`)
    })
  }, [router])
  useEffect(() => {
    if (asked && phase) setPhase(phase.id)
  }, [asked, phase, setPhase])
  useEffect(() => {
    try {
      if (summary) localStorage.setItem('landfall.implementation', summary.code)
    } catch {
      // The start page will ask.
    }
  }, [summary])

  const current = useMemo<Current | null>(
    () => (me.data && summary && kinds.data && directory.data
      ? { me: me.data, summary, phaseId: phase?.id ?? null, phase, kinds: kinds.data, directory: directory.data, journey: journey.data, setPhase: (id) => choosePhase(router, setPhase, id) }
      : null),
    [me.data, summary, phase, kinds.data, directory.data, journey.data, router, setPhase],
  )
  const trouble = me.error ?? kinds.error ?? directory.error
  if (trouble) return <main className="lf-alone"><Empty icon="issue" title={text(t.failedTitle)} text={trouble.message} action={<button type="button" className="lf-button primary" onClick={() => location.reload()}>{text(t.retry)}</button>} /></main>
  if (me.data && !summary) return <main className="lf-alone"><Empty icon="search" title={text(t.noImplementationTitle)} text={text(t.noImplementationText, { code })} action={<a className="lf-button primary" href="/">{text(t.back)}</a>} /></main>
  if (!current) return <FrameGhost />
  return <CurrentContext value={current}><FrameBody /></CurrentContext>
}

/** A `?phase=` in the address follows the switch, so that a copied link shows the same. */
function choosePhase(router: ReturnType<typeof useRouter>, set: (id: string | null) => void, id: string | null): void {
  set(id)
  const { pathname, search } = router.history.location
  const query = new URLSearchParams(search)
  if (!query.has('phase')) return
  query.delete('phase')
  router.history.replace(`${pathname}${query.size > 0 ? `?${query}` : ''}`)
}

function FrameBody() {
  const text = useText()
  const router = useRouter()
  const { code } = useParams({ strict: false }) as { code: string }
  const isPhone = usePhone()
  const isNarrow = useMedia('(max-width: 1180px)')
  const path = useRouterState({ select: (s) => s.location.pathname })
  const hasItem = useRouterState({ select: (s) => new URLSearchParams(s.location.searchStr).has('item') })
  const [actions, setActions] = useState<HTMLElement | null>(null)
  const [palette, setPalette] = useState(false)
  const [menu, setMenu] = useState(false)
  const scroll = useRef<HTMLDivElement>(null)
  const jobs = useStream()
  useCommandKeys(useCallback(() => setPalette(true), []), useCallback(() => router.history.push(`/i/${encodeURIComponent(code)}/help`), [router, code]))
  useLayoutEffect(() => {
    if (path) scroll.current?.scrollTo(0, 0)
    setMenu(false)
  }, [path])
  const slots = useMemo(() => ({ actions, isPhone, isNarrow }), [actions, isPhone, isNarrow])
  return (
    <FrameSlots value={slots}>
      <a className="lf-skip" href="#content">{text(t.skip)}</a>
      <div className="lf-frame">
        {!isPhone && <Sidebar onSearch={() => setPalette(true)} />}
        <div className={hasItem ? 'lf-sheet with-panel' : 'lf-sheet'}>
          <TopBar setActions={setActions} onMenu={() => setMenu(true)} />
          {isPhone && <PhoneNav open={menu} onClose={() => setMenu(false)} onSearch={() => setPalette(true)} />}
          <main className="lf-body" id="content" tabIndex={-1}>
            <div className="lf-scroll" ref={scroll}>
              <PageBoundary resetKey={path}><Suspense fallback={<div className="lf-pagewait" />}><Outlet /></Suspense></PageBoundary>
            </div>
          </main>
          <PageBoundary resetKey={path}><ItemPanel /></PageBoundary>
        </div>
      </div>
      <Suspense>
        {palette && <Palette onClose={() => setPalette(false)} />}
        {jobs.length > 0 && <JobTray ids={jobs} />}
      </Suspense>
    </FrameSlots>
  )
}

function FrameGhost() {
  return <div className="lf-frame" aria-busy="true"><div className="lf-side" /><div className="lf-sheet" /></div>
}

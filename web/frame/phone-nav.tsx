import { useEffect, useRef } from 'react'
import { GateLight } from '../parts/gate-light.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { useOpenStage } from './journey-rail.tsx'
import { useManifests } from './manifests.ts'
import { Sidebar } from './sidebar.tsx'
import { useCurrent } from './current.ts'
import { frameTexts as t } from './texts.ts'
import { AccountItems } from './account-menu.tsx'

/** On a phone: the stages as a strip that scrolls with the open one in the middle, and the navigation in a drawer. */
export function PhoneNav({ open, onClose, onSearch }: { open: boolean; onClose: () => void; onSearch: () => void }) {
  const text = useText()
  const { stages } = useManifests()
  const { journey } = useCurrent()
  const { href } = useImplementation()
  const here = useOpenStage()
  const strip = useRef<HTMLElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = strip.current?.querySelector<HTMLElement>('[aria-current]')
    if (element && strip.current) strip.current.scrollLeft = element.offsetLeft - (strip.current.clientWidth - element.offsetWidth) / 2
  }, [here])
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  return (
    <>
      <nav className="lf-strip" ref={strip} aria-label={text(t.stages)}>
        {stages.map((m) => <Link key={m.stage} to={href(m.stage)} aria-current={here === m.stage ? 'page' : undefined}><GateLight light={journey?.stages.find((s) => s.stage === m.stage)?.light ?? 'open'} label={false} />{text(m.label)}</Link>)}
      </nav>
      <dialog ref={dialog} className="lf-drawer-nav" aria-label={text(t.navigation)} onClose={onClose} onClick={(e) => { if (e.target === e.currentTarget || (e.target as Element).closest('a')) onClose() }}>
        {open && <Sidebar onSearch={() => { onClose(); onSearch() }} extra={<div className="lf-side-extra lf-menu-list"><AccountItems onDone={onClose} /></div>} />}
      </dialog>
    </>
  )
}

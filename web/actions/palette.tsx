import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { SearchHit } from '../../platform/wire.ts'
import { useCurrent } from '../frame/current.ts'
import { useManifests } from '../frame/manifests.ts'
import { useRead } from '../parts/api.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useText } from '../parts/language.ts'
import { useGo } from '../parts/link.tsx'
import { useCommands } from './commands.ts'
import { actionTexts as t } from './texts.ts'

interface Entry {
  readonly id: string
  readonly group: string
  readonly name: string
  readonly code?: string
  readonly note?: string | undefined
  readonly icon: IconName
  readonly run: () => void
}

/** Ctrl+K: pages, commands and items in one list, by keyboard alone. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const text = useText()
  const go = useGo()
  const { summary } = useCurrent()
  const { itemHref, href } = useImplementation()
  const { face } = useManifests()
  const commands = useCommands()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const asked = useDeferredValue(query.trim())
  const { data: hits } = useRead<SearchHit[]>(asked.length > 0 ? '/api/v1/search' : null, { q: asked, implementation: summary.id, limit: 8 })
  useEffect(() => { dialog.current?.showModal() }, [])

  const entries = useMemo<Entry[]>(() => {
    const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
    const found = commands.filter((c) => words.every((w) => `${c.name} ${c.words} ${c.note ?? ''}`.toLowerCase().includes(w)))
    const items: Entry[] = words.length === 0 ? [] : (hits ?? []).slice(0, 8).map((h) => ({ id: `item.${h.code}`, group: text(t.items), name: h.title, code: h.code, note: text(h.kindLabel), icon: face(h.kind)?.icon ?? 'document', run: () => go(itemHref(h.code)) }))
    const rank = (c: (typeof commands)[number]) => (words.length === 0 ? 0 : c.name.toLowerCase().startsWith(words[0]!) ? 0 : c.name.toLowerCase().includes(words[0]!) ? 1 : 2)
    const shown = [...found].sort((a, b) => rank(a) - rank(b)).slice(0, words.length === 0 ? 14 : 10).map((c): Entry => ({ id: c.id, group: text(c.group), name: c.name, note: c.note, icon: c.icon, run: c.run }))
    const isCode = /^[a-z]{2,5}-\d+$/i.test(query.trim())
    const all = words.length === 0 ? [] : [{ id: 'search', group: text(t.items), name: text(t.searchAll, { q: query.trim() }), icon: 'search' as const, run: () => go(href('search', undefined, { q: query.trim() })) }]
    return isCode ? [...items, ...all, ...shown] : [...shown, ...items, ...all]
  }, [query, commands, hits, text, face, go, itemHref, href])

  const chosen = Math.min(at, entries.length - 1)
  useEffect(() => { list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }) }, [chosen])
  const run = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((chosen + (event.key === 'ArrowDown' ? 1 : entries.length - 1)) % Math.max(1, entries.length))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(entries[chosen])
    }
  }
  const groups = [...new Set(entries.map((e) => e.group))]
  return (
    <dialog ref={dialog} className="lf-palette" aria-label={text(t.palette)} onCancel={onClose} onClose={onClose} onClick={(e) => { if (e.target === e.currentTarget) onClose() }}>
      <div className="lf-palette-box">
        <label className="lf-palette-input">
          <Icon name="search" />
          <input
            autoFocus value={query} placeholder={text(t.placeholder)} aria-label={text(t.palette)} role="combobox" aria-expanded aria-controls="lf-palette-list" aria-activedescendant={entries[chosen] ? `lf-palette-${entries[chosen].id}` : undefined} autoComplete="off" spellCheck={false}
            onChange={(e) => { setQuery(e.target.value); setAt(0) }} onKeyDown={press}
          />
        </label>
        <ul id="lf-palette-list" ref={list} role="listbox" aria-label={text(t.palette)}>
          {groups.map((group) => (
            <li key={group} role="presentation">
              <span className="lf-palette-group" aria-hidden="true">{group}</span>
              <ul role="group" aria-label={group}>
                {entries.filter((e) => e.group === group).map((e) => (
                  <li key={e.id} id={`lf-palette-${e.id}`} role="option" aria-selected={e === entries[chosen]} onClick={() => run(e)} onMouseMove={() => setAt(entries.indexOf(e))} onKeyDown={() => undefined}>
                    <Icon name={e.icon} />{e.code && <code>{e.code}</code>}<span>{e.name}</span>{e.note && <small>{e.note}</small>}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
        {entries.length === 0 && <div className="lf-empty"><p className="lf-empty-title">{text(t.nothing, { q: query.trim() })}</p><p className="lf-empty-text">{text(t.nothingText)}</p></div>}
        <footer><span><kbd>↑</kbd><kbd>↓</kbd>{text(t.move)}</span><span><kbd>Enter</kbd>{text(t.run)}</span><span><kbd>Esc</kbd>{text(t.close)}</span></footer>
      </div>
    </dialog>
  )
}

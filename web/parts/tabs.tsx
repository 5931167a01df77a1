import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

export interface Tab<K extends string = string> {
  readonly key: K
  readonly label: ReactNode
  readonly count?: number | undefined
  readonly content: () => ReactNode
}

/** Tabs after the ARIA pattern: arrow keys move, only the chosen panel is drawn. */
export function Tabs<K extends string>({ label, tabs, value, onChange, extra }: { label: string; tabs: readonly Tab<K>[]; value: K; onChange: (key: K) => void; extra?: ReactNode }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const chosen = tabs.find((t) => t.key === value) ?? tabs[0]
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0 || !chosen) return
    event.preventDefault()
    const next = tabs[(tabs.indexOf(chosen) + step + tabs.length) % tabs.length]!
    onChange(next.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus()
  }
  if (!chosen) return null
  return (
    <div className="lf-tabs">
      <div className="lf-tablist-row">
        <div className="lf-tablist" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
          {tabs.map((t) => (
            <button
              key={t.key} type="button" role="tab" data-key={t.key} id={`${id}-${t.key}`} aria-selected={t === chosen} tabIndex={t === chosen ? 0 : -1}
              {...(t === chosen ? { 'aria-controls': `${id}-panel` } : {})} onClick={() => onChange(t.key)}
            >
              {t.label}{t.count !== undefined && t.count > 0 && <span className="lf-tab-count">{t.count}</span>}
            </button>
          ))}
        </div>
        {extra}
      </div>
      <div className="lf-tabpanel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen.key}`}>{chosen.content()}</div>
    </div>
  )
}

import { type ReactNode, useContext, useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Light, StageName } from '../../platform/wire.ts'
import { FrameSlots } from '../frame/slots.ts'
import { frameTexts as t } from '../frame/texts.ts'
import { GateStrip } from './gate-strip.tsx'
import { useText } from './language.ts'
import { Status } from './status.tsx'

const lightTone = { pass: 'ok', fail: 'bad', half: 'info', open: 'idle', exception: 'warn' } as const

export interface PageProps {
  readonly title: ReactNode
  readonly lead?: ReactNode
  /** The gate's light, shown as a word beside the title. */
  readonly light?: Light | undefined
  /** Buttons. At 1440 px they stand in the top bar, on a phone below the lead. One of them is primary. */
  readonly actions?: ReactNode
  /** Draws the gate strip of this stage for the chosen phase. */
  readonly gate?: StageName | undefined
  /** Stays at the bottom of the sheet: keys, counts. */
  readonly footer?: ReactNode
  /** For the browser's tab where `title` is not plain text. */
  readonly name?: string
  readonly children?: ReactNode
}

/** Head, optional gate strip, body. */
export function Page({ title, lead, light, actions, gate, footer, name, children }: PageProps) {
  const text = useText()
  const slots = useContext(FrameSlots)
  const tab = name ?? (typeof title === 'string' ? title : undefined)
  useEffect(() => {
    if (tab) document.title = `${tab} · ${text(t.product)}`
  }, [tab, text])
  return (
    <>
      {actions && slots.actions && !slots.isPhone && createPortal(actions, slots.actions)}
      <div className="lf-page">
        <header className="lf-page-head">
          <div className="lf-page-title">
            <h1>{title}</h1>
            {light && <Status tone={lightTone[light]}>{text(t[`gate_${light}`])}</Status>}
          </div>
          {lead && <p className="lf-lead">{lead}</p>}
          {actions && (slots.isPhone || !slots.actions) && <div className="lf-page-actions">{actions}</div>}
        </header>
        {gate && <GateStrip stage={gate} />}
        {children}
      </div>
      {footer && <footer className="lf-page-foot">{footer}</footer>}
    </>
  )
}

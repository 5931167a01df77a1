import type { ReactNode } from 'react'
import type { Tone } from '../../platform/wire.ts'
import { Link } from './link.tsx'
import { Tip } from './tip.tsx'

export interface FigureProps {
  readonly label: string
  readonly value: ReactNode
  readonly unit?: ReactNode
  /** How it is computed; shown on hover and focus, and read out. */
  readonly formula?: string
  readonly tone?: Tone
  readonly href?: string
  /** A short line below: a comparison, a date. */
  readonly note?: ReactNode
}

/** One computed figure. Colour only when it needs attention. */
export function Figure({ label, value, unit, formula, tone = 'idle', href, note }: FigureProps) {
  const body = (
    <>
      <span className="lf-figure-label">{label}</span>
      <span className="lf-figure-value"><b>{value}</b>{unit !== undefined && unit !== '' && <small>{unit}</small>}</span>
      {note && <span className="lf-figure-note">{note}</span>}
    </>
  )
  const name = `lf-figure lf-figure-${tone}`
  if (!formula) return href ? <Link className={name} to={href}>{body}</Link> : <div className={name}>{body}</div>
  return <Tip text={formula}>{(props) => (href ? <Link className={name} to={href} {...props}>{body}</Link> : <button type="button" className={name} {...props}>{body}</button>)}</Tip>
}

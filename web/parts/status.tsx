import type { ReactNode } from 'react'
import type { Tone } from '../../platform/wire.ts'

/** A state as shape, word and colour: dot ok, half circle review, triangle warning, square error, dashed ring draft. Good and idle stay quiet. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`lf-status lf-status-${tone}`}>
      <Shape tone={tone} />
      <span>{children}</span>
    </span>
  )
}

function Shape({ tone }: { tone: Tone }) {
  return (
    <svg className="lf-shape" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {tone === 'ok' && <circle cx="5" cy="5" r="4" fill="currentColor" />}
      {tone === 'review' && <><circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" /><path d="M5 1a4 4 0 0 1 0 8z" fill="currentColor" /></>}
      {tone === 'info' && <><circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" /><path d="M5 3v4" stroke="currentColor" strokeWidth="1.6" /></>}
      {tone === 'warn' && <path d="M5 1 9.400 8.800H.6z" fill="currentColor" />}
      {tone === 'bad' && <rect x="1.400" y="1.400" width="7.200" height="7.200" rx="1" fill="currentColor" />}
      {tone === 'idle' && <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.400" strokeDasharray="2.200 1.700" />}
    </svg>
  )
}

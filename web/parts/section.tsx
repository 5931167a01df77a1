import type { ReactNode } from 'react'

/** A part of a page under its own heading. */
export function Section({ title, extra, children, lead }: { title: ReactNode; extra?: ReactNode; lead?: ReactNode; children: ReactNode }) {
  return (
    <section className="lf-section">
      <header className="lf-section-head">
        <h2>{title}</h2>
        {extra && <div className="lf-section-extra">{extra}</div>}
      </header>
      {lead && <p className="lf-section-lead">{lead}</p>}
      {children}
    </section>
  )
}

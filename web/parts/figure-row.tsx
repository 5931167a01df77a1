import type { ReactNode } from 'react'

/** Figures side by side in one strip. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <div className="lf-figures">{children}</div>
}

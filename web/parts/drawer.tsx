import { lazy, type ReactNode, Suspense, useRef } from 'react'

export interface DrawerProps {
  readonly title: ReactNode
  readonly open: boolean
  readonly onClose: () => void
  /** Buttons at the right of the foot; the primary one last. */
  readonly footer?: ReactNode
  /** 480 unless told. */
  readonly width?: number
  readonly children?: ReactNode
}

const Body = lazy(() => import('./drawer-body.tsx'))

/** For creating and editing: from the right at 1440 px, the whole width on a phone. Its code is loaded when it first opens. */
export function Drawer(props: DrawerProps) {
  const used = useRef(false)
  if (props.open) used.current = true
  return used.current ? <Suspense><Body {...props} /></Suspense> : null
}

import { lazy, Suspense } from 'react'
import { useOpenedItem } from './open-item.ts'

const Panel = lazy(() => import('../item/item-panel-body.tsx'))

/** The panel of the item in `?item=CODE`; drawn by the frame, beside the page that stays. */
export function ItemPanel() {
  const code = useOpenedItem()
  return code ? <Suspense fallback={<aside className="lf-panel" aria-busy="true" />}><Panel key={code} code={code} /></Suspense> : null
}

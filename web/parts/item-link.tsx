import type { MouseEvent } from 'react'
import { useImplementation } from './implementation.ts'
import { Link } from './link.tsx'
import { useOpenItem } from './open-item.ts'

/** An item by its code (and title): opens the panel beside the page; in a new tab, its own page. */
export function ItemLink({ code, title, suspect = false }: { code: string; title?: string | undefined; suspect?: boolean | undefined }) {
  const open = useOpenItem()
  const { itemHref } = useImplementation()
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    open(code)
  }
  return (
    <Link className={suspect ? 'lf-item lf-item-suspect' : 'lf-item'} to={itemHref(code)} onClick={follow}>
      <span className="lf-code">{code}</span>
      {title && <span className="lf-item-title">{title}</span>}
    </Link>
  )
}

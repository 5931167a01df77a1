import { ItemLink } from '../../../web/parts/item-link.tsx'

/** Items under each other, each a link to its panel. */
export function ItemLines({ items }: { items: readonly { id: string; code: string; title: string }[] }) {
  return <ul className="rq-lines">{items.map((i) => <li key={i.id}><ItemLink code={i.code} title={i.title} /></li>)}</ul>
}

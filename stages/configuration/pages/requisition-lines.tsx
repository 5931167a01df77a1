import { useFormat } from '../../../web/parts/language.ts'
import type { Requisition } from '../contract.ts'

/** Lines of a requisition, short enough for a phone: what, how many at what price, how much. */
export function RequisitionLines({ lines, most }: { lines: Requisition['lines']; most?: number }) {
  const { number, money } = useFormat()
  return (
    <ul className="cf-lines">
      {lines.slice(0, most).map((l, i) => (
        <li key={`${l.material} ${i}`}>
          <span>{l.material}{l.specification && <small>{l.specification}</small>}</span>
          <span className="cf-lines-how">{number(l.quantity)} {l.unit} × {number(l.unitPrice, 2)}</span>
          <span className="num">{money(l.amount)}</span>
        </li>
      ))}
    </ul>
  )
}

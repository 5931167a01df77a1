import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { StuckPerson } from '../contract.ts'
import { texts as t } from './texts.ts'

/** 卡在谁那里: the name, the days, and what lies there. */
export function Stuck({ people, most = 99 }: { people: readonly StuckPerson[]; most?: number }) {
  const text = useText()
  if (people.length === 0) return <p className="lf-meta">{text(t.stuckNone)}</p>
  return (
    <ul className="pl-stuck">
      {people.slice(0, most).map((s) => (
        <li key={s.personId ?? s.person ?? ''}>
          <span className="pl-stuck-who"><b>{s.person ?? text(t.noOwner)}</b><span className="lf-meta">{s.department}</span></span>
          <ul>
            {s.items.slice(0, 3).map((i) => (
              <li key={i.code}>
                <ItemLink code={i.code} title={i.title} />
                <span className="lf-meta">{text(i.why === 'blocked' ? t.why_blocked : i.why === 'undecided' ? t.why_undecided : t.why_late)} {text(t.days, { n: i.days })}{i.why === 'blocked' && i.note && ` · ${i.note}`}</span>
              </li>
            ))}
            {s.items.length > 3 && <li className="lf-meta">{text(t.more, { n: s.items.length - 3 })}</li>}
          </ul>
          <span className="pl-stuck-days"><b>{s.worstDays}</b><small>{text(t.daysUnit)}</small></span>
        </li>
      ))}
    </ul>
  )
}

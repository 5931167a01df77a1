import type { ItemRow } from '../../../platform/wire.ts'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { PersonName } from '../../../web/parts/person-name.tsx'
import { words as w } from '../texts.ts'
import './configuration.css'

/** The vendor's value and ours side by side, and why it differs. */
export default function ItemValues({ item }: { item: ItemRow }) {
  const text = useText()
  const { number } = useFormat()
  const { department } = useImplementation()
  const requirements = item.links.requirements ?? []
  const isStandard = item.fitClass === 'std'
  const value = (field: string): string => (typeof item[field] === 'string' ? (item[field] as string) : '')
  return (
    <div className="cf-values">
      <div className="cf-sides">
        <section><h3>{text(w.standardValue)}</h3><p>{value('standardValue') || '—'}</p></section>
        <section className={isStandard ? '' : 'cf-differs'}><h3>{text(w.customValue)}</h3><p>{value('customValue') || (isStandard ? text(w.sameAsStandard) : '—')}</p></section>
      </div>
      <dl className="cf-facts">
        <div><dt>{text(w.neededBy)}</dt><dd>{item.neededById ? <PersonName id={item.neededById as string} /> : department(item.departmentId) || '—'}</dd></div>
        <div><dt>{text(w.effort)}</dt><dd>{item.effortDays ? `${number(item.effortDays as string)} ${text(w.days)}` : '—'}</dd></div>
        <div><dt>{text(w.requirementsOf)}</dt><dd>{requirements.length === 0 ? '—' : requirements.map((r) => <ItemLink key={r.id} code={r.code} title={r.title} suspect={r.suspect} />)}</dd></div>
        {value('upgradeNote') && <div><dt>{text(w.upgradeNote)}</dt><dd>{value('upgradeNote')}</dd></div>}
      </dl>
      {!isStandard && requirements.length === 0 && <Empty title={text(w.unaskedFigure)} text={text(w.nobodyAsked)} icon="risk" />}
    </div>
  )
}

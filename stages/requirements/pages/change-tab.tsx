import type { ItemRow } from '../../../platform/wire.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { ConfirmButton } from '../../../web/parts/confirm-button.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { ChangeImpactView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { ItemLines } from './item-lines.tsx'
import './requirements.css'

/** What a change touches, what it costs, and the requirement before and after. */
export default function ChangeTab({ item }: { item: ItemRow }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const { number } = useFormat()
  const { can } = useImplementation()
  const { data } = useRead<ChangeImpactView>(`/change-requests/${item.id}/impact`)
  if (!data) return <Skeleton rows={8} />
  const groups = [[t.impactConfiguration, data.configuration], [t.impactData, data.data], [t.impactLessons, data.lessons], [t.impactOthers, data.others]] as const
  const isApplied = data.request.state === 'applied'
  const word = (p: string | null) => (p ? text(t[`priority_${p as 'M' | 'S' | 'C' | 'W'}`]) : null)
  const rows = [[t.statement, data.requirement.statement, data.proposal.statement], [t.acceptance, data.requirement.acceptance, data.proposal.acceptance], [t.priority, word(data.requirement.priority), word(data.proposal.priority)]] as const
  return (
    <div className="rq-stack">
      <dl className="rq-trio">
        <div><dt>{text(t.impactConfiguration)}</dt><dd>{number(data.configuration.length)}</dd></div>
        <div><dt>{text(t.impactData)}</dt><dd>{number(data.data.length)}</dd></div>
        <div><dt>{text(t.impactLessons)}</dt><dd>{number(data.lessons.length)}</dd></div>
        <div><dt>{text(t.personDays)}</dt><dd>{data.request.days === null ? '—' : number(data.request.days)}</dd></div>
        {data.request.amount !== null && <div><dt>{text(t.amount)}</dt><dd>{number(data.request.amount)} <small>{text(t.yuan)}</small></dd></div>}
      </dl>
      <section className="rq-block">
        <h3><ItemLink code={data.requirement.code} title={data.requirement.title} /></h3>
        <dl className="rq-before-after">{rows.filter(([, , after]) => after !== null).map(([label, before, after]) => <div key={label.en}><dt>{text(label)}</dt><dd>{!isApplied && before && before !== after && <del>{before}</del>}<ins>{after}</ins></dd></div>)}</dl>
      </section>
      {data.request.state === 'approved' && can('manage', 'requirements') && <ConfirmButton type="primary" question={text(t.applyQuestion, { code: data.requirement.code })} onConfirm={() => run(() => send('POST', `/change-requests/${item.id}/application`), { done: text(t.applied) })}>{text(t.apply)}</ConfirmButton>}
      {groups.map(([label, items]) => items.length > 0 && <section key={label.en}><h3 className="rq-h">{text(label)}</h3><ItemLines items={items} /></section>)}
      {groups.every(([, items]) => items.length === 0) && <p className="lf-none">{text(t.noImpact)}</p>}
    </div>
  )
}

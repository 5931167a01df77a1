import { Fragment } from 'react'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import type { GivenStep } from '../contract.ts'
import { texts as t } from '../texts.ts'

export type StepMark = 'removed' | 'added' | 'changed' | undefined

/** One description of a process to read: steps under each other, hand-offs between them. */
export function ProcessColumn({ title, steps, markOf }: { title: string; steps: readonly GivenStep[]; markOf: (step: GivenStep) => StepMark }) {
  const text = useText()
  const { number } = useFormat()
  const words = { removed: t.removedStep, added: t.addedStep, changed: t.changedStep }
  return (
    <section className="rq-flow" aria-label={title}>
      <h3>{title}</h3>
      <ol>
        {steps.map((s, i) => {
          const mark = markOf(s)
          const giver = s.minutes > 0 ? steps.slice(0, i).findLast((before) => before.minutes > 0) : undefined
          return (
            <Fragment key={s.id}>
              {giver && giver.role !== s.role && <li className="rq-handoff" aria-hidden="true">{text(t.handOffTo, { role: s.role })}</li>}
              <li className={mark ? `rq-step ${mark}` : 'rq-step'}>
                <span className="rq-step-no">{i + 1}</span>
                <span className="rq-step-body">
                  <span className="rq-step-name">{s.name}{mark && <em>{text(words[mark])}</em>}</span>
                  <span className="rq-step-meta">{s.role} · {s.system}{s.waitMinutes ? ` · ${text(t.waitMinutes, { minutes: number(s.waitMinutes) })}` : ''}{s.rekeys ? ` · ${text(t.rekey)}` : ''}{s.requirement && <> · <ItemLink code={s.requirement} /></>}</span>
                </span>
                <span className="rq-step-minutes num">{number(s.minutes)}<small>{text(t.minuteUnit)}</small></span>
              </li>
            </Fragment>
          )
        })}
      </ol>
    </section>
  )
}

/** Marks by step id: what goes, what comes, what changes. */
export function marksOf(asIs: readonly GivenStep[], toBe: readonly GivenStep[]): { asIs: (s: GivenStep) => StepMark; toBe: (s: GivenStep) => StepMark } {
  const before = new Map(asIs.map((s) => [s.id, s]))
  const after = new Map(toBe.map((s) => [s.id, s]))
  const differs = (a: GivenStep, b: GivenStep) => a.name !== b.name || a.role !== b.role || a.system !== b.system || a.minutes !== b.minutes
  return {
    asIs: (s) => { const now = after.get(s.id); return toBe.length === 0 ? undefined : now ? undefined : 'removed' },
    toBe: (s) => { const old = before.get(s.id); return asIs.length === 0 ? undefined : !old ? 'added' : differs(old, s) ? 'changed' : undefined },
  }
}

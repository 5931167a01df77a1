import type { ReactNode } from 'react'
import { Button } from '../../../web/parts/button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { GivenStep } from '../contract.ts'
import { texts as t } from '../texts.ts'
import type { StepMark } from './process-column.tsx'

/** The steps of one description as rows to type in. Enter on the last row adds another. */
export function StepEditor({ title, steps, onChange, withRequirement = false, markOf, extra }: { title: string; steps: readonly GivenStep[]; onChange: (steps: GivenStep[]) => void; withRequirement?: boolean; markOf?: (step: GivenStep) => StepMark; extra?: ReactNode }) {
  const text = useText()
  const set = (index: number, patch: Partial<GivenStep>) => onChange(steps.map((s, i) => (i === index ? { ...s, ...patch } : s)))
  const move = (index: number, by: number) => {
    const next = [...steps]
    const [step] = next.splice(index, 1)
    next.splice(index + by, 0, step!)
    onChange(next)
  }
  const add = () => onChange([...steps, { id: crypto.randomUUID().slice(0, 8), name: '', role: steps.at(-1)?.role ?? '', system: steps.at(-1)?.system ?? '', minutes: 0 }])
  const number = (value: string): number => Math.max(0, Math.min(100_000, Math.trunc(Number(value.replace(/\D/g, '')) || 0)))
  return (
    <section className="rq-editor" aria-label={title}>
      <header><h3>{title}</h3><span className="lf-toolbar-gap" />{extra}<Button size="small" icon={<Icon name="plus" size={14} />} onClick={add}>{text(t.addStep)}</Button></header>
      {steps.length === 0 ? <p className="lf-meta rq-editor-empty">{text(t.noStepsText)}</p> : (
        <table>
          <thead><tr><th /><th>{text(t.stepName)}</th><th>{text(t.role)}</th><th>{text(t.system)}</th><th className="right">{text(t.minutes)}</th><th className="right">{text(t.wait)}</th><th>{text(withRequirement ? t.requirement : t.rekey)}</th><th /></tr></thead>
          <tbody>
            {steps.map((s, i) => {
              const named = (label: string) => `${title} ${i + 1} ${label}`
              const mark = markOf?.(s)
              return (
                <tr key={s.id} className={mark ?? ''}>
                  <td className="rq-no num">{i + 1}</td>
                  <td><input aria-label={named(text(t.stepName))} value={s.name} maxLength={500} onChange={(e) => set(i, { name: e.target.value })} onKeyDown={(e) => { if (e.key === 'Enter' && i === steps.length - 1) add() }} /></td>
                  <td><input aria-label={named(text(t.role))} value={s.role} maxLength={500} onChange={(e) => set(i, { role: e.target.value })} /></td>
                  <td><input aria-label={named(text(t.system))} value={s.system} maxLength={500} onChange={(e) => set(i, { system: e.target.value })} /></td>
                  <td><input className="right" inputMode="numeric" aria-label={named(text(t.minutes))} value={String(s.minutes)} onChange={(e) => set(i, { minutes: number(e.target.value) })} /></td>
                  <td><input className="right" inputMode="numeric" aria-label={named(text(t.wait))} value={s.waitMinutes ? String(s.waitMinutes) : ''} onChange={(e) => set(i, { waitMinutes: number(e.target.value) })} /></td>
                  <td>{withRequirement
                    ? <input className="mono" aria-label={named(text(t.askedBy))} value={s.requirement ?? ''} maxLength={20} placeholder="REQ-" onChange={(e) => set(i, { requirement: e.target.value.toUpperCase() })} />
                    : <input type="checkbox" aria-label={named(text(t.rekey))} checked={s.rekeys ?? false} onChange={(e) => set(i, { rekeys: e.target.checked })} />}</td>
                  <td className="rq-tools">
                    <button type="button" className="lf-tool" disabled={i === 0} aria-label={named(text(t.moveUp))} onClick={() => move(i, -1)}><Icon name="chevronUp" size={14} /></button>
                    <button type="button" className="lf-tool" disabled={i === steps.length - 1} aria-label={named(text(t.moveDown))} onClick={() => move(i, 1)}><Icon name="chevronDown" size={14} /></button>
                    <button type="button" className="lf-tool" aria-label={named(text(t.remove))} onClick={() => onChange(steps.filter((_, at) => at !== i))}><Icon name="trash" size={14} /></button>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}

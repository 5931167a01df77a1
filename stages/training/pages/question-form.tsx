import { Button } from '../../../web/parts/button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { Input, NumberInput, Select, TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { QuestionInput } from '../contract.ts'
import { texts as t } from '../texts.ts'

const letters = 'abcdefghijkl'

/** One question under edit: kind, wording, options with the right ones marked, points, explanation. */
export function QuestionForm({ number, question: q, onChange, onRemove }: { number: number; question: QuestionInput; onChange: (question: QuestionInput) => void; onRemove: () => void }) {
  const text = useText()
  const set = (patch: Partial<QuestionInput>) => onChange({ ...q, ...patch })
  const setType = (type: QuestionInput['type'] | null) => {
    if (!type) return
    set(type === 'trueFalse' ? { type, options: [{ id: 'a', text: text(t.isTrue) }, { id: 'b', text: text(t.isFalse) }], answer: [] } : { type, answer: type === 'single' ? q.answer.slice(0, 1) : q.answer })
  }
  const mark = (id: string) => set({ answer: q.type === 'multiple' ? (q.answer.includes(id) ? q.answer.filter((a) => a !== id) : [...q.answer, id]) : [id] })
  return (
    <section className="tr-design">
      <div className="tr-design-head">
        <b>{text(t.questionNumber, { number })}</b>
        <span style={{ width: 120 }}><Select label={text(t.questionType)} hideLabel value={q.type} onChange={setType} options={(['single', 'multiple', 'trueFalse'] as const).map((value) => ({ value, label: text(t[value]) }))} /></span>
        <span style={{ width: 104 }}><NumberInput label={text(t.points)} hideLabel value={String(q.points)} onChange={(v) => set({ points: Number(v ?? 0) })} min={1} max={100} decimals={0} unit={text(t.pointsUnit)} /></span>
        <span className="tr-gap" />
        <Button size="small" aria-label={text(t.removeQuestion, { number })} icon={<Icon name="trash" />} onClick={onRemove} />
      </div>
      <TextArea label={text(t.wording)} value={q.text} onChange={(v) => set({ text: v })} rows={1} />
      <div className="tr-design-options" role="group" aria-label={text(t.optionsLabel)}>
        {q.options.map((o, i) => (
          <div key={o.id} className="tr-design-option">
            <input type={q.type === 'multiple' ? 'checkbox' : 'radio'} name={`right-${number}`} checked={q.answer.includes(o.id)} onChange={() => mark(o.id)} aria-label={text(t.isRight, { option: i + 1 })} />
            <Input label={text(t.optionNumber, { number: i + 1 })} hideLabel value={o.text} onChange={(v) => set({ options: q.options.map((x) => (x.id === o.id ? { ...x, text: v, textEn: null } : x)) })} disabled={q.type === 'trueFalse'} />
            {q.type !== 'trueFalse' && q.options.length > 2 ? <button type="button" className="lf-tool" aria-label={text(t.removeOption, { number: i + 1 })} onClick={() => set({ options: q.options.filter((x) => x.id !== o.id), answer: q.answer.filter((a) => a !== o.id) })}><Icon name="close" size={14} /></button> : <span />}
          </div>
        ))}
        {q.type !== 'trueFalse' && q.options.length < 8 && <button type="button" className="lf-quiet" onClick={() => set({ options: [...q.options, { id: [...letters].find((l) => !q.options.some((o) => o.id === l))!, text: '' }] })}><Icon name="plus" size={14} />{text(t.addOption)}</button>}
      </div>
      <Input label={text(t.explanation)} value={q.explanation ?? ''} onChange={(v) => set({ explanation: v || null })} optional />
    </section>
  )
}

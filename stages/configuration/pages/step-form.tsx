import { Button } from '../../../web/parts/button.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Input, NumberInput, Select } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { PersonPicker } from '../../../web/parts/pickers.tsx'
import { projectRoles, words as w } from '../texts.ts'
import type { Approval } from './flow-edit.ts'

type Source = Approval['source']
type SourceChoice = 'head' | 'namedHead' | 'superior' | 'role' | 'people'

/** Everything about one approval step. */
export function StepForm({ step, onChange, onRemove }: { step: Approval; onChange: (step: Approval) => void; onRemove: () => void }) {
  const text = useText()
  const set = (part: Partial<Approval>) => onChange({ ...step, ...part })
  const { nameEn: _, ...withoutEnglish } = step
  return (
    <div className="cf-form">
      <Input label={text(w.stepName)} value={step.name} onChange={(name) => set({ name })} maxLength={120} />
      <Input label={text(w.stepNameEn)} optional value={step.nameEn ?? ''} onChange={(nameEn) => (nameEn ? set({ nameEn }) : onChange(withoutEnglish))} maxLength={120} />
      <SourceFields source={step.source} onChange={(source) => set({ source })} />
      <Select label={text(w.mode)} value={step.mode} onChange={(mode) => mode && set({ mode })} options={[{ value: 'any', label: text(w.modeAny), note: text(w.modeAnyHint) }, { value: 'all', label: text(w.modeAll), note: text(w.modeAllHint) }, { value: 'sequence', label: text(w.modeSequence), note: text(w.modeSequenceHint) }]} />
      <Select label={text(w.whenEmpty)} value={step.whenEmpty} onChange={(whenEmpty) => whenEmpty && set({ whenEmpty })} options={[{ value: 'admin', label: text(w.emptyAdmin) }, { value: 'refuse', label: text(w.emptyRefuse) }, { value: 'approve', label: text(w.emptyApprove) }, { value: 'reject', label: text(w.emptyReject) }]} />
      <Select label={text(w.whenSelf)} value={step.whenSelf} onChange={(whenSelf) => whenSelf && set({ whenSelf })} options={[{ value: 'superior', label: text(w.selfSuperior) }, { value: 'admin', label: text(w.selfAdmin) }, { value: 'skip', label: text(w.selfSkip) }, { value: 'self', label: text(w.selfSelf) }]} />
      <Button danger onClick={onRemove}>{text(w.removeStep)}</Button>
    </div>
  )
}

function choiceOf(source: Source): SourceChoice {
  if (source.type === 'departmentHead') return source.department ? 'namedHead' : 'head'
  return source.type === 'superiorChain' ? 'superior' : source.type
}

function SourceFields({ source, onChange }: { source: Source; onChange: (source: Source) => void }) {
  const text = useText()
  const { directory } = useImplementation()
  const start: Record<SourceChoice, Source> = {
    head: { type: 'departmentHead', level: 1 }, namedHead: { type: 'departmentHead', level: 1, department: directory.departments[0]?.code ?? '' },
    superior: { type: 'superiorChain', levels: 1 }, role: { type: 'role', role: 'businessLead' }, people: { type: 'people', personIds: directory.people.slice(0, 1).map((p) => p.id) },
  }
  return (
    <>
      <Select label={text(w.whoApproves)} value={choiceOf(source)} onChange={(choice) => choice && onChange(start[choice])} options={[{ value: 'head', label: text(w.sourceHead) }, { value: 'namedHead', label: text(w.sourceNamedHead) }, { value: 'superior', label: text(w.sourceSuperior) }, { value: 'role', label: text(w.sourceRole) }, { value: 'people', label: text(w.sourcePeople) }]} />
      {source.type === 'departmentHead' && !source.department && <NumberInput label={text(w.headLevel)} hint={text(w.headLevelHint)} value={String(source.level)} onChange={(v) => onChange({ type: 'departmentHead', level: Number(v ?? 1) || 1 })} min={1} max={5} decimals={0} />}
      {source.type === 'departmentHead' && source.department && <Select label={text(w.department)} value={source.department} onChange={(department) => department && onChange({ type: 'departmentHead', level: 1, department })} options={directory.departments.map((d) => ({ value: d.code, label: d.name }))} />}
      {source.type === 'superiorChain' && <NumberInput label={text(w.superiorLevels)} value={String(source.levels)} onChange={(v) => onChange({ type: 'superiorChain', levels: Number(v ?? 1) || 1 })} min={1} max={10} decimals={0} />}
      {source.type === 'role' && <Select label={text(w.role)} value={source.role} onChange={(role) => role && onChange({ type: 'role', role })} options={Object.entries(projectRoles).map(([value, label]) => ({ value, label: text(label) }))} />}
      {source.type === 'people' && <PersonPicker multiple label={text(w.sourcePeople)} value={source.personIds} onChange={(personIds: string[]) => personIds.length > 0 && onChange({ type: 'people', personIds })} />}
    </>
  )
}

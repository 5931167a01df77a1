import { useState } from 'react'
import type { ItemRef } from '../../../platform/wire.ts'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useText } from '../../../web/parts/language.ts'
import { ItemPicker, PhasePicker } from '../../../web/parts/pickers.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import type { ScopeView } from '../contract.ts'
import type { ChosenCell } from './scope.tsx'
import { texts as t } from './texts.ts'

type Coverage = 'full' | 'pilot' | 'out' | 'empty'

/** One cell of the matrix: phase, coverage, reason, and the requirements that it implements. */
export function ScopeDrawer({ chosen, view, phaseId, onClose }: { chosen: ChosenCell; view: ScopeView; phaseId: string | null; onClose: () => void }) {
  const text = useText()
  const { module, department } = useImplementation()
  const home = view.modules.find((m) => m.id === chosen.moduleId)?.phaseId ?? null
  const [phase, setPhase] = useState<string | null>(phaseId ?? chosen.cells[0]?.phaseId ?? home)
  return (
    <Drawer title={`${module(chosen.moduleId)} · ${department(chosen.departmentId)}`} open onClose={onClose}>
      <PhasePicker label={text(t.phase)} value={phase} onChange={setPhase} />
      {phase && <CellForm key={phase} chosen={chosen} phase={phase} onClose={onClose} />}
    </Drawer>
  )
}

function CellForm({ chosen, phase, onClose }: { chosen: ChosenCell; phase: string; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const own = chosen.cells.find((c) => c.phaseId === phase)
  const [coverage, setCoverage] = useState<Coverage>(own?.coverage ?? 'full')
  const [reason, setReason] = useState(own?.reason ?? '')
  const [asked, setAsked] = useState<string[]>(own?.requirements.map((r) => r.id) ?? [])
  const save = () => run(() => send('PUT', '/planning/scope/cell', { moduleId: chosen.moduleId, departmentId: chosen.departmentId, phaseId: phase, coverage: coverage === 'empty' ? null : coverage, reason, requirementIds: asked }), { done: text(t.scopeSaved) }).then((made) => made && onClose())
  const known: ItemRef[] = own?.requirements.map((r) => ({ ...r, kind: 'requirement', state: '' })) ?? []
  return (
    <div className="lf-form">
      <Segmented label={text(t.coverage)} value={coverage} onChange={setCoverage} options={(['full', 'pilot', 'out', 'empty'] as const).map((c) => ({ value: c, label: text(t[c]) }))} />
      {coverage !== 'empty' && (
        <>
          <TextArea label={text(t.reason)} optional={coverage !== 'out'} hint={coverage === 'out' ? text(t.reasonHint) : undefined} value={reason} onChange={setReason} maxLength={2000} />
          {coverage !== 'out' && <ItemPicker label={text(t.requirements)} optional kinds={['requirement']} value={asked} onChange={setAsked} chosen={known} />}
        </>
      )}
      {own && <p className="lf-meta"><ItemLink code={own.code} /></p>}
      <div className="pl-buttons"><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} onClick={() => void save()}>{text(t.save)}</Button></div>
    </div>
  )
}

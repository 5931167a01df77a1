import { useState } from 'react'
import { Input, NumberInput, Switch, TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { words as w } from '../texts.ts'
import { bandOf, type Block, type Branch, conditionOf } from './flow-edit.ts'

/** A branch: its name and, in a choice, when it is taken. */
export function BranchForm({ block, branch, onChange }: { block: Block; branch: Branch; onChange: (branch: Branch) => void }) {
  const text = useText()
  const band = bandOf(branch.condition)
  const [asExpression, setAsExpression] = useState(band === null)
  return (
    <div className="cf-form">
      <Input label={text(w.branchName)} optional value={branch.name} onChange={(name) => onChange({ ...branch, name })} maxLength={120} />
      {block.kind === 'choice' && (
        <>
          {!asExpression && band && (
            <>
              <NumberInput label={text(w.above)} optional value={band.above} onChange={(above) => onChange({ ...branch, condition: conditionOf({ ...band, above }) })} min={0} decimals={2} />
              <NumberInput label={text(w.upTo)} optional value={band.upTo} onChange={(upTo) => onChange({ ...branch, condition: conditionOf({ ...band, upTo }) })} min={0} decimals={2} />
            </>
          )}
          {(asExpression || !band) && <TextArea label={text(w.condition)} hint={text(w.expressionHint)} mono rows={2} value={branch.condition ?? ''} onChange={(condition) => onChange({ ...branch, condition: condition || null })} maxLength={500} />}
          <Switch label={text(w.expression)} value={asExpression || !band} disabled={!band} onChange={setAsExpression} />
        </>
      )}
    </div>
  )
}

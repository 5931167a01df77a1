import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { Figure } from '../../../web/parts/figure.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { NumberInput } from '../../../web/parts/inputs.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Register } from '../../../web/parts/register.tsx'
import type { ConfigurationFigures } from '../contract.ts'
import { words as w } from '../texts.ts'

/** What differs from the vendor standard, with what it costs. */
export default function ItemsPage() {
  const text = useText()
  const { number, percent } = useFormat()
  const { phaseId, can } = useImplementation()
  const { data } = useRead<ConfigurationFigures>('/configuration/figures', { phase: phaseId ?? undefined })
  const [isBudget, setBudget] = useState(false)
  const isOver = data?.budgetDays ? Number(data.customizationDays) > Number(data.budgetDays) : false
  return (
    <Page title={text(w.itemsRoom)} lead={text(w.itemsLead)} gate="configuration">
      {data && data.items > 0 && (
        <FigureRow>
          <Figure label={text(w.accepted)} value={number(data.accepted)} unit={`/ ${number(data.items)}`} formula={text(w.acceptedFormula)} />
          <Figure label={text(w.customShare)} value={number(data.custom)} unit={percent(data.custom / data.items, 0)} formula={text(w.customFormula)} />
          <Figure label={text(w.unaskedFigure)} value={number(data.unasked)} formula={text(w.unaskedFormula)} tone={data.unasked > 0 ? 'bad' : 'idle'} />
          <Figure label={text(w.budgetFigure)} value={number(data.customizationDays)} unit={data.budgetDays ? text(w.ofBudget, { days: number(data.budgetDays) }) : text(w.noBudget)} formula={text(w.budgetFormula)} tone={isOver ? 'bad' : 'idle'} />
          <Figure label={text(w.changedFigure)} value={number(data.changedAfterAcceptance)} formula={text(w.changedFormula)} tone={data.changedAfterAcceptance > 3 ? 'warn' : 'idle'} />
        </FigureRow>
      )}
      <Register
        kind="configurationItem" columns={['code', 'title', 'moduleId', 'fitClass', 'requirements', 'neededById', 'state']} empty={{ title: text(w.itemsEmpty), text: text(w.itemsEmptyText) }}
        actions={can('manage', 'configuration') && phaseId ? <Button onClick={() => setBudget(true)}>{text(w.setBudget)}</Button> : undefined}
      />
      {isBudget && phaseId && <BudgetDialog phaseId={phaseId} days={data?.budgetDays ?? null} onClose={() => setBudget(false)} />}
    </Page>
  )
}

function BudgetDialog({ phaseId, days, onClose }: { phaseId: string; days: string | null; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { run, busy } = useAction()
  const [value, setValue] = useState(days)
  const save = () => run(async () => {
    await send('PUT', '/configuration/budget', { phaseId, days: value })
    onClose()
  })
  return (
    <Dialog title={text(w.setBudget)} open onClose={onClose} footer={<><Button onClick={onClose}>{text(w.cancel)}</Button><Button type="primary" loading={busy} disabled={value === null} onClick={() => void save()}>{text(w.save)}</Button></>}>
      <NumberInput label={text(w.budgetFigure)} hint={text(w.budgetFormula)} value={value} onChange={setValue} min={0} decimals={1} unit={text(w.days)} />
    </Dialog>
  )
}

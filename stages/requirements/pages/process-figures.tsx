import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import type { ProcessDifferenceView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** As is → to be, figure by figure, and what it saves. */
export function ProcessFigures({ difference: d }: { difference: ProcessDifferenceView }) {
  const text = useText()
  const { number } = useFormat()
  const change = (before: number, after: number) => text(t.change, { before: number(before), after: number(after) })
  return (
    <FigureRow>
      <Figure label={text(t.figureSteps)} value={change(d.asIs.steps, d.toBe.steps)} />
      <Figure label={text(t.figureHandOffs)} value={change(d.asIs.handOffs, d.toBe.handOffs)} formula={text(t.handOffFormula)} />
      <Figure label={text(t.figureMinutes)} value={change(d.asIs.minutes, d.toBe.minutes)} unit={text(t.minuteUnit)} />
      <Figure label={text(t.figureLeadTime)} value={change(d.asIs.minutes + d.asIs.waitMinutes, d.toBe.minutes + d.toBe.waitMinutes)} unit={text(t.minuteUnit)} formula={text(t.leadFormula)} />
      <Figure label={text(t.figureRekeyed)} value={change(d.asIs.rekeyedSteps, d.toBe.rekeyedSteps)} />
      <Figure label={text(t.figureSaved)} value={d.price ? number(d.price.hoursPerMonth, 1) : '—'} unit={d.price ? text(t.hourUnit) : ''} note={d.price?.moneyPerMonth ? text(t.moneyNote, { money: number(d.price.moneyPerMonth, 0) }) : text(t.priceMissing)} formula={text(t.priceFormula)} />
    </FigureRow>
  )
}

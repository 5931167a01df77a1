import { useState } from 'react'
import type { CriterionView, GateView } from '../../../platform/wire.ts'
import { useAction, useSend } from '../../parts/api.ts'
import { Button } from '../../parts/button.tsx'
import { criterionLight, thresholdText, valueText } from '../../parts/criterion-value.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { GateLight } from '../../parts/gate-light.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { NumberInput } from '../../parts/inputs.tsx'
import { ItemLink } from '../../parts/item-link.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { shiftPoint } from '../../register/field-input.tsx'
import { gateTexts as t } from './texts.ts'
import { TrendLine } from './trend-line.tsx'

/** One criterion: light, value, threshold, formula, trend, forecast, and the rows that block it. */
export function CriterionRow({ criterion: c, gate }: { criterion: CriterionView; gate: GateView }) {
  const text = useText()
  const format = useFormat()
  const { can } = useImplementation()
  const [editing, setEditing] = useState(false)
  const [open, setOpen] = useState(location.hash === `#${c.id}`)
  const words = { yes: text(t.yes), no: text(t.no) }
  const light = criterionLight(c)
  const isShare = c.unit === 'ratio' && c.numerator !== undefined && c.denominator !== undefined && c.denominator !== '0'
  return (
    <li className={`lf-criterion ${light}`} id={c.id}>
      <div className="lf-criterion-main">
        <GateLight light={light} />
        <div>
          <h3>{text(c.label)}</h3>
          <p className="lf-meta">{text(c.formula)}</p>
          {c.forecast && c.value !== null && <p className="lf-meta"><Icon name="clock" size={14} />{text(c.forecast.note)}</p>}
        </div>
      </div>
      <div className="lf-criterion-figure">
        <b>{valueText(c, c.value, format, words)}</b>
        <small>{thresholdText(c, format, words)}{isShare && ` · ${format.number(c.numerator)} / ${format.number(c.denominator)}`}
          {can('manage', gate.stage) && c.unit !== 'boolean' && <button type="button" className="lf-tool" title={text(t.editThreshold)} aria-label={`${text(t.editThreshold)}: ${text(c.label)}`} onClick={() => setEditing(true)}><Icon name="edit" size={14} /></button>}
        </small>
      </div>
      {c.value === null ? <span /> : <TrendLine criterion={c} />}
      {c.blockerCount > 0 && (
        <div className="lf-criterion-blockers">
          <details open={open || (c.met === false && c.blockerCount <= 6)} onToggle={(e) => setOpen(e.currentTarget.open)}>
            <summary>{text(t.blockers, { count: c.blockerCount })}</summary>
            <ul>{c.blockers.map((b, i) => <li key={b.id ?? i}>{b.code ? <ItemLink code={b.code} title={b.text} /> : <span>{b.text}</span>}</li>)}</ul>
            {c.blockers.length < c.blockerCount && <p className="lf-meta">{text(t.blockersShown, { shown: c.blockers.length, count: c.blockerCount })}</p>}
          </details>
        </div>
      )}
      {editing && <ThresholdDialog criterion={c} gate={gate} onClose={() => setEditing(false)} />}
    </li>
  )
}

function ThresholdDialog({ criterion: c, gate, onClose }: { criterion: CriterionView; gate: GateView; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const isRatio = c.unit === 'ratio'
  const [value, setValue] = useState<string | null>(isRatio ? shiftPoint(c.threshold, 2) : c.threshold.replace(/\.?0+$/, '') || '0')
  const save = async () => {
    const saved = await run(() => send('PUT', `/gates/${gate.phase.id}/${gate.stage}/thresholds/${encodeURIComponent(c.id)}`, { threshold: isRatio ? shiftPoint(value!, -2) : value }), { done: text(t.saved) })
    if (saved) onClose()
  }
  return (
    <Dialog title={`${text(t.editThreshold)} · ${text(c.label)}`} open onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={value === null} onClick={() => void save()}>{text(t.save)}</Button></>}>
      <NumberInput label={text(t.threshold)} hint={text(t.thresholdHint)} value={value} onChange={setValue} min={0} {...(isRatio ? { max: 100, unit: '%' } : {})} />
    </Dialog>
  )
}

import type { ReactNode } from 'react'
import { Button } from '../../../web/parts/button.tsx'
import { Icon } from '../../../web/parts/icon.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import type { PairView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** Two rows beside each other; what differs stands out, what is empty on both sides is left out. */
export function PairCompare({ pair, head, footer, onNext, onBack, isFirst, isLast }: { pair: PairView; head: string; footer: ReactNode; onNext: () => void; onBack: () => void; isFirst: boolean; isLast: boolean }) {
  const text = useText()
  const format = useFormat()
  const shown = pair.columns.filter((c) => c.left || c.right)
  const side = (s: PairView['left']) => <><b className="lf-code">{s.key.split(':').slice(1).join(':')}</b> <span className="mg-quiet">{text(t.rowAt, { file: s.file, line: s.line })}</span></>
  return (
    <div className="mg-pair">
      <div className="mg-pair-head">
        <b>{text(t.score, { score: format.percent(pair.score.toFixed(4), 0) })}</b>
        <span className="mg-grow">{head}</span>
        <Button size="small" aria-label="K" disabled={isFirst} onClick={onBack} icon={<Icon name="chevronLeft" />} />
        <Button size="small" aria-label="J" disabled={isLast} onClick={onNext} icon={<Icon name="chevronRight" />} />
      </div>
      <table>
        <colgroup><col className="name" /><col /><col /></colgroup>
        <thead><tr><th scope="col">{text(t.column)}</th><th scope="col">{side(pair.left)}</th><th scope="col">{side(pair.right)}</th></tr></thead>
        <tbody>
          {shown.map((c) => (
            <tr key={c.name} className={c.isDifferent ? 'differs' : undefined}>
              <th scope="row">{c.label}</th>
              <td>{c.left || '—'}</td>
              <td>{c.right || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {footer && <div className="mg-pair-foot">{footer}</div>}
    </div>
  )
}

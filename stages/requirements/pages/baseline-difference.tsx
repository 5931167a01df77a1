import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Status } from '../../../web/parts/status.tsx'
import type { BaselineView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { ItemLines } from './item-lines.tsx'
import './requirements.css'

/** What was changed, added and removed since a baseline was frozen. */
export function BaselineDifference({ baseline }: { baseline: BaselineView }) {
  const text = useText()
  const d = baseline.difference
  const isSame = d.changed.length + d.added.length + d.removed.length === 0
  return (
    <div className="rq-stack">
      <p><Status tone={isSame ? 'ok' : baseline.state === 'superseded' ? 'idle' : 'warn'}>{text(t.sameAsNow, { n: d.unchanged })}</Status></p>
      {d.changed.map((c) => (
        <article key={c.id} className="rq-change">
          <header><span className="rq-change-kind">{text(t.changed)}</span><ItemLink code={c.code} title={c.title} /><span className="lf-meta">{c.changeRequests.length > 0 ? text(t.byRequest, { codes: c.changeRequests.join(' ') }) : text(t.withoutRequest)}</span></header>
          <dl>{c.fields.map((f) => <div key={f.field}><dt>{text(f.label)}</dt><dd>{f.old && <del>{f.old}</del>}{f.new && <ins>{f.new}</ins>}</dd></div>)}</dl>
        </article>
      ))}
      {d.added.length > 0 && <section><h3 className="rq-h">{text(t.added)}</h3><ItemLines items={d.added} /></section>}
      {d.removed.length > 0 && <section><h3 className="rq-h">{text(t.removedSince)}</h3><ItemLines items={d.removed} /></section>}
    </div>
  )
}

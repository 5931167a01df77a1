import { useState } from 'react'
import type { ItemRow } from '../../../platform/wire.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { RequirementStanding } from '../contract.ts'
import { texts as t } from '../texts.ts'
import './requirements.css'

/** Who asked, who signed, what is in the way: the first tab of a requirement. */
export default function StandingTab({ item }: { item: ItemRow }) {
  const text = useText()
  const { data } = useRead<RequirementStanding>(`/requirements/${item.id}/standing`)
  if (!data) return <Skeleton rows={8} />
  const isOpen = data.state === 'draft' || data.state === 'inReview'
  return (
    <div className="rq-stack">
      {isOpen && (
        <section className="rq-block">
          <p><Status tone={data.objections.length === 0 ? 'ok' : 'warn'}>{text(data.objections.length === 0 ? t.readyToSign : t.notReady)}</Status></p>
          {data.objections.length > 0 && <ul className="rq-objections">{data.objections.map((o) => <li key={o.en}>{text(o)}</li>)}</ul>}
        </section>
      )}
      <Wording standing={data} />
      <Asked standing={data} />
      <Signed standing={data} />
      <Review standing={data} />
    </div>
  )
}

function Asked({ standing: s }: { standing: RequirementStanding }) {
  const text = useText()
  const { day } = useFormat()
  return (
    <section className="rq-block">
      <h3>{text(t.whoAsked)}</h3>
      <p>{s.raisedBy.name ?? text(t.unknownPerson)}</p>
      {s.raisedBy.quotes.map((q) => <blockquote key={q.text} className="rq-quote">{q.text}<footer><ItemLink code={q.interview} /> {q.on && day(q.on)}</footer></blockquote>)}
    </section>
  )
}

function Signed({ standing: s }: { standing: RequirementStanding }) {
  const text = useText()
  const { instant } = useFormat()
  return (
    <section className="rq-block">
      <h3>{text(t.whoSigned)}</h3>
      {s.signOffs.length + s.baselines.length === 0 && <p className="lf-none">{text(t.notSigned)}</p>}
      <ul className="rq-lines">
        {s.signOffs.map((o) => <li key={o.at} className={o.withdrawnAt ? 'void' : ''}><b>{o.name}</b> {text(t.signedOffAt, { version: o.version })} <time dateTime={o.at}>{instant(o.at)}</time>{o.withdrawnAt && <em>{text(t.withdrawn)}</em>}</li>)}
        {s.baselines.map((b) => <li key={b.code} className={b.isCurrent ? '' : 'void'}><ItemLink code={b.code} title={text(t.inBaseline, { version: b.version ?? '' })} /> <StateOf kind="requirementsBaseline" state={b.state} />{b.signatures.map((g) => <span key={g.name} className="rq-signer">{g.name} <time dateTime={g.at}>{instant(g.at)}</time></span>)}</li>)}
        {s.changeRequests.map((c) => <li key={c.code}><ItemLink code={c.code} title={c.title} /> <StateOf kind="changeRequest" state={c.state} /></li>)}
      </ul>
    </section>
  )
}

function Wording({ standing: s }: { standing: RequirementStanding }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const { can } = useImplementation()
  const mayMark = can('update', 'requirements')
  const query = (m: { rule: string; word: string }) => `rule=${encodeURIComponent(m.rule)}&word=${encodeURIComponent(m.word)}`
  return (
    <section className="rq-block">
      <h3>{text(t.wording)}{s.form && <small>{text(s.form)}</small>}</h3>
      <p className="rq-statement"><Underlined text={s.statement} findings={s.findings} /></p>
      {s.findings.length === 0 && <p><Status tone="ok">{text(t.wordingClean)}</Status></p>}
      <ul className="rq-findings">
        {s.findings.map((f) => (
          <li key={`${f.rule}${f.start}`} className={f.severity}>
            <span><b>{f.rule === 'form' ? text(f.label) : `“${f.word}”`}</b>{f.rule !== 'form' && ` ${text(f.label)}`}<small>{text(f.hint)}</small></span>
            {mayMark && f.rule !== 'form' && s.state !== 'baselined' && <button type="button" className="lf-quiet" onClick={() => void run(() => send('POST', `/requirements/${s.id}/meant`, { rule: f.rule, word: f.word }))}>{text(t.meantSo)}</button>}
          </li>
        ))}
        {s.meant.map((m) => <li key={m.rule + m.word} className="meant"><span>{`“${m.word}”`}<small>{text(t.meantBy, { name: m.by })}</small></span>{mayMark && s.state !== 'baselined' && <button type="button" className="lf-quiet" onClick={() => void run(() => send('DELETE', `/requirements/${s.id}/meant?${query(m)}`))}>{text(t.undo)}</button>}</li>)}
      </ul>
      {s.acceptanceSkeleton && s.objections.some((o) => o.en.startsWith('no acceptance')) && <details className="rq-details"><summary>{text(t.skeleton)}</summary><pre className="lf-pre">{s.acceptanceSkeleton}</pre></details>}
    </section>
  )
}

/** The statement with the words that the lint warns of underlined. */
function Underlined({ text, findings }: { text: string; findings: RequirementStanding['findings'] }) {
  const parts: React.ReactNode[] = []
  let from = 0
  for (const f of findings) {
    if (f.end <= f.start || f.start < from) continue
    parts.push(text.slice(from, f.start), <mark key={f.start} className={f.severity}>{text.slice(f.start, f.end)}</mark>)
    from = f.end
  }
  parts.push(text.slice(from))
  return <>{parts}</>
}

function Review({ standing: s }: { standing: RequirementStanding }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { relative } = useFormat()
  const { can } = useImplementation()
  const [words, setWords] = useState('')
  const [closing, setClosing] = useState<{ id: string; answer: string } | null>(null)
  const close = async () => {
    if (!closing) return
    const done = await run(async () => { await send('POST', `/review-comments/${closing.id}/closing`, { answer: closing.answer.trim() }); return true })
    if (done) setClosing(null)
  }
  const mayRaise = can('comment', 'requirements') && s.state !== 'baselined'
  return (
    <section className="rq-block">
      <h3>{text(t.reviewComments)}</h3>
      {s.reviewComments.length === 0 && !mayRaise && <p className="lf-none">{text(t.noReview)}</p>}
      <ul className="rq-review">
        {s.reviewComments.map((c) => (
          <li key={c.id}>
            <p><b>{c.by}</b> <time dateTime={c.at}>{relative(c.at)}</time>{c.resolvedAt === null && <Status tone="warn">{text(t.openSince)}</Status>}</p>
            <p>{c.text}</p>
            {c.answer && <p className="rq-answer">{c.answer} <small>{text(t.closedBy, { name: c.resolvedBy ?? '' })}</small></p>}
            {c.mayClose && (closing?.id === c.id
              ? <div className="rq-stack"><TextArea label={text(t.answer)} value={closing.answer} onChange={(answer) => setClosing({ id: c.id, answer })} rows={2} /><div className="lf-row"><Button size="small" onClick={() => setClosing(null)}>{text(t.cancel)}</Button><Button size="small" type="primary" disabled={closing.answer.trim() === ''} loading={busy} onClick={() => void close()}>{text(t.answerAndClose)}</Button></div></div>
              : <button type="button" className="lf-quiet" onClick={() => setClosing({ id: c.id, answer: '' })}>{text(t.answerAndClose)}</button>)}
          </li>
        ))}
      </ul>
      {mayRaise && <div className="rq-stack"><TextArea label={text(t.raiseReview)} hideLabel placeholder={text(t.reviewPlaceholder)} value={words} onChange={setWords} rows={2} /><div><Button size="small" disabled={words.trim().length < 2} loading={busy} onClick={() => void run(async () => { await send('POST', `/requirements/${s.id}/review-comments`, { text: words.trim() }); setWords('') })}>{text(t.raiseReview)}</Button></div></div>}
    </section>
  )
}

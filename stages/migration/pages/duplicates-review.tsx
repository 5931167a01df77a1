import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useKeys } from '../../../web/parts/keys.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { DuplicatesView, PairView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { PairCompare } from './pair-compare.tsx'

type Verdict = 'same' | 'different' | 'unsure'

/** Pair after pair: 1 the same, 2 different, 3 unsure, U takes the last one back. */
export function DuplicatesReview({ object }: { object: string }) {
  const text = useText()
  const format = useFormat()
  const send = useSend()
  const { can } = useImplementation()
  const { busy, run } = useAction()
  const [show, setShow] = useState<'waiting' | 'decided' | 'merged'>('waiting')
  const [at, setAt] = useState(0)
  const [last, setLast] = useState<string | null>(null)
  const { data } = useRead<DuplicatesView>('/migration/duplicates', { object, show })
  const mayDecide = can('update', 'migration')
  const index = Math.min(at, Math.max(0, (data?.pairs.length ?? 1) - 1))
  const pair = data?.pairs[index]
  const decide = async (pair: PairView | undefined, kind: Verdict) => {
    if (!pair || !mayDecide) return
    const answer = await run(() => send<{ ids: string[] }>('POST', '/migration/decisions', { object, decisions: [{ kind, left: pair.left.key, right: pair.right.key }] }))
    if (answer) setLast(answer.ids[0] ?? null)
  }
  const undo = async (id: string | null) => {
    if (!id) return
    await run(() => send('POST', `/migration/decisions/${id}/undo`), { done: text(t.undone) })
    setLast(null)
  }
  useKeys({
    1: () => void decide(pair, 'same'), 2: () => void decide(pair, 'different'), 3: () => void decide(pair, 'unsure'), u: () => void undo(last),
    j: () => setAt(Math.min(index + 1, (data?.pairs.length ?? 1) - 1)), k: () => setAt(Math.max(0, index - 1)),
  }, show === 'waiting')
  if (!data) return null
  if (!data.run) return <Empty icon="merge" title={text(t.noRunYet)} text={text(t.noRunYetText)} />
  return (
    <>
      <div className="mg-bar">
        <Segmented label={text(t.duplicates)} value={show} onChange={(v) => { setShow(v); setAt(0) }} options={[{ value: 'waiting', label: text(t.waiting), count: data.waiting }, { value: 'decided', label: text(t.decided), count: data.decided }, { value: 'merged', label: text(t.merged), count: data.merged }]} />
        <span className="mg-quiet">{data.run.code} · {text(t[`mode_${data.run.mode as 'dryRun'}`])}{data.run.finishedAt ? ` · ${format.instant(data.run.finishedAt)}` : ''}</span>
      </div>
      {data.pairs.length === 0 && <Empty icon="check" title={text(t.duplicatesEmpty)} text={show === 'waiting' ? text(t.duplicatesEmptyText) : undefined} action={last ? <Button onClick={() => void undo(last)}>{text(t.undo)}</Button> : undefined} />}
      {pair && (
        <PairCompare
          pair={pair} head={text(t.pairOf, { n: index + 1, total: data.pairs.length })} onNext={() => setAt(index + 1)} onBack={() => setAt(index - 1)} isFirst={index === 0} isLast={index >= data.pairs.length - 1}
          footer={show === 'waiting' && mayDecide ? (
            <>
              <Button type="primary" disabled={busy} onClick={() => void decide(pair, 'same')}><kbd>1</kbd>{text(t.same)}</Button>
              <Button disabled={busy} onClick={() => void decide(pair, 'different')}><kbd>2</kbd>{text(t.different)}</Button>
              <Button disabled={busy} onClick={() => void decide(pair, 'unsure')}><kbd>3</kbd>{text(t.unsure)}</Button>
              {last && <Button type="text" disabled={busy} onClick={() => void undo(last)}><kbd>U</kbd>{text(t.undo)}</Button>}
            </>
          ) : pair.decision ? (
            <>
              <Status tone={pair.decision.kind === 'same' ? 'ok' : pair.decision.kind === 'different' ? 'idle' : 'review'}>{text(t[`decision_${pair.decision.kind}`])}</Status>
              <span className="mg-quiet">{pair.decision.by} · {format.instant(pair.decision.at)}</span>
              {mayDecide && <Button size="small" disabled={busy} onClick={() => void undo(pair.decision!.id)}>{text(t.undo)}</Button>}
            </>
          ) : undefined}
        />
      )}
    </>
  )
}

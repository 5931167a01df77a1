import { useState } from 'react'
import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Dialog } from '../../../web/parts/dialog.tsx'
import { TextArea } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { RunbookRow, RunbookView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** Start and finish for those who may; beginning before the predecessors are done asks for a reason. */
export function TaskActions({ task, board, isLarge = false }: { task: RunbookRow; board: RunbookView; isLarge?: boolean }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const [asking, setAsking] = useState<'start' | 'failed' | 'skipped' | 'reset' | null>(null)
  const [reason, setReason] = useState('')
  const rehearsalId = board.rehearsal?.id ?? null
  const isUnderWay = board.rehearsal ? board.rehearsal.state === 'planned' : task.block === 'rollback' ? board.wave.state === 'rolledBack' : task.block === 'prepare' || board.wave.state !== 'planned'
  if (!isUnderWay || !(board.canRun || task.isMine)) return null
  const post = (verb: 'start' | 'finish' | 'reset', body: Record<string, unknown>) => run(async () => {
    await send('POST', `/cutover/tasks/${task.id}/${verb}`, { rehearsalId, ...body })
    setAsking(null)
    setReason('')
  })
  const submit = () => (asking === 'start' ? post('start', { reason }) : asking === 'reset' ? post('reset', { reason }) : post('finish', { outcome: asking, note: reason }))
  const size = isLarge ? {} : { size: 'small' as const }
  const words = { start: t.startEarly, failed: t.markFailed, skipped: t.skip, reset: t.takeBack }
  const questions = { start: t.startEarlyText, failed: t.failedText, skipped: t.skipText, reset: t.takeBackText }
  return (
    <>
      {(task.state === 'pending' || task.state === 'called') && <Button {...size} type={task.isReady ? 'primary' : 'default'} loading={busy} onClick={() => (task.isReady ? void post('start', {}) : setAsking('start'))}>{text(t.start)}</Button>}
      {task.state === 'running' && <Button {...size} type="primary" loading={busy} onClick={() => void post('finish', { outcome: 'done' })}>{text(t.finishTask)}</Button>}
      {isLarge && task.state === 'running' && <Button danger onClick={() => setAsking('failed')}>{text(t.markFailed)}</Button>}
      {isLarge && (task.state === 'pending' || task.state === 'called') && <Button onClick={() => setAsking('skipped')}>{text(t.skip)}</Button>}
      {isLarge && board.canRun && task.startedAt && !(task.isPointOfNoReturn && task.state === 'done') && <Button onClick={() => setAsking('reset')}>{text(t.takeBack)}</Button>}
      {asking && (
        <Dialog open title={`${task.code} ${text(words[asking])}`} onClose={() => setAsking(null)} footer={<><Button onClick={() => setAsking(null)}>{text(t.cancel)}</Button><Button type="primary" danger={asking === 'failed'} loading={busy} disabled={reason.trim() === ''} onClick={() => void submit()}>{text(words[asking])}</Button></>}>
          <p className="lf-dialog-text">{text(questions[asking], { title: task.title })}</p>
          <TextArea label={text(t.reason)} value={reason} onChange={setReason} rows={2} />
        </Dialog>
      )}
    </>
  )
}

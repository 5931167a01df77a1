import { useEffect, useRef } from 'react'
import type { JobView } from '../../platform/wire.ts'
import { useAction, useRead, useSend } from './api.ts'
import { Button } from './button.tsx'
import { useFormat, useText } from './language.ts'
import { Status } from './status.tsx'
import { partTexts as t } from './texts.ts'

const tones = { queued: 'idle', running: 'info', done: 'ok', failed: 'bad', cancelled: 'idle' } as const
const words = { queued: t.jobQueued, running: t.jobRunning, done: t.jobDone, failed: t.jobFailed, cancelled: t.jobCancelled } as const

/** A job's step, share done and a way to cancel it. `onDone` gets its result once, when it ends well. */
export function JobProgress({ jobId, onDone }: { jobId: string; onDone?: (job: JobView) => void }) {
  const text = useText()
  const { number } = useFormat()
  const send = useSend()
  const { busy, run } = useAction()
  const { data: job, refetch } = useRead<JobView>(`/jobs/${jobId}`)
  const isRunning = job?.state === 'queued' || job?.state === 'running'
  const told = useRef(false)
  const again = useRef(refetch)
  again.current = refetch
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(() => again.current(), 1000)
    return () => clearInterval(timer)
  }, [isRunning])
  useEffect(() => {
    if (job?.state !== 'done' || told.current) return
    told.current = true
    onDone?.(job)
  }, [job, onDone])
  if (!job) return <div className="lf-job" />
  const share = job.state === 'done' ? 1 : job.total ? job.done / job.total : null
  return (
    <div className="lf-job">
      <div className="lf-job-head">
        <b>{text(job.title)}</b>
        <Status tone={tones[job.state]}>{text(words[job.state])}</Status>
        {isRunning && <Button size="small" disabled={busy} onClick={() => void run(() => send('POST', `/jobs/${jobId}/cancel`))}>{text(t.cancelJob)}</Button>}
      </div>
      <progress className="lf-progress" aria-label={text(t.jobProgress)} {...(share === null ? {} : { value: share, max: 1 })} />
      <div className="lf-job-note" aria-live="polite">
        {job.error ? <span className="bad">{text(job.error.text)}</span> : <span>{job.step ? text(job.step) : ''}</span>}
        {job.total !== null && <span className="num">{number(job.done)} / {number(job.total)}</span>}
      </div>
    </div>
  )
}

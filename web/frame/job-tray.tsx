import { useState } from 'react'
import { Icon } from '../parts/icon.tsx'
import { JobProgress } from '../parts/job-progress.tsx'
import { useText } from '../parts/language.ts'
import { forgetJob } from './stream.ts'
import { frameTexts as t } from './texts.ts'

/** Jobs that run, wherever the reader is; a finished one can be put away. */
export default function JobTray({ ids }: { ids: readonly string[] }) {
  const text = useText()
  const [open, setOpen] = useState(false)
  return (
    <section className="lf-tray" aria-label={text(t.jobs)}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}><span>{text(t.jobs)} {ids.length}</span><Icon name={open ? 'chevronDown' : 'chevronUp'} /></button>
      {open && <ul>{ids.map((id) => <li key={id}><JobProgress jobId={id} /><button type="button" className="lf-quiet" onClick={() => forgetJob(id)}>{text(t.close)}</button></li>)}</ul>}
    </section>
  )
}

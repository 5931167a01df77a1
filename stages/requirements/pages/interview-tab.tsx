import type { ItemRow } from '../../../platform/wire.ts'
import { useRead } from '../../../web/parts/api.ts'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { InterviewView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { DocumentButton } from './documents.tsx'
import { InterviewNotes } from './interview-notes.tsx'
import { RaisedList } from './raised-list.tsx'

/** Notes in the panel: read, confirm, mark a sentence. */
export default function InterviewTab({ item }: { item: ItemRow }) {
  const text = useText()
  const { href } = useImplementation()
  const { data } = useRead<InterviewView>(`/interviews/${item.id}/notes`)
  if (!data) return <Skeleton rows={6} />
  return (
    <div className="rq-stack">
      <div className="lf-row"><Link className="lf-button" to={href('requirements', 'interview', { interview: item.code })}>{text(t.openNotes)}</Link><DocumentButton id="interview-minutes" label={t.minutesDocument} query={`?item=${item.id}`} /></div>
      <InterviewNotes interview={data} />
      <h3 className="rq-h">{text(t.raised)}</h3>
      <RaisedList quotes={data.quotes} />
    </div>
  )
}

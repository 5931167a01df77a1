import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { InterviewView } from '../contract.ts'
import { texts as t } from '../texts.ts'

/** What was raised from an interview, each with the sentence that it came from. */
export function RaisedList({ quotes }: { quotes: InterviewView['quotes'] }) {
  const text = useText()
  if (quotes.length === 0) return <p className="lf-meta">{text(t.noRaised)}</p>
  return (
    <ul className="rq-raised">
      {quotes.map((q) => <li key={q.id}><ItemLink code={q.item.code} title={q.item.title} /><blockquote className="rq-quote">{q.text}{!q.inNotes && <small> {text(t.quoteGone)}</small>}</blockquote></li>)}
    </ul>
  )
}

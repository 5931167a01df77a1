import type { ItemRow } from '../../../platform/wire.ts'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { texts as t } from '../texts.ts'
import { SurveyResults } from './survey-results.tsx'

/** What came back so far, and the way to the designer. */
export default function SurveyTab({ item }: { item: ItemRow }) {
  const text = useText()
  const { href } = useImplementation()
  return (
    <div className="rq-stack">
      <p><Link className="lf-button" to={href('requirements', 'survey', { survey: item.code })}>{text(t.openSurvey)}</Link></p>
      <SurveyResults id={item.id} brief />
    </div>
  )
}

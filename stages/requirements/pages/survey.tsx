import { useAddress } from '../../../web/parts/address.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { useOpenItem } from '../../../web/parts/open-item.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { StateOf } from '../../../web/parts/state-of.tsx'
import { Tabs } from '../../../web/parts/tabs.tsx'
import type { SurveyView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { QuestionEditor } from './question-editor.tsx'
import { SurveyLinks } from './survey-links.tsx'
import { SurveyResults } from './survey-results.tsx'
import './requirements.css'

/** One survey: its questions, whom it goes to, what came back. */
export default function SurveyPage() {
  const text = useText()
  const { href, can } = useImplementation()
  const openItem = useOpenItem()
  const send = useSend()
  const { busy, run } = useAction()
  const [code] = useAddress('survey')
  const [tab, setTab] = useAddress('tab')
  const { data, error } = useRead<SurveyView>(code ? `/surveys/${encodeURIComponent(code)}/design` : null)
  const back = <Link className="lf-button" to={href('requirements', 'surveys')}>{text(t.backToList)}</Link>
  if (!code || error) return <Page title={text(t.surveyPage)}><Empty title={error?.problem.title ?? text(t.notFound)} action={back} /></Page>
  if (!data) return <Page title={text(t.surveyPage)}><Skeleton rows={8} /></Page>
  const move = (name: string) => void run(() => send('POST', `/items/surveys/${data.id}/transitions/${name}`, {}))
  const mayEdit = can('update', 'requirements')
  const actions = (
    <>
      <Button onClick={() => openItem(data.code)}>{text(t.panel)}</Button>
      {mayEdit && data.state === 'open' && <Button loading={busy} onClick={() => move('close')}>{text(t.stopCollecting)}</Button>}
      {mayEdit && data.state === 'draft' && <Button type="primary" loading={busy} onClick={() => move('open')}>{text(t.startCollecting)}</Button>}
    </>
  )
  const chosen = tab === 'design' || tab === 'links' || tab === 'results' ? tab : data.answered > 0 ? 'results' : 'design'
  return (
    <Page title={<><span className="lf-code">{data.code}</span> {data.title}</>} name={data.title} lead={<><Link className="rq-back" to={href('requirements', 'surveys')}>{text(t.surveyRoom)}</Link> <StateOf kind="survey" state={data.state} /></>} actions={actions}>
      <Tabs
        label={data.title} value={chosen} onChange={setTab}
        tabs={[
          { key: 'design', label: text(t.design), count: data.questions.length, content: () => <QuestionEditor key={data.version} survey={data} /> },
          ...(mayEdit ? [{ key: 'links', label: text(t.sending), count: data.links.length, content: () => <SurveyLinks survey={data} /> }] : []),
          { key: 'results', label: text(t.results), count: data.answered, content: () => <SurveyResults id={data.id} /> },
        ]}
      />
    </Page>
  )
}

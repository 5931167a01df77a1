import { useAction, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Register } from '../../../web/parts/register.tsx'
import { useState } from 'react'
import { words as w } from '../texts.ts'

/** Test cases, drafted from the acceptance criteria. */
export default function TestCasesPage() {
  const text = useText()
  const send = useSend()
  const { phaseId, can } = useImplementation()
  const { run, busy } = useAction()
  const [made, setMade] = useState<number | null>(null)
  const draft = () => run(async () => setMade((await send<{ made: number }>('POST', '/configuration/test-cases/draft', phaseId ? { phaseId } : {})).made))
  return (
    <Page title={text(w.testsRoom)} lead={made === null ? text(w.testsLead) : text(w.draftedTests, { n: made })}>
      <Register
        kind="testCase" columns={['code', 'title', 'moduleId', 'priority', 'ownerId', 'lastRunAt', 'state']} empty={{ title: text(w.testsEmpty), text: text(w.testsEmptyText) }}
        actions={can('create', 'configuration') ? <Button loading={busy} onClick={() => void draft()}>{text(w.draftTests)}</Button> : undefined}
      />
    </Page>
  )
}

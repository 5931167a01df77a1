import { Suspense } from 'react'
import type { Room, StageManifest } from '../manifest.ts'
import { useText } from '../parts/language.ts'
import { Page } from '../parts/page.tsx'
import { partTexts as t } from '../parts/texts.ts'
import { useCurrent } from '../frame/current.ts'
import { RegisterTable } from './register-table.tsx'

/** The page that the frame draws for a `register` room. */
export default function RegisterPage({ stage, room }: { stage: StageManifest; room: Room }) {
  const text = useText()
  const { journey } = useCurrent()
  const face = room.register!
  const Extra = face.actions
  const light = journey?.stages.find((s) => s.stage === stage.stage)?.light
  return (
    <RegisterTable
      kind={face.kind} columns={face.columns} empty={{ title: text(face.empty.title), text: text(face.empty.text) }} actions={Extra ? <Suspense><Extra /></Suspense> : undefined}
      head={({ buttons, table, counts }) => (
        <Page
          title={text(room.label)} lead={text(face.lead)} light={light} actions={buttons} gate={stage.stage}
          footer={<><span className="lf-keys"><span><kbd>J</kbd><kbd>K</kbd>{text(t.keyMove)}</span><span><kbd>Enter</kbd>{text(t.keyOpen)}</span><span><kbd>E</kbd>{text(t.keyEdit)}</span><span><kbd>/</kbd>{text(t.keySearch)}</span></span><span className="lf-toolbar-gap" /><span className="num">{counts.shown === counts.total ? text(t.rowCountAll, { total: counts.total }) : text(t.rowCount, counts)}</span></>}
        >
          {table}
        </Page>
      )}
    />
  )
}

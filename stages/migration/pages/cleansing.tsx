import { useAddress } from '../../../web/parts/address.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Empty } from '../../../web/parts/empty.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Page } from '../../../web/parts/page.tsx'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { Tabs } from '../../../web/parts/tabs.tsx'
import type { CleansingView, DecisionView, DuplicatesView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { DecisionList } from './decision-list.tsx'
import { DuplicatesReview } from './duplicates-review.tsx'
import './migration.css'
import { useObject } from './object-choice.tsx'
import { StandingRules, SuggestedRules } from './rule-lists.tsx'

type View = 'rules' | 'standing' | 'duplicates' | 'decisions'

/** Rules accepted one by one, duplicates decided pair by pair. */
export default function CleansingPage() {
  const text = useText()
  const { mappings, chosen, choose } = useObject()
  const [view, setView] = useAddress('view', { replace: true })
  const ready = mappings?.filter((m) => m.pipelineVersion !== null)
  const mapping = ready?.find((m) => m.id === chosen?.id) ?? ready?.[0] ?? null
  const { data: cleansing } = useRead<CleansingView>(mapping ? `/migration/mappings/${mapping.id}/cleansing` : null)
  const { data: pairs } = useRead<DuplicatesView>(mapping ? '/migration/duplicates' : null, { object: mapping?.object as string | undefined, show: 'waiting' })
  const { data: decisions } = useRead<DecisionView[]>(mapping ? '/migration/decisions' : null, { object: mapping?.object as string | undefined })
  if (ready && ready.length === 0) return <Page title={text(t.cleansingRoom)} lead={text(t.cleansingLead)}><Empty icon="filter" title={text(t.cleansingEmpty)} text={text(t.cleansingEmptyText)} /></Page>
  return (
    <Page title={text(t.cleansingRoom)} lead={text(t.cleansingLead)}>
      {mapping && (
        <>
          <div className="mg-bar"><Segmented label={text(t.object)} value={mapping.object as string} onChange={choose} options={ready!.map((m) => ({ value: m.object as string, label: m.title }))} /></div>
          <Tabs<View>
            label={text(t.cleansingRoom)} value={(view as View | null) ?? 'duplicates'} onChange={setView}
            tabs={[
              { key: 'duplicates', label: text(t.duplicates), count: pairs?.waiting, content: () => <DuplicatesReview key={mapping.id} object={mapping.object as string} /> },
              { key: 'rules', label: text(t.suggestions), count: cleansing?.suggestions.length, content: () => <SuggestedRules view={cleansing} /> },
              { key: 'standing', label: text(t.standing), count: cleansing?.rules.length, content: () => <StandingRules view={cleansing} /> },
              { key: 'decisions', label: text(t.decisions), count: decisions?.length, content: () => <DecisionList rows={decisions} /> },
            ]}
          />
        </>
      )}
    </Page>
  )
}

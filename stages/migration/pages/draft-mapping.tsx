import { useState } from 'react'
import type { ItemRow, Page as Rows } from '../../../platform/wire.ts'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Select } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Section } from '../../../web/parts/section.tsx'
import { texts as t } from '../texts.ts'

/** A mapping without a pipeline: choose a profiled source and have the fields matched by name. */
export function DraftMapping({ item }: { item: ItemRow }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { can } = useImplementation()
  const { data: sources } = useRead<Rows<ItemRow>>('/items/data-sources')
  const [source, setSource] = useState<string | null>(null)
  const options = (sources?.rows ?? []).filter((s) => s.state === 'profiled').map((s) => ({ value: s.id, label: `${s.code} ${s.title}`, note: String(s.system ?? '') }))
  if (!can('update', 'migration')) return null
  return (
    <Section title={`${item.code} ${item.title}`} lead={text(t.draftText)}>
      <div className="mg-bar">
        <div className="mg-grow"><Select label={text(t.source)} value={source} onChange={setSource} options={options} emptyText={text(t.profileEmptyText)} /></div>
        <Button type="primary" loading={busy} disabled={!source} onClick={() => void run(() => send('POST', `/migration/mappings/${item.id}/draft`, { sourceIds: [source] }))}>{text(t.draft)}</Button>
      </div>
    </Section>
  )
}

import { useState } from 'react'
import { useAction, useRead, useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { Drawer } from '../../../web/parts/drawer.tsx'
import { Field } from '../../../web/parts/field.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { Checkbox, Input } from '../../../web/parts/inputs.tsx'
import { useText } from '../../../web/parts/language.ts'
import type { BatchBody, TargetView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { useObject } from './object-choice.tsx'

const modes = ['dryRun', 'rehearsal', 'final'] as const

/** Which way, which objects, where to. */
export function StartBatch({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = useText()
  const send = useSend()
  const { busy, run } = useAction()
  const { phaseId, can } = useImplementation()
  const { mappings } = useObject()
  const { data: target } = useRead<TargetView>(open ? '/migration/target' : null)
  const [mode, setMode] = useState<BatchBody['mode']>('dryRun')
  const [left, setLeft] = useState<readonly string[]>([])
  const [url, setUrl] = useState<string | null>(null)
  const ready = mappings?.filter((m) => m.pipelineVersion !== null) ?? []
  const chosen = ready.filter((m) => !left.includes(m.id))
  const start = async () => {
    const done = await run(() => send('POST', '/migration/batches', { phaseId, mode, mappingIds: chosen.map((m) => m.id) }))
    if (done) onClose()
  }
  const saveTarget = async () => {
    const done = await run(() => send('PUT', '/migration/target', { url: url?.trim() ? url.trim() : null }), { done: text(t.saved) })
    if (done) setUrl(null)
  }
  return (
    <Drawer title={text(t.startTitle)} open={open} onClose={onClose} footer={<><Button onClick={onClose}>{text(t.cancel)}</Button><Button type="primary" loading={busy} disabled={chosen.length === 0} onClick={() => void start()}>{text(t[`mode_${mode}`])}</Button></>}>
      <div className="lf-form">
        <Field label={text(t.mode)} group>
          <div className="mg-modes">
            {modes.map((m) => (
              <label key={m}><input type="radio" name="mode" value={m} checked={mode === m} onChange={() => setMode(m)} /><span><b>{text(t[`mode_${m}`])}</b><span>{text(t[`modeText_${m}`])}</span></span></label>
            ))}
          </div>
        </Field>
        <Field label={text(t.objects)} group>
          <div className="mg-checks">
            {ready.length === 0 && <span className="lf-none">{text(t.cleansingEmptyText)}</span>}
            {ready.map((m) => <Checkbox key={m.id} label={`${m.code} ${m.title}`} value={!left.includes(m.id)} onChange={(on) => setLeft(on ? left.filter((id) => id !== m.id) : [...left, m.id])} />)}
          </div>
        </Field>
        <Field label={text(t.target)} group>
          <div className="mg-pick">
            <span>{target ? (target.isEmbedded ? text(t.targetEmbedded) : target.label) : ''}</span>
            {can('manage', 'migration') && url === null && <Button size="small" onClick={() => setUrl('')}>{text(t.targetEdit)}</Button>}
          </div>
        </Field>
        {url !== null && (
          <>
            <Input label={text(t.targetUrl)} hint={text(t.targetUrlHint)} optional value={url} onChange={setUrl} maxLength={500} />
            <div className="mg-pick"><Button size="small" loading={busy} onClick={() => void saveTarget()}>{text(t.save)}</Button><Button size="small" type="text" onClick={() => setUrl(null)}>{text(t.cancel)}</Button></div>
          </>
        )}
      </div>
    </Drawer>
  )
}

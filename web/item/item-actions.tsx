import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import { useAction, useSend } from '../parts/api.ts'
import { Button } from '../parts/button.tsx'
import { ConfirmButton } from '../parts/confirm-button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useText } from '../parts/language.ts'
import { partTexts as p } from '../parts/texts.ts'
import { itemTexts as t } from './texts.ts'
import { Transitions } from './transitions.tsx'

/** What one may do with the item: edit, move it on, remove it. */
export function ItemActions({ kind, item, onEdit, onRemoved, inHead = false }: { kind: KindInfo; item: ItemRow; onEdit: () => void; onRemoved: () => void; inHead?: boolean }) {
  const text = useText()
  const send = useSend()
  const { run } = useAction()
  const { can, summary } = useImplementation()
  const mayEdit = kind.editable && (can('update', kind.stage) || kind.creators.some((r) => summary.roles.includes(r)))
  const mayRemove = can('remove', kind.stage)
  const remove = async () => {
    const gone = await run(async () => { await send('DELETE', `/items/${kind.path}/${item.id}`, undefined, { ifMatch: item.version }); return true }, { done: text(p.removed, { code: item.code }) })
    if (gone) onRemoved()
  }
  const size = inHead ? 'middle' : 'small'
  const parts = (
    <>
      {mayRemove && <ConfirmButton danger type="text" size={size} question={text(p.removeQuestion, { code: item.code })} icon={<Icon name="trash" />} onConfirm={remove} aria-label={text(t.remove)} title={text(t.remove)} />}
      {!inHead && <span className="lf-toolbar-gap" />}
      {mayEdit && <Button size={size} icon={<Icon name="edit" />} onClick={onEdit}>{text(t.edit)}</Button>}
      <Transitions kind={kind} item={item} size={size} />
    </>
  )
  if (inHead) return parts
  if (!mayEdit && !mayRemove && kind.transitions.length === 0) return null
  return <footer className="lf-panel-foot">{parts}</footer>
}

import { useEffect, useState } from 'react'
import { useSend } from '../../../web/parts/api.ts'
import { Button } from '../../../web/parts/button.tsx'
import { useText } from '../../../web/parts/language.ts'
import { Segmented } from '../../../web/parts/segmented.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { ConflictView, GrantChange, PermissionMatrix, Scope } from '../contract.ts'
import { scopeWords, words as w } from '../texts.ts'
import type { Cell } from './matrix-cell.ts'

type Choice = Scope | 'none'
const choices = ['none', 'self', 'dept', 'tree', 'wh', 'shop', 'org', 'all'] as const

/** Sets the chosen cell, says what the gathered changes would bring, and saves them. */
export function ScopeBar({ matrix, cell, scope, onScope, changes, busy, onSave, onDiscard }: { matrix: PermissionMatrix; cell: Cell | null; scope: Scope | null; onScope: (scope: Scope | null) => void; changes: readonly GrantChange[]; busy: boolean; onSave: () => void; onDiscard: () => void }) {
  const text = useText()
  const role = matrix.roles.find((r) => r.id === cell?.roleId)
  const group = matrix.groups.find((g) => g.id === cell?.groupId)
  const added = useConflictsOf(changes)
  return (
    <div className="cf-scope-bar">
      {role && group ? (
        <div className="cf-scope-pick"><b>{role.name} × {group.name}</b><Segmented<Choice> label={`${role.name} × ${group.name}`} value={scope ?? 'none'} onChange={(v) => onScope(v === 'none' ? null : v)} options={choices.map((value) => ({ value, label: text(value === 'none' ? w.none : scopeWords[value]) }))} /></div>
      ) : <span className="lf-meta">{text(w.chooseCell)}</span>}
      {changes.length > 0 && (
        <div className="cf-scope-save">
          <span>{text(w.pending, { n: changes.length })}</span>
          {added && (added.length === 0 ? <Status tone="ok">{text(w.noNewConflict)}</Status> : <Status tone="bad">{text(w.wouldAdd)}{added.map((c) => `${c.rule.name}${c.people.length > 0 ? `（${c.people.slice(0, 3).map((p) => p.name).join('、')}${c.people.length > 3 ? '…' : ''}）` : ''}`).join('；')}</Status>)}
          <Button disabled={busy} onClick={onDiscard}>{text(w.discard)}</Button>
          <Button type="primary" loading={busy} onClick={onSave}>{text(w.save)}</Button>
        </div>
      )}
    </div>
  )
}

/** Asks the server what conflicts the changes would add; null while it is asked. */
function useConflictsOf(changes: readonly GrantChange[]): ConflictView[] | null {
  const send = useSend()
  const [found, setFound] = useState<ConflictView[] | null>(null)
  useEffect(() => {
    setFound(null)
    if (changes.length === 0) return
    let isCurrent = true
    const wait = setTimeout(() => void send<ConflictView[]>('POST', '/configuration/permissions/simulate', { changes }).then((c) => isCurrent && setFound(c), () => undefined), 200)
    return () => {
      isCurrent = false
      clearTimeout(wait)
    }
  }, [changes, send])
  return found
}

import { Fragment, useMemo } from 'react'
import { useText } from '../../../web/parts/language.ts'
import type { GrantChange, PermissionMatrix, Scope } from '../contract.ts'
import { scopeWords, words as w } from '../texts.ts'
import { type Cell, cellKey } from './matrix-cell.ts'

/** Function groups down, job roles across; a cell that meets another in a conflict is marked. */
export function PermissionGrid({ matrix, scopeOf, pending, chosen, onChoose, onHolders }: { matrix: PermissionMatrix; scopeOf: (cell: Cell) => Scope | null; pending: ReadonlyMap<string, GrantChange>; chosen: Cell | null; onChoose: (cell: Cell) => void; onHolders: (roleId: string) => void }) {
  const text = useText()
  const marks = useMemo(() => marksOf(matrix), [matrix])
  const modules = useMemo(() => [...Map.groupBy(matrix.groups, (g) => g.module)], [matrix])
  return (
    <div className="cf-grid-box" role="region" aria-label={text(w.permissionsRoom)} tabIndex={0}>
      <table className="cf-grid">
        <thead>
          <tr>
            <th scope="col" className="cf-corner">{text(w.functionGroup)}</th>
            {matrix.roles.map((r) => <th key={r.id} scope="col"><button type="button" onClick={() => onHolders(r.id)} title={`${r.code} ${r.name}`}><span>{r.name}</span><small>{text(w.holdersCount, { n: r.holders.length })}</small></button></th>)}
          </tr>
        </thead>
        <tbody>
          {modules.map(([module, groups]) => (
            <Fragment key={module}>
              <tr className="cf-module"><th scope="rowgroup" colSpan={matrix.roles.length + 1}><span>{groups[0]!.moduleName}</span></th></tr>
              {groups.map((g) => (
                <tr key={g.id}>
                  <th scope="row" title={g.code}>{g.name}</th>
                  {matrix.roles.map((r) => {
                    const cell = { roleId: r.id, groupId: g.id }
                    const key = cellKey(cell)
                    const scope = scopeOf(cell)
                    const state = [chosen && cellKey(chosen) === key ? 'on' : '', pending.has(key) ? 'pending' : '', scope ? (marks.get(key) ?? '') : ''].filter(Boolean).join(' ')
                    return <td key={r.id} className={state || undefined}><button type="button" aria-label={`${r.name}, ${g.name}: ${text(scope ? scopeWords[scope] : w.none)}`} aria-pressed={chosen !== null && cellKey(chosen) === key} onClick={() => onChoose(cell)}>{scope ? text(scopeWords[scope]) : ''}</button></td>
                  })}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Cells that take part in a conflict: `bad` while it is open, `warn` with an exception. */
function marksOf(matrix: PermissionMatrix): Map<string, 'bad' | 'warn'> {
  const ids = new Map(matrix.groups.map((g) => [g.code, g.id]))
  const marks = new Map<string, 'bad' | 'warn'>()
  for (const c of matrix.conflicts) {
    const tone = c.exception && !c.exception.isOver ? 'warn' : 'bad'
    for (const code of new Set(c.pairs.flat())) for (const roleId of c.roleIds) {
      const key = cellKey({ roleId, groupId: ids.get(code) ?? '' })
      if (marks.get(key) !== 'bad') marks.set(key, tone)
    }
  }
  return marks
}

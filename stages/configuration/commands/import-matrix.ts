import { Invalid, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { readGrid } from '../../../platform/sheets/read-grid.ts'
import { writeWorkbook } from '../../../platform/sheets/write-sheet.ts'
import type { GrantChange, MatrixImport, Scope } from '../contract.ts'
import { permissionMatrix } from '../queries/permission-matrix.ts'
import { scopeWords } from '../texts.ts'
import { changeGrants } from './change-permissions.ts'

const scopeNames = Object.entries(scopeWords) as [Scope, Text][]

/** The matrix as a workbook: the grid as it is on the page (and as it is read back), conflicts, holders. */
export async function matrixWorkbook(tx: Tx): Promise<Buffer> {
  const matrix = await permissionMatrix(tx)
  const say = (zh: string, en: string): string => (tx.locale === 'zh' ? zh : en)
  const scope = new Map(matrix.grants.map((g) => [`${g.roleId} ${g.groupId}`, scopeWords[g.scope][tx.locale]]))
  const roleName = new Map(matrix.roles.map((r) => [r.id, r.name]))
  return writeWorkbook([
    {
      name: say('权限矩阵', 'Permissions'),
      columns: [{ header: say('编号', 'Code'), width: 10 }, { header: say('模块', 'Module'), width: 14 }, { header: say('功能组', 'Function group'), width: 26 }, ...matrix.roles.map((r) => ({ header: `${r.code} ${r.name}`, width: 12, options: scopeNames.map(([, text]) => text[tx.locale]) }))],
      rows: matrix.groups.map((g) => [g.code, g.moduleName, g.name, ...matrix.roles.map((r) => scope.get(`${r.id} ${g.id}`) ?? null)]),
    },
    {
      name: say('职责分离冲突', 'SoD conflicts'),
      columns: [say('规则', 'Rule'), say('内容', 'Duties'), say('级别', 'Level'), say('岗位', 'Job roles'), say('人员', 'People'), say('例外负责人', 'Exception owner'), say('截止日', 'Until'), say('补偿措施', 'Compensating check')].map((header) => ({ header, width: 22 })),
      rows: matrix.conflicts.map((c) => [c.rule.code, c.rule.name, c.rule.level === 'high' ? say('高', 'High') : say('中', 'Medium'), c.roleIds.map((id) => roleName.get(id)).join(' + '), c.people.map((p) => p.name).join('、'), c.exception?.owner ?? '', c.exception?.endsOn ?? '', c.exception?.compensating ?? c.rule.compensating]),
    },
  ])
}

/** Reads a matrix back, in either language. With errors nothing is changed. */
export async function importMatrix(tx: Tx, source: { text?: string | undefined; fileName?: string | undefined; fileBase64?: string | undefined }, dryRun: boolean): Promise<MatrixImport> {
  tx.require('update', 'configuration')
  const { lines } = await readGrid(source)
  const matrix = await permissionMatrix(tx)
  const [head, ...rows] = lines
  const roles = head!.cells.map((cell) => matrix.roles.find((r) => r.code === cell.split(/\s/)[0]?.toUpperCase()) ?? null)
  if (roles.every((r) => r === null)) throw new Invalid('permission.no_roles', { line: head!.line }, { zh: `第 ${head!.line} 行没有认识的岗位编号。表头要像"RO-11 采购员"；请先导出一份再改。`, en: `Line ${head!.line} names no known job role. The header reads like "RO-11 Buyer"; export a copy and change that.` })
  const now = new Map(matrix.grants.map((g) => [`${g.roleId} ${g.groupId}`, g.scope]))
  const errors: MatrixImport['errors'] = []
  const changes: GrantChange[] = []
  for (const { line, cells } of rows) {
    const group = matrix.groups.find((g) => g.code === cells[0]?.toUpperCase())
    if (!group) {
      errors.push({ line, column: head!.cells[0] ?? '', text: { zh: `没有功能组"${cells[0]}"`, en: `There is no function group "${cells[0]}"` } })
      continue
    }
    for (const [i, role] of roles.entries()) {
      if (!role) continue
      const scope = scopeIn(cells[i] ?? '')
      if (scope === undefined) errors.push({ line, column: head!.cells[i]!, text: { zh: `"${cells[i]}"不是数据范围；可用：${scopeNames.map(([, t]) => t.zh).join('、')}`, en: `"${cells[i]}" is no data scope; use ${scopeNames.map(([, t]) => t.en).join(', ')}` } })
      else if (scope !== (now.get(`${role.id} ${group.id}`) ?? null)) changes.push({ roleId: role.id, groupId: group.id, scope })
    }
  }
  const was = (c: GrantChange): Scope | undefined => now.get(`${c.roleId} ${c.groupId}`)
  if (!dryRun && errors.length === 0 && changes.length > 0) await changeGrants(tx, changes)
  return { dryRun, changes: changes.length, added: changes.filter((c) => c.scope && !was(c)).length, removed: changes.filter((c) => !c.scope).length, rescoped: changes.filter((c) => c.scope && was(c)).length, errors }
}

function scopeIn(cell: string): Scope | null | undefined {
  const word = cell.trim().toLowerCase()
  if (word === '' || word === '—' || word === '-') return null
  return scopeNames.find(([key, text]) => key === word || text.zh === cell.trim() || text.en.toLowerCase() === word)?.[0]
}

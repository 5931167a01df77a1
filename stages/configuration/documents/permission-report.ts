import type { DocumentModel } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { ConflictView } from '../contract.ts'
import { isOpenConflict, permissionMatrix } from '../queries/permission-matrix.ts'
import { scopeWords, texts } from '../texts.ts'
import { frameOf, nothing } from './frame.ts'

/** 《权限矩阵与职责分离报告》 DOC-15: each job role with its functions and scopes, conflicts with the people concerned, exceptions with their end. */
export async function permissionReport(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const frame = await frameOf(tx, input.phaseId)
  const matrix = await permissionMatrix(tx)
  const { say } = frame
  const roleName = new Map(matrix.roles.map((r) => [r.id, r.name]))
  const shown = matrix.conflicts.filter((c) => !input.phaseId || c.phaseId === input.phaseId)
  const conflictRows = (list: ConflictView[]) => list.map((c) => [c.rule.code, `${c.rule.name}（${c.rule.level === 'high' ? say('高', 'high') : say('中', 'medium')}）`, c.roleIds.map((id) => roleName.get(id)).join(' + '), c.people.map((p) => p.name).join('、') || say('暂无人持有', 'nobody yet')])
  const open = shown.filter(isOpenConflict)
  const excepted = shown.filter((c) => !isOpenConflict(c))
  const heads = [{ header: say('规则', 'Rule'), width: 12 }, { header: say('职责', 'Duties'), width: 30 }, { header: say('岗位', 'Job roles'), width: 26 }, { header: say('人员', 'People'), width: 32 }]
  return {
    title: texts.permissionReport[tx.locale], number: `${frame.code}-DOC15`, version: '1.0', locale: tx.locale, cover: frame.cover,
    revisions: [{ version: '1.0', date: tx.today, author: frame.person(tx.personId), change: say('由权限矩阵生成', 'Generated from the permission matrix') }],
    signatures: [{ role: say('业务负责人', 'Business lead') }, { role: say('内审', 'Internal audit') }, { role: say('乙方项目经理', 'Implementer project manager') }],
    sections: [
      { heading: say('结论', 'Conclusion'), blocks: [{ type: 'fields', rows: [
        { label: say('岗位 / 功能组', 'Job roles / function groups'), value: `${matrix.roles.length} / ${matrix.groups.length}` },
        { label: say('检查规则', 'Rules checked'), value: say(`${matrix.rules} 条，其中 ${matrix.leftToFlow.length} 条由审批流禁止自审控制`, `${matrix.rules}, of which ${matrix.leftToFlow.length} are kept by the approval flow`) },
        { label: say('冲突', 'Conflicts'), value: say(`${shown.length} 条：未处置 ${open.length}，有例外 ${excepted.length}`, `${shown.length}: ${open.length} open, ${excepted.length} with an exception`) },
      ] }] },
      { heading: say('未处置的冲突', 'Open conflicts'), blocks: open.length === 0 ? [{ type: 'paragraph', text: say('没有未处置的冲突。', 'No conflict is open.') }] : [{ type: 'table', columns: heads, rows: conflictRows(open) }] },
      { heading: say('例外', 'Exceptions'), blocks: excepted.length === 0 ? [nothing(frame)] : [{ type: 'table', columns: [{ header: say('规则', 'Rule'), width: 10 }, { header: say('岗位与人员', 'Job roles and people'), width: 28 }, { header: say('原因', 'Reason'), width: 22 }, { header: say('补偿措施', 'Compensating check'), width: 22 }, { header: say('负责人', 'Owner'), width: 9 }, { header: say('截止', 'Until'), width: 11 }], rows: excepted.map((c) => [c.rule.code, `${c.roleIds.map((id) => roleName.get(id)).join(' + ')}：${c.people.map((p) => p.name).join('、')}`, c.exception!.reason, c.exception!.compensating, c.exception!.owner, c.exception!.endsOn]) }] },
      { heading: say('岗位权限', 'Permissions by job role'), blocks: matrix.roles.length === 0 ? [nothing(frame)] : [{ type: 'table', columns: [{ header: say('岗位', 'Job role'), width: 18 }, { header: say('持有人数', 'Holders'), width: 9, align: 'right' }, { header: say('功能组（数据范围）', 'Function groups (scope)'), width: 73 }], rows: matrix.roles.map((r) => [`${r.code} ${r.name}`, String(r.holders.length), matrix.grants.filter((g) => g.roleId === r.id).map((g) => `${matrix.groups.find((x) => x.id === g.groupId)?.name}（${scopeWords[g.scope][tx.locale]}）`).join('、')]) }] },
    ],
  }
}

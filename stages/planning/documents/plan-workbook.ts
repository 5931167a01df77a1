import { write } from 'hucre'
import type { Tx } from '../../../platform/db/door.ts'
import { namesOf } from '../queries/names.ts'
import { loadPlanSource, schedulePlan } from '../queries/plan.ts'
import { taskViews } from '../queries/plan-view.ts'
import { task } from '../kinds/task.ts'

/** The plan as .xlsx: one row a task in outline order, as the table beside the chart shows it. */
export async function planWorkbook(tx: Tx, phaseId: string | null): Promise<Buffer> {
  const say = (zh: string, en: string): string => (tx.locale === 'zh' ? zh : en)
  const names = await namesOf(tx)
  const source = await loadPlanSource(tx)
  const views = taskViews(source, schedulePlan(source, phaseId)).filter((t) => phaseId === null || t.phaseId === phaseId)
  const phases = new Map(source.phases.map((p) => [p.id, p.name]))
  const ids = new Set(views.map((t) => t.id))
  const children = Map.groupBy(views, (t) => (t.parentId && ids.has(t.parentId) ? t.parentId : null))
  const outline = (parent: string | null, prefix: string): { t: (typeof views)[number]; number: string }[] => (children.get(parent) ?? []).flatMap((t, i) => [{ t, number: `${prefix}${i + 1}` }, ...outline(t.id, `${prefix}${i + 1}.`)])
  const head: [string, number][] = [
    [say('序号', 'WBS'), 10], [say('编号', 'Code'), 12], [say('任务名称', 'Task name'), 44], [say('期', 'Phase'), 24], [say('工期', 'Duration'), 8], [say('开始', 'Start'), 12], [say('完成', 'Finish'), 12], [say('前置任务', 'Predecessors'), 24], [say('负责人', 'Owner'), 12],
    [say('完成 %', 'Complete %'), 9], [say('实际开始', 'Actual start'), 12], [say('实际完成', 'Actual finish'), 12], [say('基线开始', 'Baseline start'), 12], [say('基线完成', 'Baseline finish'), 12], [say('偏差（工作日）', 'Variance (working days)'), 14], [say('总时差', 'Total float'), 9], [say('关键', 'Critical'), 8], [say('逾期（天）', 'Late (days)'), 10], [say('状态', 'State'), 10], [say('交付物', 'Output'), 24],
  ]
  const states = task.states as Record<string, readonly [string, string, string]>
  const rows = outline(null, '').map(({ t, number }) => [
    number, t.code, `${'  '.repeat(number.split('.').length - 1)}${t.title}`, t.phaseId ? (phases.get(t.phaseId) ?? '') : '', t.durationDays, t.start, t.finish, t.predecessors ?? '', names.person(t.ownerId) ?? '',
    Math.round(t.percentComplete), t.actualStart ?? '', t.actualFinish ?? '', t.baselineStart ?? '', t.baselineFinish ?? '', t.varianceDays ?? '', t.totalFloat, t.isCritical ? say('是', 'yes') : '', t.daysLate || '', say(states[t.state]?.[0] ?? t.state, states[t.state]?.[1] ?? t.state), t.output ?? '',
  ])
  const output = await write({
    sheets: [{
      name: say('项目计划', 'Plan'),
      columns: head.map(([header, width]) => ({ header, width, style: { alignment: { vertical: 'top', wrapText: true } } })),
      rows: [head.map(([header]) => header), ...rows],
      cells: new Map(head.map(([header], i) => [`0,${i}`, { value: header, style: { font: { bold: true } } }])),
      freezePane: { rows: 1 },
    }],
  })
  return Buffer.from(output)
}

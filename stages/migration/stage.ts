import { and, eq, isNull } from 'drizzle-orm'
import { links } from '../../platform/trace/tables.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import type { Stage, TraceDebt } from '../../platform/registry.ts'
import { suspectDebt } from '../../platform/trace/suspect-debt.ts'
import { dataQualityReport } from './documents/data-quality-report.ts'
import { openingDataConfirmation } from './documents/opening-data-confirmation.ts'
import { rehearsalReport } from './documents/rehearsal-report.ts'
import { fromKit } from './from-kit.ts'
import { migrationCriteria } from './gate.ts'
import { migrationJobs } from './jobs.ts'
import { dataCollection } from './kinds/data-collection.ts'
import { dataSource } from './kinds/data-source.ts'
import { mapping } from './kinds/mapping.ts'
import { migrationRun } from './kinds/migration-run.ts'
import { reconciliation } from './kinds/reconciliation.ts'
import { migrationMeasures } from './measures.ts'
import { waitingPairs } from './queries/waiting-pairs.ts'
import { migrationRoutes } from './routes.ts'
import { texts } from './texts.ts'
import { migrationTodos } from './todos.ts'

const withoutRequirement: TraceDebt = {
  id: 'migration.unasked', stage: 'migration', label: { zh: '没有需求支撑的迁移对象', en: 'Migrated objects that no requirement asks for' },
  find: async (tx) => {
    const all = await listItems(tx, mapping)
    const asked = await tx.db.select({ id: links.fromId }).from(links).where(and(eq(links.implementationId, tx.implementationId), eq(links.type, 'satisfies')))
    return all.filter((m) => !asked.some((a) => a.id === m.id)).map((m) => ({ id: m.id, code: m.code, title: m.title, kind: 'mapping' }))
  },
}

export const migration: Stage = {
  stage: 'migration',
  label: texts.stage,
  kinds: [dataSource, mapping, migrationRun, reconciliation, dataCollection],
  criteria: migrationCriteria,
  routes: migrationRoutes,
  jobs: migrationJobs,
  documents: [dataQualityReport, rehearsalReport, openingDataConfirmation],
  debts: [withoutRequirement, suspectDebt('migration')],
  todos: migrationTodos,
  measures: migrationMeasures,
  fromKit,
  counts: async (tx, phaseId) => {
    const waiting = await waitingPairs(tx, phaseId)
    const t = reconciliation.table
    const open = await tx.db.select({ id: t.id }).from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.state, 'open'), isNull(t.removedAt), ...(phaseId ? [eq(t.phaseId, phaseId)] : [])))
    return { duplicatesWaiting: waiting.reduce((n, w) => n + w.waiting, 0), reconciliationsOpen: open.length }
  },
  eventLabels: {
    'dataSource.delivered': { zh: '提供了新一版文件', en: 'Delivered again' },
    'dataSource.corrected': { zh: '更正了文件读法', en: 'Reading corrected' },
    'dataSource.profiled': { zh: '剖析完成', en: 'Profiled' },
    'dataSource.unreadable': { zh: '文件读不了', en: 'Could not be read' },
    'dataSource.profile_queued': { zh: '开始剖析', en: 'Profile started' },
    'mapping.pipeline_saved': { zh: '保存了迁移方案', en: 'Pipeline saved' },
    'migrationRun.finished': { zh: '运行完成', en: 'Run finished' },
    'migrationRun.failed': { zh: '运行失败', en: 'Run failed' },
    'migrationRun.cancelled': { zh: '运行已取消', en: 'Run cancelled' },
    'migration.decided': { zh: '数据负责人作了判定', en: 'Decided by a data steward' },
    'migration.decision_undone': { zh: '撤销了判定', en: 'Decision taken back' },
    'migration.batch_started': { zh: '开始一批迁移', en: 'Batch started' },
    'migration.batch_done': { zh: '一批迁移完成', en: 'Batch finished' },
    'migration.batch_failed': { zh: '一批迁移失败', en: 'Batch failed' },
    'migration.batch_cancelled': { zh: '一批迁移已取消', en: 'Batch cancelled' },
    'migration.target_set': { zh: '设置了导入目标', en: 'Target set' },
  },
}

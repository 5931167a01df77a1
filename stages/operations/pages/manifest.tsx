import type { StageManifest } from '../../../web/manifest.ts'
import { texts } from '../texts.ts'

export const manifest: StageManifest = {
  stage: 'operations',
  label: texts.stage,
  lead: texts.lead,
  rooms: [
    { path: 'kpis', label: texts.kpiRoom, countKey: 'kpi', page: () => import('./kpis.tsx') },
    { path: 'adoption', label: texts.adoptionRoom, page: () => import('./adoption.tsx') },
    { path: 'feedback', label: texts.feedbackRoom, countKey: 'feedback', register: { kind: 'feedback', lead: texts.feedbackLead, columns: ['code', 'title', 'type', 'module', 'departmentId', 'ownerId', 'state'], empty: { title: texts.feedbackEmpty, text: texts.feedbackEmptyText } } },
    { path: 'improvements', label: texts.improvementRoom, countKey: 'improvement', register: { kind: 'improvement', lead: texts.improvementLead, columns: ['code', 'title', 'module', 'priority', 'effortDays', 'release', 'state'], empty: { title: texts.improvementEmpty, text: texts.improvementEmptyText } } },
    { path: 'releases', label: texts.releaseRoom, countKey: 'release', register: { kind: 'release', lead: texts.releaseLead, columns: ['code', 'title', 'plannedOn', 'releasedOn', 'ownerId', 'state'], empty: { title: texts.releaseEmpty, text: texts.releaseEmptyText } } },
  ],
  kinds: {
    kpi: { icon: 'kpi', room: 'kpis' },
    feedback: { icon: 'feedback', room: 'feedback' },
    improvement: { icon: 'arrowUp', room: 'improvements' },
    release: { icon: 'release', room: 'releases' },
  },
}

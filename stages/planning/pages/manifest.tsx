import type { StageManifest } from '../../../web/manifest.ts'
import { texts } from '../texts.ts'
import { texts as t } from './texts.ts'

export const manifest: StageManifest = {
  stage: 'planning',
  label: texts.stage,
  lead: texts.lead,
  rooms: [
    { path: 'scope', label: t.scope, page: () => import('./scope.tsx') },
    { path: 'plan', label: { zh: '计划（甘特图）', en: 'Plan (Gantt)' }, countKey: 'openTasks', page: () => import('./plan.tsx') },
    { path: 'milestones', label: t.milestones, page: () => import('./milestones.tsx') },
    { path: 'risks', label: t.risks, countKey: 'openRisks', page: () => import('./risks.tsx') },
    { path: 'issues', label: t.issues, countKey: 'openIssues', page: () => import('./issues.tsx') },
    { path: 'meetings', label: t.meetings, page: () => import('./meetings.tsx') },
    { path: 'executive', label: t.executive, countKey: 'pendingDecisions', page: () => import('./executive.tsx') },
    { path: 'actions', label: t.actions, countKey: 'openActions', register: { kind: 'actionItem', lead: t.actionsLead, columns: ['code', 'title', 'ownerId', 'departmentId', 'dueOn', 'daysLate', 'state'], empty: { title: t.actionsEmpty, text: t.actionsEmptyText } } },
  ],
  kinds: {
    scopeDecision: { icon: 'module', room: 'scope' },
    task: { icon: 'task', room: 'plan', tabs: [{ key: 'progress', label: t.progress, content: () => import('./task-tab.tsx') }] },
    risk: { icon: 'risk', room: 'risks' },
    projectIssue: { icon: 'issue', room: 'issues' },
    meeting: { icon: 'meeting', room: 'meetings' },
    decision: { icon: 'approval', room: 'executive' },
    actionItem: { icon: 'flag', room: 'actions' },
    weeklyReport: { icon: 'report', room: 'meetings' },
  },
}

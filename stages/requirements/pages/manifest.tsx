import type { StageManifest } from '../../../web/manifest.ts'
import { texts as t } from '../texts.ts'
import { PainPointDocument, SpecificationDocument } from './documents.tsx'

export const manifest: StageManifest = {
  stage: 'requirements',
  label: t.stage,
  lead: t.lead,
  rooms: [
    { path: 'objectives', label: t.objectiveRoom, countKey: 'objective', register: { kind: 'objective', lead: t.objectiveLead, columns: ['code', 'title', 'proof', 'painPoints', 'dueOn', 'ownerId', 'state'], empty: { title: t.objectiveEmpty, text: t.objectiveEmptyText } } },
    { path: 'pain-points', label: t.painRoom, countKey: 'painPoint', register: { kind: 'painPoint', lead: t.painLead, columns: ['code', 'title', 'departmentId', 'size', 'unit', 'requirements', 'state'], empty: { title: t.painEmpty, text: t.painEmptyText }, actions: PainPointDocument } },
    { path: 'interviews', label: t.interviewRoom, countKey: 'interview', register: { kind: 'interview', lead: t.interviewLead, columns: ['code', 'title', 'intervieweeId', 'departmentId', 'heldOn', 'requirements', 'state'], empty: { title: t.interviewEmpty, text: t.interviewEmptyText } } },
    { path: 'processes', label: t.processRoom, countKey: 'processMap', page: () => import('./processes.tsx') },
    { path: 'surveys', label: t.surveyRoom, countKey: 'survey', register: { kind: 'survey', lead: t.surveyLead, columns: ['code', 'title', 'questionCount', 'invited', 'answered', 'responseRate', 'state'], empty: { title: t.surveyEmpty, text: t.surveyEmptyText } } },
    { path: 'requirements', label: t.requirementRoom, countKey: 'requirement', register: { kind: 'requirement', lead: t.requirementLead, columns: ['code', 'title', 'priority', 'moduleId', 'raisedById', 'signedBy', 'state'], empty: { title: t.requirementEmpty, text: t.requirementEmptyText }, actions: SpecificationDocument } },
    { path: 'baselines', label: t.baselineRoom, countKey: 'requirementsBaseline', page: () => import('./baselines.tsx') },
    { path: 'process', label: t.processPage, hidden: true, page: () => import('./process.tsx') },
    { path: 'survey', label: t.surveyPage, hidden: true, page: () => import('./survey.tsx') },
    { path: 'interview', label: t.notesPage, hidden: true, page: () => import('./interview.tsx') },
  ],
  kinds: {
    objective: { icon: 'target', room: 'objectives' },
    painPoint: { icon: 'pain', room: 'pain-points', tabs: [{ key: 'kpi', label: t.kpiTab, content: () => import('./pain-point-tab.tsx') }] },
    interview: { icon: 'interview', room: 'interviews', tabs: [{ key: 'notes', label: t.notesTab, content: () => import('./interview-tab.tsx') }] },
    processMap: { icon: 'process', room: 'processes', tabs: [{ key: 'steps', label: t.steps, content: () => import('./process-tab.tsx') }] },
    regulation: { icon: 'document', room: 'processes' },
    survey: { icon: 'survey', room: 'surveys', tabs: [{ key: 'survey', label: t.results, content: () => import('./survey-tab.tsx') }] },
    requirement: { icon: 'requirement', room: 'requirements', tabs: [{ key: 'standing', label: t.standingTab, content: () => import('./standing-tab.tsx') }] },
    requirementsBaseline: { icon: 'signature', room: 'baselines', tabs: [{ key: 'baseline', label: t.sinceBaseline, content: () => import('./baseline-tab.tsx') }] },
    changeRequest: { icon: 'edit', room: 'baselines', tabs: [{ key: 'impact', label: t.impactTab, content: () => import('./change-tab.tsx') }] },
  },
}

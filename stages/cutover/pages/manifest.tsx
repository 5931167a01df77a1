import type { StageManifest } from '../../../web/manifest.ts'
import { texts } from '../texts.ts'

export const manifest: StageManifest = {
  stage: 'cutover',
  label: texts.stage,
  lead: texts.lead,
  rooms: [
    { path: 'waves', label: texts.roomWaves, countKey: 'wave', page: () => import('./waves.tsx') },
    { path: 'runbook', label: texts.roomRunbook, countKey: 'cutoverTask', page: () => import('./runbook.tsx') },
    { path: 'decisions', label: texts.roomDecisions, countKey: 'goNoGo', page: () => import('./decisions.tsx') },
    { path: 'incidents', label: texts.roomIncidents, countKey: 'openIncidents', page: () => import('./incidents.tsx') },
    { path: 'freezes', label: texts.roomFreezes, countKey: 'changeFreeze', register: { kind: 'changeFreeze', lead: texts.freezesLead, columns: ['code', 'title', 'startsOn', 'endsOn', 'scope', 'exception', 'state'], empty: { title: texts.freezesEmpty, text: texts.freezesEmptyText } } },
    { path: 'rehearsals', label: texts.roomRehearsals, countKey: 'cutoverRehearsal', register: { kind: 'cutoverRehearsal', lead: texts.rehearsalsLead, columns: ['code', 'title', 'wave', 'heldOn', 'includesRollback', 'conclusion', 'state'], empty: { title: texts.rehearsalsEmpty, text: texts.rehearsalsEmptyText } } },
  ],
  kinds: {
    wave: { icon: 'wave', room: 'waves' },
    cutoverTask: { icon: 'task', room: 'runbook' },
    cutoverRehearsal: { icon: 'clock', room: 'rehearsals' },
    goNoGo: { icon: 'signature', room: 'decisions' },
    incident: { icon: 'incident', room: 'incidents' },
    changeFreeze: { icon: 'calendar', room: 'freezes' },
  },
}

import type { StageManifest } from '../../../web/manifest.ts'
import { texts } from '../texts.ts'

export const manifest: StageManifest = {
  stage: 'migration',
  label: texts.stage,
  lead: texts.lead,
  rooms: [
    { path: 'sources', label: texts.sourcesRoom, countKey: 'dataSource', page: () => import('./sources.tsx') },
    { path: 'profile', label: texts.profileRoom, page: () => import('./profile.tsx') },
    { path: 'cleansing', label: texts.cleansingRoom, countKey: 'duplicatesWaiting', page: () => import('./cleansing.tsx') },
    { path: 'mapping', label: texts.mappingRoom, countKey: 'mapping', page: () => import('./mapping.tsx') },
    { path: 'runs', label: texts.runsRoom, page: () => import('./runs.tsx') },
    { path: 'run', label: texts.run, hidden: true, page: () => import('./run.tsx') },
    { path: 'reconciliation', label: texts.reconciliationRoom, countKey: 'reconciliationsOpen', page: () => import('./reconciliation.tsx') },
    { path: 'lineage', label: texts.lineageRoom, page: () => import('./lineage.tsx') },
    {
      path: 'collections', label: texts.collectionsRoom, countKey: 'dataCollection',
      register: { kind: 'dataCollection', lead: texts.collectionsLead, empty: { title: texts.collectionsEmpty, text: texts.collectionsEmptyText } },
    },
  ],
  kinds: {
    dataSource: { icon: 'database', room: 'sources' },
    mapping: { icon: 'mapping', room: 'mapping' },
    migrationRun: { icon: 'run', room: 'runs' },
    reconciliation: { icon: 'approval', room: 'reconciliation' },
    dataCollection: { icon: 'table', room: 'collections' },
  },
}

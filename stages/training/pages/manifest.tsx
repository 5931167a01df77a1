import type { StageManifest } from '../../../web/manifest.ts'
import { texts } from '../texts.ts'

export const manifest: StageManifest = {
  stage: 'training',
  label: texts.stage,
  lead: texts.lead,
  rooms: [
    { path: 'coverage', label: texts.roomCoverage, countKey: 'unreached', page: () => import('./coverage.tsx') },
    { path: 'curricula', label: texts.roomCurricula, countKey: 'curriculum', register: { kind: 'curriculum', lead: texts.curriculaLead, columns: ['code', 'title', 'audienceBy', 'audience', 'departments', 'lessons', 'state'], empty: { title: texts.curriculaEmpty, text: texts.curriculaEmptyText } } },
    { path: 'lessons', label: texts.roomLessons, countKey: 'lesson', page: () => import('./lessons.tsx') },
    { path: 'sessions', label: texts.roomSessions, countKey: 'trainingSession', page: () => import('./sessions.tsx') },
    { path: 'exams', label: texts.roomExams, countKey: 'exam', page: () => import('./exams.tsx') },
    { path: 'seed-users', label: texts.roomSeedUsers, countKey: 'seedUsers', page: () => import('./seed-users.tsx') },
  ],
  kinds: {
    curriculum: { icon: 'document', room: 'curricula' },
    lesson: { icon: 'lesson', room: 'lessons' },
    exam: { icon: 'exam', room: 'exams' },
    trainingSession: { icon: 'session', room: 'sessions' },
  },
}

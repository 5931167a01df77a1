import { curriculum, exam, lesson, trainingSession } from './kinds.ts'

export { attendance, examAttempts, examQuestions, seedUsers } from './own-tables.ts'
export const curricula = curriculum.table
export const lessons = lesson.table
export const exams = exam.table
export const trainingSessions = trainingSession.table

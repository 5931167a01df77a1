import { changeFreeze, cutoverRehearsal, cutoverTask, goNoGo, incident, wave } from './kinds.ts'

export { goNoGoVotes, incidentEntries, taskTimings, waveGoLives, waveRollbacks } from './own-tables.ts'
export const waves = wave.table
export const cutoverTasks = cutoverTask.table
export const cutoverRehearsals = cutoverRehearsal.table
export const goNoGos = goNoGo.table
export const incidents = incident.table
export const changeFreezes = changeFreeze.table

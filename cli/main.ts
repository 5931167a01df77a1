import './fast-start.ts'

await import('./run.ts')

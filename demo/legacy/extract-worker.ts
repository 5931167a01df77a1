import { parentPort, workerData } from 'node:worker_threads'
import { generateLegacy, type LegacyOptions } from './generate.ts'

for (const options of workerData as LegacyOptions[]) parentPort!.postMessage(await generateLegacy(options))

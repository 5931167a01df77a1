import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** All evaluations of the data engine, one after the other, each in a process of its own; `--json` joins their results in one object. */
const args = process.argv.slice(2)
const isJson = args.includes('--json')
const parts = fs.readdirSync(import.meta.dirname).filter((file) => /^(mapping|match|read)\.ts$/.test(file)).sort()
const reports: { commit: string; machine: string; results: unknown[] }[] = []
let crashed = false
for (const part of parts) {
  if (!isJson) process.stdout.write(`\n== ${part.replace('.ts', '')}\n`)
  const run = spawnSync(process.execPath, [path.join(import.meta.dirname, part), ...args], { stdio: ['ignore', isJson ? 'pipe' : 'inherit', 'inherit'], encoding: 'utf8', maxBuffer: 64 * 2 ** 20 })
  if (run.status !== 0) crashed = true
  else if (isJson) reports.push(JSON.parse(run.stdout) as (typeof reports)[number])
}
if (isJson) process.stdout.write(`${JSON.stringify({ commit: reports[0]?.commit ?? null, machine: reports[0]?.machine ?? null, results: reports.flatMap((r) => r.results) }, null, 2)}\n`)
process.exitCode = crashed ? 1 : 0

#!/usr/bin/env node
// Starts a throwaway PostgreSQL on a free port, sets LANDFALL_TEST_POSTGRES, runs the command, and removes the cluster again.
//   node bin/with-postgres.mjs node node_modules/vitest/vitest.mjs run platform
import { spawn } from 'node:child_process'
import { throwawayPostgres } from './throwaway-postgres.mjs'

const [command, ...given] = process.argv.slice(2)
if (!command || command === '--help') {
  console.log('usage: node bin/with-postgres.mjs COMMAND [ARGUMENTS]\nRuns COMMAND with LANDFALL_TEST_POSTGRES set to a throwaway PostgreSQL cluster (15 or later); exits as COMMAND does, 3 without PostgreSQL.')
  process.exit(command ? 0 : 2)
}

let cluster
try {
  cluster = await throwawayPostgres()
} catch (error) {
  console.error(error.message)
  process.exit(3)
}
const code = await new Promise((resolve) => {
  const child = spawn(command, given, { stdio: 'inherit', env: { ...process.env, LANDFALL_TEST_POSTGRES: cluster.url } })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (status, signal) => resolve(status ?? (signal ? 1 : 0)))
  child.on('error', (error) => { console.error(`${command}: ${error.message}`); resolve(127) })
})
await cluster.remove()
process.exit(code)

import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Browser tests: one seeded demo and one browser for all files, run one after the other. */
export default defineConfig({
  root: path.dirname(import.meta.dirname),
  test: { include: ['e2e/**/*.e2e.ts'], globalSetup: ['e2e/demo-server.ts'], testTimeout: 120_000, hookTimeout: 180_000, pool: 'forks', fileParallelism: false },
})

#!/usr/bin/env node
import path from 'node:path'
import { checkNode, ensureInstalled, ensureWeb, node24, root, run } from './runtime.mjs'

// `npm start`: the demo; `npm start -- --data DIR` (or LANDFALL_DATA, DATABASE_URL): a real installation.
checkNode()
await ensureInstalled()
await ensureWeb()
const args = process.argv.slice(2)
const isReal = args.includes('--data') || process.env.LANDFALL_DATA || process.env.DATABASE_URL
const { code } = await run(node24(), [path.join(root, 'cli/main.ts'), isReal ? 'start' : 'demo', ...args])
process.exit(code ?? 0)

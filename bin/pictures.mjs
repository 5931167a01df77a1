#!/usr/bin/env node
import path from 'node:path'
import { checkNode, ensureInstalled, ensureWeb, node24, root, run } from './runtime.mjs'

// Takes the pictures of the README from a freshly seeded demo.
checkNode()
await ensureInstalled()
await ensureWeb()
const { code } = await run(node24(), [path.join(root, 'bench/pictures.ts'), ...process.argv.slice(2)])
process.exit(code ?? 1)

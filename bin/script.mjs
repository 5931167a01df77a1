#!/usr/bin/env node
import path from 'node:path'
import { checkNode, ensureInstalled, ensureWeb, node24, root, run } from './runtime.mjs'

// Runs a script of the repository on Node 24, with everything installed and the pages built: `node bin/script.mjs FILE [ARGUMENTS]`.
const [file, ...rest] = process.argv.slice(2)
checkNode()
await ensureInstalled()
await ensureWeb()
const { code } = await run(node24(), [path.join(root, file), ...rest])
process.exit(code ?? 1)

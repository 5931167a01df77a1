import { enableCompileCache, registerHooks } from 'node:module'
import path from 'node:path'

/**
 * Halves the time until the program runs. Compiled modules are kept beside the packages. And Node reads a package's description again for
 * each file of it and for each of our files that imports it, 1 ms a time for the 180 kB of drizzle-orm's: a package is looked up once,
 * and a file that drizzle-orm's own modules name is what they say it is.
 */
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/landfall/compiled'))

const known = new Map<string, { url: string; format?: string | null | undefined }>()
registerHooks({
  resolve(specifier, context, next) {
    const parent = context.parentURL ?? ''
    if (parent.includes('/node_modules/drizzle-orm/') && /^\.\.?\/.*\.js$/.test(specifier)) return { url: new URL(specifier, parent).href, format: 'module', shortCircuit: true }
    if (!/^[\w@]/.test(specifier) || specifier.includes(':') || parent.includes('/node_modules/')) return next(specifier, context)
    const found = known.get(specifier) ?? next(specifier, context)
    known.set(specifier, found)
    return { ...found, shortCircuit: true }
  },
})

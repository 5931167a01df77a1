import fs from 'node:fs'
import path from 'node:path'

/**
 * Folder with published extracts and test suites that stand beside the repository (`LANDFALL_SHARED`, else a folder `shared`
 * next to the repository or above it). Null and one visible line when it is absent: tests and benches then skip what needs it.
 */
export function sharedFolder(part: string): string | null {
  const given = process.env.LANDFALL_SHARED
  const candidates = given ? [given] : [3, 4, 5].map((up) => path.join(import.meta.dirname, ...Array(up).fill('..'), 'shared'))
  for (const candidate of candidates) {
    const folder = path.join(candidate, part)
    if (fs.existsSync(folder)) return folder
  }
  process.stderr.write(`skipped: no ${part} beside the repository (set LANDFALL_SHARED to the folder that holds it)\n`)
  return null
}

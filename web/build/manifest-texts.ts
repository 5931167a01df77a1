import fs from 'node:fs'
import path from 'node:path'
import { type Plugin, transformWithOxc } from 'vite'

const importLine = /import \{ texts(?: as (\w+))? \} from '(\.\.\/texts\.ts)'\n/

/**
 * The navigation needs a few words of each stage; its texts as a whole would come with them into the first load.
 * So the words that a manifest names stand in it after the build, and the rest stays with the stage's pages.
 */
export function manifestTexts(): Plugin {
  return {
    name: 'landfall-manifest-texts',
    enforce: 'pre',
    async transform(code, id) {
      if (!/stages\/[^/]+\/pages\/manifest\.tsx$/.test(id)) return undefined
      const found = importLine.exec(code)
      if (!found) return undefined
      const local = found[1] ?? 'texts'
      const file = path.join(path.dirname(id), found[2]!)
      this.addWatchFile(file)
      const texts = await textsOf(file)
      const body = code.replace(importLine, '').replace(new RegExp(`\\b${local}\\.(\\w+)`, 'g'), (whole, key: string) => (texts[key] ? JSON.stringify(texts[key]) : whole))
      return new RegExp(`\\b${local}\\b[.[,)\\s]`).test(body) ? undefined : { code: body, map: null }
    },
  }
}

/** The texts of a stage; the file holds data only. */
async function textsOf(file: string): Promise<Record<string, unknown>> {
  const { code } = await transformWithOxc(fs.readFileSync(file, 'utf8'), file)
  return ((await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { texts: Record<string, unknown> }).texts
}

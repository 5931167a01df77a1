import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const out = path.join(root, 'dist/web')
const kilobyte = 1000

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly isDynamicEntry?: boolean
  readonly isEntry?: boolean
}
let chunks: Record<string, Chunk> = {}

/** Builds the pages when a source is newer than what was built. */
beforeAll(() => {
  const built = path.join(out, '.vite/manifest.json')
  const sources = ['web', 'stages', 'vite.config.ts', 'package-lock.json'].flatMap((name) => filesOf(path.join(root, name)))
  const newest = Math.max(...sources.map((f) => fs.statSync(f).mtimeMs))
  if (!fs.existsSync(built) || fs.statSync(built).mtimeMs < newest) execFileSync(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build'], { cwd: root, stdio: 'pipe', env: { ...process.env, NODE_ENV: 'production' } })
  chunks = JSON.parse(fs.readFileSync(built, 'utf8')) as Record<string, Chunk>
}, 180_000)

function filesOf(place: string): string[] {
  if (!fs.existsSync(place)) return []
  if (fs.statSync(place).isFile()) return [place]
  return fs.readdirSync(place, { recursive: true, withFileTypes: true }).filter((f) => f.isFile() && /\.(tsx?|css|html|js)$/.test(f.name) && !f.name.endsWith('.test.ts')).map((f) => path.join(f.parentPath, f.name))
}

const size = (key: string): number => (chunks[key]!.file.endsWith('.js') ? gzipSync(fs.readFileSync(path.join(out, chunks[key]!.file)), { level: 9 }).length / kilobyte : 0)

/** All JavaScript that is loaded with these chunks, each file once, in kB gzipped. */
function loadedWith(keys: readonly string[]): number {
  const seen = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key)) return
    seen.add(key)
    for (const next of chunks[key]?.imports ?? []) visit(next)
  }
  for (const key of keys) visit(key)
  return [...seen].reduce((sum, key) => sum + size(key), 0)
}

function chunkOf(source: string): string {
  const key = Object.keys(chunks).find((k) => k === source || k.endsWith(`/${source}`))
  if (!key) throw new Error(`the build has no chunk of ${source}`)
  return key
}

/** What the language adds: antd's own words and dayjs' months. */
const chinese = () => Object.keys(chunks).filter((k) => /antd\/locale\/zh_CN|dayjs\/locale\/zh-cn|dayjs\/dayjs\.min/.test(k))

/** Ceilings of lazy chunks, alone, in kB; any other stays under `otherwise`. */
const ceilings: Readonly<Record<string, number>> = { 'parts/chart-canvas.tsx': 230, 'parts/day-picker.tsx': 40, 'parts/write-xlsx.ts': 42, 'parts/drawer-body.tsx': 14, 'parts/kind-form.tsx': 12, 'item/item-panel-body.tsx': 10, 'register/import-dialog.tsx': 10 }
const libraries: readonly (readonly [RegExp, number])[] = [[/react-gantt|gantt/, 110], [/qrcode/, 12], [/bpmn/, 170]]
const otherwise = 30

describe('the weight of the pages (JavaScript, gzipped)', () => {
  it.each([
    ['the sign-in page', ['index.html', 'pages/sign-in/sign-in-page.tsx'], 240],
    ['the workbench', ['index.html', 'frame/frame.tsx', 'pages/workbench/workbench-page.tsx'], 240],
    ['a stage', ['index.html', 'frame/frame.tsx', 'pages/stage/stage-overview.tsx'], 240],
    ['the first table of a stage', ['index.html', 'frame/frame.tsx', 'frame/stage-page.tsx', 'register/register-page.tsx'], 380],
  ] as const)('%s comes within its budget', (_, sources, budget) => {
    expect(loadedWith([...sources.map(chunkOf), ...chinese()])).toBeLessThanOrEqual(budget)
  })

  it('keeps zod, ECharts and forms out of the first load', () => {
    const first = loadedWith(['index.html', 'frame/frame.tsx'].map(chunkOf))
    expect(loadedWith(['index.html', 'frame/frame.tsx', 'parts/chart-canvas.tsx'].map(chunkOf)) - first).toBeGreaterThan(100)
    const texts = Object.keys(chunks).filter((k) => chunks[k]!.isEntry).map((k) => fs.readFileSync(path.join(out, chunks[k]!.file), 'utf8'))
    expect(texts.some((t) => t.includes('ZodError'))).toBe(false)
  })

  it('holds each lazy chunk under its own ceiling', () => {
    const heavy = Object.keys(chunks).filter((k) => chunks[k]!.isDynamicEntry).flatMap((key) => {
      const named = Object.entries(ceilings).find(([source]) => key.endsWith(source))?.[1]
      const ceiling = named ?? libraries.find(([pattern]) => pattern.test(key))?.[1] ?? otherwise
      const weight = size(key)
      return weight > ceiling ? [`${key}: ${weight.toFixed(1)} kB > ${ceiling} kB`] : []
    })
    expect(heavy).toEqual([])
  })

  it('asks nothing of another origin', () => {
    const named = fs.readdirSync(path.join(out, 'assets')).filter((f) => f.endsWith('.css')).filter((f) => /url\(\s*["']?https?:|@import\s+["']?https?:/.test(fs.readFileSync(path.join(out, 'assets', f), 'utf8')))
    expect(named).toEqual([])
    expect(fs.readFileSync(path.join(out, 'index.html'), 'utf8')).not.toMatch(/(src|href)="https?:/)
  })
})

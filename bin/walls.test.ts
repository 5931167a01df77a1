import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = path.dirname(import.meta.dirname)
const clone = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-walls-'))

function plant(file: string, content: string): void {
  fs.mkdirSync(path.dirname(path.join(clone, file)), { recursive: true })
  fs.writeFileSync(path.join(clone, file), content)
}

function violations(): { rule: string; from: string; to: string }[] {
  const { stdout } = spawnSync(process.execPath, [path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.mjs', '--output-type', 'json', '.'], { cwd: clone, encoding: 'utf8' })
  return JSON.parse(stdout).summary.violations.map((v: { rule: { name: string }; from: string; to: string }) => ({ rule: v.rule.name, from: v.from, to: v.to }))
}

beforeAll(() => {
  for (const file of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json']) fs.copyFileSync(path.join(root, file), path.join(clone, file))
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'))
  plant('platform/door.ts', 'export const door = 1\nexport interface Wire { a: 1 }\n')
  plant('engines/errors.ts', 'export type Text = { zh: string }\n')
  plant('stages/planning/contract.ts', "import type { Wire } from '../../platform/door.ts'\nexport type Plan = Wire\n")
  plant('stages/planning/pages/gantt.tsx', "import type { Plan } from '../contract.ts'\nimport type { Wire } from '../../../platform/door.ts'\nexport const plan: Plan | Wire = { a: 1 }\n")
})
afterAll(() => fs.rmSync(clone, { recursive: true, force: true }))

it('lets through what the table of rooms allows', () => {
  expect(violations()).toEqual([])
})

it.each([
  ['an engine that reaches for the platform', 'engines/planted.ts', "import { door } from '../platform/door.ts'\nexport const planted = door\n", 'engines-stand-alone'],
  ['a stage that imports another stage', 'stages/training/planted.ts', "import type { Plan } from '../planning/contract.ts'\nexport type Planted = Plan\n", 'stage-alone'],
  ['a page that runs platform code', 'stages/planning/pages/planted.tsx', "import { door } from '../../../platform/door.ts'\nexport const planted = door\n", 'pages-on-parts'],
  ['a command line that loads a stage', 'cli/planted.ts', "import { plan } from '../stages/planning/pages/gantt.tsx'\nexport const planted = plan\n", 'cli-on-contracts'],
])('refuses %s', (_, file, content, rule) => {
  plant(file, content)
  expect(violations().map((v) => v.rule)).toContain(rule)
  fs.rmSync(path.join(clone, file))
})

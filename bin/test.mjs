#!/usr/bin/env node
// `npm test`: brings what the tests need, runs every check, and closes with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkNode, ensureInstalled, ensureWeb, node24, root, run, say } from './runtime.mjs'

const isCi = process.env.CI === 'true'
const only = process.argv.slice(2).filter((a) => !a.startsWith('-'))

checkNode()
await ensureInstalled()
const absent = await ensureSystemPackages()
const node = node24()
const tool = (file, ...args) => [node, [path.join(root, 'node_modules', file), ...args]]
const vitest = (...args) => tool('vitest/vitest.mjs', 'run', ...args)

/** Each check gives counts; those that only pass or fail count as one. */
const checks = [
  ['types', () => one(...tool('typescript7/bin/tsc', '--noEmit'))],
  ['types of the pages', () => one(...tool('typescript7/bin/tsc', '--noEmit', '-p', 'tsconfig.web.json'))],
  ['types of the browser tests', () => one(...tool('typescript7/bin/tsc', '--noEmit', '-p', 'tsconfig.e2e.json'))],
  ['lint', () => one(...tool('@biomejs/biome/bin/biome', 'lint', '--error-on-warnings'))],
  ['walls between rooms', () => one(...tool('dependency-cruiser/bin/dependency-cruiser.mjs', '--config', '.dependency-cruiser.mjs', '.'))],
  ['unused files and exports', () => one(...tool('knip/bin/knip.js'))],
  ['build of the pages', () => ensureWeb().then(() => ({ passed: 1, failed: 0 }))],
  ['tests', () => counted(vitest())],
  ['tests on PostgreSQL', () => (absent.has('postgresql') ? skipped('postgresql') : counted([node, [path.join(root, 'bin/with-postgres.mjs'), node, ...vitest('platform', 'stages')[1]]]))],
  ['browser', () => (absent.has('chromium') ? skipped('chromium') : counted(vitest('--config', 'e2e/vitest.config.ts')))],
]

let passed = 0
let failed = 0
for (const [name, check] of checks) {
  if (only.length > 0 && !only.some((o) => name.startsWith(o))) continue
  say(`\n== ${name}`, `\n== ${name}`)
  const started = Date.now()
  const result = await check()
  passed += result.passed
  failed += result.failed
  say(`   ${name}：通过 ${result.passed}，失败 ${result.failed}，${Math.round((Date.now() - started) / 1000)} 秒`, `   ${name}: ${result.passed} passed, ${result.failed} failed, ${Math.round((Date.now() - started) / 1000)} s`)
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 ? 1 : 0)

async function one(command, args) {
  const { code } = await run(command, args)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Runs Vitest and reads its counts from a report; a run that gives none counts as one failure. */
async function counted([command, args]) {
  const report = path.join(os.tmpdir(), `landfall-tests-${process.pid}-${Math.random().toString(36).slice(2)}.json`)
  const { code } = await run(command, [...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(fs.readFileSync(report, 'utf8'))
    const failures = Math.max(numFailedTests, code === 0 ? 0 : 1, numFailedTests === 0 ? numFailedTestSuites : 0)
    return { passed: numPassedTests, failed: failures }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    fs.rmSync(report, { force: true })
  }
}

function skipped(what) {
  say(`   跳过：这台机器上没有 ${what}，也不能自动安装。`, `   SKIPPED: ${what} is not on this machine and could not be installed.`)
  return { passed: 0, failed: isCi ? 1 : 0 }
}

/** Debian and Ubuntu as root: installs what is absent. Elsewhere says what to install. Gives the names still absent. */
async function ensureSystemPackages() {
  const needs = [
    ['chromium', () => has('chromium') || has('google-chrome'), ['chromium']],
    ['fonts', () => spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout?.trim(), ['fonts-noto-cjk', 'fontconfig']],
    ['postgresql', () => has('initdb') || fs.existsSync('/usr/lib/postgresql'), ['postgresql']],
    ['libreoffice', () => has('soffice'), ['libreoffice-writer-nogui', 'libreoffice-calc-nogui']],
    ['poppler', () => has('pdftoppm'), ['poppler-utils']],
  ]
  const missing = needs.filter(([, isThere]) => !isThere())
  if (missing.length === 0) return new Set()
  if (process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) {
    say(`正在安装测试需要的系统软件包：${missing.map(([name]) => name).join('、')}`, `Installing system packages for the tests: ${missing.map(([name]) => name).join(', ')}`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], { quiet: true, env, what: ['更新软件源', 'updating the package lists'] })
    const { code, output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing.flatMap(([, , packages]) => packages)], { quiet: true, env, what: ['安装系统软件包', 'installing system packages'] })
    if (code !== 0) process.stdout.write(output.slice(-2000))
  }
  const still = new Set(needs.filter(([, isThere]) => !isThere()).map(([name]) => name))
  for (const name of still) say(`缺少 ${name}：相关测试将跳过。`, `${name} is absent: its tests will be skipped.`)
  return still
}

function has(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)))
}

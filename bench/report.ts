import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** One figure of a benchmark or an evaluation. `met` is null where it could not be measured here. */
export interface Result {
  readonly name: string
  readonly value: number | null
  readonly unit: string
  readonly goal: string
  readonly met: boolean | null
  readonly peer: string | null
  /** Ours over the peer's in the same run. */
  readonly ratio: number | null
  readonly conditions: string
}

export interface Bench {
  readonly name: string
  readonly run: () => Promise<Result[]>
}

/** `<= 60` or `>= 500` against a value. */
export function figure(name: string, value: number, unit: string, goal: string, conditions: string, peer: { name: string; value: number } | null = null): Result {
  const [, sign, bound] = /^(<=|>=|<)\s*([\d.]+)/.exec(goal) ?? []
  const met = bound === undefined ? null : sign === '>=' ? value >= Number(bound) : value <= Number(bound)
  return { name, value: round(value), unit, goal, met, peer: peer?.name ?? null, ratio: peer ? round(value / peer.value) : null, conditions }
}

interface Report {
  readonly commit: string
  readonly machine: string
  readonly results: Result[]
}

const kept = path.join(path.dirname(import.meta.dirname), 'docs/bench')

/**
 * Runs the benches named by `--only` (all without it; `extra` only by name) and prints a table, or with `--json` one object.
 * `--keep` writes them to `docs/bench/FILE` and its page; a part that ran alone replaces only its own figures.
 * Exit 0 whether goals were met or not; 1 when something crashed.
 */
export async function report(file: string, benches: readonly Bench[], extra: readonly Bench[] = []): Promise<void> {
  const args = process.argv.slice(2)
  const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined
  const json = args.includes('--json')
  const results: Result[] = []
  for (const bench of only ? [...benches, ...extra].filter((b) => b.name === only) : benches) {
    if (!json) process.stderr.write(`${bench.name} …\n`)
    results.push(...(await bench.run()))
  }
  const whole: Report = { commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(), machine: `${os.cpus().length} × ${os.cpus()[0]!.model.trim()}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`, results }
  process.stdout.write(json ? `${JSON.stringify(whole, null, 2)}\n` : tableOf(results))
  if (args.includes('--keep')) keep(file, whole)
}

function keep(file: string, fresh: Report): void {
  const target = path.join(kept, file)
  const before = fs.existsSync(target) ? (JSON.parse(fs.readFileSync(target, 'utf8')) as Report).results.filter((r) => !fresh.results.some((f) => f.name === r.name)) : []
  fs.writeFileSync(target, `${JSON.stringify({ ...fresh, results: [...before, ...fresh.results] }, null, 2)}\n`)
  const parts = fs.readdirSync(kept).filter((f) => f.endsWith('.json')).sort().map((f) => [f, JSON.parse(fs.readFileSync(path.join(kept, f), 'utf8')) as Report] as const)
  fs.writeFileSync(path.join(kept, 'README.md'), `# Measured figures

Written by \`npm run bench -- --keep\` and \`npm run bench:data -- --keep\`. A figure is kept whether its goal was met or not; "–" means that no goal was set.
${parts.map(([name, part]) => `
## [${name}](${name})

Commit ${part.commit}, ${part.machine}.

| figure | value | goal | met | peer (ratio) | conditions |
|---|--:|--:|---|---|---|
${part.results.map((r) => `| ${cellsOf(r).join(' | ')} |`).join('\n')}
`).join('')}`)
}

function cellsOf(r: Result): string[] {
  return [r.name, r.value === null ? 'skipped' : `${r.value} ${r.unit}`, r.goal || '–', r.met === null ? '–' : r.met ? 'yes' : 'NO', r.peer ? `${r.peer} (${r.ratio}×)` : '–', r.conditions]
}

function tableOf(results: readonly Result[]): string {
  const rows = [['figure', 'value', 'goal', 'met', 'peer (ratio)', 'conditions'], ...results.map(cellsOf)]
  const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)))
  return `${rows.map((row) => row.map((cell, c) => cell.padEnd(widths[c]!)).join('  ').trimEnd()).join('\n')}\n`
}

function round(n: number): number {
  return n >= 100 ? Math.round(n) : Math.round(n * 100) / 100
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)]!
}

import path from 'node:path'
import { dataLineage, dataProfile, dataRun } from '../connectors/files/data-commands.ts'
import type { RunMode } from '../engines/data/contract.ts'
import { Invalid } from '../engines/errors.ts'
import type { Command, Given } from './arguments.ts'

const modes: readonly RunMode[] = ['profile', 'dryRun', 'rehearsal', 'final']

export const profile: Command = {
  name: 'data profile',
  summary: { zh: '剖析文件（CSV、文本、.xlsx）：编码与分隔符自动识别', en: 'profile files (CSV, text, .xlsx); encoding and dialect are found out' },
  positionals: 'FILE …',
  options: {
    encoding: { type: 'string', value: 'NAME', help: { zh: '编码：utf-8 或 gb18030（默认自动识别）', en: 'utf-8 or gb18030 (found out when absent)' } },
    delimiter: { type: 'string', value: 'TEXT', help: { zh: '分隔符（默认自动识别）', en: 'the delimiter (found out when absent)' } },
    sheet: { type: 'string', value: 'NAME', help: { zh: '.xlsx 的工作表', en: 'the sheet of an .xlsx' } },
    'header-rows': { type: 'string', value: 'N', help: { zh: '表头行数', en: 'number of header rows' } },
  },
  run: async ({ positionals, values, say, text }) => {
    const result = await dataProfile(positionals, {
      ...(values.encoding === 'utf-8' || values.encoding === 'gb18030' ? { encoding: values.encoding } : {}),
      ...(typeof values.delimiter === 'string' ? { delimiter: values.delimiter.replaceAll('\\t', '\t') } : {}),
      ...(typeof values.sheet === 'string' ? { sheet: values.sheet } : {}),
      ...(typeof values['header-rows'] === 'string' ? { headerRows: Number(values['header-rows']) } : {}),
    })
    for (const source of result.sources) {
      const [input] = source.inputs
      say(`${source.source}：${source.rows} 行，编码 ${input?.encoding ?? '—'}`, `${source.source}: ${source.rows} rows, encoding ${input?.encoding ?? '—'}`)
      for (const column of source.columns) {
        const nulls = column.rows === 0 ? 0 : Math.round(((column.nulls + column.empties) / column.rows) * 1000) / 10
        say(`  ${column.column}：${column.semanticType}，空 ${nulls} %，不同值 ${column.distinct}${column.isKeyCandidate ? '，可作主键' : ''}`, `  ${column.column}: ${column.semanticType}, ${nulls} % empty, ${column.distinct} distinct${column.isKeyCandidate ? ', key candidate' : ''}`)
        for (const finding of column.findings) say(`    ! ${text(finding.text)}`, `    ! ${text(finding.text)}`)
      }
      for (const row of source.unreadable.slice(0, 20)) say(`  ✗ ${row.file} 第 ${row.line} 行：${text(row.what)}`, `  ✗ ${row.file}, line ${row.line}: ${text(row.what)}`)
    }
    return result
  },
}

export const run: Command = {
  name: 'data run',
  summary: { zh: '运行一个迁移方案（或目录里的全部）：清洗、去重、编码、映射、导入、核对', en: 'run a pipeline (or all of a folder): cleanse, match, code, map, load, reconcile' },
  positionals: 'PIPELINE.yaml|FOLDER',
  options: {
    mode: { type: 'string', value: 'MODE', help: { zh: 'profile、dryRun（默认）、rehearsal 或 final', en: 'profile, dryRun (default), rehearsal or final' } },
    base: { type: 'string', value: 'DIR', help: { zh: '源文件所在目录', en: 'folder of the source files' } },
    work: { type: 'string', value: 'DIR', help: { zh: '运行结果目录（默认 ./landfall-runs）', en: 'folder for runs (default ./landfall-runs)' } },
    target: { type: 'string', value: 'URL', help: { zh: 'PostgreSQL 目标（默认为工作目录里的内嵌数据库）', en: 'a PostgreSQL target (default: an embedded database in the work folder)' } },
  },
  run: async ({ positionals, values, say, text }) => {
    const [pipeline] = positionals
    if (!pipeline) throw new Invalid('cli.arguments', {}, { zh: '请给出迁移方案文件或目录。', en: 'Name a pipeline file or a folder of them.' })
    const mode = values.mode ?? 'dryRun'
    if (!modes.includes(mode as RunMode)) throw new Invalid('cli.arguments', { mode }, { zh: `--mode 应是 ${modes.join('、')} 之一。`, en: `--mode is one of ${modes.join(', ')}.` })
    const stop = new AbortController()
    process.once('SIGINT', () => stop.abort())
    const manifests = await dataRun(path.resolve(pipeline), {
      mode: mode as RunMode, work: path.resolve(typeof values.work === 'string' ? values.work : 'landfall-runs'), signal: stop.signal,
      ...(typeof values.base === 'string' ? { base: path.resolve(values.base) } : {}), ...(typeof values.target === 'string' ? { target: values.target } : {}),
    })
    for (const manifest of manifests) {
      const { counts } = manifest
      say(`${text(manifest.title)}：进 ${counts.in} = 映射 ${counts.mapped} + 合并 ${counts.merged} + 拒绝 ${counts.rejected}；${manifest.isReconciled ? '核对一致' : '核对有差异'}`, `${text(manifest.title)}: in ${counts.in} = mapped ${counts.mapped} + merged ${counts.merged} + rejected ${counts.rejected}; ${manifest.isReconciled ? 'reconciled' : 'NOT reconciled'}`)
      for (const reason of manifest.reasons.slice(0, 12)) say(`  ${reason.severity === 'reject' ? '✗' : '!'} ${reason.rows}  ${text(reason.message)}`, `  ${reason.severity === 'reject' ? '✗' : '!'} ${reason.rows}  ${text(reason.message)}`)
    }
    return { ok: manifests.every((m) => m.mode === 'profile' || m.isReconciled), runs: manifests }
  },
}

export const lineage: Command = {
  name: 'data lineage',
  summary: { zh: '从目标的一行追到来源文件与行、规则与合并', en: 'from a target row back to file and line, rules and merges' },
  positionals: 'RUN_FOLDER KEY',
  options: {},
  run: async (given: Given) => {
    const [folder, key] = given.positionals
    if (!folder || !key) throw new Invalid('cli.arguments', {}, { zh: '请给出运行目录和目标主键。', en: 'Name a run folder and a target key.' })
    const found = await dataLineage(path.resolve(folder), key)
    given.say(`${found.targetKey}：${found.rows.length} 个来源行`, `${found.targetKey}: ${found.rows.length} source rows`)
    for (const row of found.rows) {
      given.say(`  ${row.landed.file}:${row.landed.line} (${row.outcome})`, `  ${row.landed.file}:${row.landed.line} (${row.outcome})`)
      for (const hit of row.hits) given.say(`    ${hit.rule} ${hit.column ?? ''}: ${hit.old ?? '∅'} → ${hit.new ?? '∅'}`, `    ${hit.rule} ${hit.column ?? ''}: ${hit.old ?? '∅'} → ${hit.new ?? '∅'}`)
    }
    return found
  },
}

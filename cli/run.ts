import path from 'node:path'
import { Problem, type Text } from '../engines/errors.ts'
import { type Command, parse } from './arguments.ts'
import { commands, common } from './commands.ts'

const root = path.dirname(import.meta.dirname)
const zh = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '')
const text = (t: Text): string => (zh ? t.zh : t.en)

process.exitCode = await main(process.argv.slice(2))

/** 0 done, 1 a check failed or the command was refused, 2 wrong usage. */
async function main(args: string[]): Promise<number> {
  const command = commandOf(args)
  const rest = args.slice(command ? command.name.split(' ').length : 0)
  if (!command || rest.includes('--help')) {
    process.stdout.write(command ? helpOf(command) : overview())
    return command || args.length === 0 || args[0] === '--help' ? 0 : 2
  }
  const json = rest.includes('--json')
  const withCommon = { ...command, options: { ...common, ...command.options } }
  try {
    const { values, positionals } = parse(withCommon, rest)
    const directory = path.resolve(typeof values.data === 'string' ? values.data : (process.env.LANDFALL_DATA ?? path.join(root, '.landfall/data')))
    const result = await command.run({
      values, positionals, json, directory, text,
      say: (chinese, english) => { if (!json) process.stdout.write(`${zh ? chinese : english}\n`) },
    })
    if (json && result !== undefined) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false ? 1 : 0
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, code: error.code, detail: error.detail, text: error.text }, null, 2)}\n`)
    else process.stderr.write(`${text(error.text)}\n`)
    return error.code === 'cli.arguments' ? 2 : 1
  }
}

function commandOf(args: readonly string[]): Command | undefined {
  return commands.find((c) => c.name === args.slice(0, c.name.split(' ').length).join(' '))
}

function overview(): string {
  const width = Math.max(...commands.map((c) => c.name.length))
  return `landfall COMMAND [OPTIONS]\n\n${commands.map((c) => `  ${c.name.padEnd(width)}  ${text(c.summary)}`).join('\n')}\n\n${text({ zh: '每个命令都有 --help 与 --json；文件与结果的格式见 docs/cli.md。', en: 'Each command has --help and --json; the shapes of files and results are in docs/cli.md.' })}\n`
}

function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...common }).map(([name, o]) => [`--${name}${o.value ? ` ${o.value}` : ''}`, text(o.help)] as const)
  const width = Math.max(...options.map(([name]) => name.length))
  return `landfall ${command.name}${command.positionals ? ` ${command.positionals}` : ''} [OPTIONS]\n${text(command.summary)}\n\n${options.map(([name, help]) => `  ${name.padEnd(width)}  ${help}`).join('\n')}\n`
}

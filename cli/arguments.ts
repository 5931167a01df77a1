import { parseArgs } from 'node:util'
import { Invalid, type Text } from '../engines/errors.ts'

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly help: Text
  /** Shown in the help behind the name: `--data DIR`. */
  readonly value?: string
}

export interface Command {
  readonly name: string
  readonly summary: Text
  /** Positional arguments as the help shows them: `FILE.yaml`. */
  readonly positionals?: string
  readonly options: Readonly<Record<string, Option>>
  readonly run: (given: Given) => Promise<unknown>
}

/** What a command is given; `json` asks for one JSON value on standard output. */
export interface Given {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly json: boolean
  /** The data directory: `--data`, else LANDFALL_DATA, else `.landfall/data` in the clone. */
  readonly directory: string
  say(zh: string, en: string): void
  text(text: Text): string
}

/** Splits the command line by the command's options; an unknown option is refused by name. */
export function parse(command: Command, args: readonly string[]): { positionals: string[]; values: Record<string, string | boolean | undefined> } {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: Object.fromEntries(Object.entries(command.options).map(([name, o]) => [name, { type: o.type }])) })
  } catch (error) {
    throw new Invalid('cli.arguments', { command: command.name, reason: (error as Error).message }, {
      zh: `参数不对：${(error as Error).message}。用 bin/landfall ${command.name} --help 查看用法。`,
      en: `${(error as Error).message}. See bin/landfall ${command.name} --help.`,
    })
  }
}

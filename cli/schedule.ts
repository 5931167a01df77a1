import fs from 'node:fs'
import { Invalid } from '../engines/errors.ts'
import { computeSchedule } from '../engines/schedule/compute-schedule.ts'
import { toMspdi } from '../engines/schedule/mspdi.ts'
import { parseScheduleFile } from '../engines/schedule/schedule-file.ts'
import type { Command } from './arguments.ts'

export const schedule: Command = {
  name: 'schedule',
  summary: { zh: '按关键路径法计算一个计划文件（YAML 或 JSON）', en: 'compute a plan file (YAML or JSON) by the critical path method' },
  positionals: 'PLAN.yaml',
  options: { mspdi: { type: 'string', value: 'FILE.xml', help: { zh: '另存为 Microsoft Project XML', en: 'also write Microsoft Project XML' } } },
  run: async ({ positionals, values, say, text }) => {
    const [file] = positionals
    if (!file) throw new Invalid('cli.arguments', { missing: 'PLAN.yaml' }, { zh: '请给出计划文件：bin/landfall schedule PLAN.yaml', en: 'Name a plan file: bin/landfall schedule PLAN.yaml' })
    const { title, input } = parseScheduleFile(readText(file), file)
    const result = computeSchedule(input)
    if (typeof values.mspdi === 'string') fs.writeFileSync(values.mspdi, toMspdi(title, input, result))
    say(`${title}：${result.start} 至 ${result.finish}，${result.durationDays} 个工作日`, `${title}: ${result.start} to ${result.finish}, ${result.durationDays} working days`)
    for (const task of result.tasks) say(`${task.isCritical ? '*' : ' '} ${task.start} ${task.finish} ${String(task.totalFloat).padStart(4)}  ${task.id} ${task.title}`, `${task.isCritical ? '*' : ' '} ${task.start} ${task.finish} ${String(task.totalFloat).padStart(4)}  ${task.id} ${task.title}`)
    for (const warning of result.warnings) say(`! ${text(warning.text)}`, `! ${text(warning.text)}`)
    return { title, ...result }
  },
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (error) {
    throw new Invalid('file.unreadable', { file, reason: (error as Error).message }, { zh: `读不到文件 ${file}。请检查路径。`, en: `The file ${file} cannot be read. Check its path.` })
  }
}

import type { Command, Option } from './arguments.ts'
import { demo, start } from './start.ts'
import { auditVerify } from './audit.ts'
import { lineage, profile, run } from './data.ts'
import { proposeMapping } from './data-mapping.ts'
import { read, sniff } from './data-reading.ts'
import { doctor } from './doctor.ts'
import { backup, exportOne, importOne, restore } from './safekeeping.ts'
import { schedule } from './schedule.ts'

/** Options that every command has. */
export const common: Readonly<Record<string, Option>> = {
  data: { type: 'string', value: 'DIR', help: { zh: '数据目录（默认 LANDFALL_DATA，否则 .landfall/data）', en: 'the data directory (default LANDFALL_DATA, else .landfall/data)' } },
  json: { type: 'boolean', help: { zh: '只输出一个 JSON', en: 'print one JSON value' } },
  help: { type: 'boolean', help: { zh: '显示本帮助', en: 'show this help' } },
}

export const commands: readonly Command[] = [start, demo, doctor, auditVerify, backup, restore, exportOne, importOne, schedule, sniff, read, profile, run, lineage, proposeMapping]

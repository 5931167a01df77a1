import { Invalid } from '../../errors.ts'
import type { TargetConnection, TargetRow } from '../ports.ts'
import { identifier } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'

const batch = 1_000

/**
 * Loads `mapped` into the target within one transaction (left open: reconciliation reads back inside of it). What the target refuses
 * becomes a reject with the target's own words. Makes `actual`: the rows as the target has them now.
 */
export async function loadRows(context: RunContext, connection: TargetConnection): Promise<void> {
  const { duck, pipeline, input } = context
  const { schema } = input.target!
  const table = pipeline.target
  const plan = await connection.plan(schema, table)
  for (const { table: other } of plan.unchecked) context.notes.push({ zh: `目标中还没有表 ${other}，本次未检查对它的引用`, en: `The target has no table ${other} yet: references to it were not checked` })
  await connection.begin()
  await connection.apply(plan)
  const total = await duck.one('select count(*) from mapped')
  const columns = table.columns.map((c) => identifier(`t_${c.name}`)).join(', ')
  const issues = await duck.appender('issue', ['integer', 'text', 'text', 'text', 'text', 'text', 'text', 'text'])
  let done = 0
  let waiting: TargetRow[] = []
  const send = async () => {
    if (waiting.length === 0) return
    for (const refusal of await connection.load(schema, table, input.runId, pipeline.object, waiting)) {
      issues.row([refusal.id, 'target', `load.${refusal.code}`, refusal.constraint, 'reject', null, `目标系统拒绝：${refusal.message}`, `The target refused the row: ${refusal.message}`])
    }
    done += waiting.length
    waiting = []
    context.progress('load', done, total, { zh: `导入 ${table.table}`, en: `Loading ${table.table}` })
  }
  try {
    for await (const [ids, ...values] of duck.chunks(`select "$goldenId", ${columns} from mapped order by "$goldenId"`)) {
      for (let i = 0; i < ids!.length; i++) {
        waiting.push({ id: Number(ids![i]), values: values.map((column) => column[i] as string | null) })
        if (waiting.length === batch) await send()
      }
    }
    await send()
  } finally {
    issues.close()
  }
  await duck.run(`delete from mapped where "$goldenId" in (select row_id from issue where severity = 'reject')`)
  const stale = await connection.removeStale(schema, table, input.runId, pipeline.object)
  if (stale > 0) context.notes.push({ zh: `删除了以前批次留下、本次没有的 ${stale} 行`, en: `${stale} rows of earlier runs that this run does not bring were removed` })
  const actual = await duck.create('actual', table.columns.map((c) => [c.name, 'text']))
  for await (const rows of connection.verify(schema, table, input.runId)) for (const row of rows) actual.row(row)
  actual.close()
}

/** Connections stay open between the runs of one child process: opening an embedded target costs more than a small run. */
const pool = new Map<string, TargetConnection>()
const poolKey = (context: RunContext) => JSON.stringify([context.input.target!.module, context.input.target!.options])

export async function dropTarget(context: RunContext): Promise<void> {
  const connection = pool.get(poolKey(context))
  pool.delete(poolKey(context))
  await connection?.close()
}
export async function closeTargets(): Promise<void> {
  for (const connection of pool.values()) await connection.close()
  pool.clear()
}

export async function openTarget(context: RunContext): Promise<TargetConnection> {
  const target = context.input.target
  if (!target) throw new Invalid('data.no_target', { mode: context.input.mode }, { zh: '没有指定目标系统，无法导入。', en: 'No target is given: nothing can be loaded.' })
  const open = pool.get(poolKey(context))
  if (open) return open
  const module = (await import(target.module)) as { openTarget(options: unknown): Promise<TargetConnection> }
  const connection = await module.openTarget(target.options)
  pool.set(poolKey(context), connection)
  return connection
}

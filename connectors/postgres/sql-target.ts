import { Refused, Unavailable } from '../../engines/errors.ts'
import type { TargetTable } from '../../engines/data/pipeline-schema.ts'
import type { Refusal, TargetConnection, TargetPlan, TargetRow } from '../../engines/data/ports.ts'

/** One connection that speaks PostgreSQL; rows come back as text or null. */
export interface SqlSession {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, string | null>[]; columns: string[]; count: number }>
  close(): Promise<void>
}

interface SqlError extends Error {
  code?: string
  constraint?: string
  detail?: string
}

const name = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`
const page = 5_000
/** Bookkeeping columns of every table that the engine made: which run and object brought the row. */
const runColumn = 'landfall_run'
const objectColumn = 'landfall_object'

/** How a column is read back: canonical text, the same on every PostgreSQL and PGlite. */
function readBack(column: { name: string; type: string }): string {
  const x = name(column.name)
  if (column.type === 'timestamptz') return `to_char(${x} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
  if (column.type === 'date') return `to_char(${x}, 'YYYY-MM-DD')`
  return `${x}::text`
}

/** Type names as information_schema tells them, for comparison with those of the pipeline. */
const shownType: Record<string, string> = { text: 'text', integer: 'integer', bigint: 'bigint', boolean: 'boolean', date: 'date', timestamptz: 'timestamp with time zone' }
function informationType(type: string): string {
  const varchar = /^varchar\((\d+)\)$/.exec(type)
  if (varchar) return `character varying(${varchar[1]})`
  return type.startsWith('numeric') ? type : shownType[type]!
}

/** A target that speaks PostgreSQL. A load is one transaction; a bad row costs its batch a few halvings and is given back with the database's own message. */
export function sqlTarget(session: SqlSession): TargetConnection {
  const tableOf = (schema: string, table: string) => `${name(schema)}.${name(table)}`
  const columnsOf = async (schema: string) => (await session.query(`select table_name, column_name, case when data_type = 'character varying' then 'character varying(' || character_maximum_length || ')' when data_type = 'numeric' then 'numeric(' || numeric_precision || ',' || numeric_scale || ')' else data_type end as type from information_schema.columns where table_schema = $1 order by table_name, ordinal_position`, [schema])).rows

  return {
    async describe(schema) {
      const tables = new Map<string, { name: string; type: string }[]>()
      for (const row of await columnsOf(schema)) tables.set(row.table_name!, [...(tables.get(row.table_name!) ?? []), { name: row.column_name!, type: row.type! }])
      return [...tables].map(([table, columns]) => ({ table, columns }))
    },

    async plan(schema, table) {
      const rows = await columnsOf(schema)
      const tables = new Set(rows.map((row) => row.table_name))
      const present = new Map(rows.filter((row) => row.table_name === table.table).map((row) => [row.column_name!, row.type!]))
      const statements: string[] = [`create schema if not exists ${name(schema)}`]
      if (!tables.has(table.table)) return { statements: [...statements, ...creation(schema, table, tables)], unchecked: table.references.filter((r) => !tables.has(r.table) && r.table !== table.table).map((r) => ({ table: r.table })) }
      const wrong = table.columns.filter((column) => present.has(column.name) && present.get(column.name) !== informationType(column.type))
      if (wrong.length > 0 || !present.has(runColumn)) {
        const names = wrong.length > 0 ? wrong.map((c) => `${c.name} (${present.get(c.name)} ≠ ${c.type})`).join(', ') : runColumn
        throw new Refused('data.target_differs', { schema, table: table.table, columns: names }, {
          zh: `目标表 ${schema}.${table.table} 已存在，但结构与方案不同：${names}。请改正方案，或换一个 schema。`,
          en: `The target table ${schema}.${table.table} is there with another structure: ${names}. Correct the pipeline, or take another schema.`,
        })
      }
      const added = table.columns.filter((column) => !present.has(column.name))
      return { statements: [...statements, ...added.map((c) => `alter table ${tableOf(schema, table.table)} add column ${name(c.name)} ${c.type}`)], unchecked: [] }
    },

    begin: async () => { await session.query('begin') },
    async apply(plan: TargetPlan) {
      for (const statement of plan.statements) await session.query(statement)
    },

    async load(schema, table, runId, object, rows) {
      const columns = table.columns.map((c) => name(c.name))
      const update = [...table.columns.filter((c) => !table.key.includes(c.name)).map((c) => name(c.name)), name(runColumn), name(objectColumn)]
      const statement = `insert into ${tableOf(schema, table.table)} (${columns.join(', ')}, ${name(runColumn)}, ${name(objectColumn)})
        select ${table.columns.map((c, i) => `c${i}::${c.type}`).join(', ')}, $2, $3 from json_to_recordset($1::json) as r(${table.columns.map((_, i) => `c${i} text`).join(', ')})
        on conflict (${table.key.map(name).join(', ')}) do update set ${update.map((c) => `${c} = excluded.${c}`).join(', ')}`
      const refusals: Refusal[] = []
      const insert = async (part: readonly TargetRow[]): Promise<void> => {
        await session.query('savepoint part')
        try {
          await session.query(statement, [JSON.stringify(part.map((row) => Object.fromEntries(row.values.map((value, i) => [`c${i}`, value])))), runId, object])
          await session.query('release savepoint part')
        } catch (error) {
          const { code, constraint, message, detail } = error as SqlError
          if (!code || /^(08|53|57|58|XX)/.test(code)) throw lost(error as Error)
          await session.query('rollback to savepoint part')
          if (part.length === 1) refusals.push({ id: part[0]!.id, code, constraint: constraint ?? null, message: detail ? `${message} (${detail})` : message })
          else {
            const half = part.length >> 1
            await insert(part.slice(0, half))
            await insert(part.slice(half))
          }
        }
      }
      if (rows.length > 0) await insert(rows)
      return refusals
    },

    async removeStale(schema, table, runId, object) {
      try {
        return (await session.query(`delete from ${tableOf(schema, table.table)} where ${name(objectColumn)} = $2 and ${name(runColumn)} is distinct from $1`, [runId, object])).count
      } catch (error) {
        const { code, message, detail } = error as SqlError
        if (code !== '23503') throw lost(error as Error)
        throw new Refused('data.target_referenced', { schema, table: table.table, reason: detail ?? message }, {
          zh: `目标表 ${table.table} 中以前批次的行，本次不再有，但仍被其他表引用（${detail ?? message}）。请先重新导入引用它的对象，或换一个 schema。`,
          en: `Rows of earlier runs in ${table.table} that this run does not bring are still referred to (${detail ?? message}). Load the objects that refer to them again first, or take another schema.`,
        })
      }
    },

    verify: (schema, table, runId) => pages(session, `select ${table.columns.map(readBack).map((sql, i) => `${sql} as c${i}`).join(', ')} from ${tableOf(schema, table.table)} where ${name(runColumn)} = '${runId.replaceAll("'", "''")}'`, (row) => table.columns.map((_, i) => row[`c${i}`] ?? null)),
    async *read(schema, table) {
      const columns = (await columnsOf(schema)).filter((row) => row.table_name === table && row.column_name !== runColumn && row.column_name !== objectColumn)
      const sql = columns.map((c) => `${readBack({ name: c.column_name!, type: c.type === 'timestamp with time zone' ? 'timestamptz' : c.type! })} as ${name(c.column_name!)}`).join(', ')
      yield* pages(session, `select ${sql} from ${tableOf(schema, table)} order by 1`, (row) => row)
    },
    async *exportBaseline(schema, table) {
      let isFirst = true
      for await (const rows of this.read(schema, table)) {
        const lines = rows.map((row) => Object.values(row).map((v) => (v === null ? '' : `"${v.replaceAll('"', '""')}"`)).join(','))
        if (isFirst && rows[0]) lines.unshift(Object.keys(rows[0]).join(','))
        isFirst = false
        yield `${lines.join('\n')}\n`
      }
    },
    undo: async (schema, table, runId) => (await session.query(`delete from ${tableOf(schema, table.table)} where ${name(runColumn)} = $1`, [runId])).count,

    commit: async () => { await session.query('commit').catch((error) => { throw lost(error) }) },
    rollback: async () => { await session.query('rollback') },
    close: () => session.close(),
  }
}

function creation(schema: string, table: TargetTable, tables: ReadonlySet<string | null | undefined>): string[] {
  const list = (columns: readonly string[]) => columns.map(name).join(', ')
  const at = (other: string) => `${name(schema)}.${name(other)}`
  const references = table.references.filter((r) => tables.has(r.table) || r.table === table.table)
  return [
    `create table ${at(table.table)} (${[
      ...table.columns.map((c) => `${name(c.name)} ${c.type}${c.required ? ' not null' : ''}`),
      `${name(runColumn)} text not null`, `${name(objectColumn)} text not null`,
      `primary key (${list(table.key)})`,
      ...table.unique.map((columns) => `unique (${list(columns)})`),
      ...references.map((r) => `foreign key (${list(r.columns)}) references ${at(r.table)} (${list(r.key)})`),
    ].join(', ')})`,
    ...references.map((r) => `create index on ${at(table.table)} (${list(r.columns)})`),
    `create index on ${at(table.table)} (${name(runColumn)})`,
  ]
}

async function* pages<Row>(session: SqlSession, sql: string, shape: (row: Record<string, string | null>) => Row): AsyncGenerator<Row[]> {
  await session.query(`declare reading no scroll cursor with hold for ${sql}`)
  try {
    for (;;) {
      const { rows } = await session.query(`fetch ${page} from reading`)
      if (rows.length === 0) return
      yield rows.map(shape)
    }
  } finally {
    await session.query('close reading')
  }
}

function lost(error: Error): Error {
  const { code } = error as SqlError
  if (code && !/^(08|53|57|58|XX)/.test(code)) return error
  return new Unavailable('data.target_lost', { reason: error.message }, { zh: `目标数据库中断（${error.message}），本次没有写入任何数据。请检查后重新运行。`, en: `The target database failed (${error.message}); nothing of this run was kept. Check it and run again.` })
}

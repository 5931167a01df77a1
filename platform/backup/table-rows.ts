import { sql } from 'drizzle-orm'
import { Invalid } from '../../engines/errors.ts'
import type { Database, Transaction } from '../db/database.ts'

export interface TableShape {
  readonly schema: string
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly key: readonly string[]
}

const batch = 500

/** The tables of the product (`public` and `auth`) with their columns in order, from the catalogue. */
export async function tableShapes(database: Database): Promise<TableShape[]> {
  const rows = await database.query<{ schema: string; name: string; column: string; type: string; key: boolean }>(`
    select n.nspname as schema, c.relname as name, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
      coalesce(a.attnum = any(i.indkey), false) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where n.nspname in ('public', 'auth') and c.relkind = 'r' and c.relname <> 'landfall_flush_check'
    order by n.nspname, c.relname, a.attnum`)
  return [...Map.groupBy(rows, (r) => `${r.schema}.${r.name}`).values()].map((columns) => ({
    schema: columns[0]!.schema, name: columns[0]!.name,
    columns: columns.map((c) => ({ name: c.column, type: c.type })),
    key: columns.filter((c) => c.key).map((c) => c.column),
  }))
}

export function quoted(table: TableShape): string {
  return `"${table.schema}"."${table.name}"`
}

/** Rows of a table as PostgreSQL writes each value in text (exact), in the order of the key. `where` narrows with `$1`. */
export async function* readRows(database: Database, table: TableShape, where?: { sql: string; value: string }): AsyncGenerator<(string | null)[]> {
  const columns = table.columns.map((c) => `"${c.name}"::text`).join(', ')
  const order = (table.key.length > 0 ? table.key : table.columns.map((c) => c.name)).map((c) => `"${c}"::text`).join(', ')
  for (let offset = 0; ; offset += batch) {
    const rows = await database.query<Record<string, string | null>>(
      `select ${columns} from ${quoted(table)} ${where ? `where ${where.sql}` : ''} order by ${order} limit ${batch} offset ${offset}`, where ? [where.value] : [])
    for (const row of rows) yield table.columns.map((c) => row[c.name] ?? null)
    if (rows.length < batch) return
  }
}

/** Inserts rows whose values are PostgreSQL's text of each column. `onConflict`: what to do with rows that are there. */
export async function insertRows(tx: Transaction, table: TableShape, names: readonly string[], rows: readonly (readonly (string | null)[])[], onConflict: 'fail' | 'keep' = 'fail'): Promise<void> {
  const columns = names.map((name) => table.columns.find((c) => c.name === name) ?? unknownColumn(table, name))
  const into = `insert into ${quoted(table)} (${names.map((n) => `"${n}"`).join(', ')}) select ${columns.map((c) => `(r->>'${c.name}')::${c.type}`).join(', ')} from jsonb_array_elements(`
  for (let i = 0; i < rows.length; i += batch) {
    const records = rows.slice(i, i + batch).map((row) => Object.fromEntries(names.map((name, c) => [name, row[c]])))
    await tx.execute(sql`${sql.raw(into)}${JSON.stringify(records)}::jsonb) r${sql.raw(onConflict === 'keep' ? ' on conflict do nothing' : '')}`)
  }
}

function unknownColumn(table: TableShape, name: string): never {
  throw new Invalid('backup.column', { table: table.name, column: name }, {
    zh: `表 ${table.name} 没有"${name}"列：文件来自更新的版本。请用同一版本或更新版本的落地读取。`,
    en: `The table ${table.name} has no column "${name}": the file comes from a newer version. Read it with that version or a later one.`,
  })
}

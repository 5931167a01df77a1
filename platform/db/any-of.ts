import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** `column = any($1)` over ids as one parameter: the text stays the same however many there are, so that it is planned once. */
export function anyOf(column: AnyColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param(ids)}::uuid[])`
}

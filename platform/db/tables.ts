import { sql } from 'drizzle-orm'
import { type PgColumnBuilderBase, type PgTableExtraConfigValue, pgPolicy, pgRole, pgTable, uuid } from 'drizzle-orm/pg-core'

/** The lesser role under which every statement of the product runs. Created by the owner before the first migration. */
export const appRole = pgRole('landfall_app').existing()

export type TableScope = 'implementation' | 'organization' | 'installation'

/** Every table of the product with its scope; the isolation test compares this with the catalogue. */
export const tableScopes = new Map<string, TableScope>()

type Columns = Record<string, PgColumnBuilderBase>
type Extra = (table: never) => PgTableExtraConfigValue[]

const ownImplementation = sql`implementation_id in (select app_implementations())`
const writtenImplementation = sql`implementation_id = app_implementation() and implementation_id in (select app_implementations())`
const ownOrganization = sql`organization_id in (select app_organizations())`
const writtenOrganization = sql`organization_id in (select app_organizations())`

/** A table of one implementation: its rows are seen by those who take part in it, and written only in its own transaction. */
export function implementationTable<N extends string, C extends Columns>(name: N, columns: C, extra?: Extra) {
  tableScopes.set(name, 'implementation')
  return pgTable(name, { implementationId: uuid().notNull(), ...columns }, (table) => [
    pgPolicy(`${name}_of_implementation`, { for: 'all', to: appRole, using: ownImplementation, withCheck: writtenImplementation }),
    ...(extra ? extra(table as never) : []),
  ])
}

/** A table of one organization: seen and written by its members and by those who take part in one of its implementations. */
export function organizationTable<N extends string, C extends Columns>(name: N, columns: C, extra?: Extra) {
  tableScopes.set(name, 'organization')
  return pgTable(name, { organizationId: uuid().notNull(), ...columns }, (table) => [
    pgPolicy(`${name}_of_organization`, { for: 'all', to: appRole, using: ownOrganization, withCheck: writtenOrganization }),
    ...(extra ? extra(table as never) : []),
  ])
}

/** A table of the whole installation, with a policy of its own in SQL. */
export function installationTable<N extends string, C extends Columns>(name: N, columns: C, policy: { using: string; withCheck?: string }, extra?: Extra) {
  tableScopes.set(name, 'installation')
  return pgTable(name, columns, (table) => [
    pgPolicy(`${name}_of_installation`, {
      for: 'all',
      to: appRole,
      using: sql.raw(policy.using),
      withCheck: sql.raw(policy.withCheck ?? policy.using),
    }),
    ...(extra ? extra(table as never) : []),
  ])
}

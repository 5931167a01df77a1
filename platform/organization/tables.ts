import { boolean, date, index, integer, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { implementationTable, installationTable, organizationTable } from '../db/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })
const visibleOrganization = 'id in (select app_organizations()) or app_is_installation_admin()'

/** The customer enterprise. */
export const organizations = installationTable(
  'organization',
  { id: uuid().primaryKey(), name: text().notNull(), nameEn: text(), createdAt: instant().notNull() },
  { using: visibleOrganization, withCheck: 'app_is_system() or app_is_installation_admin() or id in (select app_organizations())' },
)

/** An account's place in an organization; `roles`: organizationAdmin, member. */
export const memberships = organizationTable(
  'membership',
  { id: uuid().primaryKey(), accountId: uuid().notNull(), roles: text().array().notNull(), createdAt: instant().notNull() },
  (t: any) => [unique('membership_once').on(t.organizationId, t.accountId)],
)

/** systemAdmin, securityAdmin, auditAdmin: nobody holds two. */
export const installationRoles = installationTable(
  'installation_role',
  { accountId: uuid().primaryKey(), role: text().notNull(), grantedAt: instant().notNull() },
  { using: 'account_id = app_account() or app_is_installation_admin() or app_is_system()', withCheck: 'app_is_installation_admin() or app_is_system()' },
)

export const departments = organizationTable(
  'department',
  { id: uuid().primaryKey(), code: text().notNull(), name: text().notNull(), nameEn: text(), parentId: uuid(), headId: uuid(), position: integer().default(0).notNull(), removedAt: instant() },
  (t: any) => [unique('department_code').on(t.organizationId, t.code)],
)

/** A person may have no account (a front-line worker to be trained). */
export const people = organizationTable(
  'person',
  {
    id: uuid().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    nameEn: text(),
    departmentId: uuid(),
    job: text(),
    jobEn: text(),
    jobRole: text(),
    superiorId: uuid(),
    phone: text(),
    email: text(),
    isFrontLine: boolean().default(false).notNull(),
    /** Documents a month that this person makes in the business: the weight of coverage by transactions. */
    monthlyTransactions: integer().default(0).notNull(),
    side: text().default('customer').notNull(),
    accountId: uuid(),
    removedAt: instant(),
  },
  (t: any) => [unique('person_code').on(t.organizationId, t.code), index('person_by_account').on(t.accountId)],
)

export const implementations = installationTable(
  'implementation',
  {
    id: uuid().primaryKey(),
    organizationId: uuid().notNull(),
    code: text().notNull().unique(),
    name: text().notNull(),
    nameEn: text(),
    kit: text(),
    zone: text().default('Asia/Shanghai').notNull(),
    startsOn: date({ mode: 'string' }),
    targetSystem: text(),
    settings: jsonb().$type<Record<string, unknown>>().default({}).notNull(),
    createdAt: instant().notNull(),
    closedAt: instant(),
  },
  { using: 'id in (select app_implementations())', withCheck: 'organization_id in (select app_organizations())' },
)

/** An account's part in an implementation; rights end by themselves on `endsOn`. */
export const participations = implementationTable(
  'participation',
  { id: uuid().primaryKey(), accountId: uuid().notNull(), personId: uuid().notNull(), roles: text().array().notNull(), endsOn: date({ mode: 'string' }), createdAt: instant().notNull() },
  (t: any) => [unique('participation_once').on(t.implementationId, t.accountId)],
)

/** Roles in the implementation of people, with or without an account. */
export const personRoles = implementationTable(
  'person_role',
  { id: uuid().primaryKey(), personId: uuid().notNull(), role: text().notNull(), moduleId: uuid() },
  (t: any) => [unique('person_role_once').on(t.implementationId, t.personId, t.role)],
)

export const phases = implementationTable(
  'phase',
  {
    id: uuid().primaryKey(),
    code: text().notNull(),
    name: text().notNull(),
    nameEn: text(),
    position: integer().notNull(),
    startsOn: date({ mode: 'string' }),
    plannedGoLiveOn: date({ mode: 'string' }),
    goLiveOn: date({ mode: 'string' }),
  },
  (t: any) => [unique('phase_code').on(t.implementationId, t.code)],
)

export const modules = implementationTable(
  'module',
  { id: uuid().primaryKey(), code: text().notNull(), name: text().notNull(), nameEn: text(), phaseId: uuid(), leadId: uuid(), position: integer().default(0).notNull() },
  (t: any) => [unique('module_code').on(t.implementationId, t.code)],
)

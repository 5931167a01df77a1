import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { allRoles } from '../access/role-names.ts'
import { asAccount } from '../db/door.ts'
import type { House } from '../house.ts'
import { once } from '../http/idempotency.ts'
import { importRoute, sheetRoute } from '../http/import-route.ts'
import { implementationRoute, route } from '../http/route.ts'
import { listKits } from '../kits/kit.ts'
import { changeDepartment, changeImplementation, changeModule, changePerson, changePhase, refuseTakenDepartmentCode, refuseTakenPersonCode, removeDepartment, removeModule, removePerson, removePhase } from './change.ts'
import { addDepartment, addModule, addPerson, addPhase, nextPersonCode } from './create.ts'
import { directoryOf, organizationOf } from './directory.ts'
import { exportPeople, importDepartments, importPeople } from './import-people.ts'
import { endParticipation, setRoles } from './participation.ts'
import { startImplementation } from './start-implementation.ts'
import { summariesOf } from './summary.ts'

const tags = ['organization']
const byId = z.object({ id: z.uuid() })
const name = z.string().trim().min(1).max(100)
const english = z.string().trim().max(100).nullish().transform((v) => v || null)
const code = z.string().trim().min(1).max(30)
const day = z.iso.date().nullish()
const id = z.uuid().nullish()
const text = z.string().trim().max(200).nullish()
const roles = z.array(z.enum(allRoles))

const personFields = { nameEn: english.optional(), departmentId: id, job: text, jobEn: text, superiorId: id, phone: text, email: z.email().max(200).nullish(), isFrontLine: z.boolean().optional(), monthlyTransactions: z.number().int().min(0).max(1_000_000).optional(), side: z.enum(['customer', 'implementer', 'thirdParty']).optional() }
const departmentFields = { nameEn: english.optional(), parentId: id, headId: id, position: z.number().int().min(0).optional() }
const phaseFields = { nameEn: english.optional(), position: z.number().int().min(1).max(50).optional(), startsOn: day, plannedGoLiveOn: day }
const moduleFields = { nameEn: english.optional(), phaseId: id, leadId: id, position: z.number().int().min(0).optional() }
const both = (zh: string, en: string | null | undefined): string | { zh: string; en: string } => (en ? { zh, en } : zh)

/** Implementations, people, departments, roles, phases, modules, settings. */
export function organizationRoutes(app: FastifyInstance, house: House): void {
  route(app, house, 'POST', '/api/v1/implementations', { summary: 'Start an implementation', tags, body: z.object({ organizationId: z.uuid().optional(), code: z.string().trim().max(20), name, kit: z.string().max(60).optional(), startsOn: z.iso.date().optional(), targetSystem: z.string().trim().max(100).optional(), zone: z.string().max(60).optional(), role: z.enum(['customerProjectManager', 'implementerProjectManager']).optional() }) }, async ({ actor, body }) => {
    const made = await startImplementation(actor, body)
    return (await asAccount(actor, summariesOf)).find((i) => i.id === made)
  })
  route(app, house, 'GET', '/api/v1/kits', { summary: 'Kits to start an implementation from', tags }, async () => listKits())
  implementationRoute(app, house, 'GET', '/directory', { summary: 'People and departments, for pickers and names', tags }, (tx) => directoryOf(tx))
  implementationRoute(app, house, 'GET', '/organization', { summary: 'All that the settings pages edit', tags }, (tx) => organizationOf(tx))
  implementationRoute(app, house, 'PATCH', '/settings', { summary: 'Change the implementation itself', tags, body: z.strictObject({ name: name.optional(), nameEn: english.optional(), zone: z.string().max(60).optional(), startsOn: day, targetSystem: text, settings: z.record(z.string().max(60), z.json()).optional() }) }, async (tx, { body }) => {
    await changeImplementation(tx, body)
    return organizationOf(tx)
  })
  peopleRoutes(app, house)
  departmentRoutes(app, house)
  phaseRoutes(app, house)
  moduleRoutes(app, house)
}

function peopleRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'POST', '/people', { summary: 'Add a person to the directory', tags, body: z.strictObject({ code: code.optional(), name, ...personFields, roles: roles.optional() }) }, (tx, { body, request }) => once(tx, request, async () => {
    tx.require('manage', 'people')
    if (body.code) await refuseTakenPersonCode(tx, body.code)
    const { nameEn, job, jobEn, ...rest } = body
    return { id: await addPerson(tx, { ...rest, code: body.code ?? (await nextPersonCode(tx)), name: both(body.name, nameEn), ...(job ? { job: both(job, jobEn) } : {}) }) }
  }))
  implementationRoute(app, house, 'PATCH', '/people/:id', { summary: 'Change a person', tags, params: byId, body: z.strictObject({ code: code.optional(), name: name.optional(), ...personFields }) }, (tx, { params, body }) => changePerson(tx, params.id, body))
  implementationRoute(app, house, 'DELETE', '/people/:id', { summary: 'A person leaves: out of every list, their name stays on what they did', tags, params: byId }, (tx, { params }) => removePerson(tx, params.id))
  implementationRoute(app, house, 'PUT', '/people/:id/roles', { summary: 'Set a person\'s roles in this implementation, until a day if one is given', tags, params: byId, body: z.strictObject({ roles, endsOn: day }) }, (tx, { params, body }) => setRoles(tx, { personId: params.id, ...body }))
  implementationRoute(app, house, 'DELETE', '/people/:id/roles', { summary: 'A person leaves this implementation', tags, params: byId }, (tx, { params }) => endParticipation(tx, params.id))
  importRoute(app, house, '/people/import', { summary: 'Add people from a pasted or uploaded table', tags }, importPeople)
  importRoute(app, house, '/departments/import', { summary: 'Add departments from a pasted or uploaded table', tags }, importDepartments)
  sheetRoute(app, house, '/people.xlsx', { summary: 'The directory of people as .xlsx', tags }, async (tx) => ({ name: tx.locale === 'en' ? 'People' : '人员', content: await exportPeople(tx, (await organizationOf(tx)).people) }))
  sheetRoute(app, house, '/people/template.xlsx', { summary: 'An empty table of people to fill in', tags }, async (tx) => ({ name: tx.locale === 'en' ? 'People template' : '人员模板', content: await exportPeople(tx, []) }))
}

function departmentRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'POST', '/departments', { summary: 'Add a department', tags, body: z.strictObject({ code, name, ...departmentFields }) }, (tx, { body, request }) => once(tx, request, async () => {
    tx.require('manage', 'people')
    await refuseTakenDepartmentCode(tx, body.code)
    const made = await addDepartment(tx, { code: body.code, name: both(body.name, body.nameEn), parentId: body.parentId ?? null })
    if (body.headId || body.position) await changeDepartment(tx, made, { headId: body.headId, position: body.position })
    return { id: made }
  }))
  implementationRoute(app, house, 'PATCH', '/departments/:id', { summary: 'Change a department', tags, params: byId, body: z.strictObject({ code: code.optional(), name: name.optional(), ...departmentFields }) }, (tx, { params, body }) => changeDepartment(tx, params.id, body))
  implementationRoute(app, house, 'DELETE', '/departments/:id', { summary: 'Remove an empty department', tags, params: byId }, (tx, { params }) => removeDepartment(tx, params.id))
}

function phaseRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'POST', '/phases', { summary: 'Add a phase', tags, body: z.strictObject({ code, name, ...phaseFields }) }, (tx, { body, request }) => once(tx, request, async () => {
    tx.require('manage', 'implementation')
    return { id: await addPhase(tx, { code: body.code, name: both(body.name, body.nameEn), position: body.position ?? (await organizationOf(tx)).phases.length + 1, startsOn: body.startsOn ?? null, plannedGoLiveOn: body.plannedGoLiveOn ?? null }) }
  }))
  implementationRoute(app, house, 'PATCH', '/phases/:id', { summary: 'Change a phase; its actual go-live comes from the cutover', tags, params: byId, body: z.strictObject({ code: code.optional(), name: name.optional(), ...phaseFields }) }, (tx, { params, body }) => changePhase(tx, params.id, body))
  implementationRoute(app, house, 'DELETE', '/phases/:id', { summary: 'Remove an empty phase', tags, params: byId }, (tx, { params }) => removePhase(tx, params.id))
}

function moduleRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'POST', '/modules', { summary: 'Add a module', tags, body: z.strictObject({ code, name, ...moduleFields }) }, (tx, { body, request }) => once(tx, request, async () => {
    tx.require('manage', 'implementation')
    return { id: await addModule(tx, { code: body.code, name: both(body.name, body.nameEn), phaseId: body.phaseId ?? null, leadId: body.leadId ?? null, position: body.position ?? (await organizationOf(tx)).modules.length + 1 }) }
  }))
  implementationRoute(app, house, 'PATCH', '/modules/:id', { summary: 'Change a module', tags, params: byId, body: z.strictObject({ code: code.optional(), name: name.optional(), ...moduleFields }) }, (tx, { params, body }) => changeModule(tx, params.id, body))
  implementationRoute(app, house, 'DELETE', '/modules/:id', { summary: 'Remove a module that nothing uses', tags, params: byId }, (tx, { params }) => removeModule(tx, params.id))
}

import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { type Actor, asActor } from '../../platform/db/door.ts'
import { newId } from '../../platform/db/ids.ts'
import { addDays, dayIn, instantIn } from '../../platform/db/time.ts'
import type { House } from '../../platform/house.ts'
import { accountProfiles, installationFacts, user } from '../../platform/identity/tables.ts'
import { addDepartment, addModule, addPerson, addPhase, createImplementation, createOrganization } from '../../platform/organization/create.ts'
import { memberships, phases } from '../../platform/organization/tables.ts'
import { asAccount } from '../../platform/db/door.ts'
import * as story from '../story.ts'
import { frontLineNames } from './front-line.ts'
import type { SeedContext, SeedStep } from './step.ts'

const zone = 'Asia/Shanghai'

/** Makes organization, people, phases and modules of the story as of its first day, and the context its steps run in. */
export async function seedSkeleton(house: House, anchor: Date): Promise<SeedContext> {
  const today = dayIn(zone, anchor.toISOString())
  const day = (offset: number): string => addDays(today, offset)
  const moment = (offset: number, time = '10:00'): Date => {
    const at = instantIn(zone, day(offset), time)
    return at > anchor ? anchor : at
  }
  const begin = moment(story.implementation.startsOn, '09:00')
  const system: Actor = { house, accountId: null, locale: 'zh', system: 'demo', at: begin }
  const ids = new Map<string, string>()
  const keep = (key: string, id: string): void => { ids.set(key, id) }
  const id = (key: string): string => {
    const found = ids.get(key)
    if (!found) throw new Error(`the story has no ${key} yet: its step comes later or keeps another key`)
    return found
  }

  const organizationId = await createOrganization(system, { name: story.organization.name })
  const implementationId = await createImplementation(system, { organizationId, code: story.implementation.code, name: story.implementation.name, kit: 'erp-discrete', startsOn: day(story.implementation.startsOn), targetSystem: story.implementation.targetSystem, zone })
  const accounts = await makeAccounts(house, begin)
  await asAccount(system, async (tx) => {
    for (const key of ['chen', 'lin', 'zhou']) await tx.db.insert(memberships).values({ organizationId, id: newId(begin), accountId: accounts.get(key)!, roles: key === 'lin' ? ['organizationAdmin'] : ['member'], createdAt: tx.now })
    await tx.record('organization', { kind: 'membership.granted', data: { accounts: 3 } })
  }, organizationId)
  await asActor(system, implementationId, async (tx) => {
    for (const d of story.departments) keep(`dep.${d.code}`, await addDepartment(tx, { code: d.code, name: d.name }))
    for (const [position, p] of story.phases.entries()) keep(p.key, await addPhase(tx, { code: p.code, name: p.name, position: position + 1, startsOn: day(p.starts), plannedGoLiveOn: day(p.plannedGoLive) }))
    for (const [i, p] of story.people.entries()) {
      keep(p.key, await addPerson(tx, {
        code: `YX${String(i + 1).padStart(3, '0')}`, name: p.name, job: p.job, roles: p.roles, accountId: accounts.get(p.key)!, superiorId: p.superior ? (ids.get(p.superior) ?? null) : null,
        departmentId: p.department ? id(`dep.${p.department}`) : null, email: emailOf(p), side: p.department ? 'customer' : 'implementer',
      }))
    }
    for (const person of frontLineNames()) {
      await addPerson(tx, { code: person.code, name: person.name, job: person.job, departmentId: id(`dep.${person.department}`), isFrontLine: true, monthlyTransactions: person.monthlyTransactions, roles: ['learner'] })
    }
    for (const [position, m] of story.modules.entries()) keep(`mod.${m.code}`, await addModule(tx, { code: m.code, name: m.name, phaseId: id(m.phase), leadId: id(m.lead), position: position + 1 }))
  })

  return {
    house, implementationId, organizationId, day, id, keep,
    has: (key) => ids.has(key),
    actor: (person, offset, time) => ({ house, accountId: accounts.get(person) ?? null, locale: 'zh', at: moment(offset, time), ...(accounts.has(person) ? {} : { system: 'demo' }) }),
    random: randomStreams(),
  }
}

/** The steps that belong to no stage: a phase goes live. */
export function skeletonSteps(): SeedStep[] {
  return story.phases.flatMap((p) => (p.goLive === null ? [] : [{
    at: p.goLive, time: '08:00', by: 'lin',
    run: async (tx, context) => {
      await tx.db.update(phases).set({ goLiveOn: context.day(p.goLive!) }).where(and(eq(phases.implementationId, tx.implementationId), eq(phases.id, context.id(p.key))))
      await tx.record({ kind: 'phase.went_live', data: { phase: context.id(p.key), on: context.day(p.goLive!) } })
    },
  } satisfies SeedStep]))
}

function emailOf(person: story.StoryPerson): string {
  return `${person.name.en.toLowerCase().replace(' ', '.')}@yuanxing.example`
}

/** Accounts without a password: a demo is entered with one click, and only from this machine. */
async function makeAccounts(house: House, begin: Date): Promise<Map<string, string>> {
  const accounts = new Map<string, string>()
  for (const person of story.people) {
    const accountId = newId(begin)
    accounts.set(person.key, accountId)
    await house.database.handle.insert(user).values({ id: accountId, name: person.name.zh, email: emailOf(person), emailVerified: true, createdAt: begin, updatedAt: begin })
  }
  await asAccount({ house, accountId: null, locale: 'zh', system: 'demo', at: begin }, async (tx) => {
    await tx.db.insert(accountProfiles).values(story.people.map((p) => ({ accountId: accounts.get(p.key)!, name: p.name.zh })))
    await tx.record('installation', { kind: 'account.created', data: { accounts: story.people.length, demo: true } })
  })
  const shown = story.people.filter((p) => p.account).map((p) => ({ accountId: accounts.get(p.key)!, name: p.name, job: p.job, role: p.roles[0]! }))
  await house.database.handle.insert(installationFacts).values({ name: 'demoPeople', value: shown })
  return accounts
}

/** Uniform numbers in [0, 1), the same for the same stream and position (sha256 in counter mode). */
function randomStreams(): (stream: string) => number {
  const positions = new Map<string, number>()
  return (stream) => {
    const position = positions.get(stream) ?? 0
    positions.set(stream, position + 1)
    return createHash('sha256').update(`${stream}:${position}`).digest().readUInt32BE(0) / 2 ** 32
  }
}

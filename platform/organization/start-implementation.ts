import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, Forbidden, Invalid } from '../../engines/errors.ts'
import { type Actor, asAccount, asActor } from '../db/door.ts'
import { accountProfiles } from '../identity/tables.ts'
import { applyKit } from '../kits/apply-kit.ts'
import { loadKit } from '../kits/kit.ts'
import { addPerson, addPhase, createImplementation, type NewImplementation, nextPersonCode } from './create.ts'
import { writeRoles } from './participation.ts'
import { implementations, memberships, people } from './tables.ts'

export interface StartImplementation extends Omit<NewImplementation, 'organizationId'> {
  readonly organizationId?: string | undefined
  /** The role in which the founder takes part. */
  readonly role?: 'customerProjectManager' | 'implementerProjectManager' | undefined
}

/** Starts an implementation in an organization that the actor administers; the actor takes part as a project manager, and a first phase is there, or all that the kit brings. Gives its id. */
export async function startImplementation(actor: Actor, input: StartImplementation): Promise<string> {
  const organizationId = await administered(actor, input.organizationId)
  const [taken] = await asAccount({ house: actor.house, accountId: null, locale: actor.locale, system: 'start' }, (tx) => tx.db.select({ id: implementations.id }).from(implementations).where(eq(implementations.code, input.code)))
  if (taken) throw new Conflict('implementation.code_taken', { code: input.code, fields: [{ path: 'code', message: 'taken' }] }, { zh: `项目代号 ${input.code} 已被使用。请换一个。`, en: `The code ${input.code} is taken. Choose another.` })
  const kit = input.kit ? loadKit(input.kit) : null
  const id = await createImplementation(actor, { ...input, organizationId })
  const founder: Actor = { house: actor.house, accountId: null, locale: actor.locale, system: 'start', ...(actor.at ? { at: actor.at } : {}) }
  const name = (await actorName(actor)) ?? '项目经理'
  await asActor(founder, id, async (tx) => {
    const [known] = await tx.db.select().from(people).where(and(eq(people.organizationId, organizationId), eq(people.accountId, actor.accountId ?? ''), isNull(people.removedAt)))
    const role = input.role ?? 'customerProjectManager'
    if (known) await writeRoles(tx, known, { roles: [role] })
    else await addPerson(tx, { code: await nextPersonCode(tx), name, accountId: actor.accountId, roles: [role], side: role === 'implementerProjectManager' ? 'implementer' : 'customer' })
    if (!kit) await addPhase(tx, { code: 'P1', name: { zh: '第一期', en: 'Phase 1' }, position: 1, startsOn: input.startsOn ?? tx.today })
  })
  if (kit) await asActor(actor, id, (tx) => applyKit(tx, kit))
  return id
}

async function administered(actor: Actor, wanted: string | undefined): Promise<string> {
  const mine = await asAccount(actor, async (tx) => (await tx.db.select().from(memberships).where(eq(memberships.accountId, actor.accountId ?? ''))).filter((m) => m.roles.includes('organizationAdmin')).map((m) => m.organizationId))
  if (mine.length === 0 || (wanted && !mine.includes(wanted))) throw new Forbidden('organization.not_admin', { organization: wanted ?? null }, { zh: '新建实施项目要由企业管理员来做。请联系你企业的管理员。', en: 'An implementation is started by an administrator of the organization. Ask yours.' })
  if (!wanted && mine.length > 1) throw new Invalid('organization.which', { organizations: mine, fields: [{ path: 'organizationId', message: 'required' }] }, { zh: '你管理多家企业，请选择这个项目属于哪一家。', en: 'You administer several organizations: choose the one that this implementation belongs to.' })
  return wanted ?? mine[0]!
}

async function actorName(actor: Actor): Promise<string | null> {
  return asAccount(actor, async (tx) => (await tx.db.select({ name: accountProfiles.name }).from(accountProfiles).where(eq(accountProfiles.accountId, actor.accountId ?? '')))[0]?.name ?? null)
}

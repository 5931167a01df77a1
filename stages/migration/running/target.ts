import path from 'node:path'
import { eq } from 'drizzle-orm'
import { embeddedTarget, postgresTarget } from '../../../connectors/postgres/target.ts'
import type { Target } from '../../../engines/data/contract.ts'
import { Invalid } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { implementations } from '../../../platform/organization/tables.ts'
import { targetSettings } from '../tables.ts'
import { seal, unseal } from './sealed.ts'

/** Where this implementation's loads go: a PostgreSQL by address, else an embedded one in a directory of its own. */
export async function targetOf(tx: Tx, schema: string): Promise<Target> {
  const [settings] = await tx.db.select().from(targetSettings).where(eq(targetSettings.implementationId, tx.implementationId))
  const { house } = tx.actor
  if (settings?.sealedUrl) return postgresTarget(unseal(house.secret, settings.sealedUrl), { schema })
  const [implementation] = await tx.db.select({ code: implementations.code }).from(implementations).where(eq(implementations.id, tx.implementationId))
  return embeddedTarget(path.join(house.directory, 'targets', implementation!.code), { schema })
}

/** What reports call the target; never with a password. */
export async function targetLabel(tx: Tx): Promise<string> {
  const [settings] = await tx.db.select().from(targetSettings).where(eq(targetSettings.implementationId, tx.implementationId))
  return settings?.label ?? 'embedded'
}

/** Sets the address of the target database, or goes back to the embedded one with `null`. */
export async function setTarget(tx: Tx, url: string | null): Promise<{ label: string; isEmbedded: boolean }> {
  tx.require('manage', 'migration')
  const label = url === null ? 'embedded' : labelOf(url)
  await tx.db.delete(targetSettings).where(eq(targetSettings.implementationId, tx.implementationId))
  await tx.db.insert(targetSettings).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, sealedUrl: url === null ? null : seal(tx.actor.house.secret, url), label, isEmbedded: url === null })
  await tx.record({ kind: 'migration.target_set', data: { label } })
  return { label, isEmbedded: url === null }
}

function labelOf(url: string): string {
  try {
    const parsed = new URL(url)
    if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new Error('protocol')
    return `${parsed.hostname}${parsed.port ? `:${parsed.port}` : ''}${parsed.pathname}`
  } catch {
    throw new Invalid('target.address', { field: 'url' }, { zh: '目标地址应是 postgresql://用户:口令@主机:端口/数据库。', en: 'The address of the target is postgresql://user:password@host:port/database.' })
  }
}

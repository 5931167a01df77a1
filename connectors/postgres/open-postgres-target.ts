import type { TargetConnection } from '../../engines/data/ports.ts'
import { postgresSession } from './postgres-session.ts'
import { sqlTarget } from './sql-target.ts'

export async function openTarget(options: { url: string }): Promise<TargetConnection> {
  return sqlTarget(await postgresSession(options.url))
}

import type { TargetConnection } from '../../engines/data/ports.ts'
import { embeddedSession } from './embedded-session.ts'
import { sqlTarget } from './sql-target.ts'

export async function openTarget(options: { directory: string }): Promise<TargetConnection> {
  return sqlTarget(await embeddedSession(options.directory))
}

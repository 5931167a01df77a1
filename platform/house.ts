import type { Auth } from './identity/auth.ts'
import type { Database } from './db/database.ts'
import type { FileStore } from './files/store.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { News } from './events/news.ts'
import type { Registry } from './registry.ts'

/** One running installation: its database, its files, its stages. */
export interface House {
  readonly database: Database
  readonly files: FileStore
  readonly registry: Registry
  readonly news: News
  readonly jobs: Jobs
  readonly auth: Auth
  /** The data directory was made as a demo: one-click sign-in, 127.0.0.1 only. */
  readonly isDemo: boolean
  readonly directory: string
  /** The secret of this installation (sessions, links, sealed heads). */
  readonly secret: string
  readonly clock: () => Date
}

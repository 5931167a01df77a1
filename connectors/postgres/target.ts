import type { Target } from '../../engines/data/contract.ts'

const here = (file: string) => new URL(file, import.meta.url).href

/** PGlite in a directory of its own, opened in the run's child process. The schema groups the objects of one rehearsal. */
export function embeddedTarget(directory: string, options: { schema?: string; label?: string } = {}): Target {
  return { module: here('./open-embedded-target.ts'), options: { directory }, schema: options.schema ?? 'erp', label: options.label ?? 'embedded' }
}

/** PostgreSQL 15 or later by URL; the label never holds the password. */
export function postgresTarget(url: string, options: { schema?: string; label?: string } = {}): Target {
  const { hostname, port, pathname } = new URL(url)
  return { module: here('./open-postgres-target.ts'), options: { url }, schema: options.schema ?? 'erp', label: options.label ?? `postgres://${hostname}${port ? `:${port}` : ''}${pathname}` }
}

import type { ConnectorReferences } from '../engines/data/contract.ts'

/** The connectors that need no settings of their own. A database source is added per installation: `{ ...standardConnectors, legacy: postgresConnector(url) }`. */
export const standardConnectors: ConnectorReferences = {
  files: { module: new URL('./files/source.ts', import.meta.url).href, options: {} },
}

/** A PostgreSQL database as a source. */
export const postgresConnector = (url: string): ConnectorReferences[string] => ({ module: new URL('./postgres/source.ts', import.meta.url).href, options: { url } })

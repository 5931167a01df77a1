import { improvement } from '../../stages/operations/kinds.ts'
import { openEmbedded } from '../db/database.ts'
import { type Actor, asActor } from '../db/door.ts'
import { verifyChains } from '../events/verify.ts'
import type { House } from '../house.ts'
import { createRegistry } from '../registry.ts'
import { createItem, listItems } from '../trace/item-store.ts'

/**
 * Run by kill.test.ts: opens the directory, tells what is there and whether the chains hold, then makes items for ever and
 * says each code once its transaction has been committed. Arguments: directory, implementation.
 */
const [directory, implementationId] = process.argv.slice(2) as [string, string]
const say = (line: unknown): void => { process.stdout.write(`${JSON.stringify(line)}\n`) }

const database = await openEmbedded(directory)
const house = { database, registry: createRegistry([{ stage: 'operations', label: { zh: '', en: '' }, kinds: [improvement], criteria: [] }]), news: { recorded: () => undefined, tell: () => undefined }, clock: () => new Date() } as unknown as House
const system: Actor = { house, accountId: null, locale: 'zh', system: 'kill test' }
say({ there: (await asActor(system, implementationId, (tx) => listItems(tx, improvement))).map((i) => i.code), chains: await verifyChains(database) })
for (;;) {
  const { code } = await asActor(system, implementationId, (tx) => createItem(tx, improvement, { title: '写到被杀为止', priority: 'low' }))
  say({ made: code })
}

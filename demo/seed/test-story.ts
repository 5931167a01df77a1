import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { asActor, type Tx } from '../../platform/db/door.ts'
import { openHouse } from '../../platform/open-house.ts'
import { migratedTemplate } from '../../platform/test-template.ts'
import { stages } from '../../stages.ts'
import { seedDemo } from '../seed.ts'
import type { SeedContext, SeedPart } from './step.ts'

/** For tests: the story with these parts only, in a house in memory, as of a fixed day. */
export async function openStory(parts: readonly SeedPart[], anchor = new Date('2026-11-25T04:00:00Z')): Promise<{ context: SeedContext; read<T>(by: string, work: (tx: Tx) => Promise<T>): Promise<T>; close(): Promise<void> }> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-story-'))
  const house = await openHouse({ directory, stages, inMemory: true, dump: await migratedTemplate(), demo: true, clock: () => anchor })
  const context = await seedDemo(house, { anchor, parts })
  return {
    context,
    read: (by, work) => asActor(context.actor(by, 0, '11:59'), context.implementationId, work),
    async close() {
      await house.close()
      fs.rmSync(directory, { recursive: true, force: true })
    },
  }
}

import { asc, eq, isNotNull } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { events } from '../../platform/events/tables.ts'
import { departments, people, phases } from '../../platform/organization/tables.ts'
import * as plot from '../story.ts'
import { openStory } from './test-story.ts'

let story: Awaited<ReturnType<typeof openStory>>
beforeAll(async () => { story = await openStory([]) })
afterAll(() => story.close())

it('makes the people, departments and phases of the story, dated back to its first day', () =>
  story.read('chen', async (tx) => {
    expect(await tx.db.select().from(departments)).toHaveLength(plot.departments.length)
    expect(await tx.db.select().from(people)).toHaveLength(plot.people.length + plot.frontLine.reduce((sum, g) => sum + g.heads, 0))
    expect((await tx.db.select().from(phases).where(isNotNull(phases.goLiveOn))).map((p) => p.code)).toEqual(['P1'])
    const [first] = await tx.db.select({ at: events.occurredAt }).from(events).where(eq(events.implementationId, tx.implementationId)).orderBy(asc(events.occurredAt)).limit(1)
    expect(first!.at < '2026-03-10').toBe(true)
  }))

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { openStory } from './test-story.ts'
import { migrationPart } from './migration.ts'
import { migrationRun } from '../../stages/migration/kinds/migration-run.ts'

let story: Awaited<ReturnType<typeof openStory>>
let seconds = 0
beforeAll(async () => {
  const began = performance.now()
  story = await openStory([migrationPart])
  seconds = (performance.now() - began) / 1000
}, 120_000)
afterAll(() => story?.close())

describe('the sample migration', () => {
  it('runs', async () => {
    const runs = await story.read('he', (tx) => tx.db.select().from(migrationRun.table).where(eq(migrationRun.table.implementationId, tx.implementationId)))
    console.log(seconds.toFixed(1), 's')
    for (const r of runs) console.log(r.code, r.title, r.rowsIn, r.mapped, r.merged, r.rejected, 'review', r.pairsToReview, r.isConserved, r.isReconciled, r.durationMs)
    expect(runs.length).toBe(14)
  })
})

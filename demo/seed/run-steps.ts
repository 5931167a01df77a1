import { asActor } from '../../platform/db/door.ts'
import type { SeedContext, SeedStep } from './step.ts'

/** Runs the steps in the order of their moments; steps of one moment in the order given. */
export async function runSteps(context: SeedContext, steps: readonly SeedStep[], progress: (done: number, total: number) => void = () => undefined): Promise<void> {
  const ordered = steps.map((step, order) => ({ step, order })).sort((a, b) => a.step.at - b.step.at || (a.step.time ?? '10:00').localeCompare(b.step.time ?? '10:00') || a.order - b.order)
  for (const [done, { step }] of ordered.entries()) {
    try {
      if (step.run) await asActor(context.actor(step.by, step.at, step.time), context.implementationId, (tx) => step.run!(tx, context))
      if (step.outside) await step.outside(context)
    } catch (error) {
      throw new Error(`the step of ${step.by} on day ${step.at} ${step.time ?? ''} failed: ${(error as Error).message}`, { cause: error })
    }
    progress(done + 1, ordered.length)
  }
}

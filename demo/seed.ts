import type { House } from '../platform/house.ts'
import { configurationPart } from './seed/configuration.ts'
import { cutoverPart } from './seed/cutover.ts'
import { migrationPart } from './seed/migration.ts'
import { operationsPart } from './seed/operations.ts'
import { planningPart } from './seed/planning.ts'
import { requirementsPart } from './seed/requirements.ts'
import { runSteps } from './seed/run-steps.ts'
import { seedSkeleton, skeletonSteps } from './seed/skeleton.ts'
import type { SeedContext, SeedPart } from './seed/step.ts'
import { trainingPart } from './seed/training.ts'

export const allParts: readonly SeedPart[] = [requirementsPart, planningPart, configurationPart, migrationPart, trainingPart, cutoverPart, operationsPart]

/**
 * Seeds the sample implementation as of `anchor`: everything goes through the same commands as a person's work, dated back.
 * The same anchor day gives the same story.
 */
export async function seedDemo(house: House, options: { anchor: Date; parts?: readonly SeedPart[]; progress?: (done: number, total: number) => void }): Promise<SeedContext> {
  const context = await seedSkeleton(house, options.anchor)
  const steps = [...skeletonSteps(), ...(options.parts ?? allParts).flatMap((part) => part())]
  await runSteps(context, steps, options.progress)
  return context
}

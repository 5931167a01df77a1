import { approvalSteps } from './configuration/steps-approvals.ts'
import { itemSteps } from './configuration/steps-items.ts'
import { testingSteps } from './configuration/steps-tests.ts'
import type { SeedStep } from './step.ts'

/** Configuration's part of the story: phase 1 accepted and signed, phase 2 half way with three things red, and requisitions of three months. */
export function configurationPart(): readonly SeedStep[] {
  return [...itemSteps(), ...approvalSteps(), ...testingSteps()]
}

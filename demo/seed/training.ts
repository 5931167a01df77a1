import type { SeedStep } from './step.ts'

export function trainingPart(): readonly SeedStep[] {
  return []
}

import type { SeedStep } from './step.ts'

export function requirementsPart(): readonly SeedStep[] {
  return []
}

import type { SeedStep } from './step.ts'

export function configurationPart(): readonly SeedStep[] {
  return []
}

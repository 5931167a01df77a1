import type { SeedStep } from './step.ts'

export function operationsPart(): readonly SeedStep[] {
  return []
}

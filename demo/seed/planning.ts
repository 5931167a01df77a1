import type { SeedStep } from './step.ts'

export function planningPart(): readonly SeedStep[] {
  return []
}

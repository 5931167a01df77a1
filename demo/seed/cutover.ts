import type { SeedStep } from './step.ts'

export function cutoverPart(): readonly SeedStep[] {
  return []
}

import type { SeedStep } from './step.ts'

export function migrationPart(): readonly SeedStep[] {
  return []
}

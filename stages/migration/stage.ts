import type { Stage } from '../../platform/registry.ts'
import { texts } from './texts.ts'

export const migration: Stage = {
  stage: 'migration',
  label: texts.stage,
  kinds: [],
  criteria: [],
}

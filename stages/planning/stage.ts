import type { Stage } from '../../platform/registry.ts'
import { texts } from './texts.ts'

export const planning: Stage = {
  stage: 'planning',
  label: texts.stage,
  kinds: [],
  criteria: [],
}

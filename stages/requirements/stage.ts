import type { Stage } from '../../platform/registry.ts'
import { texts } from './texts.ts'

export const requirements: Stage = {
  stage: 'requirements',
  label: texts.stage,
  kinds: [],
  criteria: [],
}

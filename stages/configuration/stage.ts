import type { Stage } from '../../platform/registry.ts'
import { texts } from './texts.ts'

export const configuration: Stage = {
  stage: 'configuration',
  label: texts.stage,
  kinds: [],
  criteria: [],
}

import type { Stage } from '../../platform/registry.ts'
import { texts } from './texts.ts'

export const training: Stage = {
  stage: 'training',
  label: texts.stage,
  kinds: [],
  criteria: [],
}

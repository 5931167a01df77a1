import type { Stage } from '../../platform/registry.ts'
import { texts } from './texts.ts'

export const cutover: Stage = {
  stage: 'cutover',
  label: texts.stage,
  kinds: [],
  criteria: [],
}

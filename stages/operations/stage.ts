import type { Stage } from '../../platform/registry.ts'
import { texts } from './texts.ts'

export const operations: Stage = {
  stage: 'operations',
  label: texts.stage,
  kinds: [],
  criteria: [],
}

import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '规划设计', en: 'Planning' },
  lead: { zh: '规划设计：范围、进度、风险与领导小组的决定。', en: 'Scope, schedule, risks and the decisions of the steering committee.' },
} satisfies Record<string, Text>

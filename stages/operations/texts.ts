import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '运维优化', en: 'Operations' },
  lead: { zh: '运维优化：看指标是否改善，把反馈变成版本。', en: 'Whether the figures moved, and feedback turned into releases.' },
} satisfies Record<string, Text>

import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '需求调研', en: 'Requirements' },
  lead: { zh: '需求调研：从访谈与痛点到签署的需求基线。', en: 'From interviews and pain points to a signed baseline of requirements.' },
} satisfies Record<string, Text>

import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '配置开发', en: 'Configuration' },
  lead: { zh: '配置开发：在原厂标准上做必要的配置，并由关键用户验收。', en: 'What is configured on the vendor standard, and accepted by its key users.' },
} satisfies Record<string, Text>

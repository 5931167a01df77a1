import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '数据迁移', en: 'Migration' },
  lead: { zh: '数据迁移：旧系统的数据清洗、映射、导入并逐行核对。', en: 'Legacy data cleansed, mapped, loaded and reconciled row by row.' },
} satisfies Record<string, Text>

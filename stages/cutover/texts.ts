import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '上线切换', en: 'Cutover' },
  lead: { zh: '上线切换：分波次上线，可回退，按关口决策。', en: 'Going live wave by wave, with a way back, decided from the gates.' },
} satisfies Record<string, Text>

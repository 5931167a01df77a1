import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '培训推广', en: 'Training' },
  lead: { zh: '培训推广：按岗位上课、考试，让一线员工都会用。', en: 'Lessons and exams by role, until the front line can use the system.' },
} satisfies Record<string, Text>

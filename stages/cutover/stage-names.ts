import type { Text } from '../../engines/errors.ts'
import type { StageName } from '../../platform/wire.ts'
import { texts } from './texts.ts'

/** The seven stages as the decision page and its documents name them. */
export const stageNames: Record<StageName, Text> = {
  requirements: { zh: '需求调研', en: 'Requirements' }, planning: { zh: '规划设计', en: 'Planning' }, configuration: { zh: '配置开发', en: 'Configuration' }, migration: { zh: '数据迁移', en: 'Migration' },
  training: { zh: '培训推广', en: 'Training' }, cutover: texts.stage, operations: { zh: '运维优化', en: 'Operations' },
}

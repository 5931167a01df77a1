import type { Text } from '../../../engines/errors.ts'

export const gateTexts = {
  stage_requirements: { zh: '需求调研', en: 'Requirements' },
  stage_planning: { zh: '规划设计', en: 'Planning' },
  stage_configuration: { zh: '配置开发', en: 'Configuration' },
  stage_migration: { zh: '数据迁移', en: 'Migration' },
  stage_training: { zh: '培训推广', en: 'Training' },
  stage_cutover: { zh: '上线切换', en: 'Cutover' },
  stage_operations: { zh: '运维优化', en: 'Operations' },
  gateName: { zh: '{stage}关口', en: '{stage} gate' },
  gateOf: { zh: '{phase}：{stage}关口', en: '{stage} gate of {phase}' },
  computed: { zh: '{count} 项条件由数据计算，{ago}更新', en: '{count, plural, one {# criterion} other {# criteria}} computed from data, {ago}' },
  evidence: { zh: '查看证据', en: 'Evidence' },
  sign: { zh: '签署', en: 'Sign' },
  signatures: { zh: '签署', en: 'Signatures' },
  broken: { zh: '已失效', en: 'broken' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  blockersOf: { zh: '“{name}”卡在这里', en: 'What blocks “{name}”' },
  allBlockers: { zh: '在关口页查看全部', en: 'See all on the gate page' },
} satisfies Record<string, Text>

import type { Text } from '../../../engines/errors.ts'

export const overviewTexts = {
  rooms: { zh: '本阶段的工作', en: 'The work of this stage' },
  documents: { zh: '文档', en: 'Documents' },
  documentsLead: { zh: '由数据生成的 Word 文件，带封面、文档控制页和指纹，WPS 也能打开。', en: 'Word files made from the data, with cover, document control and fingerprint.' },
  download: { zh: '下载 .docx', en: 'Download .docx' },
  preparing: { zh: '正在生成', en: 'Being made' },
  debts: { zh: '追溯欠账', en: 'Trace debt' },
  debtsLead: { zh: '每天清点：没有来由的，和没有下文的。', en: 'Counted each day: what has no reason, and what led to nothing.' },
  noDebts: { zh: '没有欠账', en: 'No debt' },
  moreOf: { zh: '另有 {count} 条', en: '{count} more' },
  countOf: { zh: '{count} 条', en: '{count}' },
  noRooms: { zh: '这个阶段还没有页面', en: 'This stage has no pages yet' },
  gateLight: { zh: '{met} / {criteria} 项条件已满足', en: '{met} of {criteria} criteria met' },
} satisfies Record<string, Text>

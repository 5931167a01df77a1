import type { Text } from '../../../engines/errors.ts'

export const searchTexts = {
  title: { zh: '搜索', en: 'Search' },
  label: { zh: '搜索全部条目', en: 'Search all items' },
  placeholder: { zh: '编号、名称或正文里的词', en: 'A code, a title, or words of the text' },
  start: { zh: '输入要找的词', en: 'Type what to look for' },
  startText: { zh: '会在编号、名称和正文里查找。', en: 'Codes, titles and texts are searched.' },
  none: { zh: '没有找到“{q}”', en: 'Nothing found for “{q}”' },
  noneText: { zh: '换一个词，或只输入编号。', en: 'Try another word, or a code alone.' },
  everywhere: { zh: '所有实施项目', en: 'All implementations' },
  found: { zh: '{count} 条', en: '{count, plural, one {# hit} other {# hits}}' },
} satisfies Record<string, Text>

import type { Text } from '../../engines/errors.ts'

export const actionTexts = {
  palette: { zh: '搜索或执行命令', en: 'Search or run a command' },
  placeholder: { zh: '编号、名称、页面或命令', en: 'A code, a title, a page or a command' },
  goTo: { zh: '前往', en: 'Go to' },
  make: { zh: '新建', en: 'Create' },
  settings: { zh: '设置', en: 'Settings' },
  items: { zh: '条目', en: 'Items' },
  searchAll: { zh: '在全部内容里搜索“{q}”', en: 'Search everything for “{q}”' },
  nothing: { zh: '没有找到“{q}”', en: 'Nothing found for “{q}”' },
  nothingText: { zh: '可以用编号（如 REQ-012）、名称里的几个字，或页面的名字。', en: 'Try a code (such as REQ-012), a few words of a title, or the name of a page.' },
  move: { zh: '移动', en: 'move' },
  run: { zh: '执行', en: 'open' },
  close: { zh: '关闭', en: 'close' },
} satisfies Record<string, Text>

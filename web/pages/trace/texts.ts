import type { Text } from '../../../engines/errors.ts'

export const traceTexts = {
  title: { zh: '追溯', en: 'Trace' },
  lead: { zh: '从痛点走到指标。点一个条目，只看它的来龙去脉；再点一次打开它。', en: 'From the pain point to the figure. Click an item to see only what leads to it and from it; click again to open it.' },
  graph: { zh: '图', en: 'Picture' },
  table: { zh: '表', en: 'Table' },
  view: { zh: '看法', en: 'View' },
  whole: { zh: '看全部', en: 'Show all' },
  around: { zh: '围绕 {code} {title}', en: 'Around {code} {title}' },
  counts: { zh: '{items} 个条目，{links} 条关联', en: '{items} items, {links} links' },
  suspects: { zh: '{count} 条待确认', en: '{count} to be confirmed' },
  onlySuspect: { zh: '只看待确认', en: 'Only those to be confirmed' },
  from: { zh: '起点', en: 'From' },
  link: { zh: '关联', en: 'Link' },
  to: { zh: '终点', en: 'To' },
  state: { zh: '状态', en: 'State' },
  holds: { zh: '有效', en: 'Holds' },
  suspect: { zh: '待确认', en: 'To be confirmed' },
  empty: { zh: '还没有关联', en: 'No links yet' },
  emptyText: { zh: '在条目里填写“来自哪个痛点、满足哪条需求”，追溯图就会长出来。', en: 'Say in an item which pain point it comes from or which requirement it satisfies, and the picture grows.' },
  search: { zh: '查找条目', en: 'Find an item' },
  graphLabel: { zh: '追溯图：按阶段分列，从痛点到指标', en: 'The trace by stage, from pain point to figure' },
  legendSuspect: { zh: '虚线：另一端改过，待确认', en: 'Dashed: changed at the other end, to be confirmed' },
  more: { zh: '另有 {count} 个', en: '{count} more' },
  matrix: { zh: '追溯矩阵', en: 'Traceability matrix' },
  exportName: { zh: '追溯表', en: 'Trace' },
  open: { zh: '打开 {code}', en: 'Open {code}' },
  kinds: { zh: '类别', en: 'Kinds' },
  kindCode: { zh: '编号', en: 'Code' },
} satisfies Record<string, Text>

export const causeText: Text = { zh: '起因', en: 'Causes' }
export const effectText: Text = { zh: '成效', en: 'Effects' }

import type { Text } from '../errors.ts'

/** The five forms of EARS (Easy Approach to Requirements Syntax). */
export type SentenceForm = 'always' | 'event' | 'state' | 'unwanted' | 'optional'

export const formLabels: Readonly<Record<SentenceForm, Text>> = {
  always: { zh: '常态：系统应…', en: 'Always: the system shall …' },
  event: { zh: '事件：当…时，系统应…', en: 'Event: when …, the system shall …' },
  state: { zh: '状态：在…期间，系统应…', en: 'State: while …, the system shall …' },
  unwanted: { zh: '异常：若…，则系统应…', en: 'Unwanted: if …, then the system shall …' },
  optional: { zh: '可选：在具备…时，系统应…', en: 'Optional: where …, the system shall …' },
}

export interface Parsed {
  readonly form: SentenceForm
  readonly condition: string | null
  /** What the system shall do. */
  readonly response: string
}

const patternsZh: readonly [SentenceForm, RegExp][] = [
  ['unwanted', /^\s*若(.+?)[，,]\s*(?:则)?\s*(.*?(?:应当|应|必须|不得)(?!该).+)$/s],
  ['state', /^\s*在(.+?)期间[，,]?\s*(.*?(?:应当|应|必须|不得)(?!该).+)$/s],
  ['event', /^\s*(?:当|在)(.+?)时[，,]?\s*(.*?(?:应当|应|必须|不得)(?!该).+)$/s],
  ['optional', /^\s*在具备(.+?)(?:下|的情况下)[，,]?\s*(.*?(?:应当|应|必须|不得)(?!该).+)$/s],
  ['always', /^()(.*?(?:应当|应|必须|不得)(?!该).+)$/s],
]
const patternsEn: readonly [SentenceForm, RegExp][] = [
  ['unwanted', /^\s*if\s+(.+?),\s*(?:then\s+)?(.*?\b(?:shall|must)\b.+)$/is],
  ['state', /^\s*while\s+(.+?),\s*(.*?\b(?:shall|must)\b.+)$/is],
  ['event', /^\s*(?:when|whenever)\s+(.+?),\s*(.*?\b(?:shall|must)\b.+)$/is],
  ['optional', /^\s*where\s+(.+?),\s*(.*?\b(?:shall|must)\b.+)$/is],
  ['always', /^()(.*?\b(?:shall|must)\b.+)$/is],
]

/** Which form the sentence has, or null when it makes no demand. */
export function parseSentence(statement: string): Parsed | null {
  const patterns = /\p{Script=Han}/u.test(statement) ? patternsZh : patternsEn
  const first = statement.trim().split(/(?<=[。；;])|\n/)[0] ?? ''
  for (const [form, pattern] of patterns) {
    const match = pattern.exec(first)
    if (match) return { form, condition: match[1]?.trim() || null, response: match[2]!.trim().replace(/[。.;；]$/, '') }
  }
  return null
}

/** Precondition, action and expectation of the test that the sentence itself gives; to be completed with figures by its author. */
export function acceptanceSkeleton(statement: string): string | null {
  const parsed = parseSentence(statement)
  if (!parsed) return null
  const isZh = /\p{Script=Han}/u.test(statement)
  const [pre, act, expect] = isZh ? ['前提：', '操作：', '预期：'] : ['Given: ', 'When: ', 'Then: ']
  const condition = parsed.condition ?? ''
  const [given, when] = parsed.form === 'state' || parsed.form === 'optional' ? [condition, ''] : ['', condition]
  return [`${pre}${given}`, `${act}${when}`, `${expect}${parsed.response}`].join('\n')
}

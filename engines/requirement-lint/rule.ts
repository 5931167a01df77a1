import type { Text } from '../errors.ts'

/** Rule numbers of the INCOSE Guide to Writing Requirements; `pending` and `form` are ours. */
export type RuleId = 'R7' | 'R8' | 'R9' | 'R10' | 'R18' | 'R19' | 'R24' | 'R26' | 'R34' | 'R35' | 'modal' | 'pending' | 'form'
export type Severity = 'error' | 'warning'

export interface Rule {
  readonly severity: Severity
  readonly label: Text
  /** What to write instead, and how it would be verified. */
  readonly hint: Text
}

export const rules: Readonly<Record<RuleId, Rule>> = {
  R7: { severity: 'error', label: { zh: '含糊用语', en: 'Vague word' }, hint: { zh: '换成数值加单位，写明在什么条件下量。', en: 'Give a number with its unit, and the condition under which it is measured.' } },
  R8: { severity: 'error', label: { zh: '逃逸条款', en: 'Escape clause' }, hint: { zh: '写明哪一种情况必须做，其余情况不做。', en: 'Name the case in which it must be done; otherwise leave it out.' } },
  R9: { severity: 'error', label: { zh: '列举未穷尽', en: 'Open-ended list' }, hint: { zh: '把清单列完，或引用一份有编号的清单。', en: 'Complete the list, or refer to a numbered one.' } },
  R10: { severity: 'warning', label: { zh: '多余的能力词', en: 'Superfluous ability word' }, hint: { zh: '直接写系统做什么："系统应＋动词"。', en: 'Say what the system does: "the system shall" and a verb.' } },
  R18: { severity: 'warning', label: { zh: '一条多事', en: 'More than one demand' }, hint: { zh: '一条需求只写一个"应"，拆开后各自验收。', en: 'One "shall" for each requirement; split it, and verify each part.' } },
  R19: { severity: 'warning', label: { zh: '连接词', en: 'Combinator' }, hint: { zh: '若连接两个动作，拆成两条；若是并列名词，标记"本意如此"。', en: 'Split it when it joins two actions; mark it as meant when it joins nouns.' } },
  R24: { severity: 'warning', label: { zh: '指代不明', en: 'Pronoun' }, hint: { zh: '把所指的名词写出来。', en: 'Repeat the noun.' } },
  R26: { severity: 'warning', label: { zh: '绝对化', en: 'Absolute' }, hint: { zh: '写出可以验证的范围或比例。', en: 'Give a range or a share that can be verified.' } },
  R34: { severity: 'error', label: { zh: '没有基准的比较', en: 'Comparison without a base' }, hint: { zh: '关联一个有基线值和目标值的指标，或写出数值。', en: 'Link a KPI with baseline and target, or give the number.' } },
  R35: { severity: 'warning', label: { zh: '时间不定', en: 'Indefinite time' }, hint: { zh: '写明时限和单位。', en: 'Give a limit with its unit.' } },
  modal: { severity: 'warning', label: { zh: '语气不定', en: 'Weak modal' }, hint: { zh: '按 GB/T 1.1 用"应、不得、宜、可"。', en: 'Use shall, should or may in their normative sense.' } },
  pending: { severity: 'error', label: { zh: '未定内容', en: 'Pending' }, hint: { zh: '定下来再签署；定不下来就记入未决问题。', en: 'Settle it before sign-off, or record an open issue.' } },
  form: { severity: 'warning', label: { zh: '缺少规范动词', en: 'No normative verb' }, hint: { zh: '写成"系统应…"，或"当…时，系统应…"。', en: 'Write "the system shall …", or "when …, the system shall …".' } },
}

/** A place in the text that breaks a rule; `start` and `end` are offsets in UTF-16 units. */
export interface Finding {
  readonly rule: RuleId
  readonly severity: Severity
  readonly word: string
  readonly start: number
  readonly end: number
}

import { type Finding, type RuleId, rules } from './rule.ts'
import { comparedByNumberEn, demandEn, harmlessWithTimeEn, normativeEn, stopContextsEn, timeLimitEn, wordsEn } from './words-en.ts'
import { comparedByNumberZh, demandZh, harmlessWithTimeZh, nearWithNumberZh, normativeZh, stopContextsZh, timeLimitZh, wordsZh } from './words-zh.ts'

/** A finding that an author has marked as meant. */
export interface Meant {
  readonly rule: string
  readonly word: string
}

export interface LintOptions {
  /** The requirement hangs on a pain point whose KPI has baseline and target: comparisons have their base. */
  readonly hasKpi?: boolean
  readonly meant?: readonly Meant[]
}

interface Language {
  readonly words: readonly (readonly [word: string, rule: RuleId | null])[]
  readonly harmlessWithTime: ReadonlySet<string>
  readonly timeLimit: RegExp
  readonly comparedByNumber: RegExp
  readonly normative: RegExp
  readonly demand: RegExp
  readonly clauseEnd: RegExp
  readonly bounded: boolean
}

const zh: Language = language(wordsZh, stopContextsZh, { harmlessWithTime: harmlessWithTimeZh, timeLimit: timeLimitZh, comparedByNumber: comparedByNumberZh, normative: normativeZh, demand: demandZh, clauseEnd: /[。；;！？\n]/, bounded: false })
const en: Language = language(wordsEn, stopContextsEn, { harmlessWithTime: harmlessWithTimeEn, timeLimit: timeLimitEn, comparedByNumber: comparedByNumberEn, normative: normativeEn, demand: demandEn, clauseEnd: /[.;!?](?=\s|$)|\n/, bounded: true })

/**
 * Finds wording that cannot be verified (INCOSE rules, QuARS and NASA ARM lists), in Chinese when the text has Chinese
 * characters, else in English. Deterministic, by longest match with stop contexts. It warns; the author may mark a finding
 * as meant. O(text × words).
 */
export function lintRequirement(text: string, options: LintOptions = {}): Finding[] {
  const lang = /\p{Script=Han}/u.test(text) ? zh : en
  const findings: Finding[] = []
  for (const sentence of sentencesOf(text, lang)) findings.push(...wordFindings(sentence, lang, options), ...sentenceFindings(sentence, lang))
  if (text.trim() !== '' && !lang.normative.test(text)) findings.push(finding('form', text.trim().slice(0, 12), 0, 0))
  const meant = new Set((options.meant ?? []).map((m) => `${m.rule}\u0000${m.word.toLowerCase()}`))
  return findings.filter((f) => !meant.has(`${f.rule}\u0000${f.word.toLowerCase()}`)).sort((a, b) => a.start - b.start || a.end - b.end)
}

interface Sentence {
  readonly text: string
  readonly start: number
}

function wordFindings(sentence: Sentence, lang: Language, options: LintOptions): Finding[] {
  const found: Finding[] = []
  const lower = sentence.text.toLowerCase()
  for (let at = 0; at < lower.length; ) {
    const match = lang.words.find(([word]) => lower.startsWith(word, at) && (!lang.bounded || isWord(lower, at, word.length)))
    if (!match) {
      at++
      continue
    }
    const [word, rule] = match
    if (rule && !isHarmless(word, rule, sentence.text, at, lang, options)) found.push(finding(rule, sentence.text.slice(at, at + word.length), sentence.start + at, sentence.start + at + word.length))
    at += word.length
  }
  return found
}

function sentenceFindings(sentence: Sentence, lang: Language): Finding[] {
  const demands = [...sentence.text.matchAll(lang.demand)]
  const second = demands[1]
  return second ? [finding('R18', second[0], sentence.start + second.index, sentence.start + second.index + second[0].length)] : []
}

function isHarmless(word: string, rule: RuleId, sentence: string, at: number, lang: Language, options: LintOptions): boolean {
  if (lang.harmlessWithTime.has(word) && lang.timeLimit.test(sentence)) return true
  if (rule === 'R34') return (options.hasKpi ?? false) || lang.comparedByNumber.test(sentence)
  return lang === zh && nearWithNumberZh.test(sentence.slice(at))
}

function sentencesOf(text: string, lang: Language): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const end of text.matchAll(new RegExp(lang.clauseEnd, 'g'))) {
    sentences.push({ text: text.slice(start, end.index), start })
    start = end.index + end[0].length
  }
  sentences.push({ text: text.slice(start), start })
  return sentences.filter((s) => s.text.trim() !== '')
}

function isWord(text: string, at: number, length: number): boolean {
  const letter = /[a-z0-9]/
  return !(at > 0 && letter.test(text[at - 1]!)) && !(at + length < text.length && letter.test(text[at + length]!))
}

function finding(rule: RuleId, word: string, start: number, end: number): Finding {
  return { rule, severity: rules[rule].severity, word, start, end }
}

function language(words: Readonly<Partial<Record<RuleId, readonly string[]>>>, stops: readonly string[], rest: Omit<Language, 'words'>): Language {
  const entries: [string, RuleId | null][] = [...Object.entries(words).flatMap(([rule, list]) => list.map((word): [string, RuleId] => [word.toLowerCase(), rule as RuleId])), ...stops.map((word): [string, null] => [word.toLowerCase(), null])]
  return { ...rest, words: entries.sort(([a, x], [b, y]) => b.length - a.length || (x === null ? -1 : 0) - (y === null ? -1 : 0)) }
}

import type { RuleId } from './rule.ts'

const list = (words: string): string[] => words.split('|').map((w) => w.trim())

export const wordsEn: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  R7: list('some|any|several|many|few|about|approximately|nearly|adequate|appropriate|sufficient|reasonable|efficient|flexible|typical|user-friendly|easy|easily|fast|quickly|timely|real-time|robust|seamless'),
  R8: list('if possible|where possible|as far as possible|as appropriate|as required|if necessary|where necessary|if practicable|to the extent possible'),
  R9: list('including but not limited to|etc.|etc|and so on|and the like|such as'),
  R10: list('be able to|be capable of|support|provide for'),
  R19: list('and/or|but also|as well as|unless|otherwise'),
  R24: list('it|its|they|them|this|these|those'),
  R26: list('always|never|every|100 %|100%|all the time|at any time'),
  R34: list('better|improve|improved|reduce|reduced|increase|increased|optimise|optimize|enhance|faster|more efficient'),
  R35: list('eventually|until|before|after|as soon as|immediately|periodically|regularly|once'),
  modal: list('should|could|might|would like to|may wish to'),
  pending: list('TBD|TBC|TBR|to be defined|to be determined|to be confirmed'),
}

export const stopContextsEn: readonly string[] = list('safety stock|first in first out|before saving|after saving|any user|once per|once a day|once a week|once a month|support department|its own|after approval|before approval')

export const harmlessWithTimeEn: ReadonlySet<string> = new Set(list('fast|quickly|timely|real-time|immediately|before|after|until|periodically|regularly|as soon as|once'))
export const timeLimitEn = /\d[\d.,:]*\s*(?:ms|s|sec|seconds?|min|minutes?|h|hours?|days?|working days?|weeks?|months?|a\.m\.|p\.m\.|o'clock)\b|\d{1,2}:\d{2}/i
export const comparedByNumberEn = /\d[\d.,]*\s*(?:%|percent|per cent|times|days?|minutes?|hours?|pieces?)/i
export const normativeEn = /\b(?:shall|must|may not|should)\b/i
export const demandEn = /\b(?:shall|must)\b/gi

import type { Text } from '../../../engines/errors.ts'

/** What sign-off looks at. */
export interface SignOffFacts {
  readonly acceptance: string | null
  readonly verification: string | null
  /** Pain points, interviews, surveys, or a written source (a law, an order of the group). */
  readonly sources: number
  readonly openReviewComments: number
  /** Words of the statement that cannot be verified and are not marked as meant. */
  readonly vagueWords: readonly string[]
}

export interface Objection {
  readonly id: 'acceptance' | 'verification' | 'source' | 'reviewComment' | 'vague'
  readonly text: Text
}

/** Why a requirement is not ready for sign-off (ISO/IEC/IEEE 29148, characteristics of a requirement). Empty: ready. */
export function signOffObjections(facts: SignOffFacts): Objection[] {
  const objections: Objection[] = []
  if (!facts.acceptance?.trim()) objections.push({ id: 'acceptance', text: { zh: '没有验收标准：写出怎样算通过', en: 'no acceptance criterion: write what counts as passed' } })
  if (!facts.verification) objections.push({ id: 'verification', text: { zh: '没有验证方式：选检查、分析、演示或测试', en: 'no verification method: choose inspection, analysis, demonstration or test' } })
  if (facts.sources === 0) objections.push({ id: 'source', text: { zh: '没有来源：关联痛点、访谈或问卷，或写明依据', en: 'no source: link a pain point, an interview or a survey, or name the authority' } })
  if (facts.openReviewComments > 0) objections.push({ id: 'reviewComment', text: { zh: `还有 ${facts.openReviewComments} 条评审意见没有关闭`, en: `${facts.openReviewComments} review comment${facts.openReviewComments === 1 ? ' is' : 's are'} open` } })
  if (facts.vagueWords.length > 0) {
    const words = [...new Set(facts.vagueWords)]
    objections.push({ id: 'vague', text: { zh: `用语无法验证：${words.map((w) => `"${w}"`).join('、')}；改写，或标记"本意如此"`, en: `wording that cannot be verified: ${words.map((w) => `"${w}"`).join(', ')}; rewrite it, or mark it as meant` } })
  }
  return objections
}

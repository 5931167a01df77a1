import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import { type Blocker, count, type Criterion, type Measurement, type Phase, ratio } from '../../platform/gates/criterion.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { interview } from './kinds/interview.ts'
import { painPoint } from './kinds/pain-point.ts'
import { requirement } from './kinds/requirement.ts'
import { requirementsBaseline } from './kinds/requirements-baseline.ts'
import { survey } from './kinds/survey.ts'
import { surveyAnswers, surveyLinks } from './own-tables.ts'
import { baselineSigners } from './queries/baseline-signers.ts'
import { departmentNames } from './queries/person-names.ts'
import { openReviewCounts } from './queries/requirement-standing.ts'
import { surveyCounts } from './queries/survey-counts.ts'
import { isMeasured } from './rules/pain-point-measure.ts'
import { representativeRate } from './rules/survey-results.ts'

type Row = { id: string; code: string; title: string }
const blocker = (kind: string, row: Row, text = row.title): Blocker => ({ id: row.id, code: row.code, kind, text })
const words = (tx: Tx, zh: string, en: string): string => (tx.locale === 'en' ? en : zh)

/** Requirements of the phase that are to be met in it: neither rejected nor postponed. */
async function wanted(tx: Tx, phase: Phase) {
  return (await listItems(tx, requirement, { phaseId: phase.id })).filter((r) => r.state !== 'rejected' && r.priority !== 'W')
}

/** Pain points of the phase: its own, and those that motivate one of its requirements. */
async function pains(tx: Tx, phase: Phase) {
  const motives = [...(await linkedItems(tx, (await wanted(tx, phase)).map((r) => r.id), 'motivates', 'in')).values()].flat().map((p) => p.id)
  return (await listItems(tx, painPoint)).filter((p) => p.state !== 'dropped' && (p.phaseId === phase.id || motives.includes(p.id)))
}

async function painPointsMeasured(tx: Tx, phase: Phase): Promise<Measurement> {
  const all = await pains(tx, phase)
  const open = all.filter((p) => !isMeasured(p) || p.state === 'raised')
  return ratio(all.length - open.length, all.length, open.map((p) => blocker('painPoint', p)))
}

async function mustWithAcceptance(tx: Tx, phase: Phase): Promise<Measurement> {
  const musts = (await wanted(tx, phase)).filter((r) => r.priority === 'M')
  const open = musts.filter((r) => !r.acceptance?.trim() || !r.verification)
  return ratio(musts.length - open.length, musts.length, open.map((r) => blocker('requirement', r)))
}

async function traced(tx: Tx, phase: Phase): Promise<Measurement> {
  const all = await wanted(tx, phase)
  const motives = await linkedItems(tx, all.map((r) => r.id), 'motivates', 'in')
  const open = all.filter((r) => (motives.get(r.id) ?? []).length === 0)
  return ratio(all.length - open.length, all.length, open.map((r) => blocker('requirement', r)))
}

async function openObjections(tx: Tx, phase: Phase): Promise<Measurement> {
  const all = await wanted(tx, phase)
  if (all.length === 0) return { value: null, blockers: [] }
  const open = await openReviewCounts(tx, all.map((r) => r.id))
  const hit = all.filter((r) => open.has(r.id))
  return count([...open.values()].reduce((a, b) => a + b, 0), hit.map((r) => blocker('requirement', r, words(tx, `${r.title}（${open.get(r.id)} 条）`, `${r.title} (${open.get(r.id)})`))))
}

/** Departments that raise requirements of the phase, and those of them with a confirmed interview. */
async function departmentsInterviewed(tx: Tx, phase: Phase): Promise<Measurement> {
  const asking = [...new Set((await wanted(tx, phase)).flatMap((r) => r.departmentId ?? []))]
  const heard = new Set((await listItems(tx, interview, { phaseId: phase.id, state: 'confirmed' })).map((i) => i.departmentId))
  const open = asking.filter((d) => !heard.has(d))
  const names = await departmentNames(tx, open)
  return ratio(asking.length - open.length, asking.length, open.map((d) => ({ id: null, code: null, kind: null, text: names.get(d) ?? '' })))
}

async function surveyResponse(tx: Tx, phase: Phase): Promise<Measurement> {
  const held = (await listItems(tx, survey, { phaseId: phase.id })).filter((s) => s.state !== 'draft')
  if (held.length === 0) return (await wanted(tx, phase)).length === 0 ? { value: null, blockers: [] } : { value: null, blockers: [], doesNotApply: true }
  const counts = await surveyCounts(tx, held.map((s) => s.id))
  const sum = (of: 'answered' | 'invited') => [...counts.values()].reduce((a, c) => a + c[of], 0)
  const rate = ratio(sum('answered'), sum('invited'), [])
  return rate.value !== null && Number(rate.value) < representativeRate ? { ...rate, blockers: await departmentsBelow(tx, held.map((s) => s.id)) } : rate
}

async function departmentsBelow(tx: Tx, surveyIds: string[]): Promise<Blocker[]> {
  const links = await tx.db.select({ departmentId: surveyLinks.departmentId, invited: surveyLinks.invited }).from(surveyLinks).where(and(eq(surveyLinks.implementationId, tx.implementationId), inArray(surveyLinks.surveyId, surveyIds)))
  const sheets = await tx.db.select({ departmentId: surveyAnswers.departmentId }).from(surveyAnswers).where(and(eq(surveyAnswers.implementationId, tx.implementationId), inArray(surveyAnswers.surveyId, surveyIds)))
  const names = await departmentNames(tx, links.map((l) => l.departmentId))
  return [...Map.groupBy(links, (l) => l.departmentId)].flatMap(([departmentId, own]) => {
    const invited = own.reduce((a, l) => a + l.invited, 0)
    const answered = sheets.filter((s) => s.departmentId === departmentId).length
    return answered / invited >= representativeRate ? [] : [{ id: null, code: null, kind: null, text: `${names.get(departmentId ?? '') ?? ''} ${answered} / ${invited}` }]
  })
}

/** Leads of the phase's modules whose signature under the latest baseline still holds. */
async function baselineSigned(tx: Tx, phase: Phase): Promise<Measurement> {
  const latest = (await listItems(tx, requirementsBaseline, { phaseId: phase.id })).filter((b) => b.state !== 'superseded').at(-1)
  if (!latest) {
    const any = await wanted(tx, phase)
    return any.length === 0 ? { value: null, blockers: [] } : { value: '0.0000', blockers: [{ id: null, code: null, kind: null, text: words(tx, '还没有冻结需求基线', 'No baseline has been frozen yet') }] }
  }
  const signers = await baselineSigners(tx, latest)
  const open = signers.filter((s) => s.signedAt === null || s.isBroken)
  return ratio(signers.length - open.length, signers.length, open.map((s) => ({ id: latest.id, code: latest.code, kind: 'requirementsBaseline', text: `${s.name}${s.module ? ` · ${s.module}` : ''}${s.isBroken ? words(tx, '（签署后有变动）', ' (changed after signing)') : ''}` })))
}

const base = { stage: 'requirements', unit: 'ratio', comparison: '>=', threshold: '1' } as const

export const criteria: readonly Criterion[] = [
  { ...base, id: 'requirements.painPointsMeasured', label: { zh: '痛点已量化确认', en: 'Pain points measured' }, formula: { zh: '有大小、单位、量法且已确认的痛点 ÷ 本期痛点', en: 'Pain points with size, unit and method, confirmed ÷ pain points of the phase' }, measure: painPointsMeasured },
  { ...base, id: 'requirements.mustWithAcceptance', label: { zh: '必须项有验收标准', en: 'Musts with acceptance' }, formula: { zh: '有验收标准和验证方式的"必须"需求 ÷ 全部"必须"需求', en: 'Must-have requirements with acceptance criterion and verification ÷ all must-haves' }, measure: mustWithAcceptance },
  { ...base, id: 'requirements.traced', label: { zh: '需求可追溯到痛点', en: 'Requirements traced' }, formula: { zh: '由痛点引出的需求 ÷ 本期需求（不含本期不做）', en: "Requirements motivated by a pain point ÷ requirements of the phase (without won'ts)" }, measure: traced },
  { ...base, id: 'requirements.openObjections', unit: 'count', comparison: '<=', threshold: '0', label: { zh: '未关闭的评审意见', en: 'Open review comments' }, formula: { zh: '本期需求上未关闭的评审意见数', en: 'Review comments on requirements of the phase that are not closed' }, measure: openObjections },
  { ...base, id: 'requirements.departmentsInterviewed', label: { zh: '提需求的部门都访谈过', en: 'Departments interviewed' }, formula: { zh: '有已确认访谈的部门 ÷ 提出本期需求的部门', en: 'Departments with a confirmed interview ÷ departments that raise requirements of the phase' }, measure: departmentsInterviewed },
  { ...base, id: 'requirements.surveyResponse', threshold: String(representativeRate), label: { zh: '问卷回收率', en: 'Survey response' }, formula: { zh: '收到的答卷 ÷ 发放数；本期没有问卷则不适用', en: 'Sheets received ÷ heads asked; does not apply without a survey' }, measure: surveyResponse },
  { ...base, id: 'requirements.baselineSigned', label: { zh: '业务负责人签署基线', en: 'Baseline signed' }, formula: { zh: '签署有效的模块负责人 ÷ 本期模块负责人', en: 'Leads of the modules whose signature holds ÷ leads of the modules of the phase' }, measure: baselineSigned },
]

import { randomUUID } from 'node:crypto'
import type { Text } from '../../engines/errors.ts'
import { asActor, type Tx } from '../../platform/db/door.ts'
import { measureGate, phaseOf } from '../../platform/gates/evaluate.ts'
import { signGate } from '../../platform/gates/gate.ts'
import { transitionItem } from '../../platform/kinds/commands.ts'
import { createItem, linkItems, updateItem } from '../../platform/trace/item-store.ts'
import { answerSurvey } from '../../stages/requirements/commands/answer-survey.ts'
import { applyChange } from '../../stages/requirements/commands/apply-change.ts'
import { confirmInterview } from '../../stages/requirements/commands/confirm-interview.ts'
import { freezeBaseline } from '../../stages/requirements/commands/freeze-baseline.ts'
import { makeSurveyLinks } from '../../stages/requirements/commands/make-survey-links.ts'
import { quoteForItem, raiseFromQuote } from '../../stages/requirements/commands/raise-from-quote.ts'
import { closeReviewComment, raiseReviewComment } from '../../stages/requirements/commands/review-comments.ts'
import { signBaseline } from '../../stages/requirements/commands/sign-baseline.ts'
import { changeRequest } from '../../stages/requirements/kinds/change-request.ts'
import { interview } from '../../stages/requirements/kinds/interview.ts'
import { objective } from '../../stages/requirements/kinds/objective.ts'
import { painPoint } from '../../stages/requirements/kinds/pain-point.ts'
import { processMap } from '../../stages/requirements/kinds/process-map.ts'
import { regulation } from '../../stages/requirements/kinds/regulation.ts'
import { requirement } from '../../stages/requirements/kinds/requirement.ts'
import { survey } from '../../stages/requirements/kinds/survey.ts'
import { kpiMovement } from '../../stages/requirements/queries/kpi-movement.ts'
import { viewSurvey } from '../../stages/requirements/queries/survey-view.ts'
import * as story from '../story.ts'
import { interviews, type StoryInterview } from './requirements/interviews.ts'
import { processTexts, regulationPoints } from './requirements/process-texts.ts'
import { requirementTexts, reviewRounds } from './requirements/requirement-texts.ts'
import { groups, questions, stories } from './requirements/survey-texts.ts'
import type { SeedContext, SeedStep } from './step.ts'

const t = (zh: string, en: string): Text => ({ zh, en })
type StoryRequirement = (typeof story.requirements)[number]
type Phase = story.PhaseKey

/** Days of each phase of the story, as offsets from the anchor. */
const days = {
  phase1: { written: -231, processes: -226, submitted: -219, signed: -208, frozen: -206, baseline: -205, gate: -205 },
  phase2: { written: -77, processes: -76, submitted: -75, signed: -68, frozen: -66, baseline: -66, gate: -62 },
  phase3: { written: -12, processes: -11, submitted: -9, signed: null, frozen: null, baseline: null, gate: null },
} as const

const leadOf = (module: string): string => story.modules.find((m) => m.code === module)!.lead
const ofPhase = (phase: Phase): readonly StoryRequirement[] => story.requirements.filter((r) => r.phase === phase)

/** The requirements of the three phases: collected, reviewed, signed (1 and 2), baselined; phase 3 still open. */
export function requirementsPart(): readonly SeedStep[] {
  return [
    ...objectivesAndPains(),
    ...interviews.flatMap(interviewSteps),
    ...surveySteps(),
    ...(['phase1', 'phase2', 'phase3'] as const).flatMap((phase) => [...writtenRequirements(phase), ...processSteps(phase), ...signing(phase), ...measuring(phase)]),
    ...regulationSteps(),
    ...reviewSteps(),
    ...changeSteps(),
    ...painPointSteps(),
  ]
}

const proofs: Record<string, [Text, number]> = {
  'obj.delivery': [t('准时交付率 ≥ 95 %，连续 4 周，按首次承诺日', 'On-time delivery ≥ 95 % for four weeks, by the first promised day'), 0],
  'obj.stock': [t('库存周转天数 ≤ 48 天，连续 4 周', 'Inventory turnover days ≤ 48 for four weeks'), 0],
  'obj.cost': [t('成本调整率 ≤ 0.5 %，次月第 5 个工作日前', 'Cost adjustment rate ≤ 0.5 % by the fifth working day'), 240],
}
const pains: Record<string, { description: Text; cause: 'man' | 'machine' | 'material' | 'method' | 'environment' | 'measurement'; rootCause: Text; yearlyCost: string; owner: string }> = {
  'pain.delivery': { description: t('十单里有两单多不能按第一次答应的日子足量发走，客户年底扣款。', 'More than two orders in ten do not leave in full on the first promised day; customers deduct at year end.'), cause: 'method', rootCause: t('接单不看库存与在途，采购交期无人跟，缺料开工当天才知道。', 'Orders are taken without stock and transit; nobody follows supplier dates; shortages show on the day of start.'), yearlyCost: '2860000', owner: 'feng' },
  'pain.cost': { description: t('月结后还要手工调成本，两张报表同一款车差 60 元。', 'Costs are adjusted by hand after closing; two reports differ by 60 yuan for one model.'), cause: 'measurement', rootCause: t('标准成本三年未修订，领料与工时次日补录。', 'Standards were not revised for three years; issues and hours are entered a day late.'), yearlyCost: '1450000', owner: 'sun' },
  'pain.stock': { description: t('库存 68 天，同一种料在两个编码下各备一份，呆滞占两成。', 'Stock for 68 days; the same material is kept under two codes; a fifth does not move.'), cause: 'material', rootCause: t('一物多码，补货凭经验，上下限没有人维护。', 'Several codes for one material, replenishment from memory, limits that nobody keeps.'), yearlyCost: '3200000', owner: 'zhao' },
}

function objectivesAndPains(): SeedStep[] {
  return [
    {
      at: -250, time: '09:30', by: 'chen',
      run: async (tx, s) => {
        for (const o of story.objectives) s.keep(o.key, (await createItem(tx, objective, { title: o.title, ownerId: s.id('chen'), proof: proofs[o.key]![0], dueOn: s.day(proofs[o.key]![1]) })).id)
      },
    },
    {
      at: -249, time: '14:00', by: 'lin',
      run: async (tx, s) => {
        for (const p of story.painPoints) {
          const text = pains[p.key]!
          s.keep(p.key, (await createItem(tx, painPoint, { title: p.title, description: text.description, departmentId: s.id(`dep.${p.department}`), ownerId: s.id(text.owner) })).id)
          await linkItems(tx, s.id(p.key), 'hinders', s.id(p.hinders))
        }
      },
    },
    {
      at: -240, time: '16:00', by: 'lin',
      run: async (tx, s) => {
        for (const p of story.painPoints) await updateItem(tx, painPoint, s.id(p.key), { size: p.size, unit: p.unit === '天' ? t('天', 'days') : p.unit, measuredBy: p.measuredBy, measuredOn: s.day(-240), yearlyCost: pains[p.key]!.yearlyCost, cause: pains[p.key]!.cause, rootCause: pains[p.key]!.rootCause })
      },
    },
    {
      at: -238, time: '15:00', by: 'chen',
      run: async (tx, s) => {
        for (const p of story.painPoints) {
          await transitionItem(tx, painPoint, s.id(p.key), 'confirm')
          await linkItems(tx, s.id(p.key), 'hinders', s.id(p.hinders))
        }
        await linkItems(tx, s.id('int.keeper'), 'raises', s.id('pain.stock'))
        for (const o of story.objectives) await transitionItem(tx, objective, s.id(o.key), 'agree')
      },
    },
  ]
}

function interviewSteps(i: StoryInterview): SeedStep[] {
  const raised = i.confirmed ?? i.day
  return [
    {
      at: i.day, time: '17:30', by: 'he',
      run: async (tx, s) => {
        const made = await createItem(tx, interview, { title: i.title, phaseId: s.id(i.phase), departmentId: s.id(`dep.${i.department}`), ownerId: s.id('he'), intervieweeId: s.id(i.who), heldOn: s.day(i.day), minutes: i.minutes, place: i.place, taken: i.taken, notes: i.notes })
        s.keep(i.key, made.id)
        await transitionItem(tx, interview, made.id, 'writeBack')
      },
    },
    ...(i.confirmed === null ? [] : [{ at: i.confirmed, time: '09:10', by: i.who, run: async (tx: Tx, s: SeedContext) => { await confirmInterview(tx, { interviewId: s.id(i.key) }) } }]),
    {
      at: raised, time: '18:00', by: 'he',
      run: async (tx, s) => {
        for (const [key, quote] of Object.entries(i.quotes)) {
          const r = story.requirements.find((x) => x.key === key)
          if (r) {
            s.keep(key, (await raiseFromQuote(tx, { interviewId: s.id(i.key), kind: 'requirement', quote, title: r.title, priority: r.priority, moduleId: s.id(`mod.${r.module}`) })).id)
          } else if (s.has(key)) await quoteForItem(tx, { interviewId: s.id(i.key), itemId: s.id(key), quote })
          else s.keep(key, (await raiseFromQuote(tx, { interviewId: s.id(i.key), kind: 'painPoint', quote, title: t('报表口径打架', 'Conflicting reports') })).id)
        }
      },
    },
  ]
}

/** The consultant writes the sentence into a requirement that can be verified, and joins it to its pain points. */
function writtenRequirements(phase: Phase): SeedStep[] {
  return [
    {
      at: days[phase].written, time: '16:30', by: 'he',
      run: async (tx, s) => {
        for (const r of ofPhase(phase)) {
          const text = requirementTexts[r.key]!
          await updateItem(tx, requirement, s.id(r.key), { statement: text.statement, ...(text.acceptance ? { acceptance: text.acceptance } : {}), verification: text.verification, fit: text.fit, category: text.category ?? 'functional', departmentId: s.id(`dep.${r.department}`), phaseId: s.id(r.phase) })
          for (const pain of r.pains) await linkItems(tx, s.id(pain), 'motivates', s.id(r.key))
        }
        await confirmOwnLinks(tx, s, phase)
      },
    },
    {
      at: days[phase].submitted, time: '11:00', by: 'he',
      run: async (tx, s) => { for (const r of ofPhase(phase)) if (r.priority !== 'W') await transitionItem(tx, requirement, s.id(r.key), 'submit') },
    },
  ]
}

/** The requirement was rewritten after the interview raised it: its author confirms that the link still holds. */
async function confirmOwnLinks(tx: Tx, s: SeedContext, phase: Phase): Promise<void> {
  for (const i of interviews) for (const key of Object.keys(i.quotes)) if (ofPhase(phase).some((r) => r.key === key)) await linkItems(tx, s.id(i.key), 'raises', s.id(key))
}

/** Which requirement asks for which step of a process to be. */
const asks: Record<string, string> = {
  'proc.material-request:x': 'req.duplicate-warning', 'proc.material-request:c': 'req.material-code', 'proc.supplier:a': 'req.supplier-check', 'proc.requisition:b': 'req.requisition-approval', 'proc.requisition:c': 'req.requisition-approval', 'proc.requisition:d': 'req.requisition-approval',
  'proc.purchase-order:a': 'req.order-from-requisition', 'proc.purchase-order:c': 'req.confirmed-date', 'proc.purchase-order:e': 'req.confirmed-date', 'proc.receipt:a': 'req.receipt-scan', 'proc.inspection:x': 'req.inspection-gate', 'proc.issue:c': 'req.fifo-issue', 'proc.stocktaking:x': 'req.cycle-count', 'proc.replenishment:x': 'req.min-max',
  'proc.sales-order:b': 'req.order-promise', 'proc.planning:b': 'req.mps', 'proc.planning:c': 'req.mrp', 'proc.planning:d': 'req.expedite', 'proc.work-order:x': 'req.kitting', 'proc.work-order:c': 'req.work-report', 'proc.work-order:e': 'req.scrap', 'proc.costing:x': 'req.bom-cost', 'proc.costing:b': 'req.variance', 'proc.payable:a': 'req.three-way-match',
}

function processSteps(phase: Phase): SeedStep[] {
  const own = story.processes.filter((p) => p.phase === phase)
  return [
    {
      at: days[phase].processes, time: '15:00', by: 'he',
      run: async (tx, s) => {
        const codes = new Map<string, string>()
        for (const r of ofPhase(phase)) codes.set(r.key, (await tx.db.select({ code: requirement.table.code, id: requirement.table.id }).from(requirement.table)).find((x) => x.id === s.id(r.key))!.code)
        for (const p of own) {
          const text = processTexts[p.key]!
          const toBe = text.toBe.map((step) => { const code = codes.get(asks[`${p.key}:${step.id}`] ?? ''); return code ? { ...step, requirement: code } : step })
          s.keep(p.key, (await createItem(tx, processMap, { title: p.title, phaseId: s.id(p.phase), departmentId: s.id(`dep.${p.department}`), ownerId: s.id(p.owner), trigger: text.trigger, output: text.output, volumePerMonth: text.volume, hourlyCost: text.hourlyCost, asIs: [...text.asIs], toBe })).id)
          for (const r of ofPhase(phase)) if (r.process === p.key) await linkItems(tx, s.id(r.key), 'changes', s.id(p.key))
        }
      },
    },
    ...own.filter((p) => processTexts[p.key]!.toBe.length > 0).flatMap((p): SeedStep[] => [
      { at: days[phase].submitted, time: '11:30', by: 'he', run: async (tx, s) => { await transitionItem(tx, processMap, s.id(p.key), 'submit') } },
      ...(days[phase].signed === null ? [] : [{ at: days[phase].signed, time: '14:30', by: p.owner, run: async (tx: Tx, s: SeedContext) => { await transitionItem(tx, processMap, s.id(p.key), 'agree') } }]),
    ]),
  ]
}

function signing(phase: Phase): SeedStep[] {
  const d = days[phase]
  if (d.signed === null) return []
  const leads = [...new Set(ofPhase(phase).map((r) => leadOf(r.module)))]
  const gateLead = phase === 'phase1' ? 'wu' : 'wang'
  const signAll = (at: number, key: string, time: string): SeedStep[] => leads.map((lead, i) => ({ at, time: `${time}:${String(10 + i * 7).padStart(2, '0')}`, by: lead, run: async (tx, s) => { await signBaseline(tx, { baselineId: s.id(key), statement: tx.locale === 'zh' ? '已逐条核对，同意作为需求基线。' : 'Checked one by one, agreed as the baseline.' }) } }))
  const gateSignatures = (at: number): SeedStep[] => [
    { at, time: '16:00', by: gateLead, run: async (tx, s) => { await signGate(tx, { phaseId: s.id(phase), stage: 'requirements', role: 'businessLead' }) } },
    { at, time: '16:20', by: 'zhou', run: async (tx, s) => { await signGate(tx, { phaseId: s.id(phase), stage: 'requirements', role: 'implementerProjectManager' }) } },
  ]
  return [
    ...leads.map((lead): SeedStep => ({ at: d.signed, time: '15:00', by: lead, run: async (tx, s) => { for (const r of ofPhase(phase)) if (leadOf(r.module) === lead && r.priority !== 'W') await transitionItem(tx, requirement, s.id(r.key), 'signOff') } })),
    { at: d.frozen, time: '09:30', by: 'zhou', run: async (tx, s) => { s.keep(`baseline.${phase}`, (await freezeBaseline(tx, { phaseId: s.id(phase), note: t('评审会后首次冻结', 'First freeze after the review meeting') })).id) } },
    ...signAll(d.baseline, `baseline.${phase}`, '10'),
    ...(phase === 'phase2' ? [
      { at: -63, time: '09:30', by: 'zhou', run: async (tx: Tx, s: SeedContext) => { s.keep('baseline.phase2.1', (await freezeBaseline(tx, { phaseId: s.id('phase2'), note: t('执行"报废记录加责任工序"的变更后重新冻结', 'Frozen again after the change to scrap recording') })).id) } },
      ...signAll(-62, 'baseline.phase2.1', '10'),
    ] : []),
    ...gateSignatures(d.gate),
  ]
}

/** The gate is looked at on the way, so that its criteria have a trend. */
function measuring(phase: Phase): SeedStep[] {
  const looks = { phase1: [-244, -239, -234, -230, -224, -216, -212, -207], phase2: [-83, -80, -76, -74, -71, -69, -67, -64], phase3: [-17, -14, -11, -8, -5, -2] }[phase]
  return looks.map((at) => ({ at, time: '18:30', by: 'lin', run: async (tx, s) => { await measureGate(tx, (await phaseOf(tx, s.id(phase)))!, 'requirements') } }))
}

/** One regulation for each title; phase 1 is in force before the switch, phase 2 in review, phase 3 drafted where it exists. */
function regulationSteps(): SeedStep[] {
  const titles = [...new Map(story.processes.filter((p) => p.key !== 'proc.month-end').map((p) => [p.regulation.zh, p])).values()]
  return titles.flatMap((p, i): SeedStep[] => {
    const key = `reg.${p.regulation.zh}`
    const regulated = story.processes.filter((x) => x.regulation.zh === p.regulation.zh)
    const made: SeedStep = {
      at: days[p.phase].processes, time: '17:00', by: 'he',
      run: async (tx, s) => {
        s.keep(key, (await createItem(tx, regulation, { title: p.regulation, phaseId: s.id(p.phase), departmentId: s.id(`dep.${p.department}`), ownerId: s.id(p.owner), summary: regulationPoints[p.regulation.zh]! })).id)
        for (const process of regulated) await linkItems(tx, s.id(key), 'regulates', s.id(process.key))
      },
    }
    const submit = (at: number): SeedStep => ({ at, time: '10:30', by: p.owner, run: async (tx, s) => { await transitionItem(tx, regulation, s.id(key), 'submit') } })
    if (p.phase === 'phase1') {
      return [made, submit(-140), {
        at: -124, time: '10:00', by: 'chen',
        run: async (tx, s) => {
          await updateItem(tx, regulation, s.id(key), { number: t(`远行〔${s.day(-124).slice(0, 4)}〕${20 + i} 号`, `YX ${s.day(-124).slice(0, 4)}-${20 + i}`), issuedOn: s.day(-124), effectiveOn: s.day(-110) })
          for (const process of regulated) await linkItems(tx, s.id(key), 'regulates', s.id(process.key))
          await transitionItem(tx, regulation, s.id(key), 'publish')
        },
      }]
    }
    return p.phase === 'phase2' && p.key !== 'proc.work-order' ? [made, submit(-20)] : [made]
  })
}

function reviewSteps(): SeedStep[] {
  return reviewRounds.flatMap((round, i): SeedStep[] => [
    { at: round.day, time: '13:40', by: round.by, run: async (tx, s) => { s.keep(`review.${i}`, await raiseReviewComment(tx, { requirementId: s.id(round.requirement), text: round.text, mentions: [s.id(leadOf(story.requirements.find((r) => r.key === round.requirement)!.module))] })) } },
    ...(round.closed ? [{ at: round.closed.day, time: '09:50', by: round.closed.by, run: async (tx: Tx, s: SeedContext) => { await closeReviewComment(tx, { commentId: s.id(`review.${i}`), answer: round.closed!.answer }) } }] : []),
  ])
}

/** Three changes: one applied before phase 2's gate, one turned down, one that waits for a decision with its impact. */
function changeSteps(): SeedStep[] {
  const decide = (key: string, at: number, by: string, name: 'approve' | 'reject', reason?: string): SeedStep => ({ at, time: '11:20', by, run: async (tx, s) => { await transitionItem(tx, changeRequest, s.id(key), name, { reason }) } })
  const raise = (key: string, at: number, by: string, about: string, text: { title: Text; reason: Text; newStatement: Text; newAcceptance: Text; days: string; amount: string }): SeedStep => ({
    at, time: '10:20', by,
    run: async (tx, s) => {
      const r = story.requirements.find((x) => x.key === about)!
      const made = await createItem(tx, changeRequest, { ...text, phaseId: s.id(r.phase), departmentId: s.id(`dep.${r.department}`), ownerId: s.id('he') })
      s.keep(key, made.id)
      await linkItems(tx, made.id, 'changes', s.id(about))
    },
  })
  const assess = (key: string, at: number): SeedStep => ({ at, time: '15:10', by: 'he', run: async (tx, s) => { await transitionItem(tx, changeRequest, s.id(key), 'assess') } })
  return [
    raise('cr.count', -150, 'sun', 'req.cycle-count', { title: t('恢复年终停产大盘点', 'Bring back the yearly count'), reason: t('审计师习惯看年终盘点表。', 'The auditors are used to the yearly sheets.'), newStatement: t('系统应在每年 12 月 31 日生成全部物料的盘点任务，差异审批后生成调整单。', 'The system shall create counting tasks for every material on 31 December; an adjustment is made only after approval.'), newAcceptance: t('任务覆盖全部物料。', 'The tasks cover every material.'), days: '6', amount: '12000' }),
    assess('cr.count', -149), decide('cr.count', -147, 'lin', 'reject', '循环盘点已得到审计师书面认可，不再停产大盘。'),
    raise('cr.scrap', -65, 'gao', 'req.scrap', { title: t('报废记录加责任工序', 'Record the operation that caused the scrap'), reason: t('只记原因，月底仍然说不清是哪道工序，补料也要另开单。', 'With the reason alone nobody knows the operation at month-end, and material is requested separately.'), newStatement: t('当报废时，系统应记录原因代码、责任工序、数量，生成待审补料申请。', 'When something is scrapped, the system shall record reason code, operation and quantity, and create a requisition of the material for approval.'), newAcceptance: t('报废 5 件，原因代码与责任工序可查，补料申请数量为 5 件的定额。', '5 pieces are scrapped; reason and operation are on record; the requisition is the standard quantity of 5.'), days: '2', amount: '4000' }),
    assess('cr.scrap', -65), decide('cr.scrap', -64, 'lin', 'approve'),
    { at: -64, time: '14:00', by: 'zhou', run: async (tx, s) => { await applyChange(tx, { changeRequestId: s.id('cr.scrap') }); for (const [from, type, to] of [['pain.cost', 'motivates', 'req.scrap'], ['int.production', 'raises', 'req.scrap']] as const) await linkItems(tx, s.id(from), type, s.id(to)); await linkItems(tx, s.id('req.scrap'), 'changes', s.id('proc.work-order')) } },
    raise('cr.mrp', -4, 'wang', 'req.mrp', { title: t('物料需求计算由 2 小时改为 30 分钟', 'Requirement run within 30 minutes instead of 2 hours'), reason: t('旺季要在白班内跑两次，2 小时赶不上 14:00 的采购截单。', 'In season two runs a shift are needed; 2 hours miss the purchasing cut-off at 14:00.'), newStatement: t('当执行全量物料需求计算时，系统应在 30 分钟内完成（物料 2 万、BOM 8 层、未完订单 5,000 行）。', 'When the full material requirement run is started, the system shall finish within 30 minutes (20,000 materials, 8 BOM levels, 5,000 open order lines).'), newAcceptance: t('用迁移后的数据跑三次，最长一次不超过 30 分钟。', 'Three runs on migrated data; the longest takes no more than 30 minutes.'), days: '12', amount: '36000' }),
    assess('cr.mrp', -3),
  ]
}

/** The stock pain point is closed once its KPI has moved; until then nothing happens. */
function painPointSteps(): SeedStep[] {
  return [{
    at: -1, time: '17:40', by: 'chen',
    run: async (tx, s) => { if ((await kpiMovement(tx, s.id('pain.stock'))).moved) await transitionItem(tx, painPoint, s.id('pain.stock'), 'close') },
  }]
}

function surveySteps(): SeedStep[] {
  return [
    {
      at: -238, time: '10:30', by: 'he',
      run: async (tx, s) => {
        const made = await createItem(tx, survey, {
          title: t('上线前现状调查', 'Survey of the present state'), phaseId: s.id('phase1'), ownerId: s.id('he'), closesOn: s.day(-226),
          intro: t('约 5 分钟。请按最近一个月的实际情况回答。', 'About five minutes. Please answer for the last month as it really was.'),
          questions: questions.map((q) => ({ ...q })) as never,
        })
        s.keep('survey.phase1', made.id)
        await makeSurveyLinks(tx, { surveyId: made.id, shared: groups.map((g) => ({ departmentId: s.id(`dep.${g.department}`), invited: g.invited })), personal: [] })
        await transitionItem(tx, survey, made.id, 'open')
      },
    },
    ...groups.map((g): SeedStep => ({ at: g.day, time: '12:30', by: 'he', outside: (s) => answerAs(s, g) })),
    { at: -226, time: '18:00', by: 'he', run: async (tx, s) => { await transitionItem(tx, survey, s.id('survey.phase1'), 'close'); await linkItems(tx, s.id('survey.phase1'), 'raises', s.id('pain.stock')) } },
    {
      at: -5, time: '16:00', by: 'he',
      run: async (tx, s) => {
        const own = ['goal', 'time', 'story']
        const made = await createItem(tx, survey, { title: t('三期成本与月结调查', 'Survey on costing and closing'), phaseId: s.id('phase3'), ownerId: s.id('he'), closesOn: s.day(9), intro: t('给财务、车间统计与仓储的同事，约 3 分钟。', 'For finance, shop statisticians and the warehouse, about three minutes.'), questions: [...questions.filter((q) => own.includes(q.id)), { id: 'days', kind: 'number', required: true, text: t('上月结账用了几个工作日', 'Working days that the last close took'), unit: t('个工作日', 'working days') }].map((q) => ({ ...q })) as never })
        s.keep('survey.phase3', made.id)
      },
    },
  ]
}

/** The sheets of one department, sent by link as anybody would; the actor is the public form, not a person. */
async function answerAs(s: SeedContext, g: (typeof groups)[number]): Promise<void> {
  const at = s.actor('he', g.day, '12:30').at!
  const actor = { house: s.house, accountId: null, locale: 'zh' as const, system: 'survey', at }
  await asActor(actor, s.implementationId, async (tx) => {
    const view = await viewSurvey(tx, s.id('survey.phase1'))
    const token = view.links.find((l) => l.departmentId === s.id(`dep.${g.department}`))!.url.slice('/s/'.length)
    for (let i = 0; i < g.answered; i++) {
      const { faults } = await answerSurvey(tx, { token, sheetKey: randomUUID(), raw: sheetOf(s, g, i) })
      if (faults.length > 0) throw new Error(`a sheet of the story is refused: ${JSON.stringify(faults)}`)
    }
  })
}

function sheetOf(s: SeedContext, g: (typeof groups)[number], i: number): Record<string, string | string[]> {
  const random = () => s.random(`survey.${g.department}`)
  const spread = () => random() + random() - 1
  const clamp = (v: number, low: number, high: number) => Math.max(low, Math.min(high, Math.round(v)))
  // Who is ready for the change answers so throughout.
  const mood = spread() * 1.5
  const scales = questions.filter((q) => q.kind === 'scale').map((q, at) => [q.id, String(clamp(g.means[at]! + ('isReversed' in q ? -mood : mood) + 0.7 * spread(), 1, 5))] as const)
  const order = ['date', 'stock', 'cost', 'quality'].map((id, at) => [id, at * 0.5 + random() * 2] as const).sort((a, b) => a[1] - b[1]).map(([id]) => id)
  const told = stories[g.department][i]
  return {
    ...Object.fromEntries(scales),
    retype: String(clamp(g.minutes * (1 + 0.6 * spread()), 5, 240)),
    late: ['now', 'half', 'day', 'next'][clamp(g.lateness + spread(), 0, 3)]!,
    sheets: ['stock', 'order', 'plan', 'quality', 'other'].filter(() => random() < 0.42),
    first: order,
    ...(told ? { story: told } : {}),
  }
}

import type { Text } from '../../engines/errors.ts'
import { checkRisks } from '../../stages/planning/commands/check-risks.ts'
import { risk } from '../../stages/planning/kinds/risk.ts'
import { moveItem, createItem, linkItems } from '../../platform/trace/item-store.ts'
import type { PhaseKey } from '../story.ts'
import type { SeedStep } from './step.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

interface StoryRisk {
  readonly at: number
  readonly phase: PhaseKey | null
  readonly owner: string
  readonly title: Text
  readonly p: number
  readonly i: number
  readonly cause: Text
  readonly mitigation: Text
  readonly fallback: Text
  readonly due: number
  readonly sign?: Text
  readonly trigger?: readonly [measure: string, comparison: 'above' | 'below', threshold: string, withinDays?: number | null, criterion?: string]
  /** Keys of tasks (`plan.phase2.m3`) or requirements. */
  readonly threatens?: readonly string[]
  readonly closed?: readonly [at: number, reason: string]
}

const risks: readonly StoryRisk[] = [
  { at: -210, phase: 'phase1', owner: 'lin', p: 3, i: 4, due: -190, title: t('关键用户抽不出来', 'Key users are not released'), cause: t('原岗位没有人顶', 'Nobody stands in for them'), mitigation: t('启动前定替岗名单，投入计入绩效', 'Name stand-ins before the start; count the effort in appraisals'), fallback: t('减少当期模块', 'Cut modules from the phase'), closed: [-95, '一期全部关键用户到位，培训出勤 96 %'] },
  { at: -210, phase: 'phase1', owner: 'huang', p: 4, i: 4, due: -185, title: t('物料编码迟迟不定', 'The material code is not decided'), cause: t('各部门都想让编码带含义', 'Every department wants meaning in the code'), mitigation: t('大类加流水，含义放属性；技术经理一周内拍板', 'Class and serial, meaning in attributes; the engineering manager decides within a week'), fallback: t('先用流水号，后补分类', 'Serial first, class later'), threatens: ['plan.phase1.b3', 'req.material-code'], closed: [-186, '编码规则已签署'] },
  { at: -205, phase: 'phase1', owner: 'zhao', p: 3, i: 5, due: -112, title: t('期初库存不准', 'Opening stock is wrong'), cause: t('盘点走过场', 'Counts are a formality'), mitigation: t('两次预盘，初盘复盘分人，差异全部复核', 'Two trial counts, first and second counters apart, every difference checked'), fallback: t('推迟一个月末', 'Move by one month-end'), trigger: ['goLiveSlipDays', 'above', '7', null], threatens: ['plan.phase1.m5'], closed: [-91, '上线盘点准确率 99.2 %'] },
  { at: -205, phase: null, owner: 'lin', p: 3, i: 4, due: -30, title: t('需求在签署后继续蔓延', 'Requirements keep growing after signing'), cause: t('签字前边界不清', 'Unclear edge before signing'), mitigation: t('变更单写明人天、金额、日期，双方签字；新想法进下一期清单', 'Change requests with effort, cost and date, signed by both; new ideas go to the next phase'), fallback: t('冻结变更到上线后', 'Freeze changes until after go-live') },
  { at: -62, phase: 'phase2', owner: 'ma', p: 4, i: 5, due: 5, title: t('BOM 准确率不够，算不出可用的物料需求', 'Bills of materials too inaccurate for usable requirements'), cause: t('图纸、Excel、现场三套数据', 'Drawings, sheets and the shop floor disagree'), mitigation: t('按机型分批实拆核对，责任到人，每周例会公布准确率', 'Take apart and check by model, one person each; accuracy published every week'), fallback: t('先上 A 类机型，其余机型晚两周', 'Start with class A models; the others two weeks later'), sign: t('抽查准确率低于 95 %', 'Sampled accuracy below 95 %'), trigger: ['maxDaysLate', 'above', '10', null], threatens: ['plan.phase2.m3', 'req.mrp'] },
  { at: -62, phase: 'phase2', owner: 'zheng', p: 4, i: 4, due: 7, title: t('车间网络与终端没就绪', 'Network and terminals on the shop floor are not ready'), cause: t('三条产线无线信号覆盖不足', 'Three lines lack wireless coverage'), mitigation: t('加装 6 个无线点；备用终端 10 %', 'Six more access points; 10 % spare terminals'), fallback: t('班组长集中代录', 'Team leaders enter for their teams'), sign: t('现场点检未过项大于 3', 'More than three checks failed on site'), trigger: ['blockedTasks', 'above', '0', null], threatens: ['plan.phase2.c7', 'req.work-report'] },
  { at: -62, phase: 'phase2', owner: 'gao', p: 3, i: 4, due: 20, title: t('一线抵触，继续用两本账', 'The front line keeps the old books'), cause: t('报工增加动作，怕被考核', 'Reporting adds steps, and people fear being judged'), mitigation: t('先停一张旧表再上一张新单；班组长示范；前两周不考核', 'Retire one old form before each new one; team leaders show; no appraisal for two weeks'), fallback: t('停用旧表，凭系统单据领料', 'Retire the old forms; issue only against system slips'), trigger: ['gateCriterion', 'below', '0.8', 14, 'training.coverage'] },
  { at: -60, phase: 'phase2', owner: 'zhou', p: 3, i: 4, due: 0, title: t('二期任务普遍拖期', 'Tasks of phase 2 slip all over'), cause: t('计划部与生产部同时忙旺季', 'Planning and production are in the peak season'), mitigation: t('逾期三天报项目经理，五天报领导小组；每周公布到人', 'Three days late goes to the managers, five to the committee; names every week'), fallback: t('砍掉插单影响分析，延到上线后', 'Drop the analysis of expedited orders until after go-live'), trigger: ['lateTasks', 'above', '3', null], threatens: ['plan.phase2.c10'] },
  { at: -58, phase: 'phase2', owner: 'tang', p: 3, i: 3, due: -5, title: t('接口联调晚于集成测试', 'Interfaces are tested after the integration test'), cause: t('终端厂商排期', 'The terminal vendor\'s calendar'), mitigation: t('合同写明配合时间；先用文件接口', 'The contract fixes their time; file interface first'), fallback: t('手工导入一个月', 'Manual import for a month'), threatens: ['plan.phase2.c7'] },
  { at: -55, phase: 'phase2', owner: 'chen', p: 3, i: 4, due: 30, title: t('领导决策拖延', 'Decisions are put off'), cause: t('需要跨部门取舍', 'They cut across departments'), mitigation: t('决策事项写明最晚日期，周报第一页列出；超过 5 天当面汇报', 'Each matter has a last day and stands on page one of the weekly report; after 5 days it is taken to the boss'), fallback: t('项目经理按建议方案先执行', 'The project managers go ahead as recommended'), trigger: ['decisionDays', 'above', '20', null] },
  { at: -16, phase: 'phase3', owner: 'sun', p: 3, i: 5, due: 60, title: t('首月结不出账', 'The first close fails'), cause: t('成本、暂估、在制没有对清', 'Cost, estimates and work in progress do not reconcile'), mitigation: t('月中预结一次；财务并行到首个月结', 'A trial close in mid-month; finance runs in parallel until the first close'), fallback: t('旧系统再出一个月报表', 'The old system reports for one more month'), sign: t('月末前五天差异未清', 'Differences open five days before month-end') },
  { at: -16, phase: 'phase3', owner: 'jiang', p: 3, i: 4, due: 45, title: t('往来账对不上', 'Receivables and payables do not reconcile'), cause: t('多年没有系统对账', 'Balances have not been confirmed for years'), mitigation: t('上线前两个月发对账函，差异清单限期清', 'Letters two months ahead; differences cleared by a date'), fallback: t('挂期初差异科目，列清单', 'Post to an opening difference account with a list'), threatens: ['req.three-way-match'] },
]

function raise(r: StoryRisk): SeedStep {
  return {
    at: r.at, time: '16:00', by: 'zhou',
    run: async (tx, story) => {
      const [measure, comparison, threshold, withinDays, criterion] = r.trigger ?? []
      const made = await createItem(tx, risk, {
        title: r.title, phaseId: r.phase ? story.id(r.phase) : null, ownerId: story.id(r.owner), probability: r.p, impact: r.i, cause: r.cause, mitigation: r.mitigation, fallback: r.fallback, dueOn: story.day(r.due), earlySign: r.sign ?? null,
        triggerMeasure: (measure ?? null) as never, triggerComparison: comparison ?? null, triggerThreshold: threshold ?? null, triggerWithinDays: withinDays ?? null, triggerCriterion: criterion ?? null,
      })
      story.keep(`risk.${r.title.en}`, made.id)
      for (const key of r.threatens ?? []) if (story.has(key)) await linkItems(tx, made.id, 'threatens', story.id(key))
    },
  }
}

export const riskSteps: readonly SeedStep[] = [
  ...risks.map(raise),
  ...risks.filter((r) => r.closed).map((r): SeedStep => ({ at: r.closed![0], time: '17:30', by: r.owner === 'huang' || r.owner === 'zhao' ? 'zhou' : r.owner, run: async (tx, story) => { await moveItem(tx, risk, story.id(`risk.${r.title.en}`), 'closed', { reason: r.closed![1], event: 'risk.close' }) } })),
  { at: -8, time: '08:00', by: 'zhou', run: async (tx) => { await checkRisks(tx) } },
  { at: 0, time: '08:00', by: 'zhou', run: async (tx) => { await checkRisks(tx) } },
]

import type { Text } from '../../engines/errors.ts'
import { moveItem, createItem, linkItems } from '../../platform/trace/item-store.ts'
import { resolveIssue } from '../../stages/planning/commands/settle-issue.ts'
import { projectIssue } from '../../stages/planning/kinds/project-issue.ts'
import type { DepartmentCode, PhaseKey } from '../story.ts'
import type { SeedStep } from './step.ts'

const t = (zh: string, en: string): Text => ({ zh, en })
type Nature = 'business' | 'data' | 'system' | 'interface' | 'resource' | 'site' | 'decision'

interface StoryIssue {
  readonly at: number
  readonly due: number
  readonly phase: PhaseKey
  readonly raisedBy: DepartmentCode
  readonly owner: string
  readonly nature: Nature
  readonly severity: 'high' | 'medium' | 'low'
  readonly title: Text
  readonly solution: Text | null
  /** Resolved and closed on these days; null: still open; one day: waits for the department to confirm. */
  readonly resolved: number | null
  readonly closed: number | null
  readonly working?: boolean
  readonly blocks?: readonly string[]
}

const issue = (at: number, due: number, phase: PhaseKey, raisedBy: DepartmentCode, owner: string, nature: Nature, severity: StoryIssue['severity'], title: Text, solution: Text | null, resolved: number | null, closed: number | null, more: Partial<StoryIssue> = {}): StoryIssue => ({ at, due, phase, raisedBy, owner, nature, severity, title, solution, resolved, closed, ...more })

export const issues: readonly StoryIssue[] = [
  issue(-238, -230, 'phase1', 'PUR', 'wu', 'resource', 'medium', t('采购员旺季抽不出两天参加访谈', 'Buyers cannot spare two days for interviews in the peak season'), t('访谈拆成四个半天，由主管顶岗', 'Interviews split into four half days; supervisors stand in'), -233, -231),
  issue(-226, -218, 'phase1', 'FIN', 'sun', 'data', 'medium', t('三个系统的库存金额对不上', 'Stock values differ between the three systems'), t('以财务账为准，差异列表交仓储核实', 'The ledger rules; the warehouse checks the list of differences'), -219, -216),
  issue(-210, -200, 'phase1', 'ENG', 'ma', 'decision', 'high', t('物料编码要不要带材质含义', 'Should the material code carry the material?'), t('不带含义，大类加流水，材质放属性', 'No meaning: class and serial; material is an attribute'), -201, -199),
  issue(-183, -172, 'phase1', 'WH', 'zheng', 'site', 'medium', t('原材料仓无线信号弱，扫码断线', 'Weak wireless in the raw material store; scanning drops out'), t('加两个无线点', 'Two more access points'), -174, -171),
  issue(-171, -160, 'phase1', 'PUR', 'he', 'business', 'medium', t('紧急请购绕过审批怎么管', 'How to control urgent requisitions that bypass approval'), t('紧急通道保留，24 小时内补审并记录理由', 'Keep the urgent lane; approval within 24 hours with a reason'), -163, -161),
  issue(-164, -150, 'phase1', 'ENG', 'huang', 'data', 'high', t('物料主数据疑似重复 1,300 组', '1,300 suspected duplicate groups in material master data'), t('按组指定责任人合并，周会公布余数', 'A person merges each group; the rest is published every week'), -148, -143),
  issue(-158, -149, 'phase1', 'QA', 'deng', 'business', 'low', t('让步接收的物料在系统里怎么标识', 'How to mark material accepted on concession'), t('用检验状态“让步”，限定用途', 'Inspection state "concession" with a limited use'), -151, -149),
  issue(-149, -141, 'phase1', 'WH', 'tang', 'interface', 'medium', t('条码打印模板偏移 3 毫米', 'Barcode labels print 3 mm off'), t('换驱动并固定纸张规格', 'Another driver and one paper size'), -143, -142),
  issue(-137, -128, 'phase1', 'PUR', 'he', 'system', 'medium', t('供应商交期多次变更只留最后一次', 'Only the last change of a confirmed date is kept'), t('交期变更留历史，预警按首次承诺', 'Keep the history; warn against the first promise'), -129, -127),
  issue(-131, -120, 'phase1', 'WH', 'zhao', 'resource', 'high', t('夜班仓管没有电脑参加培训', 'Night-shift keepers have no computer for training'), t('用手持终端上课，班前 20 分钟', 'Train on handhelds, 20 minutes before the shift'), -122, -119),
  issue(-118, -108, 'phase1', 'FIN', 'sun', 'business', 'high', t('一期没有应付，暂估在哪里做', 'Without payables in phase 1, where are estimates posted?'), t('月末由系统出暂估清单，财务一张凭证入账', 'The system lists estimates at month-end; finance posts one voucher'), -110, -108),
  issue(-109, -102, 'phase1', 'IT', 'zheng', 'system', 'medium', t('备份恢复演练用时超过 4 小时', 'The restore drill took over four hours'), t('改为增量备份，恢复 55 分钟', 'Incremental backup; restored in 55 minutes'), -104, -102),
  issue(-101, -96, 'phase1', 'PUR', 'wu', 'data', 'high', t('未完采购订单有 214 行找不到供应商确认交期', '214 open order lines have no confirmed date'), t('采购员逐行确认，缺的按合同交期补', 'Buyers confirm line by line; contract dates fill the gaps'), -97, -94),
  issue(-88, -80, 'phase1', 'WH', 'he', 'system', 'medium', t('扫码收货偶发重复入账', 'Scanned receipts were sometimes posted twice'), t('升级补丁并加防重校验', 'A patch and a check against repetition'), -84, -81),
  issue(-76, -68, 'phase1', 'QA', 'deng', 'business', 'low', t('免检供应商清单由谁维护', 'Who maintains the list of suppliers without inspection'), t('品质部每季评审，系统到期提醒', 'Quality reviews it each quarter; the system reminds'), -69, -66),
  issue(-70, -60, 'phase2', 'PMC', 'wang', 'data', 'high', t('在制品没有统一的工单号', 'Work in progress has no common order number'), t('盘一次在制，补贴工单条码', 'Count once and label with order barcodes'), -58, -55),
  issue(-57, -48, 'phase2', 'SAL', 'feng', 'business', 'medium', t('销售预测由谁给、多久一次', 'Who gives the sales forecast, and how often'), t('销售每周五给 12 周滚动预测，表格导入', 'Sales gives a rolling 12 weeks each Friday, imported from a sheet'), -49, -47),
  issue(-52, -44, 'phase2', 'PRD', 'gao', 'resource', 'medium', t('班组长同时盯产线和测试，时间冲突', 'Team leaders watch the line and test at once'), t('每条线定一名替班，测试排在白班后半段', 'A stand-in for each line; tests in the second half of the day shift'), -43, -41),
  issue(-41, -30, 'phase2', 'ENG', 'ma', 'data', 'high', t('同一车型三个 BOM 版本并存', 'Three BOM versions of one model are in use'), t('以最近一次量产版为准，旧版停用', 'The latest production version rules; older ones are closed'), -31, -28),
  issue(-33, -24, 'phase2', 'PMC', 'he', 'system', 'medium', t('物料需求计算把返工单重复计入', 'The requirements run counts rework orders twice'), t('返工单设为不参与需求', 'Rework orders are left out of the run'), -26, -24),
  issue(-20, -6, 'phase2', 'PRD', 'gao', 'data', 'high', t('工时定额缺 182 道工序，报工成本没法算', '182 operations lack a labour standard; reported cost cannot be computed'), null, null, null, { working: true, blocks: ['plan.phase2.m5', 'req.work-report'] }),
  issue(-16, -3, 'phase2', 'PRD', 'zheng', 'site', 'high', t('二车间三条产线无线掉线，终端联调停了', 'Wireless drops out on three lines; the terminal test has stopped'), null, null, null, { working: true, blocks: ['plan.phase2.c7'] }),
  issue(-11, 3, 'phase2', 'SAL', 'feng', 'business', 'medium', t('客户加急单占比 18 %，可承诺量总被打乱', '18 % of orders are expedited and upset what was promised'), null, null, null, { working: true, blocks: ['req.order-promise'] }),
  issue(-8, -2, 'phase2', 'PUR', 'wu', 'data', 'medium', t('43 家供应商没有维护采购提前期', '43 suppliers have no lead time'), t('按近 12 个月实际到货推算，采购确认', 'Derived from twelve months of receipts; purchasing confirms'), -1, null),
  issue(-3, 9, 'phase3', 'FIN', 'jiang', 'business', 'medium', t('模具摊销按数量还是按月', 'Should tooling be spread by quantity or by month?'), null, null, null),
]

export const issueSteps: readonly SeedStep[] = issues.flatMap((own, n): SeedStep[] => {
  const key = `issue.${n}`
  return [
    {
      at: own.at, time: '11:00', by: 'zhou',
      run: async (tx, story) => {
        const made = await createItem(tx, projectIssue, { title: own.title, phaseId: story.id(own.phase), departmentId: story.id(`dep.${own.raisedBy}`), ownerId: story.id(own.owner), nature: own.nature, severity: own.severity, raisedOn: story.day(own.at), dueOn: story.day(own.due) })
        story.keep(key, made.id)
        for (const blocked of own.blocks ?? []) if (story.has(blocked)) await linkItems(tx, made.id, 'threatens', story.id(blocked))
        if (own.working) await moveItem(tx, projectIssue, made.id, 'working', { event: 'projectIssue.take' })
      },
    },
    ...(own.resolved === null ? [] : [{ at: own.resolved, time: '15:30', by: own.owner, run: async (tx, story) => { await resolveIssue(tx, { issueId: story.id(key), solution: own.solution! }) } } satisfies SeedStep]),
    ...(own.closed === null ? [] : [{ at: own.closed, time: '16:30', by: 'lin', run: async (tx, story) => { await moveItem(tx, projectIssue, story.id(key), 'closed', { event: 'projectIssue.close' }) } } satisfies SeedStep]),
  ]
})

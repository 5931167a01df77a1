import type { Text } from '../../engines/errors.ts'
import type { StoryAction, StoryDecision, StoryMeeting } from './planning-meetings.ts'

const t = (zh: string, en: string): Text => ({ zh, en })
const team1 = ['lin', 'zhou', 'he', 'wu', 'zhao', 'huang', 'deng', 'zheng']
const team2 = ['lin', 'zhou', 'he', 'wang', 'gao', 'feng', 'ma', 'huang', 'zheng', 'tang']

function weekly(at: number, zh: string, en: string, actions: readonly StoryAction[], more: { absent?: readonly string[]; decisions?: readonly StoryDecision[]; unsigned?: readonly string[] } = {}): StoryMeeting {
  const second = at > -70
  return { at, type: 'weekly', phase: second ? 'phase2' : 'phase1', minutes: t(zh, en), attendees: (second ? team2 : team1).filter((p) => !(more.absent ?? []).includes(p)), actions, ...more }
}

/** A dozen meetings of the first phase, then one every week. */
export const weeklyMeetings: readonly StoryMeeting[] = [
  weekly(-240, '访谈排期确认；采购部旺季抽人困难，拆成半天一场。', 'Interviews scheduled; purchasing is short of people, so they are split into half days.', [['wu', '排出采购部四个半天', 'Give four half days in purchasing', 4, -237]]),
  weekly(-226, '三个系统库存金额差 4.1 %，以财务账为准。', 'Stock values differ by 4.1 % between the three systems; the ledger rules.', [['zhao', '核实差异前 50 个物料', 'Check the 50 biggest differences', 10, -217], ['sun', '给出差异台账格式', 'Give the form of the list', 4, -223]]),
  weekly(-212, '编码规则争论两周，技术经理按“大类加流水”拍板，下周发文。', 'Two weeks of debate on codes end: class and serial; the rule is issued next week.', [['huang', '编码规则成文', 'Write down the code rule', 7, -205]]),
  weekly(-198, '需求基线已签；范围矩阵逐格过，车间辅料与线边仓本期不做。', 'Requirements are signed; the scope matrix was read cell by cell: shop floor consumables and line-side stock are left out.', [['zhou', '整理本期不做清单', 'List what is left out', 5, -194]]),
  weekly(-184, '测试环境就绪；原材料仓信号弱，信息部加点。', 'The test system is ready; IT adds access points in the raw material store.', [['zheng', '原材料仓加两个无线点', 'Two more access points in the store', 10, -174]]),
  weekly(-170, '采购配置完成八成；紧急请购保留通道，24 小时补审。', 'Purchasing is four fifths configured; the urgent lane stays, approval within 24 hours.', [['wu', '紧急请购规则写进制度', 'Put urgent requisitions into the regulation', 14, -158]]),
  weekly(-156, '疑似重复 1,300 组分到 11 人，本周合并 420 组。', '1,300 suspected groups are shared by eleven people; 420 merged this week.', [['huang', '每周公布合并余数', 'Publish the rest every week', 7, -149]], { absent: ['deng'] }),
  weekly(-142, '集成测试晚四天，原因是查重开发返工；UAT 顺延。', 'Integration tests are four days late after rework on the duplicate check; UAT moves.', [['tang', '查重规则回归测试', 'Regression test of the duplicate check', 5, -138]]),
  weekly(-128, 'UAT 两轮通过 186 条，遗留 7 条低级缺陷；夜班培训排在 19:00。', 'UAT passed 186 cases with seven minor defects; night-shift training at 19:00.', [['liu', '夜班两场培训排期', 'Schedule two night sessions', 5, -124], ['zhao', '借 12 台手持终端', 'Borrow twelve handhelds', 6, -123]]),
  weekly(-121, '第二次模拟迁移用时 3 小时 40 分，差异 23 行已查清。', 'The second rehearsal took 3 h 40 min; 23 differing rows are explained.', [['zhou', '切换方案发评审', 'Send out the cutover plan', 7, -115]]),
  weekly(-114, '培训完成 9 场，覆盖一线 71 %；检验员补一场。', 'Nine sessions held, 71 % of the front line reached; one more for inspectors.', [['liu', '检验员补训一场', 'One more session for inspectors', 7, -108]]),
  weekly(-107, '切换演练超时 50 分钟，盘点与导入改为并行。', 'The rehearsal ran 50 minutes over; counting and loading go in parallel.', [['zhao', '盘点任务卡改版', 'Revise the count cards', 4, -104]]),

  weekly(-65, '二期访谈完成，在制没有统一工单号，先盘一次。', 'Interviews of phase 2 are done; work in progress has no common number and is counted once.', [['wang', '出在制盘点方案', 'Plan the count of work in progress', 6, -60], ['gao', '车间盘点排班', 'Schedule the count in the workshops', 8, -57]]),
  weekly(-58, '销售预测每周五给一次，12 周滚动。', 'Sales gives a rolling forecast of twelve weeks every Friday.', [['feng', '给出第一份 12 周预测', 'Give the first forecast of twelve weeks', 7, -51]]),
  weekly(-51, '计划基线已排，关键路径经过集成测试与培训，下周领导小组汇报。', 'The baseline is set; the critical path runs over integration tests and training; executive review next.', [['zhou', '汇报材料发各负责人', 'Send the slides to the leads', 1, -50]]),
  weekly(-44, '配置开工；一期扫码重复入账的问题已关闭三周无复发。', 'Configuration has begun; the double posting of phase 1 has not come back for three weeks.', [['he', '给出主计划参数表', 'Give the parameters of the master schedule', 9, -36]]),
  weekly(-37, '同一车型三个 BOM 版本并存，以量产版为准。', 'Three BOM versions of one model: the production version rules.', [['ma', '停用旧版 BOM 清单', 'List the BOM versions to be closed', 8, -29]], { absent: ['feng'] }),
  weekly(-30, '客户资料收集慢四天，销售部缺信用额度；物料需求试算一次 48 分钟。', 'Customer data is four days late, credit limits are missing; a trial run of requirements takes 48 minutes.', [['feng', '补齐 61 家客户信用额度', 'Complete the credit limits of 61 customers', 10, -19]]),
  weekly(-23, '返工单重复计入需求，已改；工时定额缺口大，生产部增派人。', 'Rework orders are no longer counted twice; many labour standards are missing, production adds people.', [['gao', '指定两名工艺员收集定额', 'Name two people for labour standards', 4, -20]]),
  weekly(-16, '二车间无线掉线，终端联调受影响；信息部两周内加装。', 'Wireless drops out in workshop 2 and holds up the terminal test; IT adds access points in two weeks.', [['zheng', '现场勘测并报加装方案', 'Survey the site and propose access points', 5, -10], ['wang', '统计加急单占比', 'Count the share of expedited orders', 6, -11, t('近三个月 18 %', '18 % over three months')]]),
  weekly(-9, '终端联调标为受阻，等信息部；BOM 清洗 83 %；插单审批权限要定。', 'The terminal test is marked as blocked, waiting for IT; BOM cleansing at 83 %; who approves expedited orders must be settled.', [['feng', '提出加急单分级规则', 'Propose grades for expedited orders', 5, null], ['wu', '补 43 家供应商提前期', 'Complete the lead times of 43 suppliers', 6, -1]], {
    decisions: [{ owner: 'lin', title: t('插单由谁批、批到哪一级', 'Who approves expedited orders, up to which level?'), options: t('A 计划经理批三天内、运营总监批三天外；B 一律运营总监', 'A planning manager within three days, director beyond; B always the director'), recommendation: t('A', 'A'), by: 4 }, { owner: 'lin', title: t('夜班报工由谁代录', 'Who reports for the night shift?'), options: t('A 班组长；B 车间统计员次日补录', 'A the team leader; B the shop clerk the next day'), recommendation: t('A：当班当录', 'A: on the shift'), by: -1, decided: [-1, t('班组长当班代录，终端放在班组长工位', 'The team leader on the shift, with the terminal at their station')] }],
  }),
  weekly(-2, '逾期五项逐条过，工时定额最久七天；集成测试预计晚一到两天，上线日不变。', 'Five late tasks were read one by one, labour standards are the longest with seven days; integration tests will be a day or two late, the go-live stands.', [['gao', '本周末前补完关键 60 道工序', 'Complete the 60 key operations this week', 5, null], ['he', '审批流推演剩余两档金额', 'Prove the last two bands of the approval flow', 3, null], ['huang', '第二次模拟迁移计时表', 'Timing sheet of the second rehearsal', 7, null]], { unsigned: ['lin'] }),
]

/** The project manager's three sentences of the last eight weeks. */
export const weeklyJudgements: readonly { at: number; judgement: Text }[] = [
  { at: -54, judgement: t('二期需求已签，计划基线本周排定。\n最大风险是 BOM 三套数据。\n请技术部月底前给出核对批次。', 'Requirements of phase 2 are signed, the baseline is set this week.\nThe biggest risk is three sets of BOM data.\nEngineering is asked for the batches by the end of the month.') },
  { at: -47, judgement: t('计划与范围已由领导小组签署，配置开工。\n旺季人手是主要约束，每线一名替班已定。\n请生产部下周一前交名单。', 'Plan and scope are signed, configuration has begun.\nPeople are short in the peak season; one stand-in per line is agreed.\nProduction gives the names by Monday.') },
  { at: -40, judgement: t('配置按计划，客户资料收集偏慢。\nBOM 标准已定，清洗开始。\n请销售部补信用额度。', 'Configuration is on plan, customer data is slow.\nThe BOM standard is settled and cleansing has begun.\nSales is asked for credit limits.') },
  { at: -33, judgement: t('主计划参数晚两天完成，不影响关键路径。\n报工终端接口开始联调。\n请信息部确认车间网络。', 'Master schedule parameters were two days late, off the critical path.\nThe terminal interface is being tested.\nIT is asked to confirm the network on the shop floor.') },
  { at: -26, judgement: t('销售订单与可承诺量配置完成。\n工时定额收集落后，是下周的重点。\n请生产部指定专人。', 'Orders and promising are configured.\nLabour standards lag behind and are the point of next week.\nProduction is asked to name people.') },
  { at: -19, judgement: t('物料需求试算通过，48 分钟。\n车间无线掉线影响联调，信息部两周内加装。\n请陈总定是否增购 30 台终端。', 'The trial of requirements passed in 48 minutes.\nWireless drop-outs hold up the terminal test; IT adds access points within two weeks.\nMr Chen is asked to decide on 30 more terminals.') },
  { at: -12, judgement: t('配置项完成过半，齐套检查收尾。\n定额和无线两件事同时拖，都在车间。\n请高峰、郑伟每天在群里报数。', 'More than half of the configuration is done, kitting is being finished.\nLabour standards and wireless both drag on the shop floor.\nGao Feng and Zheng Wei report figures every day.') },
  { at: -5, judgement: t('四项配置已完成，单元测试过半。\n终端联调停在网络上，审批流推演晚四天。\n请郑伟给出无线完工日，请陈总今天定终端增购。', 'Four configurations are complete, unit tests are half done.\nThe terminal test waits for the network, the approval flow is four days late.\nZheng Wei is asked for the day of completion, Mr Chen for the decision on terminals.') },
]

import type { Text } from '../../engines/errors.ts'
import { createItem, linkItems } from '../../platform/trace/item-store.ts'
import { openMeeting } from '../../stages/planning/commands/open-meeting.ts'
import { planMeeting } from '../../stages/planning/commands/plan-meeting.ts'
import { publishMinutes, recordAttendance, writeMinutes } from '../../stages/planning/commands/record-minutes.ts'
import { sendWeeklyReport, writeJudgement } from '../../stages/planning/commands/send-weekly-report.ts'
import { finishAction, recordDecision } from '../../stages/planning/commands/settle-issue.ts'
import { signMinutes } from '../../stages/planning/commands/sign-minutes.ts'
import { actionItem } from '../../stages/planning/kinds/action-item.ts'
import { decision } from '../../stages/planning/kinds/decision.ts'
import { people, type PhaseKey } from '../story.ts'
import { weeklyJudgements, weeklyMeetings } from './planning-weekly.ts'
import type { SeedContext, SeedStep } from './step.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

/** Something promised: due so many days after the meeting; done on a day (offset), or open. */
export type StoryAction = readonly [owner: string, zh: string, en: string, dueAfter: number, doneAt: number | null, result?: Text]
/** Something to decide: by whom, until when, and what was decided on which day. */
export interface StoryDecision {
  readonly owner: string
  readonly title: Text
  readonly options: Text
  readonly recommendation: Text
  readonly by: number
  readonly decided?: readonly [at: number, outcome: Text]
}
export interface StoryMeeting {
  readonly at: number
  readonly type: 'weekly' | 'executive' | 'kickOff'
  readonly phase: PhaseKey | null
  readonly minutes: Text
  readonly attendees: readonly string[]
  readonly absent?: readonly string[]
  readonly actions?: readonly StoryAction[]
  readonly decisions?: readonly StoryDecision[]
  /** Who has not signed the minutes yet. */
  readonly unsigned?: readonly string[]
}

const leaders = ['chen', 'lin', 'sun', 'wu', 'wang', 'ma', 'zhou']

const reviews: readonly StoryMeeting[] = [
  {
    at: -250, type: 'kickOff', phase: 'phase1', attendees: [...leaders, 'zhao', 'huang', 'zheng', 'liu', 'he', 'feng', 'gao', 'deng'],
    minutes: t('陈国强宣布项目组任命，三个目标写进部门考核：准时交付率 95 %、周转天数降 30 %、月结 5 个工作日出成本。分三期上线，一期先做采购与库存。林晓雯任甲方项目经理，每周开一次跨部门例会，问题三天不动报她，五天报陈总。', 'Chen Guoqiang announced the appointments. Three goals enter the appraisal of departments: 95 % on-time delivery, turnover days down by 30 %, product cost within five working days. Three phases, purchasing and inventory first. Lin Xiaowen leads for the customer; a cross-department meeting every week; what does not move for three days goes to her, for five days to Mr Chen.'),
    actions: [['wu', '提交采购部关键用户与替岗名单', 'Name key users and stand-ins in purchasing', 5, -246], ['liu', '项目任命文件盖章下发', 'Issue the stamped appointments', 3, -248]],
  },
  {
    at: -190, type: 'executive', phase: 'phase1', attendees: leaders,
    minutes: t('乙方汇报业务蓝图、范围矩阵和主计划。关键路径是“二次开发 → 集成测试 → UAT → 最终用户培训 → 上线评审”，二次开发晚一天上线就晚一天。领导小组同意一期范围与“本期不做”清单，计划上线日不变。', 'The implementer presented blueprint, scope matrix and master plan. The critical path runs over extensions, integration test, UAT, training and the go/no-go. The committee agreed to the scope of phase 1 and to what is left out; the planned go-live stands.'),
    decisions: [{ owner: 'chen', title: t('一期是否包含应付与三单匹配', 'Should phase 1 include payables and three-way match?'), options: t('A 一期带上应付；B 三期做，一期月末出暂估清单', 'A with payables now; B in phase 3, with a list of estimates at month-end'), recommendation: t('B：一期不超过四个模块', 'B: no more than four modules in phase 1'), by: -190, decided: [-190, t('按 B 执行，财务部负责暂估凭证', 'B; finance posts the estimates')] }],
    actions: [['sun', '写出暂估过渡办法', 'Write down the interim rule for estimates', 14, -178], ['zheng', '测试服务器到位', 'Test server in place', 3, -187]],
  },
  {
    at: -103, type: 'executive', phase: 'phase1', attendees: leaders, absent: ['ma'],
    minutes: t('逐条看上线条件。培训覆盖和模拟迁移达标；未完采购订单的确认交期还差一批，演练晚了五天。孙丽提出月末前三天不切换，记录不同意见。结论：上线推迟五天，按新的切换方案执行。', 'The conditions were read one by one. Training coverage and rehearsals pass; some open orders lack a confirmed date and the rehearsal was five days late. Sun Li objected to a cutover in the last three days of a month; the dissent is recorded. Outcome: go-live five days later, by the revised cutover plan.'),
    decisions: [{ owner: 'chen', title: t('一期上线推迟五天还是按原日带问题上线', 'Five days later, or on the planned day with open points?'), options: t('A 推迟五天；B 原日上线，未确认交期的订单线下跟', 'A five days later; B on the day, with unconfirmed orders followed by hand'), recommendation: t('A：数据先齐', 'A: data first'), by: -102, decided: [-103, t('推迟五天，双方不追究', 'Five days later, no claims on either side')] }],
    actions: [['wu', '214 行订单补齐确认交期', 'Confirm the dates of 214 order lines', 5, -97, t('补齐 214 行', 'All 214 confirmed')]],
  },
  {
    at: -50, type: 'executive', phase: 'phase2', attendees: leaders,
    minutes: t('一期上线六周，准时交付率从 77 % 升到 90 % 以上。二期范围、计划基线与风险清单汇报通过。BOM 准确率是最大风险，技术部按机型分批实拆，每周例会公布。', 'Six weeks after the first go-live on-time delivery rose from 77 % to over 90 %. Scope, baseline and risks of phase 2 were accepted. BOM accuracy is the biggest risk: engineering takes models apart in batches, figures every week.'),
    decisions: [
      { owner: 'chen', title: t('旺季是否给计划部、生产部配替班', 'Stand-ins for planning and production in the peak season?'), options: t('A 每线一名替班；B 不配，测试排到晚上', 'A one per line; B none, tests in the evening'), recommendation: t('A', 'A'), by: -45, decided: [-50, t('每条线一名替班，费用由生产部承担', 'One per line, at the expense of production')] },
    ],
    actions: [['gao', '提交各线替班名单', 'Name the stand-ins for each line', 7, -44], ['ma', '公布 BOM 核对批次与责任人', 'Publish the batches and persons of the BOM check', 7, -45]],
  },
  {
    at: -20, type: 'executive', phase: 'phase2', attendees: leaders, absent: ['wu'], unsigned: ['chen'],
    minutes: t('配置完成过半；终端联调受车间网络影响，信息部承诺两周内加装无线点。工时定额收集落后，生产部增派两名工艺员。', 'Configuration is more than half done. The terminal test suffers from the network on the shop floor; IT promised more access points within two weeks. Labour standards lag behind; production sends two more people.'),
    decisions: [
      { owner: 'chen', title: t('是否增购 30 台报工终端', 'Buy 30 more terminals for reporting?'), options: t('A 增购 30 台，约 9.6 万元；B 每两个工位共用一台', 'A 30 more, about 96,000; B one for two stations'), recommendation: t('A：共用会排队，报工不及时', 'A: sharing makes queues and late reports'), by: -4 },
      { owner: 'lin', title: t('冻结期取一周还是两周', 'A frozen zone of one week or two?'), options: t('A 一周；B 两周', 'A one week; B two weeks'), recommendation: t('A：先一周，运行一个月再评', 'A: one week, reviewed after a month'), by: -14, decided: [-16, t('先取一周', 'One week to begin with')] },
    ],
    actions: [['zheng', '二车间加装 6 个无线点', 'Six more access points in workshop 2', 14, null], ['gao', '补 182 道工序工时定额', 'Complete the labour standards of 182 operations', 13, null], ['ma', 'A 类车型 BOM 实拆核对完', 'Finish the check of class A models', 12, -9, t('A 类 41 个车型，准确率 97.6 %', '41 class A models, 97.6 % accurate')]],
  },
]

const signers: Readonly<Record<string, 'sponsor' | 'customerProjectManager' | 'implementerProjectManager'>> = { lin: 'customerProjectManager', zhou: 'implementerProjectManager', chen: 'sponsor' }

function stepsOf(own: StoryMeeting, n: number): SeedStep[] {
  const key = `meeting.${own.type}.${n}`
  const asks = own.type === 'weekly' ? ['lin', 'zhou'] : ['lin', 'zhou', 'chen']
  return [
    {
      at: own.at, time: '08:50', by: 'zhou',
      run: async (tx, story) => {
        story.keep(key, await planMeeting(tx, {
          meetingType: own.type, heldOn: story.day(own.at), phaseId: own.phase && own.type !== 'weekly' ? story.id(own.phase) : null, chairId: story.id(own.type === 'weekly' ? 'lin' : 'chen'), attendeeIds: own.attendees.map((p) => story.id(p)),
          startsAt: own.type === 'weekly' ? '09:00-10:00' : '14:00-15:30', place: own.type === 'weekly' ? t('三楼会议室', 'Meeting room, 3rd floor') : t('总经办会议室', 'Board room'),
        }))
      },
    },
    {
      at: own.at, time: '09:00', by: 'lin',
      run: async (tx, story) => {
        const id = story.id(key)
        await openMeeting(tx, id)
        await recordAttendance(tx, { meetingId: id, attendees: [...own.attendees, ...(own.absent ?? [])].filter((p, i, all) => all.indexOf(p) === i).map((p) => ({ personId: story.id(p), present: !(own.absent ?? []).includes(p) })) })
        for (const [i, d] of (own.decisions ?? []).entries()) {
          const made = await createItem(tx, decision, { title: d.title, options: d.options, recommendation: d.recommendation, raisedOn: story.day(own.at), decideBy: story.day(d.by), ownerId: story.id(d.owner), departmentId: homeOf(story, d.owner), phaseId: own.phase ? story.id(own.phase) : null })
          await linkItems(tx, id, 'raises', made.id)
          story.keep(`${key}.decision.${i}`, made.id)
        }
        for (const [i, [owner, zh, en, dueAfter]] of (own.actions ?? []).entries()) {
          const made = await createItem(tx, actionItem, { title: t(zh, en), ownerId: story.id(owner), departmentId: homeOf(story, owner), dueOn: story.day(own.at + dueAfter), phaseId: own.phase ? story.id(own.phase) : null })
          await linkItems(tx, id, 'raises', made.id)
          story.keep(`${key}.action.${i}`, made.id)
        }
        await writeMinutes(tx, { meetingId: id, minutes: own.minutes })
      },
    },
    ...(own.decisions ?? []).flatMap((d, i): SeedStep[] => (d.decided ? [{ at: d.decided[0], time: d.decided[0] === own.at ? '10:20' : '14:00', by: d.owner, run: async (tx, story) => { await recordDecision(tx, { decisionId: story.id(`${key}.decision.${i}`), outcome: d.decided![1] }) } }] : [])),
    { at: own.at, time: '10:30', by: 'zhou', run: async (tx, story) => { await publishMinutes(tx, story.id(key)) } },
    ...asks.filter((by) => !(own.unsigned ?? []).includes(by)).map((by, i): SeedStep => ({ at: own.at, time: `${11 + i}:30`, by, run: async (tx, story) => { await signMinutes(tx, { meetingId: story.id(key), role: signers[by]! }) } })),
    ...(own.actions ?? []).flatMap(([owner, , , , doneAt, result], i): SeedStep[] => (doneAt === null ? [] : [{ at: doneAt, time: '16:00', by: owner, run: async (tx, story) => { await finishAction(tx, { actionId: story.id(`${key}.action.${i}`), result }) } }])),
  ]
}

function homeOf(story: SeedContext, person: string): string | null {
  const department = people.find((p) => p.key === person)?.department
  return department ? story.id(`dep.${department}`) : null
}

const reports: readonly SeedStep[] = weeklyJudgements.flatMap(({ at, judgement }): SeedStep[] => [
  { at, time: '16:40', by: 'lin', run: async (tx, story) => { await writeJudgement(tx, { weekOf: story.day(at), judgement }) } },
  { at, time: '17:00', by: 'zhou', run: async (tx, story) => { await sendWeeklyReport(tx, { weekOf: story.day(at) }) } },
])

export const meetingSteps: readonly SeedStep[] = [...[...reviews, ...weeklyMeetings].flatMap(stepsOf), ...reports]

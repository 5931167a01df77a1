import { addDays } from '../../platform/db/time.ts'
import { signGate } from '../../platform/gates/gate.ts'
import { addPlanTasks } from '../../stages/planning/commands/add-plan-tasks.ts'
import { blockTask } from '../../stages/planning/commands/block-task.ts'
import { reportProgress } from '../../stages/planning/commands/report-progress.ts'
import { writeJudgement } from '../../stages/planning/commands/send-weekly-report.ts'
import { setBaseline } from '../../stages/planning/commands/set-baseline.ts'
import type { PhaseKey } from '../story.ts'
import { issueSteps } from './planning-issues.ts'
import { meetingSteps } from './planning-meetings.ts'
import { riskSteps } from './planning-risks.ts'
import { actualDays, planKey, planOf } from './planning-schedule.ts'
import { scopeSteps } from './planning-scope.ts'
import { type StoryTask, storyTasks } from './planning-tasks.ts'
import type { SeedContext, SeedStep } from './step.ts'

/** When each phase's plan was entered and set as baseline. */
const entered: Readonly<Record<PhaseKey, { entry: number; baseline: number | null; signed: number | null }>> = {
  phase1: { entry: -214, baseline: -191, signed: -190 },
  phase2: { entry: -64, baseline: -52, signed: -50 },
  phase3: { entry: -19, baseline: null, signed: null },
}

const taskKey = (phase: PhaseKey, t: StoryTask): string => `plan.${phase}.${t.key}`

/** Planning's part of the story: scope, plan with progress, risks, issues, meetings and weekly reports. */
export function planningPart(): readonly SeedStep[] {
  return [...scopeSteps, ...planSteps('phase1'), ...planSteps('phase2'), ...planSteps('phase3'), ...riskSteps, ...issueSteps, ...meetingSteps, currentWeek]
}

function planSteps(phase: PhaseKey): SeedStep[] {
  const { entry, baseline, signed } = entered[phase]
  const rows = storyTasks[phase]
  const isOver = (t: StoryTask): boolean => Boolean(t.late) && (t.to ?? t.from) + t.late![1] < entry
  return [
    {
      at: entry, time: '09:30', by: 'zhou',
      run: async (tx, story) => {
        const ids = await addPlanTasks(tx, { phaseId: story.id(phase), tasks: planOf(phase, story) })
        for (const t of rows) story.keep(taskKey(phase, t), ids.get(planKey(phase, t.key).toUpperCase())!)
        for (const t of rows.filter(isOver)) await finish(tx, story, phase, t)
      },
    },
    ...(baseline === null ? [] : [{ at: baseline, time: '17:00', by: 'zhou', run: async (tx, story) => { await setBaseline(tx, { phaseId: story.id(phase) }) } } satisfies SeedStep]),
    ...rows.filter((t) => t.late && !isOver(t)).map((t): SeedStep => ({ at: Math.min((t.to ?? t.from) + t.late![1], -1), time: t.marks === 'goLive' ? '09:00' : '17:10', by: t.owner ?? 'zhou', run: (tx, story) => finish(tx, story, phase, t) })),
    ...rows.filter((t) => t.running).flatMap((t): SeedStep[] => [
      { at: Math.min(t.from + t.running!.beganLate, -1), time: '17:20', by: t.owner ?? 'zhou', run: async (tx, story) => { await reportProgress(tx, { taskId: story.id(taskKey(phase, t)), actualStart: tx.today, percentComplete: 5 }) } },
      { at: -1, time: '17:30', by: t.owner ?? 'zhou', run: async (tx, story) => { await reportProgress(tx, { taskId: story.id(taskKey(phase, t)), percentComplete: t.running!.percent }) } },
    ]),
    ...rows.filter((t) => t.blocked).map((t): SeedStep => ({ at: t.blocked!.at, time: '17:40', by: t.owner ?? 'zhou', run: async (tx, story) => { await blockTask(tx, { taskId: story.id(taskKey(phase, t)), reason: t.blocked!.reason, waitingForId: story.id(t.blocked!.by) }) } })),
    ...(signed === null ? [] : (['chen', 'lin', 'zhou'] as const).map((by, i): SeedStep => ({ at: signed, time: `1${6 + i}:50`, by, run: async (tx, story) => { await signGate(tx, { phaseId: story.id(phase), stage: 'planning', role: (['sponsor', 'customerProjectManager', 'implementerProjectManager'] as const)[i]! }) } }))),
  ]
}

async function finish(tx: Parameters<typeof reportProgress>[0], story: SeedContext, phase: PhaseKey, t: StoryTask): Promise<void> {
  const { start, finish: finished } = actualDays(t, story.day)
  await reportProgress(tx, { taskId: story.id(taskKey(phase, t)), actualStart: start, actualFinish: finished! > tx.today ? tx.today : finished })
}

/** This week's report is being written, unless last Friday already was this week. */
const currentWeek: SeedStep = {
  at: 0, time: '09:10', by: 'lin',
  run: async (tx, story) => {
    const weekday = (new Date(`${story.day(0)}T00:00:00Z`).getUTCDay() + 6) % 7
    if (addDays(story.day(0), -weekday) <= story.day(-5)) return
    await writeJudgement(tx, {
      weekOf: story.day(0),
      judgement: {
        zh: '五项逾期，两件在车间：定额和无线。\n集成测试预计晚一到两天，上线日不变。\n请陈总定终端增购，请郑伟给出无线完工日。',
        en: 'Five tasks are late, two of them on the shop floor: labour standards and wireless.\nIntegration tests will be a day or two late, the go-live stands.\nMr Chen is asked to decide on the terminals, Zheng Wei for the day on which wireless is complete.',
      },
    })
  },
}

import { eq } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import type { Tx } from '../../platform/db/door.ts'
import { instantIn } from '../../platform/db/time.ts'
import { measureGate, phaseOf } from '../../platform/gates/evaluate.ts'
import { signGate } from '../../platform/gates/gate.ts'
import { transitionItem } from '../../platform/kinds/commands.ts'
import { createItem, linkItems } from '../../platform/trace/item-store.ts'
import { items } from '../../platform/trace/tables.ts'
import { castVote } from '../../stages/cutover/commands/cast-vote.ts'
import { decideGoNoGo } from '../../stages/cutover/commands/decide-go-no-go.ts'
import { finishTask } from '../../stages/cutover/commands/finish-task.ts'
import { moveIncident } from '../../stages/cutover/commands/move-incident.ts'
import { noteOnIncident } from '../../stages/cutover/commands/note-on-incident.ts'
import { reportIncident } from '../../stages/cutover/commands/report-incident.ts'
import { startTask } from '../../stages/cutover/commands/start-task.ts'
import type { Vote } from '../../stages/cutover/own-tables.ts'
import { earlierStages, gateEvidence, redLinesOf } from '../../stages/cutover/gate-evidence.ts'
import { changeFreeze, cutoverRehearsal, cutoverTask, goNoGo, wave } from '../../stages/cutover/kinds.ts'
import * as told from '../story.ts'
import { incidentTexts } from './cutover-incidents.ts'
import { allTasks, pilotTasks, planningTasks, type TaskText } from './cutover-runbook.ts'
import type { SeedContext, SeedStep } from './step.ts'

const t = (zh: string, en: string): Text => ({ zh, en })
const zone = 'Asia/Shanghai'

interface WaveText {
  readonly key: string
  readonly created: number
  readonly t0: readonly [number, string]
  readonly opens: readonly [number, string]
  readonly shifts: readonly (readonly [number, string])[]
  readonly tasks: readonly TaskText[]
  readonly releases: readonly string[]
  readonly owner: string
  readonly entry: Text
  readonly exit: Text
  readonly rehearsal?: { readonly at: number; readonly time: string; readonly conclusion: Text }
  readonly decision?: { readonly at: number; readonly title: Text; readonly votes: readonly (readonly [string, Vote, Text | null])[]; readonly statement: Text }
  readonly goLive?: readonly [number, string]
}

const entry = t('培训与迁移关口通过\n切换演练在窗口内完成，回退演练过\n每项任务有主有备、本人签认\n一、二级缺陷为 0', 'Gates of training and migration passed\nRehearsed within the window, rollback included\nEach task with owner and backup, signed for\nNo open defects of severity 1 and 2')

const waves: readonly WaveText[] = [
  {
    key: 'wave.pilot', created: -111, t0: [-95, '18:00'], opens: [-92, '08:00'], shifts: [[-95, '18:00-24:00'], [-94, '07:00-23:00'], [-93, '07:00-21:00']], tasks: pilotTasks, owner: 'zhou',
    releases: ['cfg.code-rule', 'cfg.duplicate-check', 'cfg.credit-code', 'cfg.requisition-flow', 'cfg.po-generation', 'cfg.delivery-warning', 'cfg.scan-receipt'],
    entry, exit: t('连续 5 个工作日没有未恢复的 P1\n收货四小时入账率 ≥ 90 %\n负库存为 0', 'Five working days without an open P1\n90 % of receipts posted within four hours\nNo negative stock'),
    rehearsal: { at: -99, time: '08:00', conclusion: t('比计划多 2 小时 5 分，主要在初盘与复盘：增加 6 名盘点人员，盘点卡按库区预分。回退演练 5 小时 47 分。', 'Two hours and five minutes over plan, most of it in the counts: six more people, cards sorted by area beforehand. The rollback took 5 h 47 min.') },
    decision: {
      at: -96, title: t('第一波上线评审', 'Go/no-go for wave 1'), statement: t('同意按第一波范围上线。最晚可回退时刻以任务板为准，过点由我决定。', 'Go with the scope of wave 1. The board shows the last moment for a rollback; beyond it the decision is mine.'),
      votes: [['lin', 'go', null], ['zhou', 'go', null], ['wu', 'go', null], ['sun', 'noGo', t('三号门 PDA 地址池没有压力测过，月末盘点后第一周收货量是平时的两倍。建议推迟一周，先补一次现场压测。', 'The address pool at gate 3 was never load-tested, and the first week after the count brings twice the usual receipts. I would wait a week and test on site.')], ['wang', 'go', null], ['ma', 'go', null], ['huang', 'go', null], ['zheng', 'conditional', t('备用 PDA 六台到位后放行。', 'Release once the six spare handhelds are here.')], ['chen', 'go', null]],
    },
    goLive: [-93, '19:30'],
  },
  {
    key: 'wave.all', created: -89, t0: [-79, '18:00'], opens: [-78, '08:00'], shifts: [[-79, '18:00-24:00'], [-78, '05:00-08:00']], tasks: allTasks, owner: 'zhou',
    releases: ['cfg.inspection-block', 'cfg.batch-fifo', 'cfg.slow-mover', 'cfg.cycle-count', 'cfg.min-max'], entry: t('第一波退出条件满足\n第二波岗位考试通过\n演练过一次，含回退', 'Exit criteria of wave 1 met\nExams of wave 2 passed\nRehearsed once, rollback included'), exit: t('连续 5 个工作日没有未恢复的 P1、P2\n未检领用为 0', 'Five working days without an open P1 or P2\nNothing issued uninspected'),
    rehearsal: { at: -84, time: '14:00', conclusion: t('窗口 4 小时内完成，回退 1 小时 45 分。', 'Within four hours; the rollback took 1 h 45 min.') },
    decision: { at: -80, title: t('第二波上线评审', 'Go/no-go for wave 2'), statement: t('第一波运行稳定，同意其余部门上线。', 'Wave 1 is stable; the other departments go live.'), votes: ['lin', 'zhou', 'wu', 'sun', 'wang', 'ma', 'huang', 'zheng', 'chen'].map((who) => [who, 'go', null] as const) },
    goLive: [-79, '23:30'],
  },
  {
    key: 'wave.planning', created: -14, t0: [55, '18:00'], opens: [58, '08:00'], shifts: [[55, '18:00-24:00'], [56, '07:00-23:00'], [57, '07:00-21:00']], tasks: planningTasks, owner: 'zhou',
    releases: ['cfg.promise', 'cfg.mps-horizon', 'cfg.mrp-run', 'cfg.kitting', 'cfg.operation-scan', 'cfg.scrap-reason'], entry, exit: t('连续两周主计划按时发布\n工序报工率 ≥ 95 %', 'The master schedule in time for two weeks\n95 % of operations reported'),
  },
]

export function cutoverPart(): readonly SeedStep[] {
  return [
    { at: -111, time: '08:30', by: 'zhou', run: (tx, story) => freeze(tx, story, 'phase1', -107, -91, t('第一期切换冻结', 'Freeze for the cutover of phase 1'), t('只许一级缺陷修复，何静审批', 'Severity 1 fixes only, approved by He Jing')) },
    ...waves.flatMap(waveSteps),
    ...incidentTexts.flatMap(incidentSteps),
    { at: -90, time: '18:00', by: 'zhou', run: async (tx, story) => void (await transitionItem(tx, changeFreeze, story.id('frz.phase1'), 'lift', { reason: '第一波稳定运行两天，恢复常规变更' })) },
    ...(['zheng', 'wu', 'chen'] as const).map((by, i): SeedStep => ({ at: -61, time: `1${4 + i}:00`, by, run: (tx, story) => signIfGreen(tx, story, (['itOperations', 'businessLead', 'sponsor'] as const)[i]!) })),
    { at: -14, time: '09:00', by: 'zhou', run: (tx, story) => freeze(tx, story, 'phase2', 43, 60, t('第二期切换冻结', 'Freeze for the cutover of phase 2'), t('只许一级缺陷修复', 'Severity 1 fixes only')) },
  ]
}

async function freeze(tx: Tx, story: SeedContext, phase: 'phase1' | 'phase2', from: number, to: number, title: Text, exception: Text): Promise<void> {
  const row = await createItem(tx, changeFreeze, { title, phaseId: story.id(phase), ownerId: story.id('zhou'), startsOn: story.day(from), endsOn: story.day(to), scope: 'all', exception })
  story.keep(`frz.${phase}`, row.id)
}

const moment = (story: SeedContext, [day, time]: readonly [number, string]): string => instantIn(zone, story.day(day), time).toISOString()

function waveSteps(w: WaveText): SeedStep[] {
  const steps: SeedStep[] = [{ at: w.created, time: '09:30', by: w.owner, run: (tx, story) => createWave(tx, story, w) }]
  if (w.rehearsal) steps.push(...rehearsalSteps(w))
  if (w.decision) steps.push(...decisionSteps(w))
  steps.push(...w.tasks.filter((x) => x.block !== 'rollback' && x.took).flatMap((x) => runSteps(w, x)))
  if (w.goLive) steps.push({ at: w.goLive[0], time: w.goLive[1], by: 'lin', run: async (tx, story) => void (await transitionItem(tx, wave, story.id(w.key), 'goLive')) })
  return steps
}

async function createWave(tx: Tx, story: SeedContext, w: WaveText): Promise<void> {
  const text = told.waves.find((x) => x.key === w.key)!
  const row = await createItem(tx, wave, {
    title: text.title, phaseId: story.id(text.phase), ownerId: story.id(w.owner), departments: text.departments.join('、'), plannedOn: story.day(text.day), scope: text.departments.length <= 2 ? 'pilot' : 'all',
    startsAt: moment(story, w.t0), opensAt: moment(story, w.opens), shifts: w.shifts.map(([day, hours]) => `${story.day(day)} ${hours}`).join('\n'), entryCriteria: w.entry, exitCriteria: w.exit,
  })
  story.keep(w.key, row.id)
  for (const key of w.releases) if (story.has(key)) await linkItems(tx, row.id, 'releases', story.id(key))
  const codes = new Map<string, string>()
  const t0 = Date.parse(moment(story, w.t0))
  for (const [i, x] of w.tasks.entries()) {
    const task = await createItem(tx, cutoverTask, {
      title: x.title, phaseId: story.id(text.phase), ownerId: story.id(x.owner), backupOwnerId: x.backup ? story.id(x.backup) : null, position: i + 1, block: x.block, durationMinutes: x.minutes,
      startOffsetMinutes: x.start ? Math.round((Date.parse(moment(story, x.start)) - t0) / 60_000) : null, predecessors: x.after.map((key) => codes.get(key)).join('、'), isPointOfNoReturn: x.noReturn ?? false,
      verification: x.verify, ...(x.instruction ? { instruction: x.instruction } : {}), ...(x.ifFails ? { ifItFails: x.ifFails } : {}), ...(x.undo ? { rollbackInstruction: x.undo } : {}),
    })
    codes.set(x.key, task.code)
    story.keep(`${w.key}.${x.key}`, task.id)
    await linkItems(tx, row.id, 'contains', task.id)
  }
}

/** Window and rollback tasks one after another where they depend on each other, with the times that the rehearsal took. */
function rehearsalSteps(w: WaveText): SeedStep[] {
  const { at, time, conclusion } = w.rehearsal!
  const begin = minuteOf([at, time])
  const ends = new Map<string, number>()
  const timed = w.tasks.filter((x) => x.block === 'window' || x.block === 'rollback').map((x) => {
    const windowEnd = Math.max(begin, ...w.tasks.filter((o) => o.block === 'window').map((o) => ends.get(o.key) ?? 0).filter((m) => m !== 0))
    const before = x.after.flatMap((key) => ends.get(key) ?? [])
    const start = Math.max(x.block === 'rollback' ? windowEnd + 15 : begin, ...before) + (before.length > 0 ? 2 : 0)
    ends.set(x.key, start + x.took![0])
    return { x, start, end: start + x.took![0] }
  })
  const step = (minute: number, by: string, run: NonNullable<SeedStep['run']>): SeedStep => ({ at: wallOf(minute)[0], time: wallOf(minute)[1], by, run })
  return [
    {
      at: at - 3, time: '16:00', by: w.owner,
      run: async (tx, story) => {
        const text = told.waves.find((x) => x.key === w.key)!
        const row = await createItem(tx, cutoverRehearsal, { title: t(`${text.title.zh} 演练`, `${text.title.en}: rehearsal`), phaseId: story.id(text.phase), ownerId: story.id(w.owner), heldOn: story.day(at), includesRollback: true, conclusion })
        story.keep(`${w.key}.rehearsal`, row.id)
        await linkItems(tx, story.id(w.key), 'contains', row.id)
      },
    },
    ...timed.flatMap(({ x, start, end }): SeedStep[] => {
      const input = (story: SeedContext) => ({ taskId: story.id(`${w.key}.${x.key}`), rehearsalId: story.id(`${w.key}.rehearsal`) })
      return [step(start, x.owner, (tx, story) => startTask(tx, input(story))), step(end, x.owner, (tx, story) => finishTask(tx, input(story)))]
    }),
    step(Math.max(...ends.values()) + 30, w.owner, async (tx, story) => void (await transitionItem(tx, cutoverRehearsal, story.id(`${w.key}.rehearsal`), 'complete'))),
  ]
}

function decisionSteps(w: WaveText): SeedStep[] {
  const { at, title, votes, statement } = w.decision!
  const key = `${w.key}.decision`
  return [
    {
      at: at - 2, time: '15:00', by: w.owner,
      run: async (tx, story) => {
        const row = await createItem(tx, goNoGo, { title, phaseId: story.id('phase1'), ownerId: story.id('lin'), meetingOn: story.day(at) })
        story.keep(key, row.id)
        await linkItems(tx, story.id(w.key), 'contains', row.id)
      },
    },
    ...votes.map(([by, vote, dissent], i): SeedStep => ({ at, time: `14:${String(5 + i * 4).padStart(2, '0')}`, by, run: (tx, story) => castVote(tx, { goNoGoId: story.id(key), vote, dissent: dissent?.zh ?? null, dissentEn: dissent?.en ?? null }) })),
    { at, time: '15:30', by: 'chen', run: (tx, story) => decide(tx, story, key, statement) },
  ]
}

/** A plain go while nothing is red; else with the red lines as conditions. */
async function decide(tx: Tx, story: SeedContext, key: string, statement: Text): Promise<void> {
  const phase = (await phaseOf(tx, story.id('phase1')))!
  const gates = []
  for (const stage of earlierStages) gates.push(await gateEvidence(tx, phase, stage))
  const red = redLinesOf(gates)
  await decideGoNoGo(tx, red.length === 0
    ? { goNoGoId: story.id(key), decision: 'go', statement }
    : { goNoGoId: story.id(key), decision: 'conditional', statement, conditions: t(`未达门槛的条件（${red.map((r) => r.label.zh).join('、')}）由林晓雯逐条写明处置，数据检查点前报领导小组。`, `For each criterion that misses its threshold (${red.map((r) => r.label.en).join(', ')}) Lin Xiaowen reports what is done about it, before the data checkpoint.`) })
}

/** A task begins and ends on the day, by its owner. Those without a fixed start follow their predecessors and the shifts, as it happened. */
function runSteps(w: WaveText, x: TaskText): SeedStep[] {
  const [start, end] = liveTimes(w).get(x.key)!
  const step = (at: readonly [number, string], run: (tx: Tx, story: SeedContext) => Promise<void>): SeedStep => ({ at: at[0], time: at[1], by: x.owner, run })
  return [
    step(start, (tx, story) => startTask(tx, { taskId: story.id(`${w.key}.${x.key}`) })),
    step(end, (tx, story) => finishTask(tx, { taskId: story.id(`${w.key}.${x.key}`) })),
  ]
}

/** Minutes are counted from midnight of day 0 of the story. */
const minuteOf = ([day, time]: readonly [number, string]): number => day * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const wallOf = (minute: number): readonly [number, string] => {
  const day = Math.floor(minute / 1440)
  const rest = minute - day * 1440
  return [day, `${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`]
}

function liveTimes(w: WaveText): Map<string, readonly [readonly [number, string], readonly [number, string]]> {
  const shifts = w.shifts.map(([day, hours]) => hours.split('-').map((time) => minuteOf([day, time])) as [number, number])
  const work = (from: number, minutes: number): number => {
    let [at, left] = [from, minutes]
    for (const [begin, end] of shifts) {
      if (end <= at) continue
      at = Math.max(at, begin)
      if (left <= end - at) return at + left
      left -= end - at
      at = end
    }
    return at + left
  }
  const times = new Map<string, readonly [readonly [number, string], readonly [number, string]]>()
  for (const x of w.tasks) {
    if (!x.took || x.block === 'rollback') continue
    const ready = Math.max(...x.after.map((key) => minuteOf(times.get(key)![1])), x.start ? minuteOf(x.start) : Number.NEGATIVE_INFINITY)
    const isWindow = x.block === 'window'
    const start = isWindow ? work(ready, 0) + (x.start ? 0 : 3) : ready
    const end = isWindow ? work(start, x.took[1]) : start + x.took[1]
    times.set(x.key, [wallOf(start), wallOf(end)])
  }
  return times
}

function incidentSteps(i: (typeof incidentTexts)[number], n: number): SeedStep[] {
  const [occurred, reported, acknowledged, noted, restored] = i.times
  const key = `inc.${n + 1}`
  const on = i.restoredOn ?? i.at
  return [
    {
      at: i.at, time: reported, by: i.by,
      run: async (tx, story) => {
        const causes: string[] = []
        for (const cause of i.causes) if (story.has(cause) && (await isCause(tx, story.id(cause)))) causes.push(story.id(cause))
        const made = await reportIncident(tx, { title: i.title, description: i.description, impact: i.impact, urgency: i.urgency, departmentId: story.id(`dep.${i.department}`), phaseId: story.id('phase1'), ownerId: story.id(i.owner), occurredAt: moment(story, [i.at, occurred]), causes })
        story.keep(key, made.id)
      },
    },
    { at: i.at, time: acknowledged, by: i.owner, run: (tx, story) => moveIncident(tx, { incidentId: story.id(key), step: 'acknowledge' }) },
    { at: i.at, time: noted, by: i.owner, run: (tx, story) => noteOnIncident(tx, { incidentId: story.id(key), text: i.note }) },
    { at: on, time: restored, by: i.owner, run: (tx, story) => moveIncident(tx, { incidentId: story.id(key), step: 'restore', text: i.resolution }) },
    { at: on + 1, time: '17:40', by: 'zhou', run: (tx, story) => moveIncident(tx, { incidentId: story.id(key), step: 'close' }) },
  ]
}

async function isCause(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.db.select({ kind: items.kind }).from(items).where(eq(items.id, id))
  return ['configurationItem', 'mapping', 'lesson', 'requirement'].includes(row?.kind ?? '')
}

/** Signs the cutover gate of phase 1 while nothing is red. */
async function signIfGreen(tx: Tx, story: SeedContext, role: string): Promise<void> {
  const phase = (await phaseOf(tx, story.id('phase1')))!
  if ((await measureGate(tx, phase, 'cutover')).some((m) => m.met === false)) return
  await signGate(tx, { phaseId: phase.id, stage: 'cutover', role })
}


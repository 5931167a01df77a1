import { Refused } from '../../engines/errors.ts'
import type { Tx } from '../../platform/db/door.ts'
import { derivedField } from '../../platform/kinds/field.ts'
import type { AnyItem, AnyKind, Transition } from '../../platform/kinds/kind.ts'
import { listItems, updateItem } from '../../platform/trace/item-store.ts'
import { daysBetween } from '../../platform/db/time.ts'
import { forgetFiring } from './commands/check-risks.ts'
import { raiseIssueFromRisk } from './commands/raise-issue-from-risk.ts'
import { settleTask } from './commands/settle-task.ts'
import { actionItem } from './kinds/action-item.ts'
import { decision } from './kinds/decision.ts'
import { meeting } from './kinds/meeting.ts'
import { projectIssue } from './kinds/project-issue.ts'
import { risk } from './kinds/risk.ts'
import { scopeDecision } from './kinds/scope-decision.ts'
import { task } from './kinds/task.ts'
import { weeklyReport } from './kinds/weekly-report.ts'
import { loadPlanSource, schedulePlan, taskDaysLate } from './queries/plan.ts'
import { riskReadings } from './queries/risk-readings.ts'
import { tasksWithin } from './queries/task-rows.ts'
import { daysLateOf } from './rules/lateness.ts'

/** A kind as it is registered: its declaration, and what the stage's commands and queries add to it. */
function registered(kind: AnyKind, added: { transitions?: Record<string, Partial<Transition>> } & Pick<Partial<AnyKind>, 'refuse' | 'settle' | 'derived' | 'creators'>): AnyKind {
  const transitions = Object.fromEntries(Object.entries(kind.transitions as Record<string, Transition>).map(([name, t]) => [name, { ...t, ...added.transitions?.[name] }]))
  return { ...kind, ...added, transitions } as AnyKind
}

const days = { zh: '天', en: 'days' }

const taskColumns: AnyKind['derived'] = {
  fields: {
    start: derivedField('date', '开始', 'Start', { inList: true }),
    finish: derivedField('date', '完成', 'Finish', { inList: true }),
    percentComplete: derivedField('integer', '完成', 'Complete', { inList: true, unit: { zh: '%', en: '%' } }),
    actualStart: derivedField('date', '实际开始', 'Actual start'),
    actualFinish: derivedField('date', '实际完成', 'Actual finish'),
    totalFloat: derivedField('integer', '总时差', 'Total float', { unit: { zh: '工作日', en: 'working days' } }),
    isCritical: derivedField('boolean', '关键', 'Critical'),
    daysLate: derivedField('integer', '逾期', 'Late', { inList: true, unit: days }),
    waitingFor: derivedField('person', '卡在谁那里', 'Waits for'),
    blockedReason: derivedField('text', '受阻原因', 'Blocked because'),
  },
  compute: async (tx) => {
    const source = await loadPlanSource(tx)
    const plan = schedulePlan(source, null)
    return new Map(source.tasks.map((t) => {
      const s = plan.byId.get(t.id)
      return [t.id, s ? { start: s.start, finish: s.finish, percentComplete: Math.round(s.percentComplete), actualStart: t.actualStart, actualFinish: t.actualFinish, totalFloat: s.totalFloat, isCritical: s.isCritical, daysLate: s.isSummary ? null : taskDaysLate(t, s, source.today) || null, waitingFor: t.waitingForId, blockedReason: t.blockedReason } : {}]
    }))
  },
}

/** A summary is cancelled by its tasks, and what is cancelled may still be waited for by nobody. */
async function refuseCancel(tx: Tx, item: AnyItem): Promise<Refused | undefined> {
  const within = await tasksWithin(tx, item.code)
  if (within.length === 0) return undefined
  return new Refused('task.summary_cancel', { code: item.code, within }, { zh: `“${item.title}”下还有 ${within.length} 项任务。请先取消它们。`, en: `"${item.title}" still has ${within.length} tasks within. Cancel those first.` })
}

async function refuseTwice(tx: Tx, values: Record<string, unknown>, before: AnyItem | null): Promise<Refused | undefined> {
  if (values.coverage === 'out' && String(values.reason ?? '').trim().length < 4) return new Refused('scope.reason_missing', { field: 'reason' }, { zh: '本期不做要写明理由：为什么不做、以后怎么办。', en: 'Give the reason for leaving it out: why, and what happens later.' })
  const twin = (await listItems(tx, scopeDecision)).find((s) => s.id !== before?.id && s.moduleId === values.moduleId && s.departmentId === values.departmentId && s.phaseId === (values.phaseId ?? null))
  return twin ? new Refused('scope.cell_taken', { code: twin.code }, { zh: `这个模块、部门和期已有 ${twin.code}。请改那一条。`, en: `${twin.code} decides this module, department and phase already. Change that one.` }) : undefined
}

export const planningKinds: readonly AnyKind[] = [
  registered(scopeDecision, { refuse: refuseTwice }),
  registered(task, { settle: settleTask, derived: taskColumns, transitions: { cancel: { refuse: refuseCancel } } }),
  registered(risk, {
    derived: {
      fields: {
        triggerNow: derivedField('text', '触发条件', 'Trigger', { inList: true }),
        isFiring: derivedField('boolean', '条件已满足', 'Condition met', { inList: true }),
      },
      compute: async (tx, rows) => new Map([...(await riskReadings(tx, rows as never))].map(([id, r]) => [id, { triggerNow: `${r.text[tx.locale]}${tx.locale === 'zh' ? '；现为 ' : '; now '}${r.value ?? '–'}`, isFiring: r.isMet }])),
    },
    transitions: {
      occur: { after: async (tx, item) => { await raiseIssueFromRisk(tx, item) } },
      reopen: { after: (tx, item) => forgetFiring(tx, item.id) },
    },
  }),
  registered(projectIssue, {
    derived: {
      fields: { daysOpen: derivedField('integer', '已开', 'Open for', { inList: true, unit: days }), daysLate: derivedField('integer', '逾期', 'Overdue', { inList: true, unit: days }) },
      compute: async (tx, rows) => new Map(rows.map((i) => [i.id, { daysOpen: daysBetween(i.raisedOn, i.resolvedOn ?? tx.today), daysLate: daysLateOf(i.dueOn, tx.today, i.state === 'open' || i.state === 'working') || null }])),
    },
    transitions: {
      resolve: {
        refuse: async (_tx, item) => (item.solution ? undefined : new Refused('issue.solution_missing', { field: 'solution' }, { zh: '请先填写解决方案，提出部门要据此确认。', en: 'Fill in the solution first: the department that raised the issue confirms it.' })),
        after: async (tx, item) => { await updateItem(tx, projectIssue, item.id, { resolvedOn: tx.today }) },
      },
      reopen: { after: async (tx, item) => { await updateItem(tx, projectIssue, item.id, { resolvedOn: null }) } },
    },
  }),
  registered(meeting, {}),
  registered(decision, {
    transitions: {
      decide: {
        refuse: async (_tx, item) => (item.outcome ? undefined : new Refused('decision.outcome_missing', { field: 'outcome' }, { zh: '请先填写“决定”：定了什么、谁去做。', en: 'Fill in the outcome first: what was decided and who acts on it.' })),
        after: async (tx, item) => { await updateItem(tx, decision, item.id, { decidedOn: tx.today }) },
      },
      reopen: { after: async (tx, item) => { await updateItem(tx, decision, item.id, { decidedOn: null }) } },
    },
  }),
  registered(actionItem, {
    creators: ['keyUser', 'dataSteward', 'itOperations', 'developer', 'trainer', 'businessLead'],
    derived: {
      fields: { daysLate: derivedField('integer', '逾期', 'Overdue', { inList: true, unit: days }) },
      compute: async (tx, rows) => new Map(rows.map((a) => [a.id, { daysLate: daysLateOf(a.dueOn, tx.today, a.state === 'open') || null }])),
    },
    transitions: {
      finish: { after: async (tx, item) => { await updateItem(tx, actionItem, item.id, { doneOn: tx.today }) } },
      reopen: { after: async (tx, item) => { await updateItem(tx, actionItem, item.id, { doneOn: null }) } },
    },
  }),
  registered(weeklyReport, {}),
]

import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Block, DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { Phase } from '../../../platform/gates/criterion.ts'
import { gateRoles, gateSubject } from '../../../platform/gates/gate.ts'
import { modules, people, personRoles } from '../../../platform/organization/tables.ts'
import { signaturesOf } from '../../../platform/signatures/sign.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { planBaselines } from '../tables.ts'
import { milestonesOf } from '../queries/executive.ts'
import { type Names, namesOf } from '../queries/names.ts'
import { goLiveForecasts, leafTasks, loadPlanSource, type PlanSource, type ScheduledPlan, schedulePlan } from '../queries/plan.ts'
import { viewRisks } from '../queries/risks.ts'
import { viewScope } from '../queries/scope.ts'
import { task } from '../kinds/task.ts'
import { isOpenRisk } from '../rules/project-state.ts'
import { dayOf, type Front, frontOf, signaturesFor, statedFingerprint } from './front.ts'
import { scopeMatrix, scopeOut } from './scope-blocks.ts'

/** 《项目计划书》 of a phase, or of the whole implementation: goals, scope, phases, milestones, schedule, organization, communication, risks, resources. */
export async function projectPlan(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const front = await frontOf(tx)
  const { say } = front
  const names = await namesOf(tx)
  const source = await loadPlanSource(tx)
  const plan = schedulePlan(source, input.phaseId)
  const shown = source.phases.filter((p) => input.phaseId === null || p.id === input.phaseId)
  const sections: Section[] = [
    await goals(tx, front),
    await scope(tx, front, shown),
    phasesSection(front, source, plan, shown),
    milestoneSection(front, names, source, plan, input.phaseId),
    scheduleSection(front, names, source, plan, input.phaseId),
    await organizationSection(tx, front, names),
    communication(front),
    await risksSection(tx, front, names, input.phaseId),
    resources(front, names, source, input.phaseId),
  ]
  const phase = shown.length === 1 ? shown[0]! : null
  const signed = phase ? await signaturesOf(tx, gateSubject(phase.id, 'planning')) : []
  const baselines = await tx.db.select().from(planBaselines).where(and(eq(planBaselines.implementationId, tx.implementationId), inArray(planBaselines.phaseId, shown.map((p) => p.id)))).orderBy(asc(planBaselines.setAt))
  return {
    title: `${front.name} ${say('项目计划书', 'Project plan')}`, number: `${front.code}-02-DOC04`, version: `V${Math.max(1, baselines.length)}.0`, locale: tx.locale,
    cover: [
      { label: say('客户', 'Customer'), value: front.organization },
      ...(front.targetSystem ? [{ label: say('新系统', 'Target system'), value: front.targetSystem }] : []),
      { label: say('范围', 'Covers'), value: phase ? phase.name : say('全部各期', 'All phases') },
      { label: say('日期', 'Date'), value: tx.today },
    ],
    revisions: baselines.map((b, i) => ({ version: `V${i + 1}.0`, date: dayOf(tx, b.setAt), author: names.person(b.setBy) ?? '', change: `${source.phases.find((p) => p.id === b.phaseId)?.name ?? ''} ${b.reason ?? say(`第 ${b.number} 版基线，${b.taskCount} 项任务`, `baseline ${b.number}, ${b.taskCount} tasks`)}`.trim() })),
    signatures: signaturesFor(tx, gateRoles.planning, signed),
    sections,
    fingerprint: statedFingerprint(sections),
  }
}

async function goals(tx: Tx, { say }: Front): Promise<Section> {
  const objective = tx.registry.kinds.get('objective')
  const rows = objective ? (await listItems(tx, objective)).filter((o) => o.state !== 'dropped') : []
  return {
    heading: say('项目目标', 'Goals'),
    blocks: rows.length === 0
      ? [{ type: 'paragraph', text: say('目标尚未录入：请在“需求调研 · 目标”里填写。', 'No objectives have been entered yet: see Requirements · Objectives.') }]
      : [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 14 }, { header: say('目标', 'Objective'), width: 56 }, { header: say('用哪个数字证明', 'Figure that proves it'), width: 40 }], rows: rows.map((o) => [o.code, o.title, o.proof ?? '']) }],
  }
}

async function scope(tx: Tx, front: Front, shown: readonly Phase[]): Promise<Section> {
  const { say } = front
  const view = await viewScope(tx)
  const ids = new Set(shown.map((p) => p.id))
  const inShown = { ...view, cells: view.cells.filter((c) => ids.has(c.phaseId)) }
  const coverage = view.coverage.filter((c) => ids.has(c.phaseId) && c.total > 0)
  return {
    heading: say('项目范围', 'Scope'),
    blocks: coverage.length > 0 ? [{ type: 'paragraph', text: coverage.map((c) => `${shown.find((p) => p.id === c.phaseId)?.name}${say(`：“必须”需求 ${c.total} 条，已落实 ${c.covered} 条`, `: ${c.covered} of ${c.total} must-have requirements covered`)}`).join(say('；', '; ')) + say('。', '.') }] : [],
    sections: [
      { heading: say('范围矩阵', 'Scope matrix'), blocks: [scopeMatrix(inShown, shown, say)] },
      { heading: say('本期不做', 'Not in this phase'), blocks: [scopeOut(inShown, shown, say)] },
    ],
  }
}

function phasesSection({ say }: Front, source: PlanSource, plan: ScheduledPlan, shown: readonly Phase[]): Section {
  const forecasts = new Map(goLiveForecasts(source, plan).map((f) => [f.phaseId, f]))
  return {
    heading: say('分期安排', 'Phases'),
    blocks: [{
      type: 'table',
      columns: [{ header: say('期', 'Phase'), width: 34 }, { header: say('开始', 'Starts'), width: 16 }, { header: say('计划上线', 'Planned go-live'), width: 18 }, { header: say('预测上线', 'Forecast'), width: 18 }, { header: say('偏差（天）', 'Slip (days)'), width: 14, align: 'right' }],
      rows: shown.map((p) => { const f = forecasts.get(p.id); return [p.name, p.startsOn ?? '', p.plannedGoLiveOn ?? '', f?.forecastOn ?? '', f?.slipDays === null || f?.slipDays === undefined ? '' : String(f.slipDays)] }),
    }],
  }
}

function milestoneSection({ say }: Front, names: Names, source: PlanSource, plan: ScheduledPlan, phaseId: string | null): Section {
  return {
    heading: say('里程碑', 'Milestones'),
    blocks: [{
      type: 'table',
      columns: [{ header: say('编号', 'Code'), width: 14 }, { header: say('里程碑', 'Milestone'), width: 40 }, { header: say('负责人', 'Owner'), width: 14 }, { header: say('基线', 'Baseline'), width: 16 }, { header: say('预测/实际', 'Forecast/actual'), width: 16 }],
      rows: milestonesOf(source, plan, phaseId).map((m) => [m.code, m.title, names.person(m.ownerId) ?? '', m.plannedOn ?? '', `${m.forecastOn}${m.isDone ? say('（已达成）', ' (reached)') : ''}`]),
    }],
  }
}

function scheduleSection({ say }: Front, names: Names, source: PlanSource, plan: ScheduledPlan, phaseId: string | null): Section {
  const own = source.tasks.filter((t) => plan.byId.has(t.id) && (phaseId === null || t.phaseId === phaseId))
  const outline = outlineOf(own)
  const critical = new Set(plan.schedule.criticalPath)
  const chain = plan.schedule.criticalPath.flatMap((id) => own.find((t) => t.id === id)?.title ?? [])
  const unknown = source.calendar.unknownYears(plan.schedule.start, plan.schedule.finish)
  const blocks: Block[] = [
    { type: 'paragraph', text: chain.length > 0 ? say(`关键路径（共 ${chain.length} 项，任何一项晚一天，完成日就晚一天）：${chain.join(' → ')}。`, `Critical path (${chain.length} tasks; a day lost on any of them is a day lost at the end): ${chain.join(' → ')}.`) : say('没有未完成的任务，关键路径为空。', 'There are no open tasks, so there is no critical path.') },
    ...(unknown.length > 0 ? [{ type: 'paragraph' as const, text: say(`${unknown.join('、')} 年的法定节假日与调休安排尚未公布，暂按每周工作日排期，公布后重排。`, `The public holidays of ${unknown.join(', ')} are not published yet; weekdays are used until they are.`) }] : []),
    {
      type: 'table',
      columns: [{ header: say('编号', 'Code'), width: 13 }, { header: say('任务', 'Task'), width: 40 }, { header: say('工期', 'Days'), width: 8, align: 'right' }, { header: say('开始', 'Start'), width: 15 }, { header: say('完成', 'Finish'), width: 15 }, { header: say('前置', 'After'), width: 18 }, { header: say('负责人', 'Owner'), width: 12 }, { header: say('关键', 'Critical'), width: 8, align: 'center' }],
      rows: outline.map(({ t, depth }) => { const s = plan.byId.get(t.id)!; return [t.code, `${'　'.repeat(depth)}${t.title}`, String(s.durationDays), s.start, s.finish, t.row.predecessors ?? '', names.person(t.row.ownerId) ?? '', critical.has(t.id) ? '●' : ''] }),
    },
  ]
  return { heading: say('进度计划', 'Schedule'), blocks }
}

function outlineOf(tasks: readonly PlanSource['tasks'][number][]): { t: PlanSource['tasks'][number]; depth: number }[] {
  const codes = new Set(tasks.map((t) => t.code))
  const children = Map.groupBy(tasks, (t) => (t.parent && codes.has(t.parent) ? t.parent : null))
  const listed = (parent: string | null, depth: number): { t: PlanSource['tasks'][number]; depth: number }[] => (children.get(parent) ?? []).flatMap((t) => [{ t, depth }, ...listed(t.code, depth + 1)])
  return listed(null, 0)
}

async function organizationSection(tx: Tx, { say }: Front, names: Names): Promise<Section> {
  const rows = await tx.db.select({ personId: personRoles.personId, role: personRoles.role }).from(personRoles).where(eq(personRoles.implementationId, tx.implementationId))
  const persons = new Map((await tx.db.select().from(people).where(eq(people.organizationId, tx.organizationId))).map((p) => [p.id, p]))
  const own = await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId)).orderBy(asc(modules.position))
  const pick = (row: { name: string; nameEn: string | null }): string => (tx.locale === 'en' ? (row.nameEn ?? row.name) : row.name)
  const byRole = Map.groupBy(rows, (r) => r.role)
  const { duties, order } = rolesOfPlan(say)
  return {
    heading: say('项目组织与职责', 'Organization and roles'),
    blocks: [{
      type: 'table', columns: [{ header: say('角色', 'Role'), width: 22 }, { header: say('人员', 'People'), width: 36 }, { header: say('职责', 'Duty'), width: 52 }],
      rows: order.filter((role) => byRole.has(role)).map((role) => [duties[role]![0], byRole.get(role)!.map((r) => { const p = persons.get(r.personId); return p ? `${names.person(p.id)}${p.departmentId ? `（${names.department(p.departmentId) ?? ''}）` : ''}` : '' }).filter(Boolean).join('、'), duties[role]![1]]),
    }],
    sections: [{ heading: say('各模块业务负责人', 'Business leads of the modules'), blocks: [{ type: 'table', columns: [{ header: say('模块', 'Module'), width: 50 }, { header: say('业务负责人', 'Business lead'), width: 50 }], rows: own.map((m) => [`${m.code} ${pick(m)}`, names.person(m.leadId) ?? say('未指定', 'not named')]) }] }],
  }
}

function rolesOfPlan(say: Front['say']): { order: string[]; duties: Record<string, [string, string]> } {
  const duties: Record<string, [string, string]> = {
    sponsor: [say('项目领导小组组长', 'Sponsor'), say('定目标与资源，按期决策，签署范围与上线', 'Sets goals and means, decides in time, signs scope and go-live')],
    customerProjectManager: [say('甲方项目经理', 'Customer project manager'), say('协调各部门，主持周例会，对进度与范围负责', 'Coordinates the departments, chairs the weekly meeting, answers for schedule and scope')],
    implementerProjectManager: [say('乙方项目经理', 'Implementer project manager'), say('编制计划，管理顾问与交付物，报告进度与风险', 'Plans, leads the consultants and deliverables, reports progress and risks')],
    businessLead: [say('业务负责人', 'Business lead'), say('确认本域需求与流程，定制度，签署验收', 'Confirms requirements and processes of the domain, sets the rules, signs acceptance')],
    keyUser: [say('关键用户', 'Key user'), say('参与配置与测试，培训本部门', 'Takes part in configuration and tests, trains the department')],
    consultant: [say('实施顾问', 'Consultant'), say('调研、方案、配置与培训支持', 'Analysis, design, configuration and training support')],
    developer: [say('开发', 'Developer'), say('二次开发与接口', 'Customization and interfaces')],
    dataSteward: [say('数据负责人', 'Data steward'), say('主数据标准、收集与核对', 'Standards, collection and reconciliation of master data')],
    trainer: [say('讲师', 'Trainer'), say('授课、考试与上岗确认', 'Teaches, examines, clears for work')],
    itOperations: [say('运维', 'IT operations'), say('环境、备份与上线支持', 'Environments, backup and go-live support')],
    supervisor: [say('监理', 'Supervisor'), say('独立监督', 'Independent supervision')],
    auditor: [say('审计员', 'Auditor'), say('权限、职责分离与记录', 'Rights, segregation of duties and records')],
  }
  return { order: Object.keys(duties), duties }
}

function communication({ say }: Front): Section {
  return {
    heading: say('沟通计划', 'Communication plan'),
    blocks: [{
      type: 'table', columns: [{ header: say('方式', 'Form'), width: 24 }, { header: say('频次', 'How often'), width: 18 }, { header: say('参加人', 'Who'), width: 30 }, { header: say('产出', 'Result'), width: 38 }],
      rows: [
        [say('项目周例会', 'Weekly meeting'), say('每周一次', 'weekly'), say('甲乙双方项目经理、各部门负责人', 'both project managers, department leads'), say('议程由数据生成；纪要与行动项 24 小时内发出', 'agenda from data; minutes and actions within 24 hours')],
        [say('项目周报', 'Weekly report'), say('每周五', 'every Friday'), say('全体项目成员、领导小组', 'everybody in the project, the steering committee'), say('一页 A4：完成、到期、逾期到人、要领导定的事', 'one A4 page: done, due, late by person, to be decided')],
        [say('领导小组汇报会', 'Executive review'), say('每期至少一次，重大事项随时', 'at least once a phase'), say('领导小组、双方项目经理', 'steering committee, both project managers'), say('决策与签署的纪要', 'decisions and signed minutes')],
        [say('问题升级', 'Escalation'), say('逾期 3 天报项目经理，5 天报领导小组', 'after 3 days to the project managers, after 5 to the committee'), say('责任人、项目经理、组长', 'owner, project managers, sponsor'), say('项目问题清单', 'list of project issues')],
      ],
    }],
  }
}

async function risksSection(tx: Tx, { say }: Front, names: Names, phaseId: string | null): Promise<Section> {
  const rows = (await viewRisks(tx, phaseId)).filter(isOpenRisk)
  return {
    heading: say('风险与应对', 'Risks'),
    blocks: [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 13 }, { header: say('风险', 'Risk'), width: 30 }, { header: say('概率×影响', 'P × I'), width: 14, align: 'center' }, { header: say('应对措施', 'Mitigation'), width: 44 }, { header: say('责任人', 'Owner'), width: 12 }], rows: rows.map((r) => [r.code, r.title, `${r.probability}×${r.impact}=${r.score}`, r.mitigation ?? '', names.person(r.ownerId) ?? '']) }],
  }
}

/** Effort by person and by stage of the plan; where no effort was estimated the working days of the tasks are counted. */
function resources({ say }: Front, names: Names, source: PlanSource, phaseId: string | null): Section {
  const own = leafTasks(source).filter((t) => (phaseId === null || t.phaseId === phaseId) && t.durationDays > 0)
  const byPerson = [...Map.groupBy(own, (t) => t.row.ownerId).entries()].map(([id, tasks]) => [names.person(id) ?? say('未指定', 'No owner'), names.homeOf(id) ?? '', String(tasks.length), effort(tasks)]).sort((a, b) => Number(b[3]) - Number(a[3]))
  const areas = task.fields.stageArea.definition.options ?? []
  const byArea = areas.map((o) => ({ o, tasks: own.filter((t) => t.row.stageArea === o.value) })).filter(({ tasks }) => tasks.length > 0)
  return {
    heading: say('资源', 'Resources'),
    blocks: [
      { type: 'table', caption: say('按阶段', 'By stage'), columns: [{ header: say('阶段', 'Stage'), width: 50 }, { header: say('任务', 'Tasks'), width: 25, align: 'right' }, { header: say('人天', 'Person-days'), width: 25, align: 'right' }], rows: byArea.map(({ o, tasks }) => [say(o.label.zh, o.label.en), String(tasks.length), effort(tasks)]) },
      { type: 'table', caption: say('按责任人', 'By owner'), columns: [{ header: say('责任人', 'Owner'), width: 30 }, { header: say('部门', 'Department'), width: 30 }, { header: say('任务', 'Tasks'), width: 20, align: 'right' }, { header: say('人天', 'Person-days'), width: 20, align: 'right' }], rows: byPerson },
      { type: 'paragraph', text: say('没有填工作量的任务按工期计一人。', 'Tasks without an estimated effort count their duration for one person.') },
    ],
  }
}

function effort(tasks: readonly PlanSource['tasks'][number][]): string {
  return String(Math.round(tasks.reduce((sum, t) => sum + (t.row.effortDays ? Number(t.row.effortDays) : t.durationDays), 0) * 10) / 10)
}

import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { toMspdi } from '../../engines/schedule/mspdi.ts'
import { asActor } from '../../platform/db/door.ts'
import { actorOf } from '../../platform/http/actor.ts'
import { once } from '../../platform/http/idempotency.ts'
import { implementationRoute } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { blockTask, resumeTask } from './commands/block-task.ts'
import { checkRisks } from './commands/check-risks.ts'
import { agreeScope, decideScope } from './commands/decide-scope.ts'
import { linkTasks, unlinkTasks } from './commands/link-tasks.ts'
import { moveTask } from './commands/move-task.ts'
import { pastePlan } from './commands/paste-plan.ts'
import { reportProgress } from './commands/report-progress.ts'
import { sendWeeklyReport, writeJudgement } from './commands/send-weekly-report.ts'
import { setBaseline } from './commands/set-baseline.ts'
import { setCalendarDay, setCalendarYear } from './commands/set-calendar.ts'
import { signScope } from './commands/sign-scope.ts'
import * as contract from './contract.ts'
import { planWorkbook } from './documents/plan-workbook.ts'
import { meetingRoutes } from './meeting-routes.ts'
import { loadPlanSource, schedulePlan } from './queries/plan.ts'
import { viewPlan } from './queries/plan-view.ts'
import { viewRisks } from './queries/risks.ts'
import { viewExecutive, viewMilestones } from './queries/executive.ts'
import { viewScope } from './queries/scope.ts'
import { implementationName, viewWeek } from './queries/weekly.ts'

const tags = ['planning']
const base = '/planning'

export function planningRoutes(app: FastifyInstance, house: House): void {
  planRoutes(app, house)
  planFiles(app, house)
  scopeRoutes(app, house)
  weeklyRoutes(app, house)
  meetingRoutes(app, house)
  implementationRoute(app, house, 'GET', `${base}/milestones`, { summary: 'Milestones: planned, forecast, variance', tags, query: contract.planQuery }, (tx, { query }) => viewMilestones(tx, query.phase ?? null))
  implementationRoute(app, house, 'GET', `${base}/risks`, { summary: 'Risks with what their triggers read now', tags, query: contract.planQuery }, (tx, { query }) => viewRisks(tx, query.phase ?? null))
  implementationRoute(app, house, 'POST', `${base}/risks/check`, { summary: 'Read the triggers of all watched risks and fire those that hold', tags }, async (tx) => {
    tx.require('update', 'planning')
    const fired = await checkRisks(tx)
    return { fired }
  })
  implementationRoute(app, house, 'GET', `${base}/executive`, { summary: 'One page for the leaders', tags, query: contract.planQuery }, (tx, { query }) => viewExecutive(tx, query.phase ?? null))
}

function planRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', `${base}/plan`, { summary: 'The plan, scheduled now: dates, floats, critical path, variances', tags, query: contract.planQuery }, (tx, { query }) => viewPlan(tx, query.phase ?? null))
  implementationRoute(app, house, 'POST', `${base}/tasks/:taskId/progress`, { summary: 'Report the progress of a task', tags, params: contract.taskParams, body: contract.progressReport }, (tx, { params, body }) => reportProgress(tx, { taskId: params.taskId, ...body }))
  implementationRoute(app, house, 'POST', `${base}/tasks/:taskId/move`, { summary: 'Move a task or change its duration, as on the chart', tags, params: contract.taskParams, body: contract.taskMove }, (tx, { params, body }) => moveTask(tx, { taskId: params.taskId, ...body }))
  implementationRoute(app, house, 'POST', `${base}/tasks/:taskId/block`, { summary: 'Mark a task as blocked: why, and by whom it waits', tags, params: contract.taskParams, body: contract.taskBlock }, (tx, { params, body }) => blockTask(tx, { taskId: params.taskId, ...body }))
  implementationRoute(app, house, 'POST', `${base}/tasks/:taskId/resume`, { summary: 'The obstacle is gone', tags, params: contract.taskParams }, (tx, { params }) => resumeTask(tx, params.taskId))
  implementationRoute(app, house, 'POST', `${base}/dependencies`, { summary: 'Let one task wait for another', tags, body: contract.newDependency }, (tx, { body, request }) => once(tx, request, async () => ({ id: await linkTasks(tx, body) })))
  implementationRoute(app, house, 'DELETE', `${base}/dependencies/:dependencyId`, { summary: 'Remove a dependency', tags, params: contract.dependencyParams }, (tx, { params }) => unlinkTasks(tx, params.dependencyId))
  implementationRoute(app, house, 'POST', `${base}/baseline`, { summary: 'Set the baseline of a phase; earlier ones are kept', tags, body: contract.baselineOrder }, (tx, { body, request }) => once(tx, request, () => setBaseline(tx, body)))
  implementationRoute(app, house, 'POST', `${base}/paste`, { summary: 'Enter a plan pasted from Excel or Microsoft Project', tags, body: contract.planPaste }, (tx, { body, request }) => (body.dryRun ? pastePlan(tx, body) : once(tx, request, () => pastePlan(tx, body))))
  implementationRoute(app, house, 'PUT', `${base}/calendar/days`, { summary: 'Make a day worked or free', tags, body: contract.calendarChange }, (tx, { body }) => setCalendarDay(tx, body))
  implementationRoute(app, house, 'PUT', `${base}/calendar/years`, { summary: 'State that the holidays of a year are complete', tags, body: contract.calendarYear }, (tx, { body }) => setCalendarYear(tx, body))
}

/** The plan for Microsoft Project (MSPDI) and as .xlsx. */
function planFiles(app: FastifyInstance, house: House): void {
  const params = z.object({ implementationId: z.uuid() })
  const send = (suffix: string, type: string, build: (implementationId: string, phase: string | null, actor: Awaited<ReturnType<typeof actorOf>>) => Promise<{ name: string; content: Buffer | string }>): void => {
    app.get<{ Params: { implementationId: string }; Querystring: { phase?: string } }>(`/api/v1/implementations/:implementationId${base}/plan.${suffix}`, { schema: { summary: `The plan as .${suffix}`, tags, params, querystring: contract.planQuery } }, async (request, reply) => {
      const { name, content } = await build(request.params.implementationId, request.query.phase ?? null, await actorOf(house, request))
      return reply.type(type).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${suffix}`)}`).send(content)
    })
  }
  send('xml', 'application/xml; charset=utf-8', (implementationId, phase, actor) => asActor(actor, implementationId, async (tx) => {
    const plan = schedulePlan(await loadPlanSource(tx), phase)
    const title = await implementationName(tx)
    return { name: title, content: toMspdi(title, plan.input, plan.schedule) }
  }))
  send('xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', (implementationId, phase, actor) => asActor(actor, implementationId, async (tx) => ({ name: await implementationName(tx), content: await planWorkbook(tx, phase) })))
}

function scopeRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', `${base}/scope`, { summary: 'The scope matrix: module, department, phase', tags }, (tx) => viewScope(tx))
  implementationRoute(app, house, 'PUT', `${base}/scope/cell`, { summary: 'Decide one cell of the scope matrix', tags, body: contract.scopeCell }, async (tx, { body }) => ({ id: await decideScope(tx, body) }))
  implementationRoute(app, house, 'POST', `${base}/scope/agree`, { summary: 'Agree every proposed cell of a phase', tags, body: contract.phaseOnly }, async (tx, { body }) => ({ agreed: await agreeScope(tx, body) }))
  implementationRoute(app, house, 'POST', `${base}/scope/signatures`, { summary: 'Sign the scope of a phase, electronically or with the scan of a page signed on paper', tags, body: contract.scopeSign }, async (tx, { body }) => ({ id: await signScope(tx, body) }))
}

function weeklyRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', `${base}/weekly`, { summary: 'The weekly report of a week: as sent, or as it stands', tags, query: contract.weekQuery }, (tx, { query }) => viewWeek(tx, query.week))
  implementationRoute(app, house, 'PUT', `${base}/weekly/judgement`, { summary: "Keep the project manager's judgement of the week", tags, body: contract.weekJudgement }, async (tx, { body }) => {
    await writeJudgement(tx, body)
    return viewWeek(tx, body.weekOf)
  })
  implementationRoute(app, house, 'POST', `${base}/weekly/send`, { summary: 'Send the weekly report: it is frozen', tags, body: contract.weekOnly }, async (tx, { body }) => {
    await sendWeeklyReport(tx, body)
    return viewWeek(tx, body.weekOf)
  })
}

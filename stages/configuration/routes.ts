import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { House } from '../../platform/house.ts'
import { once } from '../../platform/http/idempotency.ts'
import { implementationRoute, route } from '../../platform/http/route.ts'
import { asActor } from '../../platform/db/door.ts'
import { xlsxType } from '../../platform/sheets/write-sheet.ts'
import { getItem } from '../../platform/trace/item-store.ts'
import { loadKit } from '../../platform/kits/kit.ts'
import { approvalView, inboxOf } from './approvals/approval-view.ts'
import { draftOf, publishedVersions } from './approvals/flow-versions.ts'
import { actOnApproval } from './commands/act-on-approval.ts'
import { addJobRole, changeGrants, grantException, loadPermissions, revokeException, setHolders } from './commands/change-permissions.ts'
import { draftTestCases } from './commands/draft-test-cases.ts'
import { importMatrix, matrixWorkbook } from './commands/import-matrix.ts'
import { checkFlow, publishFlow } from './commands/publish-flow.ts'
import { recordTestRun } from './commands/record-test-run.ts'
import { saveFlowDraft } from './commands/save-flow-draft.ts'
import { setCustomizationBudget } from './commands/set-budget.ts'
import { signAcceptance } from './commands/sign-acceptance.ts'
import { resubmitRequisition, submitRequisition } from './commands/submit-requisition.ts'
import { approvalActionBody, budgetBody, draftTestsBody, exceptionBody, flowDraftBody, grantsBody, holdersBody, jobRoleBody, previewBody, requisitionBody, signAcceptanceBody, testRunBody } from './contract.ts'
import { approvalFlow } from './kinds/approval-flow.ts'
import { moduleAcceptance } from './kinds/module-acceptance.ts'
import { testCase } from './kinds/test-case.ts'
import { acceptanceView } from './queries/acceptance-view.ts'
import { burnUp, configurationFigures } from './queries/figures.ts'
import { flowRows, flowView, pathFor } from './queries/flow-view.ts'
import { conflictsAdded, permissionMatrix } from './queries/permission-matrix.ts'
import { listRequisitions, requisitionView } from './queries/requisitions.ts'
import { runsOf } from './queries/test-runs.ts'
import { NotFound } from '../../engines/errors.ts'

const tags = ['configuration']
const one = z.object({ id: z.string().max(64) })
const phaseQuery = z.object({ phase: z.string().max(64).optional() })
const phaseIn = (query: { phase?: string | undefined }): string | null => (query.phase && query.phase !== 'all' ? query.phase : null)

export function configurationRoutes(app: FastifyInstance, house: House): void {
  flowRoutes(app, house)
  approvalRoutes(app, house)
  permissionRoutes(app, house)
  testRoutes(app, house)
}

function flowRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/configuration/flows', { summary: 'Approval flows with how they run', tags, query: phaseQuery }, (tx, { query }) => flowRows(tx, phaseIn(query)))
  implementationRoute(app, house, 'GET', '/configuration/flows/:id', { summary: 'A flow as the designer shows it, with its versions', tags, params: one }, (tx, { params }) => flowView(tx, params.id))
  implementationRoute(app, house, 'PUT', '/configuration/flows/:id/draft', { summary: 'Keep the draft of a flow, from an outline or a BPMN 2.0 file', tags, params: one, body: flowDraftBody }, async (tx, { params, body }) => {
    await saveFlowDraft(tx, params.id, body)
    return flowView(tx, params.id)
  })
  implementationRoute(app, house, 'POST', '/configuration/flows/:id/check', { summary: 'Prove a flow over everybody of the chart', tags, params: one }, (tx, { params }) => checkFlow(tx, params.id))
  implementationRoute(app, house, 'POST', '/configuration/flows/:id/publish', { summary: 'Publish the draft as the next version', tags, params: one }, async (tx, { params, request }) =>
    once(tx, request, async () => ({ version: await publishFlow(tx, params.id) })))
  route(app, house, 'GET', '/api/v1/implementations/:implementationId/configuration/flows/:id/bpmn', { summary: 'A flow as BPMN 2.0: its draft, or a published version', tags, params: one.extend({ implementationId: z.uuid() }), query: z.object({ version: z.coerce.number().int().optional() }) }, async ({ params, query, actor, reply }) => {
    const file = await asActor(actor, params.implementationId, async (tx) => {
      const flow = await getItem(tx, approvalFlow, params.id)
      const published = await publishedVersions(tx, flow.id)
      const version = query.version === undefined ? ((await draftOf(tx, flow.id)) ?? published[0]) : published.find((v) => v.version === query.version)
      if (!version) throw new NotFound('flow.version_unknown', { id: params.id }, { zh: '这条审批流还没有内容可以下载。', en: 'This flow has nothing to download yet.' })
      return { name: `${flow.code}${version.version === null ? '' : `-V${version.version}`}.bpmn`, xml: version.xml }
    })
    return reply.type('application/xml; charset=utf-8').header('content-disposition', `attachment; filename="${file.name}"`).send(file.xml)
  })
}

function approvalRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/approvals/inbox', { summary: 'What waits for me, and what I have decided', tags }, (tx) => inboxOf(tx))
  implementationRoute(app, house, 'GET', '/approvals/:id', { summary: 'An approval with picture and history', tags, params: one }, (tx, { params }) => approvalView(tx, params.id))
  implementationRoute(app, house, 'POST', '/approvals/:id/actions', { summary: 'Approve, reject, send back, transfer, add a signer, withdraw, urge, comment', tags, params: one, body: approvalActionBody }, async (tx, { params, body, request }) =>
    once(tx, request, async () => {
      await actOnApproval(tx, params.id, body)
      return approvalView(tx, params.id)
    }))
  implementationRoute(app, house, 'GET', '/requisitions', { summary: 'Purchase requisitions', tags }, (tx) => listRequisitions(tx))
  implementationRoute(app, house, 'GET', '/requisitions/:id', { summary: 'One requisition, by id or code', tags, params: one }, (tx, { params }) => requisitionView(tx, params.id))
  implementationRoute(app, house, 'POST', '/requisitions', { summary: 'Submit a purchase requisition', tags, body: requisitionBody }, (tx, { body, request }) => once(tx, request, async () => requisitionView(tx, await submitRequisition(tx, body))))
  implementationRoute(app, house, 'POST', '/requisitions/preview', { summary: 'Who would be asked for this amount', tags, body: previewBody }, (tx, { body }) => pathFor(tx, body.amount))
  implementationRoute(app, house, 'POST', '/requisitions/:id/resubmit', { summary: 'Submit a requisition again that came back', tags, params: one, body: requisitionBody }, (tx, { params, body, request }) => once(tx, request, async () => requisitionView(tx, await resubmitRequisition(tx, params.id, body))))
}

function permissionRoutes(app: FastifyInstance, house: House): void {
  const base = '/configuration/permissions'
  implementationRoute(app, house, 'GET', base, { summary: 'Job roles, function groups, grants and conflicts', tags }, (tx) => permissionMatrix(tx))
  implementationRoute(app, house, 'PUT', `${base}/grants`, { summary: 'Change grants', tags, body: grantsBody }, async (tx, { body }) => {
    await changeGrants(tx, body.changes)
    return permissionMatrix(tx)
  })
  implementationRoute(app, house, 'POST', `${base}/simulate`, { summary: 'Conflicts that these changes would add', tags, body: grantsBody }, (tx, { body }) => conflictsAdded(tx, body.changes))
  implementationRoute(app, house, 'POST', `${base}/kit`, { summary: 'Fill the matrix from the kit of the implementation', tags, body: z.object({ kit: z.string().max(40) }) }, async (tx, { body }) => {
    tx.require('update', 'configuration')
    await loadPermissions(tx, loadKit(body.kit))
    return permissionMatrix(tx)
  })
  implementationRoute(app, house, 'POST', `${base}/roles`, { summary: 'Add a job role', tags, body: jobRoleBody }, (tx, { body, request }) => once(tx, request, async () => ({ id: await addJobRole(tx, body) })))
  implementationRoute(app, house, 'PUT', `${base}/roles/:id/holders`, { summary: 'Who holds a job role', tags, params: one, body: holdersBody }, async (tx, { params, body }) => {
    await setHolders(tx, params.id, body.personIds)
    return permissionMatrix(tx)
  })
  implementationRoute(app, house, 'POST', `${base}/exceptions`, { summary: 'Let a conflict stand until a day', tags, body: exceptionBody }, (tx, { body, request }) => once(tx, request, async () => ({ id: await grantException(tx, body) })))
  implementationRoute(app, house, 'DELETE', `${base}/exceptions/:id`, { summary: 'End an exception', tags, params: one }, (tx, { params }) => revokeException(tx, params.id))
  implementationRoute(app, house, 'POST', `${base}/import`, { summary: 'Read the matrix back from .xlsx or a paste', tags, body: z.object({ text: z.string().max(2_000_000).optional(), fileName: z.string().max(200).optional(), fileBase64: z.string().max(8_000_000).optional(), dryRun: z.boolean() }) }, (tx, { body }) => importMatrix(tx, body, body.dryRun))
  route(app, house, 'GET', `/api/v1/implementations/:implementationId${base}.xlsx`, { summary: 'The matrix as .xlsx', tags, params: z.object({ implementationId: z.uuid() }) }, async ({ params, actor, reply }) =>
    reply.type(xlsxType).header('content-disposition', 'attachment; filename="permissions.xlsx"').send(await asActor(actor, params.implementationId, (tx) => matrixWorkbook(tx))))
}

function testRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/configuration/test-cases/:id/runs', { summary: 'Runs of a test case', tags, params: one }, async (tx, { params }) => runsOf(tx, (await getItem(tx, testCase, params.id)).id))
  implementationRoute(app, house, 'POST', '/configuration/test-cases/:id/runs', { summary: 'Record a run, with a defect if one was found', tags, params: one, body: testRunBody }, (tx, { params, body, request }) => once(tx, request, async () => ({ id: await recordTestRun(tx, params.id, body) })))
  implementationRoute(app, house, 'POST', '/configuration/test-cases/draft', { summary: 'Draft test cases from acceptance criteria', tags, body: draftTestsBody }, (tx, { body, request }) => once(tx, request, async () => ({ made: await draftTestCases(tx, body) })))
  implementationRoute(app, house, 'GET', '/configuration/acceptances/:id', { summary: 'An acceptance with what stands against it', tags, params: one }, async (tx, { params }) => acceptanceView(tx, await getItem(tx, moduleAcceptance, params.id)))
  implementationRoute(app, house, 'POST', '/configuration/acceptances/:id/sign', { summary: 'Sign a module off, on screen or with a signed page', tags, params: one, body: signAcceptanceBody }, async (tx, { params, body, request }) => once(tx, request, async () => {
    await signAcceptance(tx, params.id, body)
    return acceptanceView(tx, await getItem(tx, moduleAcceptance, params.id))
  }))
  implementationRoute(app, house, 'GET', '/configuration/burn-up', { summary: 'Accepted items by module over time', tags, query: phaseQuery }, (tx, { query }) => burnUp(tx, phaseIn(query)))
  implementationRoute(app, house, 'GET', '/configuration/figures', { summary: 'Counts, customization days and changes after acceptance', tags, query: phaseQuery }, (tx, { query }) => configurationFigures(tx, phaseIn(query)))
  implementationRoute(app, house, 'PUT', '/configuration/budget', { summary: 'Customization days granted to a phase', tags, body: budgetBody }, (tx, { body }) => setCustomizationBudget(tx, body))
}

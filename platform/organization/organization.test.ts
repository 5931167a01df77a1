import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '../test-house.ts'

let test: TestHouse
beforeAll(async () => { test = await openTestHouse([]) })
afterAll(() => test.close())

const manager = 'customerProjectManager'
const organization = async () => (await test.request(manager, 'GET', '/organization')).body

describe.sequential('the people of an organization', () => {
  it('are added, changed and shown in the directory', async () => {
    const { body } = await test.request(manager, 'POST', '/people', { name: '冯雪', departmentId: test.departments.PUR, job: '销售经理', isFrontLine: true, monthlyTransactions: 160, roles: ['keyUser'] })
    await test.request(manager, 'PATCH', `/people/${body.id}`, { phone: '13800000000', superiorId: test.person('sponsor') })
    expect((await organization()).people.find((p: { id: string }) => p.id === body.id)).toMatchObject({ code: 'P-014', name: '冯雪', phone: '13800000000', superiorId: test.person('sponsor'), roles: ['keyUser'] })
    expect((await test.request('endUser', 'GET', '/directory')).body.people.find((p: { id: string }) => p.id === body.id)).toEqual({ id: body.id, name: '冯雪', departmentId: test.departments.PUR, job: '销售经理', frontLine: true, accountId: null, roles: ['keyUser'], isGone: false })
  })

  it('may not report to themselves, not even round a corner', async () => {
    const [a, b] = [test.person('consultant'), test.person('developer')]
    expect((await test.request(manager, 'PATCH', `/people/${a}`, { superiorId: b })).status).toBe(204)
    expect((await test.request(manager, 'PATCH', `/people/${b}`, { superiorId: a })).body.code).toBe('organization.circle')
  })

  it('come in by paste, all or none, with the errors in place', async () => {
    const table = ['工号\t姓名\t部门\t岗位\t一线员工\t月单据量\t角色', 'W001\t彭勇\t仓储部\t仓管员\t是\t420\t学员、最终用户', 'W002\t无名\t没有的部门\t\t也许\t很多\t厨师', 'W001\t重号\t\t\t\t\t'].join('\n')
    const { body } = await test.request(manager, 'POST', '/people/import', { text: table, dryRun: false })
    expect(body.accepted).toBe(0)
    expect(body.rows.map((r: { errors: { column: string }[] }) => r.errors.map((e) => e.column))).toEqual([[], ['departmentId', 'isFrontLine', 'monthlyTransactions', 'roles'], ['code']])
    expect(body.rows[2].errors[0].text.zh).toBe('编号 W001 与第 2 行重复')
    expect((await test.request(manager, 'POST', '/people/import', { text: table.split('\n').slice(0, 2).join('\n'), dryRun: false })).body.accepted).toBe(1)
    expect((await organization()).people.find((p: { code: string }) => p.code === 'W001')).toMatchObject({ name: '彭勇', departmentId: test.departments.WH, isFrontLine: true, monthlyTransactions: 420, roles: expect.arrayContaining(['learner', 'endUser']) })
  })

  it('leave with their name on what they did, and lead no module any more', async () => {
    const lead = test.person('businessLead')
    expect((await test.request(manager, 'DELETE', `/people/${lead}`)).body.code).toBe('person.leads_modules')
    await test.request(manager, 'PATCH', `/modules/${test.modules.PU}`, { leadId: test.person('keyUser') })
    expect((await test.request(manager, 'DELETE', `/people/${lead}`)).status).toBe(204)
    expect((await organization()).people.some((p: { id: string }) => p.id === lead)).toBe(false)
    expect((await test.request('endUser', 'GET', '/directory')).body.people.find((p: { id: string }) => p.id === lead)).toMatchObject({ isGone: true })
    expect((await test.request('businessLead', 'GET', '/journey')).status).toBe(404)
  })

  it('lose their roles when their last day is over', async () => {
    await test.request(manager, 'PUT', `/people/${test.person('trainer')}/roles`, { roles: ['trainer'], endsOn: '2020-12-31' })
    expect((await test.request('trainer', 'GET', '/journey')).status).toBe(404)
    await test.request(manager, 'PUT', `/people/${test.person('trainer')}/roles`, { roles: ['trainer'], endsOn: null })
    expect((await test.request('trainer', 'GET', '/journey')).status).toBe(200)
  })

  it('always have a project manager', async () => {
    await test.request(manager, 'PUT', `/people/${test.person('implementerProjectManager')}/roles`, { roles: ['consultant'] })
    expect((await test.request(manager, 'PUT', `/people/${test.person(manager)}/roles`, { roles: ['sponsor'] })).body.code).toBe('people.last_manager')
  })

  it('are managed by project managers only', async () => {
    for (const [method, path, body] of [['POST', '/people', { name: 'x' }], ['PUT', `/people/${test.person('endUser')}/roles`, { roles: ['sponsor'] }], ['POST', '/departments', { code: 'X', name: 'x' }], ['PATCH', '/settings', { name: 'x' }], ['POST', '/invitations', { name: 'x', roles: ['sponsor'] }]] as const) {
      expect((await test.request('keyUser', method, path, body)).status, `${method} ${path}`).toBe(403)
    }
  })
})

describe.sequential('departments, phases and modules', () => {
  it('form a tree without circles, and go only when empty', async () => {
    const { body: made } = await test.request(manager, 'POST', '/departments', { code: 'RM', name: '原材料仓', nameEn: 'Raw material store', parentId: test.departments.WH })
    expect((await test.request(manager, 'PATCH', `/departments/${test.departments.WH}`, { parentId: made.id })).body.code).toBe('organization.circle')
    expect((await test.request(manager, 'DELETE', `/departments/${test.departments.WH}`)).body.code).toBe('department.not_empty')
    expect((await test.request(manager, 'DELETE', `/departments/${made.id}`)).status).toBe(204)
    const { body } = await test.request(manager, 'POST', '/departments/import', { text: '编号\t名称\t上级部门\nSAL\t销售部\t\nSAL1\t内销组\t销售部', dryRun: false })
    expect(body.accepted).toBe(2)
    const all = (await organization()).departments as { id: string; code: string; parentId: string | null }[]
    expect(all.find((d) => d.code === 'SAL1')!.parentId).toBe(all.find((d) => d.code === 'SAL')!.id)
  })

  it('keep their codes apart', async () => {
    expect((await test.request(manager, 'POST', '/departments', { code: 'PUR', name: '又一个采购' })).body.code).toBe('code.taken')
    expect((await test.request(manager, 'POST', '/phases', { code: 'P1', name: '又一期' })).body.code).toBe('value.taken')
  })

  it('plan a go-live after the start', async () => {
    expect((await test.request(manager, 'PATCH', `/phases/${test.phases.P2}`, { startsOn: '2026-06-01', plannedGoLiveOn: '2026-05-01' })).body).toMatchObject({ code: 'phase.dates', fields: [{ path: 'plannedGoLiveOn' }] })
    expect((await test.request(manager, 'PATCH', `/phases/${test.phases.P2}`, { startsOn: '2026-06-01', plannedGoLiveOn: '2026-12-01' })).status).toBe(204)
    expect((await test.request(manager, 'DELETE', `/phases/${test.phases.P1}`)).body.code).toBe('phase.not_empty')
  })

  it('stand beside settings that are merged key by key', async () => {
    await test.request(manager, 'PATCH', '/settings', { targetSystem: '启程 ERP 8', settings: { weeklyMeeting: '周一 09:00', colour: 'x' } })
    const { body } = await test.request(manager, 'PATCH', '/settings', { settings: { colour: null } })
    expect(body.implementation).toMatchObject({ targetSystem: '启程 ERP 8', settings: { weeklyMeeting: '周一 09:00' } })
    expect((await test.request(manager, 'PATCH', '/settings', { zone: 'Asia/Nowhere' })).status).toBe(422)
  })
})

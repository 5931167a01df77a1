import { read } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../stages/operations/stage.ts'
import { writeWorkbook } from '../sheets/write-sheet.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'

let test: TestHouse
beforeAll(async () => { test = await openTestHouse([operations]) })
afterAll(() => test.close())

const send = (text: string, dryRun: boolean, path = 'improvements') => test.request('implementerProjectManager', 'POST', `/items/${path}/import`, { text, dryRun })
const rowsOf = async (path: string) => (await test.request('consultant', 'GET', `/items/${path}`)).body.rows as { code: string; title: string; [field: string]: unknown }[]

describe.sequential('a register takes a table from Excel', () => {
  it('tells in a dry run what every line would be, and writes nothing', async () => {
    await test.request('endUser', 'POST', '/items/feedback', { title: '扫码枪读不到新标签', type: 'defect' })
    const table = ['标题*\t优先级\t工作量(人天)\t负责人\t部门\t期\t模块\t回应反馈\t备注', '换标签模板\t高\t１.5\t人员7\t仓储部\t第一期\tIN\tFBK-001\t随便', '"多行\n标题"\tmedium\t\tPerson 6\tPUR\tP1\t采购管理\t\t'].join('\n')
    const { status, body } = await send(table, true)
    expect(status).toBe(200)
    expect(body).toMatchObject({ dryRun: true, accepted: 2, unknownColumns: ['备注'], missingColumns: [] })
    expect(await rowsOf('improvements')).toEqual([])
    expect((await send(table, false)).body.accepted).toBe(2)
    expect(await rowsOf('improvements')).toMatchObject([
      { code: 'IMP-001', title: '换标签模板', priority: 'high', effortDays: '1.500000', ownerId: test.person('dataSteward'), departmentId: test.departments.WH, phaseId: test.phases.P1, module: test.modules.IN, links: { answers: [{ code: 'FBK-001' }] } },
      { code: 'IMP-002', title: '多行\n标题', priority: 'medium', departmentId: test.departments.PUR, module: test.modules.PU },
    ])
  })

  it('names line and column of every error, and keeps none of the rows', async () => {
    const { body } = await send(['标题\t优先级\t工作量\t负责人\t模块', '好的一行\t高\t2\t人员1\tPU', '\t特急\t很多\t没有这个人\tXX', '负数\t低\t-1\t\t'].join('\n'), false)
    expect(body.accepted).toBe(0)
    expect(body.rows.map((r: { line: number; errors: { column: string }[] }) => [r.line, r.errors.map((e) => e.column)])).toEqual([[2, []], [3, ['priority', 'effortDays', 'ownerId', 'module', 'title']], [4, ['effortDays']]])
    expect(body.rows[1].errors[0].text.zh).toBe('没有"特急"这个选项；可填：高、中、低')
    expect(await rowsOf('improvements')).toHaveLength(2)
  })

  it('says which required column is missing, and refuses a table without a known header', async () => {
    expect((await send('标题\n甲', true)).body).toMatchObject({ accepted: 0, missingColumns: ['priority'] })
    const { status, body } = await send('1\t2\t3\n4\t5\t6', true)
    expect(status).toBe(422)
    expect(body.title).toContain('第 1 行不是表头')
  })

  it('does not import what is there already', async () => {
    const { body } = await send('编号\t标题\t优先级\nIMP-001\t换标签模板\t高', false)
    expect(body.rows[0].errors[0].text.zh).toContain('IMP-001 已经有了')
  })

  it('reads an .xlsx with dates and numbers, under headers in English', async () => {
    const book = await writeWorkbook([{ name: 'Releases', columns: [{ header: 'Title' }, { header: 'Planned' }], rows: [['三月版本', new Date('2026-03-31T00:00:00Z')], ['四月版本', '2026/4/30']] }])
    const { body } = await test.request('itOperations', 'POST', '/items/releases/import', { fileName: '版本.xlsx', fileBase64: book.toString('base64'), dryRun: false })
    expect(body.accepted).toBe(2)
    expect((await rowsOf('releases')).map((r) => r.plannedOn)).toEqual(['2026-03-31', '2026-04-30'])
  })

  it('names the file that is no Excel file', async () => {
    const { status, body } = await test.request('itOperations', 'POST', '/items/releases/import', { fileName: '坏的.xlsx', fileBase64: Buffer.from('PK\u0003\u0004nonsense').toString('base64'), dryRun: true })
    expect(status).toBe(422)
    expect(body.title).toContain('坏的.xlsx打不开')
  })

  it('reads a CSV in GB18030', async () => {
    const bytes = Buffer.from([0xb1, 0xea, 0xcc, 0xe2, 0x2c, 0xbc, 0xc6, 0xbb, 0xae, 0xc8, 0xd5, 0xc6, 0xda, 0x0a, 0xce, 0xe5, 0xd4, 0xc2, 0x2c, 0x32, 0x30, 0x32, 0x36, 0x2d, 0x30, 0x35, 0x2d, 0x33, 0x31])
    const { body } = await test.request('itOperations', 'POST', '/items/releases/import', { fileName: 'a.csv', fileBase64: bytes.toString('base64'), dryRun: true })
    expect(body.rows[0]).toMatchObject({ values: { title: '五月', plannedOn: '2026-05-31' }, errors: [] })
  })

  it('is done once for an Idempotency-Key', async () => {
    const once = () => test.request('itOperations', 'POST', '/items/releases/import', { text: '标题\t计划日期\n六月版本\t2026-06-30', dryRun: false }, { 'idempotency-key': 'june' })
    expect((await once()).body).toEqual((await once()).body)
    expect((await rowsOf('releases')).filter((r) => r.title === '六月版本')).toHaveLength(1)
  })

  it('exports what the register holds, with names instead of ids', async () => {
    const { headers, raw } = await test.request('endUser', 'GET', '/items/improvements.xlsx')
    expect(String(headers['content-disposition'])).toContain(`filename*=UTF-8''${encodeURIComponent('改进项')}`)
    const [sheet] = (await read(new Uint8Array(raw))).sheets
    expect(sheet!.rows[0]).toEqual(['编号', '标题', '期', '负责人', '部门', '模块', '优先级', '工作量(人天)', '方案', '计划版本', '回应反馈', '状态', '更新时间'])
    expect(sheet!.rows[1]!.slice(0, 12)).toEqual(['IMP-001', '换标签模板', '第一期', '人员7', '仓储部', '库存管理', '高', 1.5, null, null, 'FBK-001', '待评审'])
  })

  it('gives a template that its own import reads', async () => {
    const { raw } = await test.request('consultant', 'GET', '/items/improvements/template.xlsx')
    const book = await read(new Uint8Array(raw))
    expect(book.sheets.map((s) => s.name)).toEqual(['改进项', '填写说明'])
    expect((await test.request('consultant', 'POST', '/items/improvements/import', { fileName: 't.xlsx', fileBase64: raw.toString('base64'), dryRun: true })).body).toMatchObject({ accepted: 0, rows: [], unknownColumns: [], missingColumns: [] })
  })

  it('is closed to who may not create', async () => {
    expect((await test.request('sponsor', 'POST', '/items/releases/import', { text: '标题\n甲', dryRun: true })).status).not.toBe(403)
    expect((await test.request('auditor', 'POST', '/items/releases/import', { text: '标题\n甲', dryRun: true })).status).toBe(403)
  })
})

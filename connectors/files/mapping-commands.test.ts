import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parsePipeline } from '../../engines/data/parse-pipeline.ts'
import { dataProposeMapping } from './mapping-commands.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-mapping-'))
afterAll(() => { fs.rmSync(folder, { recursive: true, force: true }) })
function file(name: string, text: string): string {
  fs.writeFileSync(path.join(folder, name), text)
  return path.join(folder, name)
}
const vendors = file('vendors.csv', '供应商名称,联系电话,备注(旧)\n甲公司,0512-1,\n乙公司,0512-2,x\n')
const schema = `target:
  table: supplier
  key: [supplier_name]
  columns:
    - { name: supplier_name, type: varchar(80), required: true }
    - { name: phone, type: varchar(30) }
    - { name: opened_on, type: date, required: true }
`

describe('data propose-mapping', () => {
  it('goes from a file to the target of a pipeline, and writes a pipeline that parses', async () => {
    const found = await dataProposeMapping(vendors, file('target.yaml', schema))
    expect(found.proposals.map((p) => [p.target, p.source])).toEqual([['supplier_name', '供应商名称'], ['phone', '联系电话']])
    expect(found.unfed).toMatchObject([{ target: 'opened_on', required: true }])
    expect(found.target.rows).toBeNull()
    const pipeline = parsePipeline(found.pipeline)
    expect(pipeline.map).toMatchObject([{ target: 'supplier_name', from: '供应商名称' }, { target: 'phone', from: '联系电话' }, { target: 'opened_on', value: '' }])
    expect([pipeline.sources[0]!.key, pipeline.sources[0]!.fields!.备注_旧]).toEqual([['供应商名称'], '备注(旧)'])
  })
  it('goes from a file without a header to another file, whose heads become names of a target', async () => {
    const found = await dataProposeMapping(file('bare.csv', '1,a@x.cn\n2,b@x.cn\n3,c@x.cn\n4,d@x.cn\n'), file('people.csv', 'Person ID,电子邮件\n1,a@x.cn\n2,b@x.cn\n3,c@x.cn\n9,z@x.cn\n'))
    expect(found.proposals.map((p) => [p.target, p.source])).toEqual([['Person ID', 'column1'], ['电子邮件', 'column2']])
    const pipeline = parsePipeline(found.pipeline)
    expect(pipeline.map.map((m) => [m.target, m.from])).toEqual([['person_id', 'column1'], ['column_2', 'column2']])
    expect(pipeline.sources[0]!.header).toBe(false)
  })
  it('refuses by name what it cannot read, and shows no password', async () => {
    await expect(dataProposeMapping(vendors, path.join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'data.file_absent' })
    await expect(dataProposeMapping(vendors, file('broken.yaml', 'target: { table: supplier }'))).rejects.toMatchObject({ code: 'data.target', detail: { what: expect.stringContaining('target.columns') } })
    await expect(dataProposeMapping(vendors, 'postgres://me:secret@host/db')).rejects.toMatchObject({ code: 'data.target_not_read', detail: { target: 'postgres://host/db' } })
  })
})

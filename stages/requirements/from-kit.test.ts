import { afterAll, beforeAll, expect, it } from 'vitest'
import { applyKit } from '../../platform/kits/apply-kit.ts'
import { listKits, loadKit } from '../../platform/kits/kit.ts'
import { openTestHouse, type TestHouse } from '../../platform/test-house.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { interview } from './kinds/interview.ts'
import { painPoint } from './kinds/pain-point.ts'
import { processMap } from './kinds/process-map.ts'
import { requirement } from './kinds/requirement.ts'
import { survey } from './kinds/survey.ts'
import { titleFrom } from './from-kit.ts'
import { requirements } from './stage.ts'

let house: TestHouse
beforeAll(async () => { house = await openTestHouse([requirements]) })
afterAll(() => house.close())

it('starts from the ERP kit with everything still to be collected, joined up in the trace and in both languages', async () => {
  await house.run('implementerProjectManager', async (tx) => {
    const made = await applyKit(tx, loadKit('erp-discrete'))
    const all = await listItems(tx, requirement)
    expect(all).toHaveLength(60)
    expect((await listItems(tx, painPoint)).every((p) => p.state === 'raised' && p.size === null && p.measuredBy)).toBe(true)
    expect(await listItems(tx, processMap)).toHaveLength(33)
    expect(all.every((r) => r.state === 'draft' && r.moduleId && r.phaseId && r.verification && r.fit && r.title.length >= 4)).toBe(true)
    const pains = await linkedItems(tx, all.map((r) => r.id), 'motivates', 'in')
    expect(all.filter((r) => !pains.has(r.id)).map((r) => r.title)).toEqual([])
    const english = await listItems({ ...tx, locale: 'en' }, requirement)
    expect(english.find((r) => r.title === 'Generated material code')?.statement).toContain('the system shall generate the code')
    const questions = (await listItems(tx, survey))[0]!.questions!
    expect(questions.find((q) => q.kind === 'rank')!.options!.map((o) => o.text)).toContainEqual({ zh: '交期', en: 'delivery' })
    expect((await listItems(tx, interview)).map((i) => i.title)).toContain('采购部访谈')
    expect(made.requirements).toBe(20 + 33 + 14 + 60 + (await listItems(tx, interview)).length + 1)
  })
})

it.each([
  ['当保存客户或供应商时,系统应校验统一社会信用代码的 18 位格式与校验码,不通过的不得保存。', '校验统一社会信用代码的 18 位格式与校验码'],
  ['当出库会使可用量小于 0 时,系统应拒绝保存。', '出库会使可用量小于 0 时拒绝保存'],
  ['系统应在每个工作日 7:00 前按四类生成计划例外清单,并按责任人分组。', '在每个工作日 7:00 前按四类生成计划例外清单'],
  ['当执行月末成本计算时,系统应在 2 小时内完成(工单 3,000 张)。', '在 2 小时内完成(工单 3,000 张)'],
])('makes a title of %s', (statement, title) => expect(titleFrom(statement)).toBe(title))

it('knows the tables of every kit', async () => {
  for (const { name } of listKits()) expect(loadKit(name).table('requirements').length, name).toBeGreaterThan(0)
})

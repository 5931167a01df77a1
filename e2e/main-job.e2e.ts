import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, picture, settled, type Visitor, visit } from './browser.ts'

const url = inject('demoUrl')
let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

async function open({ page }: Visitor, address: string): Promise<Page> {
  await page.goto(`${url}/i/YX-ERP${address}`)
  await settled(page)
  return page
}

/** Picks an option of a select by its label. The list moves while it opens, so the option is told directly. */
async function choose(page: Page, scope: Page | Locator, label: string | RegExp, option: string | RegExp): Promise<void> {
  await scope.getByRole('combobox', { name: label }).click()
  const wanted = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first()
  await wanted.waitFor()
  await wanted.evaluate((element: HTMLElement) => element.click())
}

const drawer = (page: Page): Locator => page.getByRole('dialog')

it('reads in English: the stage, the steering view and a document in the reader’s language', async () => {
  const visitor = await visit(browser, url, '陈国强', { locale: 'en-GB' })
  const page = await open(visitor, '/steering')
  await page.getByRole('heading', { name: 'Steering' }).first().waitFor()
  await picture(page, 'english-steering')
  await open(visitor, '/requirements/requirements')
  const text = await page.locator('body').innerText()
  expect(text).toContain('The system generates material codes by rule')
  const own = text.replace(/[“"「].*?[”"」]/g, '')
  expect(own.match(/\p{Script=Han}{4,}/gu)?.filter((t) => !/中文/.test(t)) ?? []).toEqual([])
  await picture(page, 'english-requirements')
  expect(visitor.troubles).toEqual([])
  await visitor.context.close()
})

describe('the main job in the demo, as four people', () => {
  const people: Record<string, Visitor> = {}
  const as = async (name: string): Promise<Visitor> => (people[name] ??= await visit(browser, url, name))
  afterAll(async () => {
    for (const [name, visitor] of Object.entries(people)) {
      expect(visitor.troubles, name).toEqual([])
      await visitor.context.close()
    }
  })

  it('the consultant writes a requirement down and links it to its pain point', async () => {
    const page = await open(await as('何静'), '/requirements/requirements')
    await page.getByRole('button', { name: '新建需求' }).click()
    const form = drawer(page)
    await form.getByLabel('标题').fill('到货前一天自动提醒检验员备检')
    await form.getByLabel('需求描述').fill('当采购订单的确认交期为次日时，系统应在 16:00 前向检验员推送待检清单。')
    await choose(page, form, /优先级/, '必须')
    await form.getByLabel(/验收标准/).fill('连续三个工作日，次日到货的订单行全部出现在前一天 16:00 的清单里。')
    await choose(page, form, /痛点/, /订单延迟交付/)
    await form.getByRole('button', { name: '创建' }).click()
    await page.getByRole('cell', { name: '到货前一天自动提醒检验员备检' }).first().waitFor()
    await picture(page, 'job-1-requirement')
  })

  it('the key user says what is missing, in a review comment on that requirement', async () => {
    const page = await open(await as('赵敏'), '/requirements/requirements?q=备检')
    await page.getByRole('row', { name: /到货前一天自动提醒检验员备检/ }).first().click()
    await page.getByRole('textbox', { name: '评审意见' }).fill('夜班到货也要提醒，请把时间改成到货前 8 小时。')
    await page.getByRole('button', { name: '提出评审意见' }).click()
    await page.getByText('夜班到货也要提醒').first().waitFor()
    await picture(page, 'job-2-comment')
  })

  it('the consultant raises a project issue for the weekly meeting', async () => {
    const page = await open(await as('何静'), '/planning/issues')
    await page.getByRole('button', { name: /新建/ }).first().click()
    const form = drawer(page)
    await form.getByLabel('标题').fill('检验员夜班排班表没有电子版')
    await choose(page, form, /类型/, '资源')
    await choose(page, form, /级别/, '中')
    await form.getByLabel('提出日').fill('2026-11-24')
    await page.keyboard.press('Tab')
    await form.getByRole('button', { name: '创建' }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('cell', { name: '检验员夜班排班表没有电子版' }).first().waitFor()
    await open(await as('何静'), '/planning/meetings')
    await picture(page, 'job-3-weekly')
  })

  it('the key user asks for a purchase and the sponsor approves what waits for them', async () => {
    const page = await open(await as('赵敏'), '/configuration/requisitions')
    await page.getByRole('button', { name: '新建请购单' }).click()
    const form = drawer(page)
    await form.getByLabel('买什么').fill('扫码枪电池')
    await form.getByRole('textbox', { name: '物料', exact: true }).first().fill('扫码枪电池 3000mAh')
    await form.getByRole('spinbutton', { name: '数量' }).first().fill('20')
    await form.getByRole('textbox', { name: '单位' }).first().fill('块')
    await form.getByRole('spinbutton', { name: '单价' }).first().fill('85')
    await form.getByRole('button', { name: '提交审批' }).click()
    await page.getByText('扫码枪电池').first().waitFor()
    await picture(page, 'job-4-requisition')
    const sponsor = await open(await as('陈国强'), '/configuration/approvals')
    const before = await sponsor.getByRole('button', { name: '同意' }).count()
    expect(before).toBeGreaterThan(0)
    await sponsor.getByRole('button', { name: '同意' }).first().click()
    await sponsor.waitForFunction((n) => [...document.querySelectorAll('button')].filter((b) => b.textContent?.trim() === '同意').length < n, before)
    await picture(sponsor, 'job-5-approved')
  })

  it('the consultant tries the load of phase 2: every row in is mapped, merged or rejected', async () => {
    const page = await open(await as('何静'), '/migration/runs?phase=P2')
    await page.getByRole('button', { name: '开始一批' }).click()
    const form = drawer(page)
    await form.getByText('试导入', { exact: false }).first().click()
    await form.getByRole('button', { name: '试导入' }).click()
    await page.getByText(/试导入/).first().waitFor()
    await page.waitForFunction(() => /第 \d+ 次试导入/.test(document.body.innerText) && !/运行中|排队/.test(document.body.innerText), undefined, { timeout: 90_000 })
    await picture(page, 'job-6-dry-run')
    const text = await page.locator('body').innerText()
    const [, into, mapped, merged, rejected] = /([\d,]+) = ([\d,]+) \+ ([\d,]+) \+ ([\d,]+)/.exec(text)!.map((n) => Number(n.replaceAll(',', '')))
    expect(into).toBe(mapped! + merged! + rejected!)
  }, 180_000)

  it('the key user reads a lesson, IT operations reports a fault and imports a KPI file that is wrong first', async () => {
    const page = await open(await as('赵敏'), '/training/lessons')
    await page.locator('tbody tr').first().click()
    await settled(page)
    await picture(page, 'job-7-lesson')
    const it = await open(await as('郑伟'), '/cutover/incidents')
    await it.getByRole('button', { name: '报告故障' }).first().click()
    const report = drawer(it)
    await report.getByLabel('出了什么事').fill('三号仓扫码枪连不上网')
    await report.getByRole('button', { name: '报告故障' }).click()
    await it.getByText('三号仓扫码枪连不上网').first().waitFor()
    await picture(it, 'job-8-incident')
    await open(await as('郑伟'), '/operations/kpis')
    await it.getByRole('row', { name: /成本调整率/ }).click()
    await it.getByRole('button', { name: '导入数据' }).click()
    await drawer(it).getByLabel('粘贴的内容').fill('日期,值\n2026-11-20,4.6\n上周,4.4')
    await drawer(it).getByRole('button', { name: '导入', exact: true }).click()
    await drawer(it).getByText(/第 3 行/).waitFor()
    await picture(it, 'job-9-bad-file')
    await drawer(it).getByLabel('粘贴的内容').fill('日期,值\n2026-11-20,4.6\n2026-11-22,4.4')
    await drawer(it).getByRole('button', { name: '导入', exact: true }).click()
    await drawer(it).waitFor({ state: 'hidden' })
  })

  it('IT operations publishes the planned release and the feedback behind it is answered', async () => {
    const page = await open(await as('郑伟'), '/operations/releases?item=REL-003')
    await page.getByRole('button', { name: '发布' }).last().click()
    await page.getByText('已发布').first().waitFor()
    await picture(page, 'job-10-release')
    await open(await as('郑伟'), '/operations/feedback?item=FBK-009')
    await page.getByText('已答复').first().waitFor()
  })

  it('the sponsor signs the gate of operations and follows a pain point to its KPI', async () => {
    const page = await open(await as('陈国强'), '/operations/gate?phase=P1')
    await page.getByRole('button', { name: '签署' }).first().click()
    await drawer(page).getByRole('button', { name: '签署' }).last().click()
    await page.getByText(/已签署|陈国强/).nth(1).waitFor()
    await picture(page, 'job-11-signed')
    await open(await as('陈国强'), '/items/PN-001')
    const text = await page.locator('body').innerText()
    for (const code of [/REQ-\d+/, /KPI-001/]) expect(text).toMatch(code)
    await picture(page, 'job-12-trace')
    await open(await as('陈国强'), '/steering')
    await picture(page, 'job-13-steering')
  })
})

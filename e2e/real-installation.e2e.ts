import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, picture, settled, visit } from './browser.ts'
import { startServer } from './demo-server.ts'

let browser: Browser
let server: Awaited<ReturnType<typeof startServer>>
const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-real-'))
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer(['start', '--data', path.join(directory, 'data')])
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  fs.rmSync(directory, { recursive: true, force: true })
})

it('goes from an empty directory to an implementation from a kit, and lets a colleague in by a link', async () => {
  const { page, context, troubles } = await visit(browser, server.url, null)
  await page.goto(server.url)
  await page.getByLabel('姓名').fill('李管理')
  await page.getByLabel('邮箱').fill('admin@example.com')
  await page.getByLabel('企业名称').fill('测试制造厂')
  await page.getByLabel('设置密码').fill('Correct-horse-9')
  await page.getByLabel('再输一次密码').fill('Correct-horse-9')
  await page.getByRole('button', { name: '建立并进入' }).click()
  await page.getByRole('link', { name: '新建实施项目' }).click()
  await page.getByLabel('名称').fill('测试厂 ERP')
  await page.getByLabel('代号').fill('TEST-ERP')
  await page.getByRole('button', { name: '创建' }).click()
  await page.waitForURL(/\/i\/TEST-ERP/, { timeout: 60_000 })
  await settled(page)
  await picture(page, 'real-1-workbench')
  await page.goto(`${server.url}/i/TEST-ERP/requirements/requirements`)
  await page.getByRole('cell', { name: 'REQ-001' }).waitFor()
  await page.goto(`${server.url}/i/TEST-ERP/planning/plan`)
  await settled(page)
  await picture(page, 'real-2-plan')

  const me = (await (await context.request.get(`${server.url}/api/v1/me`)).json()) as { demo: boolean; implementations: { id: string; code: string }[] }
  expect(me.demo).toBe(false)
  const invited = await context.request.post(`${server.url}/api/v1/implementations/${me.implementations[0]!.id}/invitations`, { data: { email: 'user@example.com', name: '王关键', roles: ['keyUser'] }, headers: { origin: server.url } })
  expect(invited.ok(), await invited.text()).toBe(true)
  const link = ((await invited.json()) as { url: string }).url
  expect(troubles).toEqual([])

  const colleague = await visit(browser, server.url, null)
  await colleague.page.goto(new URL(new URL(link).pathname, server.url).href)
  await settled(colleague.page)
  await picture(colleague.page, 'real-3-join')
  const name = colleague.page.getByLabel('姓名')
  if (await name.count()) await name.fill('王关键')
  for (const label of await colleague.page.getByLabel(/密码/).all()) await label.fill('Battery-staple-7')
  await colleague.page.getByRole('button', { name: /加入|进入|接受/ }).click()
  await colleague.page.waitForURL(/\/i\/TEST-ERP/, { timeout: 30_000 })
  expect(colleague.troubles).toEqual([])
  const again = await colleague.context.request.get(`${server.url}/api/v1/session`)
  expect(((await again.json()) as { demoPeople: unknown[] }).demoPeople).toEqual([])
})

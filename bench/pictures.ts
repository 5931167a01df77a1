import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openBrowser, settled, visit } from '../e2e/browser.ts'
import { startServer } from '../e2e/demo-server.ts'

const pictures = path.join(path.dirname(import.meta.dirname), 'docs/pictures')
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-pictures-'))
const given = process.env.LANDFALL_E2E_URL
const server = given ? { url: given, stop: async () => undefined } : await startServer(['demo', '--data', path.join(work, 'demo')])
const browser = await openBrowser()
try {
  fs.mkdirSync(pictures, { recursive: true })
  const shots = [['steering', '/steering', 'desktop', '陈国强'], ['requirements', '/requirements/requirements?item=REQ-001', 'desktop', '林晓雯'], ['trace', '/trace?at=REQ-011', 'desktop', '林晓雯'], ['phone', '/operations/kpis', 'phone', '陈国强']] as const
  for (const [name, address, size, person] of shots) {
    const { page, context } = await visit(browser, server.url, person, { size })
    await page.goto(`${server.url}/i/YX-ERP${address}`)
    await settled(page)
    await page.waitForTimeout(1200)
    await page.screenshot({ path: path.join(pictures, `${name}.png`) })
    await context.close()
  }
} finally {
  await browser.close()
  await server.stop()
  fs.rmSync(work, { recursive: true, force: true })
}

import fs from 'node:fs'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const screens = path.join(import.meta.dirname, 'screens')

export const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

export async function openBrowser(): Promise<Browser> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((file) => fs.existsSync(file))
  if (!executablePath) throw new Error('no Chromium on this machine: install the package chromium')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })
}

export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** What went wrong on the way: errors of the page, failed answers, requests that left the origin. */
  readonly troubles: string[]
}

/** A browser window of its own, signed in as a person of the demo (Chinese name) or as nobody. */
export async function visit(browser: Browser, url: string, person: string | null, options: { locale?: 'zh-CN' | 'en-GB'; size?: keyof typeof sizes; dark?: boolean } = {}): Promise<Visitor> {
  const context = await browser.newContext({ viewport: sizes[options.size ?? 'desktop'], locale: options.locale ?? 'zh-CN', colorScheme: options.dark ? 'dark' : 'light', acceptDownloads: true })
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('pageerror', (error) => troubles.push(`error on ${page.url()}: ${error.message}`))
  page.on('request', (request) => { if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) troubles.push(`request left the origin: ${request.url()}`) })
  page.on('response', (response) => { if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`) })
  if (person) await signIn(context, url, person)
  return { context, page, troubles }
}

async function signIn(context: BrowserContext, url: string, person: string): Promise<void> {
  const { demoPeople } = (await (await context.request.get(`${url}/api/v1/session`)).json()) as { demoPeople: { accountId: string; name: { zh: string } }[] }
  const found = demoPeople.find((p) => p.name.zh === person)
  if (!found) throw new Error(`${person} is not among the demo people: ${demoPeople.map((p) => p.name.zh).join(', ')}`)
  const answer = await context.request.post(`${url}/api/v1/session/demo`, { data: { accountId: found.accountId }, headers: { origin: url } })
  if (!answer.ok()) throw new Error(`signing in as ${person} failed: ${answer.status()}`)
}

/** Waits until the page has drawn its heading and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.waitForFunction(() => document.querySelector('h1, h2') !== null && document.querySelector('[aria-busy="true"], .lf-skeleton') === null, undefined, { timeout: 20_000 })
  await page.waitForTimeout(150)
}

/** Keeps a picture of the page under `e2e/screens/`. */
export async function picture(page: Page, name: string): Promise<void> {
  fs.mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: path.join(screens, `${name}.png`) })
}

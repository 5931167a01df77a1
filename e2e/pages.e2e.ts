import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, picture, settled, sizes, type Visitor, visit } from './browser.ts'
import { demoPages } from './page-list.ts'

const url = inject('demoUrl')
let browser: Browser
beforeAll(async () => { browser = await openBrowser() })
afterAll(() => browser.close())

/** Serious and critical only; text scrolled out of sight is skipped by axe, so the window is tall. */
async function violations({ page }: Visitor, rules?: string[]): Promise<string[]> {
  // The chart of the Gantt part speaks ARIA of its own that axe does not accept; the same tasks stand in the table beside it.
  const axe = new AxeBuilder({ page }).exclude('.wx-gantt')
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])).analyze()
  return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical').map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')}`)
}

/** What runs out of the window sideways. */
async function cutOff(visitor: Visitor): Promise<string[]> {
  return visitor.page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const wide = document.documentElement.scrollWidth > width + 1
    return wide ? [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > width + 1).slice(0, 5).map((e) => `${e.tagName}.${e.className}`) : []
  })
}

const nameOf = (address: string): string => address.replace(/[^a-z-]+/g, '_') || '_workbench'

describe('at 1440 px', () => {
  let visitor: Visitor
  beforeAll(async () => { visitor = await visit(browser, url, '林晓雯') })
  afterAll(() => visitor.context.close())

  it.each(demoPages)('the page %s is whole, accessible in light and dark, and asks nobody else', async (address) => {
    const { page, troubles } = visitor
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(sizes.desktop)
    await page.goto(`${url}/i/YX-ERP${address}`)
    await settled(page)
    await picture(page, `desktop${nameOf(address)}`)
    expect(await cutOff(visitor)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 5000 })
    expect(await violations(visitor)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForTimeout(600)
    expect(await violations(visitor, ['color-contrast'])).toEqual([])
    expect(troubles.splice(0)).toEqual([])
  })
})

describe('on a phone', () => {
  let visitor: Visitor
  beforeAll(async () => { visitor = await visit(browser, url, '林晓雯', { size: 'phone' }) })
  afterAll(() => visitor.context.close())

  it.each(demoPages)('the page %s fits', async (address) => {
    await visitor.page.goto(`${url}/i/YX-ERP${address}`)
    await settled(visitor.page)
    await picture(visitor.page, `phone${nameOf(address)}`)
    expect(await cutOff(visitor)).toEqual([])
    expect(visitor.troubles.splice(0)).toEqual([])
  })
})

it('signs in with one click as a person of the demo', async () => {
  const visitor = await visit(browser, url, null)
  await visitor.page.goto(url)
  await visitor.page.getByRole('button', { name: /陈国强/ }).click()
  await visitor.page.waitForURL(/\/i\/YX-ERP/)
  await settled(visitor.page)
  expect(visitor.troubles).toEqual([])
  await visitor.context.close()
})

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
async function violations(visitor: Visitor): Promise<string[]> {
  await visitor.page.setViewportSize({ width: visitor.page.viewportSize()!.width, height: 6000 })
  const { violations } = await new AxeBuilder({ page: visitor.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
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

describe.each([
  { name: 'at 1440 px', size: 'desktop' as const, dark: false },
  { name: 'at 1440 px, dark', size: 'desktop' as const, dark: true },
  { name: 'on a phone', size: 'phone' as const, dark: false },
])('$name', ({ size, dark }) => {
  let visitor: Visitor
  beforeAll(async () => { visitor = await visit(browser, url, '林晓雯', { size, dark }) })
  afterAll(() => visitor.context.close())

  it.each(demoPages)('the page %s is whole, accessible and asks nobody else', async (address) => {
    await visitor.page.setViewportSize(sizes[size])
    await visitor.page.goto(`${url}/i/YX-ERP${address}`)
    await settled(visitor.page)
    await picture(visitor.page, `${size}${dark ? '-dark' : ''}${address.replace(/[^a-z-]+/g, '_') || '_workbench'}`)
    expect(await cutOff(visitor)).toEqual([])
    expect(await violations(visitor)).toEqual([])
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

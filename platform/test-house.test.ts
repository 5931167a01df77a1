import { afterAll, beforeAll, expect, it } from 'vitest'
import { stages } from '../stages.ts'
import { openTestHouse, type TestHouse } from './test-house.ts'

let test: TestHouse
beforeAll(async () => { test = await openTestHouse(stages) })
afterAll(() => test.close())

it('answers over HTTP as a person with a role', async () => {
  const { status, body } = await test.request('consultant', 'GET', '/journey')
  expect(status).toBe(200)
  expect(body.stages).toHaveLength(7)
})

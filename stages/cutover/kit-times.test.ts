import { expect, it } from 'vitest'
import { listKits, loadKit } from '../../platform/kits/kit.ts'
import { offsetOf } from './kit-times.ts'

it.each([
  ['', null], ['T0', 0], ['T0-2h', -120], ['D-1 10:00', -1440 - 480], ['D-20 09:00', -20 * 1440 - 540], ['D+1 07:30', 3 * 1440 - 630], ['D+2 08:00', 4 * 1440 - 600],
])('reads the start %s', (start, minutes) => {
  expect(offsetOf(start)).toBe(minutes)
})

it('reads every start of every kit', () => {
  for (const { name } of listKits()) for (const row of loadKit(name).table('cutover-tasks')) if (row.start) expect(offsetOf(row.start), `${name} ${row.id} ${row.start}`).not.toBeNull()
})

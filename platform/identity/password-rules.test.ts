import { expect, it } from 'vitest'
import { objectionToPassword } from './password-rules.ts'

it.each(['Bicycle-2026', '落地实施A1b2c3d4', 'correct Horse 7'])('accepts %s', (password) => {
  expect(objectionToPassword(password)).toBeNull()
})

it.each([
  ['Kurz-1', '10'],
  ['alllowercaseletters', 'three of these four'],
  ['Password123', 'first that an attacker tries'],
  ['P@ssw0rd2024', 'first that an attacker tries'],
  ['Chen.guo-2026', 'your own name'],
])('refuses %s', (password, reason) => {
  expect(objectionToPassword(password, { email: 'chen.guo@example.com' })?.en).toContain(reason)
})

it('counts characters and not code units', () => {
  expect(objectionToPassword('𠮷𠮷𠮷A1𠮷')?.en).toContain('this one has 6')
})

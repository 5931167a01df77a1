import type { Random } from './random.ts'

/**
 * 统一社会信用代码 for invented companies (GB 32100-2015), with the organization code's own check character inside
 * (GB 11714). Written apart from the data engine, so that the engine's check is judged by something else.
 */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** `kind`: 91 a company, 92 a sole trader. `region`: six digits of GB/T 2260. */
export function makeCreditCode(random: Random, kind: '91' | '92', region: string): string {
  let organization = ''
  for (let i = 0; i < 8; i++) organization += alphabet[random.whole(0, 30)]
  const body = kind + region + organization + organizationCheck(organization)
  return body + checkCharacter(body)
}

/** A code that looks right and is not: a wrong check character, two digits swapped, a forbidden letter, one character short. */
export function spoilCreditCode(random: Random, code: string): string {
  const how = random.whole(0, 9)
  if (how === 0) return code.slice(0, 17)
  if (how === 1) return `${code.slice(0, 9)}O${code.slice(10)}`
  if (how <= 4) {
    for (let i = 8; i < 16; i++) {
      const swapped = code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2)
      if (checkCharacter(swapped.slice(0, 17)) !== swapped[17]) return swapped
    }
  }
  const last = alphabet.indexOf(code[17]!)
  return code.slice(0, 17) + alphabet[(last + random.whole(1, 29)) % 31]
}

function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, i) => total + alphabet.indexOf(character) * weights[i]!, 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}

function organizationCheck(code: string): string {
  const values = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  const sum = [...code].reduce((total, character, i) => total + values.indexOf(character) * [3, 7, 9, 10, 5, 8, 4, 2][i]!, 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

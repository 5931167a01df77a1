import { Invalid, type Text } from '../../engines/errors.ts'

/** Passwords that every attacker tries first (from public lists of leaked passwords), in lower case. */
const common = ['password', '123456', '12345678', 'qwerty', 'qwertyuiop', 'admin', 'letmein', 'welcome', 'iloveyou', 'abc123', '1q2w3e4r', 'zaq12wsx', 'p@ssw0rd', 'passw0rd', 'woaini', '5201314', 'landfall']

export const minimumLength = 10
export const maximumLength = 128

/**
 * Why a password does not do (GB/T 22239-2019, 8.1.4.1 a: complexity), or nothing when it does: 10 to 128 characters,
 * three of four classes (capital, small, digit, other), not a well-known password, not the person's own name or address.
 */
export function objectionToPassword(password: string, person: { email?: string | null; name?: string | null } = {}): Text | null {
  const length = [...password].length
  if (length < minimumLength) return { zh: `密码至少 ${minimumLength} 个字符（现在 ${length} 个）。`, en: `A password has at least ${minimumLength} characters (this one has ${length}).` }
  if (length > maximumLength) return { zh: `密码最多 ${maximumLength} 个字符。`, en: `A password has at most ${maximumLength} characters.` }
  const classes = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/].filter((pattern) => pattern.test(password)).length
  if (classes < 3) return { zh: '密码要包含大写字母、小写字母、数字、其他字符中的至少三类。', en: 'A password has three of these four: a capital letter, a small letter, a digit, another character.' }
  const lower = password.toLowerCase()
  const letters = lower.replace(/[^a-z\d@]/g, '')
  if (common.some((word) => letters === word || (letters.startsWith(word) && letters.length - word.length <= 4))) return { zh: '这个密码太常见，很容易被猜到。请换一个。', en: 'This password is one of the first that an attacker tries. Choose another.' }
  const own = [person.email?.split('@')[0], person.name].filter((part): part is string => !!part && part.length >= 3)
  if (own.some((part) => lower.includes(part.toLowerCase()))) return { zh: '密码里不能包含自己的姓名或邮箱。', en: 'A password does not contain your own name or e-mail address.' }
  return null
}

export function requireGoodPassword(password: string, person: { email?: string | null; name?: string | null } = {}): void {
  const objection = objectionToPassword(password, person)
  if (objection) throw new Invalid('password.too_weak', { fields: [{ path: 'password', message: objection.en }] }, objection)
}

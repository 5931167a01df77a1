/** Exact arithmetic on decimal strings (`-12.50`); amounts never become JavaScript numbers. */

const form = /^-?\d+(\.\d+)?$/

export function isDecimal(text: string): boolean {
  return form.test(text)
}

function scaled(text: string, digits: number): bigint {
  if (!form.test(text)) throw new Error(`"${text}" is not a decimal number`)
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const value = BigInt(whole + fraction.padEnd(digits, '0'))
  return negative ? -value : value
}

function fractionOf(text: string): number {
  return text.split('.')[1]?.length ?? 0
}

function asText(value: bigint, digits: number): string {
  const negative = value < 0n
  const plain = (negative ? -value : value).toString().padStart(digits + 1, '0')
  const whole = plain.slice(0, plain.length - digits)
  const fraction = digits === 0 ? '' : plain.slice(-digits).replace(/0+$/, '')
  return `${negative && (whole !== '0' || fraction) ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: string, b: string): number {
  const digits = Math.max(fractionOf(a), fractionOf(b))
  const [x, y] = [scaled(a, digits), scaled(b, digits)]
  return x < y ? -1 : x > y ? 1 : 0
}

export function addDecimals(a: string, b: string): string {
  const digits = Math.max(fractionOf(a), fractionOf(b))
  return asText(scaled(a, digits) + scaled(b, digits), digits)
}

export function multiplyDecimals(a: string, b: string): string {
  const [m, n] = [fractionOf(a), fractionOf(b)]
  return asText(scaled(a, m) * scaled(b, n), m + n)
}

/** Half away from zero to `digits` decimals, with exactly that many shown (`12.50`). */
export function roundDecimal(text: string, digits: number): string {
  const own = fractionOf(text)
  const value = scaled(text, Math.max(own, digits))
  const cut = 10n ** BigInt(Math.max(own - digits, 0))
  const half = value < 0n ? -(cut / 2n) : cut / 2n
  const rounded = own <= digits ? value : (value + half) / cut
  const negative = rounded < 0n
  const plain = (negative ? -rounded : rounded).toString().padStart(digits + 1, '0')
  return `${negative ? '-' : ''}${plain.slice(0, plain.length - digits) || '0'}${digits > 0 ? `.${plain.slice(-digits)}` : ''}`
}
